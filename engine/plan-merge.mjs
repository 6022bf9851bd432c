/** Works out what the content of a file changes in a plan: put in its place, or added to it. */

import { itemKey, newItemId } from "./plan-entries.mjs";
import { content, Refusal, write } from "./plan-file.mjs";

/** @typedef {import("./plan-contract.mjs").Contract} Contract */
/** @typedef {import("./plan-file.mjs").Content} Content */
/** @typedef {import("./plan-store.mjs").Store} Store */
/** @typedef {import("./plan-store.mjs").Values} Values */

/**
 * Whether there is anything in the plan that a reader would miss: a choice of how to see it is not.
 * @param {Contract} contract
 * @param {Store} store
 */
export const holdsSomething = (contract, store) => store.keys().some((key) => !("values" in (contract.plan[key] ?? {})));

/**
 * Whether the plan holds just this.
 * @param {Contract} contract
 * @param {Store} store
 * @param {Content} given
 */
export const holdsSame = (contract, store, given) => write(contract, content(contract, store)) === write(contract, given);

/**
 * @param {Store} store
 * @returns {Values}
 */
export const nothing = (store) => new Map(store.keys().map((key) => [key, ""]));

/**
 * @param {Store} store
 * @param {Content} given
 * @returns {Values}
 */
export const replaced = (store, given) => new Map([...nothing(store), ...given.values, ...newItems(given.items)]);

/**
 * What the plan holds stays. A text of several lines and the evidence items come after it; the rest is taken only where
 * the plan has nothing. Throws a Refusal if that is too much for one place.
 * @param {Contract} contract
 * @param {Store} store
 * @param {Content} given
 * @returns {Values}
 */
export function added(contract, store, given) {
  /** @type {Values} */
  const values = new Map();
  for (const [key, value] of given.values) {
    const own = store.get(key);
    const [code = "", name = ""] = key.split("/");
    const rule = name ? contract.standard[name] : contract.plan[code];
    if (!own) values.set(key, value);
    else if (rule && "lines" in rule && rule.lines && !own.includes(value)) {
      const both = `${own.trimEnd()}\n\n${value}`;
      if (both.length > rule.longest) throw new Refusal("room", code, name);
      values.set(key, both);
    }
  }
  const mine = content(contract, store).items;
  /** @type {Content["items"]} */
  const more = new Map();
  for (const [code, items] of given.items) {
    const own = mine.get(code) ?? [];
    const others = items.filter((item) => !own.includes(item));
    if (own.length + others.length > contract.items.most) throw new Refusal("room", code, "items");
    more.set(code, others);
  }
  return new Map([...values, ...newItems(more)]);
}

/**
 * @param {Content["items"]} items
 * @returns {[string, string][]}
 */
const newItems = (items) => [...items].flatMap(([code, own]) => own.map((item) => /** @type {[string, string]} */ ([itemKey(code, newItemId()), item])));
