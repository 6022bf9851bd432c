/** Shows how far a plan is: the counts, the state of each standard, and the gaps. */

import { announce } from "./status.mjs";
import { copy } from "./plan-template.mjs";

/** @typedef {import("./plan-entries.mjs").Entry} Entry */

/** Milliseconds without a change before the new counts are said aloud. */
const QUIET = 1200;

/** @param {Entry} entry */
const key = (entry) => /** @type {HTMLElement} */ (entry.element).dataset.part ?? "";

export class Progress {
  #root;
  #done;
  #said = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLElement} root
   * @param {string} done the status that ends the work on a standard
   */
  constructor(root, done) {
    this.#root = root;
    this.#done = done;
  }

  /** @param {Entry[]} all */
  show(all) {
    const counted = all.filter((entry) => entry.applies);
    for (const block of this.#all("[data-progress]")) {
      const part = block.dataset.progress;
      this.#count(block, part ? counted.filter((entry) => key(entry) === part) : counted);
    }
    let gaps = 0;
    for (const entry of all) {
      this.#state(entry);
      if (this.#gap(entry)) gaps++;
    }
    for (const place of this.#all("[data-shows=gaps]")) place.textContent = String(gaps);
    for (const place of this.#all("[data-no-gaps]")) place.hidden = gaps > 0;
    this.#say(counted, gaps);
  }

  /** Let go of what was about to be said. */
  stop() {
    clearTimeout(this.#timer);
  }

  /** @param {Entry} entry */
  #isReady(entry) {
    return entry.status === this.#done;
  }

  /**
   * @param {HTMLElement} block
   * @param {Entry[]} counted
   */
  #count(block, counted) {
    const ready = counted.filter((entry) => this.#isReady(entry)).length;
    for (const place of this.#all("[data-shows=ready]", block)) place.textContent = String(ready);
    for (const place of this.#all("[data-shows=all]", block)) place.textContent = String(counted.length);
    const bar = block.querySelector("progress");
    if (!bar) return;
    bar.max = Math.max(counted.length, 1);
    bar.value = ready;
  }

  /** @param {Entry} entry */
  #state(entry) {
    for (const place of [entry.element, ...this.#all(`[data-cell="${entry.code}"]`)]) {
      place.dataset.status = entry.status;
      for (const words of this.#all("[data-shows=status]", place)) words.textContent = entry.statusWords;
    }
    for (const place of this.#all("[data-shows=items]", entry.element)) place.textContent = String(entry.items.length);
  }

  /**
   * @param {Entry} entry
   * @returns {boolean} whether it is one
   */
  #gap(entry) {
    const lacks = new Map([["items", !entry.items.length], ["status", !this.#isReady(entry)]]);
    const isGap = entry.applies && [...lacks.values()].includes(true);
    for (const row of this.#all(`[data-gap="${entry.code}"]`)) {
      row.hidden = !isGap;
      for (const words of this.#all("[data-lacks]", row)) words.hidden = !lacks.get(words.dataset.lacks ?? "");
    }
    return isGap;
  }

  /**
   * Say the counts once they are others and have stayed so for a while; nothing when the page opens.
   * @param {Entry[]} counted
   * @param {number} gaps
   */
  #say(counted, gaps) {
    const ready = counted.filter((entry) => this.#isReady(entry)).length;
    const words = copy(this.#root, "says", { ready, all: counted.length, gaps }).textContent ?? "";
    clearTimeout(this.#timer);
    if (this.#said === words) return;
    if (!this.#said) {
      this.#said = words;
      return;
    }
    this.#timer = setTimeout(() => {
      this.#said = words;
      for (const region of this.#all(".ast-plan-says")) announce(region, words);
    }, QUIET);
  }

  /**
   * @param {string} selector
   * @param {ParentNode} [scope]
   * @returns {HTMLElement[]}
   */
  #all(selector, scope = this.#root) {
    return [.../** @type {NodeListOf<HTMLElement>} */ (scope.querySelectorAll(selector))];
  }
}
