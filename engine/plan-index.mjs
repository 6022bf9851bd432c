/** Makes the index that is printed: sections, sub-sections, and under each standard its evidence items with numbers. */

import { ownSections } from "./plan-order.mjs";
import { copy } from "./plan-template.mjs";

/** @typedef {import("./plan-entries.mjs").Entry} Entry */
/** @typedef {{ title: string, entries: Entry[], parts: { title: string, entries: Entry[] }[] }} Section */

/** What heads the index. @typedef {{ name: string, school: string, post: string, stage: string }} Head */

/**
 * @param {HTMLElement} root
 * @param {Entry[]} all
 * @param {boolean} own whether by the reader's own sections
 * @param {Head} head
 * @param {string} done the status that ends the work on a standard
 */
export function showIndex(root, all, own, head, done) {
  const counted = all.filter((entry) => entry.applies);
  const place = (/** @type {string} */ name) => root.querySelector(`[data-index=${name}]`);
  const today = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date());
  const ready = counted.filter((entry) => entry.status === done).length;
  place("head")?.replaceChildren(copy(root, "index-head", { ...head, today, ready, all: counted.length }));
  const sections = own ? ownSections(counted).map((section) => ({ ...section, parts: [] })) : byHeading(counted);
  const lines = [];
  const body = [];
  for (const [index, section] of sections.entries()) {
    const number = String(index + 1);
    const title = section.title || (copy(root, "index-unsorted").textContent ?? "");
    const made = copy(root, "index-section", { number, title });
    const direct = section.parts.length ? [] : section.entries;
    lines.push(copy(root, "index-line", { number, title, codes: codes(direct) }));
    made.append(...direct.map((entry) => standard(root, entry, own)));
    for (const [at, part] of section.parts.entries()) {
      const values = { number: `${number}.${at + 1}`, title: part.title };
      lines.push(copy(root, "index-subline", { ...values, codes: codes(part.entries) }));
      const sub = copy(root, "index-part", values);
      sub.append(...part.entries.map((entry) => standard(root, entry, own)));
      made.append(sub);
    }
    body.push(made);
  }
  place("contents")?.replaceChildren(...lines);
  place("body")?.replaceChildren(...body);
}

/** @param {Entry[]} entries */
const codes = (entries) => entries.map((entry) => entry.code).join(", ");

/**
 * @param {Entry[]} all
 * @returns {Section[]}
 */
function byHeading(all) {
  return group(all, (entry) => entry.part).map((section) => ({ ...section, parts: group(section.entries, (entry) => entry.group) }));
}

/**
 * @param {Entry[]} all
 * @param {(entry: Entry) => string} name
 */
function group(all, name) {
  const titles = [...new Set(all.map(name))];
  return titles.map((title) => ({ title, entries: all.filter((entry) => name(entry) === title) }));
}

/**
 * @param {HTMLElement} root
 * @param {Entry} entry
 * @param {boolean} own
 */
function standard(root, entry, own) {
  const items = entry.items.map((text, index) => copy(root, "index-item", { number: `${entry.code}.${index + 1}`, text }));
  const { code, short, words, notes, owner, date } = entry;
  const made = copy(root, "index-standard", {
    ...{ code, short, words, notes, owner, date, items },
    status: entry.statusWords,
    none: items.length ? "" : "none",
    section: own ? "" : entry.section,
    heading: own ? `${entry.part}: ${entry.group}` : "",
  });
  made.dataset.status = entry.status;
  return made;
}
