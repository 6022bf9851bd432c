/** What a reader can do with an answer: copy its link and its tables, save a file, print it, make a record of it. */

import { keep, mirror, printed, putBack, showRecord } from "./notes.mjs";
import { announce } from "./status.mjs";
import { csv, plain, rows, tabbed } from "./tables.mjs";

/** What the core renders hidden, since it does nothing without this module. */
const WITH_SCRIPTS = ".ast-tools, .ast-mirror, .ast-paper-head, .ast-record-foot, .ast-again, [data-action='download']";

/** Marks a part that was opened for print alone. */
const FOR_PRINT = "data-opened-for-print";

export class AnswerTools {
  #calculator;

  /** @param {HTMLElement} calculator */
  constructor(calculator) {
    this.#calculator = calculator;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.#calculator.addEventListener("click", (event) => this.#click(event), { signal });
    this.#calculator.addEventListener("input", (event) => this.#input(event), { signal });
    window.addEventListener("beforeprint", () => this.#beforePrint(), { signal });
    window.addEventListener("afterprint", () => this.#afterPrint(), { signal });
  }

  /** Make a new answer ready: show what needs scripts, and put back what was typed beside the last one. */
  dress() {
    const answer = this.#answer;
    for (const each of /** @type {NodeListOf<HTMLElement>} */ (answer.querySelectorAll(WITH_SCRIPTS))) each.hidden = false;
    for (const place of answer.querySelectorAll("[data-address]")) place.textContent = this.#link();
    for (const place of answer.querySelectorAll("[data-site]")) place.textContent = this.#site();
    putBack(this.#name, answer);
  }

  get #answer() {
    return this.#calculator.querySelector(".ast-answer") ?? this.#calculator;
  }

  get #name() {
    return this.#calculator.getAttribute("name") ?? "";
  }

  /** The address that gives this answer, wherever the page is now. */
  #link() {
    const tools = /** @type {HTMLElement | null} */ (this.#answer.querySelector("[data-query]"));
    return `${location.origin}${location.pathname}#${tools?.dataset.query ?? ""}`;
  }

  /** The site's address, from which the core counts those of its pages. */
  #site() {
    return new URL(this.#calculator.getAttribute("root") ?? "", `${location.origin}${location.pathname}`).href;
  }

  /** @param {Event} event */
  #input(event) {
    const box = event.target;
    if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement) || !("note" in box.dataset)) return;
    keep(this.#name, box);
    mirror(this.#name, this.#answer);
  }

  /** @param {Event} event */
  #click(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    switch (button?.dataset.action) {
      case "copy-link":
        return void this.#copy(button, this.#link());
      case "copy-table":
        return void this.#copyTable(button);
      case "csv":
        return save(button.dataset.file ?? "", "text/csv", csv(rows(tableOf(button))));
      case "download":
        return saveText(button);
      case "print":
        return window.print();
      case "record":
        return this.#toggleRecord(button);
    }
  }

  /** @param {HTMLButtonElement} button */
  #toggleRecord(button) {
    const isOpen = button.getAttribute("aria-expanded") !== "true";
    showRecord(this.#name, this.#answer, isOpen);
    const heading = this.#answer.querySelector(".ast-record h3");
    if (isOpen && heading instanceof HTMLElement) heading.focus();
  }

  /** @param {HTMLButtonElement} button */
  #copyTable(button) {
    const all = rows(tableOf(button));
    return this.#copy(button, tabbed(all), plain(all));
  }

  /**
   * Copy, and say so beside the button; where the browser refuses, give the text to the reader to copy.
   * @param {HTMLButtonElement} button
   * @param {string} text
   * @param {string} [html]
   */
  async #copy(button, text, html) {
    const tools = /** @type {HTMLElement} */ (button.closest(".ast-tools") ?? button);
    const byHand = /** @type {HTMLElement | null} */ (this.#answer.querySelector(".ast-by-hand"));
    const said = /** @type {HTMLElement | null} */ (tools.querySelector("[data-said]"));
    if (byHand) byHand.hidden = true;
    if (await copied(text, html)) {
      if (said) announce(said, said.dataset.said ?? "");
      return;
    }
    if (said) said.textContent = "";
    const box = byHand?.querySelector("textarea");
    if (!byHand || !box) return;
    tools.after(byHand);
    byHand.hidden = false;
    box.value = text;
    box.focus();
    box.select();
  }

  /** Not every browser's style sheets can open what is folded up. */
  #beforePrint() {
    for (const each of /** @type {NodeListOf<HTMLDetailsElement>} */ (this.#answer.querySelectorAll("details:not([open], .ast-folded)"))) {
      each.open = true;
      each.setAttribute(FOR_PRINT, "");
    }
  }

  #afterPrint() {
    for (const each of /** @type {NodeListOf<HTMLDetailsElement>} */ (this.#answer.querySelectorAll(`[${FOR_PRINT}]`))) {
      each.open = false;
      each.removeAttribute(FOR_PRINT);
    }
    printed();
  }
}

/**
 * Whether the browser let us copy. Plain text goes where it does not take both kinds.
 * @param {string} text
 * @param {string} [html]
 */
async function copied(text, html) {
  try {
    const kinds = { "text/plain": text, ...(html && { "text/html": html }) };
    const blobs = Object.entries(kinds).map(([type, content]) => [type, new Blob([content], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return navigator.clipboard?.writeText(text).then(() => true, () => false) ?? false;
  }
}

/**
 * The table that a button stands below.
 * @param {Element} button
 */
const tableOf = (button) =>
  /** @type {HTMLTableElement} */ (button.closest(".ast-answer-table")?.querySelector("table") ?? document.createElement("table"));

/** @param {HTMLButtonElement} button */
function saveText(button) {
  const { name = "", type = "text/plain" } = button.dataset;
  const text = button.closest(".ast-file")?.querySelector("pre")?.textContent ?? "";
  // Markup has only one kind of line end; a calendar has another.
  save(name, type, type.startsWith("text/calendar") ? text.replace(/\r?\n/g, "\r\n") : text);
}

/**
 * Let the browser save a file. It is made here, and nothing is asked of a server.
 * @param {string} name
 * @param {string} type
 * @param {string} content
 */
function save(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
