/** Shows the state of loading through the words that the core wrote into the page for each state. */

/** @typedef {import("./load-state.mjs").LoadState} LoadState */

/**
 * @param {HTMLElement} block the page's .ast-engine
 * @param {LoadState} state
 */
export function showState(block, state) {
  block.dataset.state = state.kind;
  show(block, "state", state.kind);
  show(block, "stage", state.kind === "loading" ? state.stage : "");
  show(block, "reason", state.kind === "failed" ? state.reason : "");
  for (const bar of block.querySelectorAll("progress")) {
    // Bytes are known only while files are fetched; for the rest the bar says that something goes on.
    if (state.kind === "loading" && state.stage === "fetch" && state.total) {
      bar.max = state.total;
      bar.value = state.bytes;
    } else bar.removeAttribute("value");
  }
}

/**
 * Of the parts marked for one state, stage or reason each, show those marked for this one.
 * @param {HTMLElement} block
 * @param {"state" | "stage" | "reason"} mark
 * @param {string} value
 */
function show(block, mark, value) {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (block.querySelectorAll(`[data-${mark}]`))) {
    part.hidden = part.dataset[mark] !== value;
  }
}

/**
 * What the block says now, for those who listen to the page.
 * @param {HTMLElement} block
 */
export const told = (block) =>
  [...block.querySelectorAll("p")].filter((each) => !each.closest("[hidden]")).map((each) => each.textContent).join(" ");

/** What stands before the page's own title. */
let titlePrefix = "";

/** @param {string} prefix */
export function prefixTitle(prefix) {
  const own = document.title.startsWith(titlePrefix) ? document.title.slice(titlePrefix.length) : document.title;
  document.title = prefix + own;
  titlePrefix = prefix;
}

/** @type {WeakMap<HTMLElement, number>} What each region is about to say. */
const next = new WeakMap();

/**
 * Say something once, politely, to those who listen to the page. Of several things at a time the last is said.
 * @param {HTMLElement} region the calculator's region for words that are heard and not seen
 * @param {string} words
 */
export function announce(region, words) {
  region.textContent = "";
  // A region that was empty for a moment says the same words a second time too.
  clearTimeout(next.get(region));
  next.set(region, window.setTimeout(() => (region.textContent = words), 100));
}
