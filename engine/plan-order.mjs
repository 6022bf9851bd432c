/** Sorts the standards: by the guidance's headings, where the core has put them, or by the reader's own sections. */

import { copy, fill } from "./plan-template.mjs";

/** @typedef {import("./plan-entries.mjs").Entry} Entry */
/** @typedef {import("./plan-entries.mjs").Place} Place */

/** A reader's section with its standards; without a title, those that are in none. @typedef {{ title: string, entries: Entry[] }} Section */

/**
 * The reader's own sections by name, "Section 2" before "Section 10", and last what is in none.
 * @param {Entry[]} all
 * @returns {Section[]}
 */
export function ownSections(all) {
  /** @type {Map<string, Section>} */
  const found = new Map();
  for (const entry of all.filter((each) => each.applies)) {
    const key = entry.section.toLocaleLowerCase();
    const section = found.get(key) ?? { title: entry.section, entries: [] };
    section.entries.push(entry);
    found.set(key, section);
  }
  const { compare } = new Intl.Collator("en", { numeric: true });
  return [...found.values()].sort((one, other) => Number(!one.title) - Number(!other.title) || compare(one.title, other.title));
}

/**
 * Put the standards where they belong.
 * @param {HTMLElement} root
 * @param {Place[]} places
 * @param {Entry[]} all
 * @param {boolean} own
 */
export function arrange(root, places, all, own) {
  const list = /** @type {HTMLElement | null} */ (root.querySelector("[data-order]"));
  const place = root.querySelector("[data-own]");
  if (!list || !place) return;
  keepingFocus(() => {
    for (const { element, home } of places) if (element.parentElement !== home || own) home.append(element);
    list.toggleAttribute("data-sorted", own);
    place.replaceChildren(...(own ? ownSections(all).map((section) => sectionOf(root, section)) : []));
  });
}

/**
 * @param {HTMLElement} root
 * @param {Section} section
 */
function sectionOf(root, { title, entries }) {
  const made = copy(root, title ? "section" : "unsorted");
  fill(made, { title });
  made.append(...entries.map((entry) => entry.element));
  return made;
}

/**
 * Do something that moves elements, and leave the reader at the same control, at the same height of the window.
 * @param {() => void} move
 */
function keepingFocus(move) {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement : document.body;
  const before = focused.getBoundingClientRect().top;
  move();
  if (focused === document.body || !focused.isConnected) return;
  if (document.activeElement !== focused) focused.focus({ preventScroll: true });
  window.scrollBy({ top: focused.getBoundingClientRect().top - before, behavior: "instant" });
}
