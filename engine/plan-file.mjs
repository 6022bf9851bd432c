/** Writes a plan as a file, and reads one back: all of it or nothing. */

import { clean, takes } from "./plan-contract.mjs";
import { itemKeys } from "./plan-entries.mjs";

/** @typedef {import("./plan-contract.mjs").Contract} Contract */
/** @typedef {import("./plan-contract.mjs").Rule} Rule */
/** @typedef {import("./plan-store.mjs").Store} Store */
/** @typedef {import("./plan-store.mjs").Values} Values */

/** What a file says: values by key, and the evidence items of each standard. @typedef {{ values: Values, items: Map<string, string[]> }} Content */

/** Why a file is not taken. @typedef {"large" | "damaged" | "foreign" | "newer" | "unknown" | "unfit" | "room" | "same"} Reason */

/** Longer than this, what a file calls a place is cut off in the message. */
const SHOWN = 60;

export class Refusal extends Error {
  /**
   * @param {Reason} reason
   * @param {string[]} where the names on the way to the place in the file
   */
  constructor(reason, ...where) {
    super(reason);
    this.reason = reason;
    this.where = where.map((name) => (name.length > SHOWN ? `${name.slice(0, SHOWN)}…` : name)).join(", ");
  }
}

/**
 * What the plan holds.
 * @param {Contract} contract
 * @param {Store} store
 * @returns {Content}
 */
export function content(contract, store) {
  /** @type {Values} */
  const values = new Map();
  const take = (/** @type {string} */ key, /** @type {Rule} */ rule) => {
    const value = store.get(key);
    if (value && ("lines" in rule || takes(rule, value))) values.set(key, value);
  };
  for (const [name, rule] of Object.entries(contract.plan)) take(name, rule);
  for (const code of contract.codes) for (const [name, rule] of Object.entries(contract.standard)) take(`${code}/${name}`, rule);
  const keys = itemKeys(store);
  const items = contract.codes.map((code) => /** @type {const} */ ([code, (keys.get(code) ?? []).map((key) => store.get(key))]));
  return { values, items: new Map(items.filter(([, own]) => own.length)) };
}

/**
 * The text of a file with this content.
 * @param {Contract} contract
 * @param {Content} content
 */
export function write({ format, version, data_version, plan, standard, codes }, { values, items }) {
  const some = (/** @type {string[]} */ names, /** @type {string} */ path) =>
    Object.fromEntries(names.flatMap((name) => (values.get(path + name) ? [[name, values.get(path + name)]] : [])));
  const standards = codes.map((code) => {
    const own = items.get(code);
    return /** @type {const} */ ([code, { ...some(Object.keys(standard), `${code}/`), ...(own ? { items: own } : {}) }]);
  });
  const filled = Object.fromEntries(standards.filter(([, fields]) => Object.keys(fields).length));
  const file = { format, version, data_version, ...some(Object.keys(plan), ""), standards: filled };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/**
 * @param {Contract} contract
 * @param {ArrayBuffer} bytes
 * @returns {Content}
 */
export function read(contract, bytes) {
  const { format, version, data_version, standards = {}, ...plan } = parse(bytes);
  if (format !== contract.format) throw new Refusal("foreign");
  if (typeof version === "number" && version > contract.version) throw new Refusal("newer");
  if (version !== contract.version || !isObject(standards)) throw new Refusal("damaged");
  if (data_version !== undefined && typeof data_version !== "string") throw new Refusal("damaged");
  /** @type {Values} */
  const values = new Map();
  /** @type {Content["items"]} */
  const items = new Map();
  takeAll(values, plan, contract.plan, []);
  for (const [code, given] of Object.entries(standards)) {
    if (!contract.codes.includes(code)) throw new Refusal("unknown", code);
    if (!isObject(given)) throw new Refusal("unfit", code);
    const { items: own = [], ...fields } = given;
    takeAll(values, fields, contract.standard, [code]);
    const read = readItems(contract, code, own);
    if (read.length) items.set(code, read);
  }
  return { values, items };
}

/** @param {ArrayBuffer} bytes */
function parse(bytes) {
  let found;
  try {
    found = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal("damaged");
  }
  if (!isObject(found)) throw new Refusal("foreign");
  return found;
}

/**
 * @param {Values} values
 * @param {Record<string, unknown>} given
 * @param {Record<string, Rule>} rules
 * @param {string[]} path
 */
function takeAll(values, given, rules, path) {
  for (const [name, value] of Object.entries(given)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) throw new Refusal("unknown", ...path, name);
    if (typeof value !== "string" || !takes(rule, value)) throw new Refusal("unfit", ...path, name);
    const kept = "lines" in rule ? clean(value, rule.lines) : value;
    if (kept) values.set([...path, name].join("/"), kept);
  }
}

/**
 * @param {Contract} contract
 * @param {string} code
 * @param {unknown} given
 */
function readItems({ items: { most, longest } }, code, given) {
  if (!Array.isArray(given) || given.length > most) throw new Refusal("unfit", code, "items");
  return given.map((item, index) => {
    if (typeof item !== "string" || item.length > longest) throw new Refusal("unfit", code, `items ${index + 1}`);
    return clean(item, false);
  }).filter(Boolean);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
