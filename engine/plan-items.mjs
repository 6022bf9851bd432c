/** The lines of evidence items under each standard: shown, added, removed, numbered. */

import { clean } from "./plan-contract.mjs";
import { itemId, itemKey, itemKeys, newItemId } from "./plan-entries.mjs";
import { copy, fill } from "./plan-template.mjs";

/** @typedef {import("./plan-contract.mjs").Contract} Contract */
/** @typedef {import("./plan-store.mjs").Store} Store */

export class Items {
  #root;
  #store;
  #limits;

  /**
   * @param {HTMLElement} root
   * @param {Store} store
   * @param {Contract} contract
   */
  constructor(root, store, contract) {
    this.#root = root;
    this.#store = store;
    this.#limits = contract.items;
  }

  /**
   * Make the lines of these standards those that the plan holds. A line that the reader is at stays as it is, and so
   * does one that waits for its first letter.
   * @param {Iterable<string>} codes
   */
  show(codes) {
    const held = itemKeys(this.#store);
    for (const code of codes) {
      const list = this.#list(code);
      if (!list) continue;
      const keys = held.get(code) ?? [];
      for (const row of this.#rows(list)) {
        const gone = !keys.includes(itemKey(code, row.dataset.id ?? ""));
        if (gone && !row.contains(document.activeElement) && box(row).value.trim()) row.remove();
      }
      for (const key of keys) this.#showOne(list, key);
      this.#number(list, code);
    }
  }

  /**
   * A new line, after `row` if that is given and at the end if not; null if there is no room for one.
   * @param {string} code
   */
  add(code) {
    const list = this.#list(code);
    if (!list || list.children.length >= this.#limits.most) return;
    const row = this.#row(newItemId());
    list.append(row);
    this.#number(list, code);
    box(row).focus();
  }

  /**
   * Take a line away. The focus goes to the line that comes to its place, or else to the button that adds one.
   * @param {HTMLElement} row
   * @returns {import("./plan-store.mjs").Change} what the plan has lost by it
   */
  remove(row) {
    const list = row.parentElement;
    const code = list?.dataset.items ?? "";
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    const change = this.#store.change(new Map([[itemKey(code, row.dataset.id ?? ""), ""]]));
    if (list) this.#number(list, code);
    const place = next?.querySelector("textarea") ?? list?.parentElement?.querySelector("[data-action=add]");
    /** @type {HTMLElement | null | undefined} */ (place)?.focus();
    return change;
  }

  /**
   * Take what was typed into a line.
   * @param {HTMLTextAreaElement} typed
   */
  take(typed) {
    const row = /** @type {HTMLElement} */ (typed.closest("li"));
    const key = itemKey(row.parentElement?.dataset.items ?? "", row.dataset.id ?? "");
    this.#store.set(key, clean(typed.value, false));
  }

  /**
   * @param {HTMLElement} list
   * @param {string} key
   */
  #showOne(list, key) {
    const id = itemId(key);
    let row = this.#rows(list).find((each) => each.dataset.id === id);
    if (!row) {
      row = this.#row(id);
      const after = this.#rows(list).find((each) => (each.dataset.id ?? "") > id);
      list.insertBefore(row, after ?? null);
    }
    const text = box(row);
    if (text !== document.activeElement && text.value !== this.#store.get(key)) text.value = this.#store.get(key);
  }

  /** @param {string} id */
  #row(id) {
    const row = copy(this.#root, "item");
    const text = box(row);
    row.dataset.id = id;
    text.id = `plan-item-${id}`;
    text.maxLength = this.#limits.longest;
    const label = row.querySelector("label");
    if (label) label.htmlFor = text.id;
    return row;
  }

  /**
   * @param {HTMLElement} list
   * @param {string} code
   */
  #number(list, code) {
    for (const [index, row] of this.#rows(list).entries()) fill(row, { number: `${code}.${index + 1}` });
    const full = list.children.length >= this.#limits.most;
    const place = /** @type {HTMLElement} */ (list.parentElement);
    const words = /** @type {HTMLElement | null} */ (place.querySelector("[data-full]"));
    const add = /** @type {HTMLButtonElement | null} */ (place.querySelector("[data-action=add]"));
    if (words) words.hidden = !full;
    if (add) add.hidden = full;
  }

  /** @param {HTMLElement} list */
  #rows(list) {
    return /** @type {HTMLElement[]} */ ([...list.children]);
  }

  /**
   * @param {string} code
   * @returns {HTMLElement | undefined}
   */
  #list(code) {
    const all = /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll("[data-items]"));
    return [...all].find((each) => each.dataset.items === code);
  }
}

/** @param {Element} row */
const box = (row) => /** @type {HTMLTextAreaElement} */ (row.querySelector("textarea"));
