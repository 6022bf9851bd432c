/** Takes the place of the service worker where `extra.offline` in mkdocs.yml is off: clears up after it, and goes. */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(clear()));

async function clear() {
  const names = (await caches.keys()).filter((name) => name.startsWith(`ast-guidance ${worker.registration.scope} `));
  await Promise.all(names.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}
