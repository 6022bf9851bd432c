/** What a reader does with a whole plan: export it, import a file, delete it, and take back what was done last. */

import { content, read, Refusal, write } from "./plan-file.mjs";
import { added, holdsSame, holdsSomething, nothing, replaced } from "./plan-merge.mjs";
import { announce } from "./status.mjs";
import { copy } from "./plan-template.mjs";

/** @typedef {import("./plan-contract.mjs").Contract} Contract */
/** @typedef {import("./plan-file.mjs").Content} Content */
/** @typedef {import("./plan-store.mjs").Change} Change */
/** @typedef {import("./plan-store.mjs").Store} Store */
/** @typedef {"removed" | "deleted" | "imported"} Deed */

/** Milliseconds until a file that was handed out can be let go of. */
const HANDED_OUT = 60_000;

export class Transfer {
  #root;
  #store;
  #contract;
  /** The file that waits for the reader's choice. @type {Content | null} */
  #waiting = null;
  /** What was done last, if it can be taken back. @type {{ change: Change, deed: Deed } | null} */
  #last = null;

  /**
   * @param {HTMLElement} root
   * @param {Store} store
   * @param {Contract} contract
   */
  constructor(root, store, contract) {
    this.#root = root;
    this.#store = store;
    this.#contract = contract;
  }

  /** The plan as the text of a file. */
  export() {
    return write(this.#contract, content(this.#contract, this.#store));
  }

  /** @param {File} file */
  async import(file) {
    this.#problem(null);
    this.#close("import");
    try {
      if (file.size > this.#contract.largest) throw new Refusal("large");
      const bytes = await file.arrayBuffer().catch(() => {
        throw new Refusal("damaged");
      });
      this.#consider(read(this.#contract, bytes));
    } catch (problem) {
      this.#refuse(problem);
    }
  }

  /**
   * Do what the reader chose for the file that waits.
   * @param {boolean} replace
   */
  take(replace) {
    if (!this.#waiting) return;
    try {
      const values = replace ? replaced(this.#store, this.#waiting) : added(this.#contract, this.#store, this.#waiting);
      this.#close("import");
      this.done("imported", this.#store.change(values), this.#place("imported"));
    } catch (problem) {
      this.#close("import");
      this.#refuse(problem);
    }
  }

  leave() {
    this.#close("import");
    /** @type {HTMLElement | null} */ (this.#root.querySelector("[type=file]"))?.focus();
  }

  ask() {
    this.#open("delete");
  }

  keep() {
    this.#close("delete");
    /** @type {HTMLElement | null} */ (this.#root.querySelector("[data-action=delete]"))?.focus();
  }

  delete() {
    this.#close("delete");
    this.done("deleted", this.#store.change(nothing(this.#store)), this.#place("deleted"));
  }

  /**
   * Say what was done, and offer to take it back.
   * @param {Deed} deed
   * @param {Change} change
   * @param {Element | null} place
   * @param {boolean} focus whether the words take the focus
   */
  done(deed, change, place, focus = true) {
    this.#root.querySelector(".ast-plan-done")?.remove();
    this.#last = { change, deed };
    const bar = copy(this.#root, "done");
    for (const words of /** @type {NodeListOf<HTMLElement>} */ (bar.querySelectorAll("[data-done]"))) {
      words.hidden = words.dataset.done !== deed;
      if (!words.hidden && !focus) this.#say(words.textContent ?? "");
    }
    place?.replaceChildren(bar);
    if (focus) bar.focus();
  }

  /**
   * Take back what was done last.
   * @returns {string} the key of the evidence item that is there again, if it was one
   */
  undo() {
    const last = this.#last;
    this.#last = null;
    if (!last) return "";
    this.#store.undo(last.change);
    this.#root.querySelector(".ast-plan-done")?.remove();
    const opener = { removed: "", deleted: "[data-action=delete]", imported: "[type=file]" }[last.deed];
    if (opener) /** @type {HTMLElement | null} */ (this.#root.querySelector(opener))?.focus();
    return last.deed === "removed" ? ([...last.change.keys()][0] ?? "") : "";
  }

  /** @param {Content} given */
  #consider(given) {
    this.#waiting = given;
    if (holdsSame(this.#contract, this.#store, given)) throw new Refusal("same");
    if (holdsSomething(this.#contract, this.#store)) this.#open("import");
    else this.take(true);
  }

  /** @param {unknown} problem */
  #refuse(problem) {
    if (!(problem instanceof Refusal)) throw problem;
    this.#waiting = null;
    this.#problem(problem);
  }

  /** @param {Refusal | null} problem */
  #problem(problem) {
    for (const words of /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll("[data-problem]"))) {
      const where = words.querySelector("[data-where]");
      if (where) where.textContent = problem?.where ? `${problem.where}.` : "";
      words.hidden = words.dataset.problem !== problem?.reason;
    }
  }

  /** @param {string} name */
  #open(name) {
    const panel = this.#panel(name);
    if (!panel) return;
    panel.hidden = false;
    /** @type {HTMLElement | null} */ (panel.querySelector("[tabindex]"))?.focus();
  }

  /** @param {string} name */
  #close(name) {
    const panel = this.#panel(name);
    if (panel) panel.hidden = true;
  }

  /** @param {string} name */
  #panel(name) {
    return /** @type {HTMLElement | null} */ (this.#root.querySelector(`[data-panel=${name}]`));
  }

  /** @param {Deed} deed */
  #place(deed) {
    return this.#root.querySelector(`[data-place=${deed}]`);
  }

  /** @param {string} words */
  #say(words) {
    const region = /** @type {HTMLElement | null} */ (this.#root.querySelector(".ast-plan-says"));
    if (region) announce(region, words);
  }
}

/**
 * Hand a text to the reader as a file.
 * @param {string} text
 * @param {string} type
 * @param {string} name
 */
export function handOut(text, type, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), HANDED_OUT);
}
