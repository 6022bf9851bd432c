/**
 * Has the site kept for use without the network, once the page has nothing else to do, and says when a newer release is
 * there. A browser that cannot keep anything, or is told not to, shows the site as it would without this.
 */

const ADDRESS = new URL("../sw.js", import.meta.url);

/** Seconds: after its own loading a page of guidance is left in peace; then pages are kept, then Python's files. */
const REST = { page: 3, python: 12 };

const container = navigator.serviceWorker;
const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (/** @type {unknown} */ (navigator));
const savesData = Boolean(connection?.saveData);
/** Whether this page came from what is kept. */
const wasKept = Boolean(container?.controller);
/** @type {ServiceWorker | null} */
let newer = null;
let asked = false;

if (container) run().catch((problem) => console.info("The site is not kept for use without the network:", problem));

async function run() {
  container.addEventListener("controllerchange", () => (asked ? location.reload() : wasKept && tell()));
  document.querySelector("[data-release] button")?.addEventListener("click", load);
  const known = await container.getRegistration(ADDRESS);
  if (known) watch(known);
  if (savesData) return;
  const engine = await settled();
  if (engine === "failed" && (await isGone())) tell();
  if (!engine) await rest(REST.page);
  const registration = await container.register(ADDRESS, { scope: new URL("./", ADDRESS).href });
  if (registration !== known) watch(registration);
  const kept = await active(registration);
  if (!engine) await rest(REST.python);
  kept.postMessage("fill");
}

/** Wait until the page is there and, if it has an engine, until that has started or failed: how it stands with it. */
async function settled() {
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve));
  const engine = document.querySelector(".ast-engine");
  const isSettled = () => ["ready", "failed"].includes(engine?.getAttribute("data-state") ?? "");
  if (engine && !isSettled()) {
    await new Promise((resolve) => {
      new MutationObserver(() => isSettled() && resolve(null)).observe(engine, { attributeFilter: ["data-state"] });
    });
  }
  return engine?.getAttribute("data-state");
}

/** Whether the engine of this page is not on the server any more: a newer release has taken its place. */
async function isGone() {
  const entry = /** @type {HTMLScriptElement | null} */ (document.querySelector("script[src$='/main.mjs']"));
  const answer = await fetch(entry?.src ?? "", { method: "HEAD", cache: "no-store" }).catch(() => null);
  return answer?.status === 404;
}

/** @param {number} seconds */
async function rest(seconds) {
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  if ("requestIdleCallback" in window) await new Promise((resolve) => requestIdleCallback(resolve));
}

/**
 * The registration's worker, once all pages are kept. Should that not succeed, this never resolves, and nothing follows.
 * @param {ServiceWorkerRegistration} registration
 * @returns {Promise<ServiceWorker>}
 */
function active({ active, installing, waiting }) {
  const worker = installing ?? waiting ?? active;
  return new Promise((resolve) => {
    if (!worker || worker.state === "activated") return worker && resolve(worker);
    worker.addEventListener("statechange", () => worker.state === "activated" && resolve(worker));
  });
}

/**
 * Tell the reader when a newer release is there, if this page came from an older one.
 * @param {ServiceWorkerRegistration} registration
 */
function watch(registration) {
  const see = (/** @type {ServiceWorker | null} */ worker) => {
    if (worker?.state !== "installed" || !wasKept) return;
    newer = worker;
    tell();
  };
  see(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => see(worker));
  });
}

function tell() {
  const notice = /** @type {HTMLElement | null} */ (document.querySelector("[data-release]"));
  if (notice) notice.hidden = false;
}

/** Load the newer release: a page that it has taken over already needs no more than to be loaded again. */
function load() {
  asked = true;
  if (newer?.state === "installed") newer.postMessage("take over");
  else location.reload();
}
