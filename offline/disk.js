/**
 * For a copy of the site that was opened from a disk: says what does not work there, takes it out of the way, and has
 * the search answer in the page, in place of its worker. No module: from a disk, browsers run none.
 */

(() => {
  if (location.protocol !== "file:") return;

  document.addEventListener("DOMContentLoaded", () => {
    for (const notice of document.querySelectorAll("[data-disk]")) notice.removeAttribute("hidden");
    const idle = "ast-calculator form.ast-form, ast-calculator .ast-engine";
    for (const part of document.querySelectorAll(idle)) part.setAttribute("hidden", "");
  });

  // The theme's messages: search/worker.js.
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];

  class InPage extends EventTarget {
    /** @type {import("../search/search.mjs").Search | undefined} */
    #search;

    /** @param {{ type: number, data: any }} message */
    postMessage({ type, data }) {
      if (type === SETUP) {
        // The script that brings the index brings the modules too: search/disk.py.
        const { __modules } = /** @type {any} */ (window);
        this.#search = new __modules["search.mjs"].Search(data);
        this.#tell(READY);
      } else if (type === QUERY) this.#tell(RESULT, this.#search?.search(data) ?? { items: [] });
    }

    /**
     * @param {number} type
     * @param {unknown} [data]
     */
    #tell(type, data) {
      setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data: { type, data } })));
    }
  }

  window.Worker = /** @type {any} */ (InPage);
})();
