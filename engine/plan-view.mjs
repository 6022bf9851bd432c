/** Shows a plan in the page: the values, what is for the chosen career stage, the order, the counts, the index. */

import { clean } from "./plan-contract.mjs";
import { entries } from "./plan-entries.mjs";
import { showIndex } from "./plan-index.mjs";
import { Items } from "./plan-items.mjs";
import { arrange } from "./plan-order.mjs";
import { Progress } from "./plan-progress.mjs";
import { copy } from "./plan-template.mjs";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */
/** @typedef {import("./plan-contract.mjs").Contract} Contract */
/** @typedef {import("./plan-entries.mjs").Place} Place */
/** @typedef {import("./plan-store.mjs").Store} Store */

/** Milliseconds from a letter to its being in the index. */
const PAUSE = 200;

export class View {
  #root;
  #store;
  #contract;
  #places;
  #progress;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLElement} root
   * @param {Store} store
   * @param {Contract} contract
   * @param {Place[]} places where the core has put the standards
   */
  constructor(root, store, contract, places) {
    this.#root = root;
    this.#store = store;
    this.#contract = contract;
    this.#places = places;
    this.#progress = new Progress(root, contract.done);
    this.items = new Items(root, store, contract);
  }

  stop() {
    this.#progress.stop();
    clearTimeout(this.#timer);
  }

  entries() {
    return entries(this.#places, this.#store);
  }

  get isOwnOrder() {
    return this.#root.querySelector("[data-key=order]:checked")?.hasAttribute("data-own-order") ?? false;
  }

  showAll() {
    for (const control of this.#controls()) this.showControl(control);
    this.items.show(this.#contract.codes);
    this.showStage(this.#store.get("stage"));
    for (const part of this.#all("[data-live]")) part.hidden = false;
    this.#root.dataset.state = "live";
  }

  /**
   * Show what came from elsewhere: another tab, a file, or taken back.
   * @param {Set<string>} keys
   */
  show(keys) {
    for (const control of this.#controls()) if (keys.has(control.dataset.key ?? "")) this.showControl(control);
    this.items.show(new Set([...keys].flatMap((key) => key.match(/^[^/]+(?=\/items\/)/) ?? [])));
    if (keys.has("stage")) this.showStage(this.#store.get("stage"));
    else this.arrange();
  }

  /**
   * Show a control's value, unless the reader is at it.
   * @param {Control} control
   */
  showControl(control) {
    const value = this.#store.get(control.dataset.key ?? "");
    if (isChoice(control)) control.checked = value ? control.value === value : control.defaultChecked;
    else if (control !== document.activeElement && cleaned(control) !== value) control.value = value;
  }

  /**
   * Show what is for a career stage; all of it while none is chosen.
   * @param {string} stage
   */
  showStage(stage) {
    for (const part of this.#all("[data-stages]")) {
      part.hidden = !(part.dataset.stages ?? "").split(" ").includes(stage || this.#contract.unknown);
    }
    this.arrange();
  }

  /** Whether there is such a career stage to choose. @param {string} stage */
  hasStage(stage) {
    return this.#controls().some((control) => control.dataset.key === "stage" && control.value === stage);
  }

  arrange() {
    arrange(this.#root, this.#places, this.entries(), this.isOwnOrder);
    this.refresh();
  }

  refreshSoon() {
    this.#timer ??= setTimeout(() => this.refresh(), PAUSE);
  }

  /** Bring up to date what is counted and put together from the reader's words. */
  refresh() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const all = this.entries();
    this.#progress.show(all);
    const stage = this.#root.querySelector("[data-key=stage]:checked");
    const { unknown, done } = this.#contract;
    const head = {
      ...{ name: this.#store.get("name"), school: this.#store.get("school"), post: this.#store.get("post") },
      stage: stage instanceof HTMLInputElement && stage.value !== unknown ? (stage.labels?.[0]?.textContent ?? "") : "",
    };
    showIndex(this.#root, all, this.isOwnOrder, head, done);
  }

  /** @param {import("./plan-store.mjs").Standing} standing */
  showStanding(standing) {
    for (const part of this.#all("[data-standing]")) part.hidden = part.dataset.standing !== standing;
  }

  /**
   * Say so where a box takes no more, since a text that is pasted in would end in silence.
   * @param {Control} control
   */
  tellFull(control) {
    if (isChoice(control)) return;
    const words = control.parentElement?.querySelector(":scope > .ast-plan-full");
    const isFull = control.value.length >= control.maxLength;
    if (isFull && !words) control.after(copy(this.#root, "full", { longest: control.maxLength }));
    else if (!isFull) words?.remove();
  }

  #controls() {
    return /** @type {Control[]} */ (this.#all("[data-key]"));
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement[]}
   */
  #all(selector) {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll(selector))];
  }
}

/**
 * What a control says, as a plan keeps it.
 * @param {Control} control
 */
export const cleaned = (control) =>
  isChoice(control) ? control.value : clean(control.value, control instanceof HTMLTextAreaElement && !control.matches("[data-item]"));

/**
 * @param {unknown} target
 * @returns {target is Control}
 */
export const isControl = (target) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/**
 * @param {Control} control
 * @returns {control is HTMLInputElement}
 */
export const isChoice = (control) => control instanceof HTMLInputElement && control.type === "radio";
