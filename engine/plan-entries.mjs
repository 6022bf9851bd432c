/** A plan as it stands: each standard with what the page says of it and what the reader has written. */

/** @typedef {import("./plan-store.mjs").Store} Store */

/**
 * `applies` tells whether the standard is shown at the chosen career stage; `status` is the key, `statusWords` its name.
 * @typedef {object} Entry
 * @property {string} code
 * @property {HTMLDetailsElement} element
 * @property {boolean} applies
 * @property {string} short
 * @property {string} words
 * @property {string} part
 * @property {string} group
 * @property {string} status
 * @property {string} statusWords
 * @property {string[]} items
 * @property {string} notes
 * @property {string} owner
 * @property {string} date
 * @property {string} section
 */

/** Where a standard stands by the guidance's headings. @typedef {{ element: HTMLDetailsElement, home: HTMLElement, words: string }} Place */

const ITEMS = "/items/";

/**
 * The key of an evidence item.
 * @param {string} code
 * @param {string} id
 */
export const itemKey = (code, id) => code + ITEMS + id;

/**
 * The keys of the evidence items that there are, by standard, in the order in which they were added.
 * @param {Store} store
 * @returns {Map<string, string[]>}
 */
export function itemKeys(store) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const key of store.keys()) {
    const end = key.indexOf(ITEMS);
    if (end > 0) found.set(key.slice(0, end), [...(found.get(key.slice(0, end)) ?? []), key]);
  }
  return found;
}

/** @param {string} key of an evidence item */
export const itemId = (key) => key.split(ITEMS)[1] ?? "";

let added = 0;

/** An id that sorts after those given before, here or in another tab. */
export function newItemId() {
  const parts = [Date.now(), added++, Math.floor(Math.random() * 36 ** 4)];
  return parts.map((part, index) => part.toString(36).padStart(index ? 4 : 9, "0")).join("-");
}

/**
 * The standards of the page with their places, in the guidance's order.
 * @param {ParentNode} root
 * @returns {Place[]}
 */
export function places(root) {
  const found = /** @type {NodeListOf<HTMLDetailsElement>} */ (root.querySelectorAll("details[data-standard]"));
  return [...found].map((element) => ({
    element,
    home: /** @type {HTMLElement} */ (element.parentElement),
    words: [...element.querySelectorAll("[data-words]")].flatMap(textsOf).join(" "),
  }));
}

/** @param {Element} element */
const textsOf = (element) => (element.children.length ? [...element.children] : [element]).map((each) => each.textContent);

/**
 * @param {Place[]} all
 * @param {Store} store
 * @returns {Entry[]}
 */
export function entries(all, store) {
  const items = itemKeys(store);
  return all.map(({ element, home, words }) => {
    const code = element.dataset.standard ?? "";
    const get = (/** @type {string} */ field) => store.get(`${code}/${field}`);
    const chosen = /** @type {HTMLInputElement | null} */ (element.querySelector("[type=radio]:checked"));
    return {
      code,
      element,
      applies: !element.hidden,
      short: element.querySelector(".ast-plan-short")?.textContent ?? "",
      words,
      part: home.closest("section")?.dataset.title ?? "",
      group: home.dataset.title ?? "",
      status: chosen?.value ?? "",
      statusWords: chosen?.labels?.[0]?.textContent ?? "",
      items: (items.get(code) ?? []).map((key) => store.get(key)),
      notes: get("notes"),
      owner: get("owner"),
      date: get("date"),
      section: get("section").trim().replace(/\s+/g, " "),
    };
  });
}
