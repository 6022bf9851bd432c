/**
 * The service worker: keeps one release of the site, whole, and answers from it.
 *
 * It takes nothing over before all pages, scripts and styles of its release are there, each checked by its hash. So a
 * page that it answers for gets all that it asks for from the release that it belongs to. A newer worker waits until
 * no page of the older one is open, or until its reader asks for it. Python's own files come later, when the page is
 * idle: their addresses hold their version, so that none can be taken for another's.
 */

/** @typedef {Record<string, string>} Hashes by path below the site's root */
/** @typedef {{ release: string, now: Hashes, later: Hashes, rarely: Hashes }} Built */

/** The build writes this line: see offline/build.py. @type {Built} */
const BUILT = { release: "", now: {}, later: {}, rarely: {} };

/** As many files as are asked for at a time: a page that is being read comes first. */
const AT_ONCE = 4;

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const ROOT = worker.registration.scope;
const OURS = `ast-guidance ${ROOT} `;
const NAME = OURS + BUILT.release;

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(forget((name) => name !== NAME)));
worker.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(worker.skipWaiting());
  if (event.data === "fill") event.waitUntil(keepAll(BUILT.later).catch(() => {})); // what is missing comes when used
});
worker.addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (path !== null) event.respondWith(answer(event.request, path));
});

/** Keep all that pages need. What has come stays for another try, unless the device has no room for it. */
async function install() {
  try {
    await keepAll(BUILT.now);
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === "QuotaExceededError") await caches.delete(NAME);
    throw problem;
  }
}

/** @param {(name: string) => boolean} which of our caches */
async function forget(which) {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && which(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** @param {Hashes} files */
async function keepAll(files) {
  const cache = await caches.open(NAME);
  const left = Object.entries(files);
  const keepOneByOne = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [path, hash] = next;
      if (!(await cache.match(ROOT + path))) await cache.put(ROOT + path, await obtain(path, hash));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, keepOneByOne));
}

/**
 * A file with the right hash: an older release may have it, then the browser's cache, then the server.
 * @param {string} path
 * @param {string} hash
 */
async function obtain(path, hash) {
  const sources = [
    () => caches.match(ROOT + path),
    () => fetch(ROOT + path),
    () => fetch(ROOT + path, { cache: "reload" }),
  ];
  for (const source of sources) {
    const response = await source();
    if (!response?.ok) continue;
    const body = await response.arrayBuffer();
    if ((await hashOf(body)) === hash) return kept(body, response);
  }
  throw new Error(`${path} is not of this release`);
}

/**
 * @param {Hashes} files
 * @param {string} path
 */
const has = (files, path) => Object.hasOwn(files, path);

/** @param {ArrayBuffer} body */
async function hashOf(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(digest.subarray(0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {ArrayBuffer} body
 * @param {Response} response
 */
const kept = (body, response) =>
  new Response(body, { headers: { "content-type": response.headers.get("content-type") ?? "" } });

/**
 * The path of a request below the root if it is for us to answer: a page, or a file of this release.
 * @param {Request} request
 */
function pathOf({ method, mode, url }) {
  const { origin, pathname, search } = new URL(url);
  const address = origin + pathname;
  if (method !== "GET" || !address.startsWith(ROOT)) return null;
  const path = address.slice(ROOT.length).replace(/(^|\/)index\.html$/, "$1");
  if (has(BUILT.now, path) || mode === "navigate") return path;
  return !search && (has(BUILT.later, path) || has(BUILT.rarely, path)) ? path : null; // with "?again" it is asked anew
}

/**
 * @param {Request} request
 * @param {string} path
 */
async function answer(request, path) {
  const found = await caches.open(NAME).then((cache) => cache.match(ROOT + path), () => undefined);
  if (found) return found;
  if (has(BUILT.now, path)) return abandon(request);
  if (has(BUILT.later, path) || has(BUILT.rarely, path)) return keepOnTheWay(request, path);
  if (has(BUILT.now, `${path}/`)) return Response.redirect(`${ROOT}${path}/`);
  return fetch(request).catch(missing);
}

/**
 * Something was taken out of what is kept. Rather than mix releases, have nothing: the next page comes from the server.
 * @param {Request} request
 */
async function abandon(request) {
  await forget(() => true).catch(() => {});
  await worker.registration.unregister();
  return fetch(request);
}

/**
 * Python's own files, when a page asks for one before it is kept.
 * @param {Request} request
 * @param {string} path
 */
async function keepOnTheWay(request, path) {
  const response = await fetch(request);
  const copy = response.clone();
  const keep = async () => {
    const body = await copy.arrayBuffer();
    const right = (await hashOf(body)) === { ...BUILT.later, ...BUILT.rarely }[path];
    if (right) await (await caches.open(NAME)).put(ROOT + path, kept(body, copy));
  };
  keep().catch(() => {}); // no room: the page has it all the same
  return response;
}

/** Without the network, the site's own page for what there is not. */
async function missing() {
  const page = await caches.open(NAME).then((cache) => cache.match(`${ROOT}404.html`));
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
}
