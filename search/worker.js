/**
 * The worker that the theme's search box talks to: our search, or, if that does not start, the theme's own.
 *
 * The theme starts it as a classic worker, so it has no imports at its top. The page's address for it ends in the name
 * of the theme's worker (theme/main.html): `worker.js?stock=search.….min.js`.
 */

(() => {
  // The theme's messages.
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];

  /** @type {import("./search.mjs").Search | undefined} */
  let search;
  const module = import("./search.mjs");
  module.catch(() => {}); // told when it is waited for

  addEventListener("message", hear);

  /** @param {MessageEvent<{ type: number, data: any }>} message */
  async function hear({ data: { type, data } }) {
    if (type === QUERY) postMessage({ type: RESULT, data: answer(data) });
    if (type !== SETUP) return;
    try {
      search = new (await module).Search(data);
      search.search("try"); // what this browser cannot do shall come out now
      postMessage({ type: READY });
    } catch (problem) {
      console.warn("The site's search did not start; the theme's takes its place.", problem);
      removeEventListener("message", hear);
      importScripts(stock());
      dispatchEvent(new MessageEvent("message", { data: { type, data } }));
    }
  }

  /** @param {string} query */
  function answer(query) {
    try {
      return search?.search(query) ?? { items: [] };
    } catch (problem) {
      console.warn(problem);
      return { items: [] };
    }
  }

  function stock() {
    const name = new URL(location.href).searchParams.get("stock") ?? "";
    if (!/^search\.\w+\.min\.js$/.test(name)) throw new Error(`not the theme's worker: ${name}`);
    return `../assets/javascripts/workers/${name}`;
  }
})();
