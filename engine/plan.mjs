/** The evidence planner in a page: what the reader writes goes to the store, and what the store holds is shown. */

import { queryInAddress } from "./address.mjs";
import { readContract } from "./plan-contract.mjs";
import { toTable } from "./plan-csv.mjs";
import { itemId, places } from "./plan-entries.mjs";
import { storeFor } from "./plan-store.mjs";
import { handOut, Transfer } from "./plan-transfer.mjs";
import { cleaned, isChoice, isControl, View } from "./plan-view.mjs";

/** @typedef {import("./plan-contract.mjs").Contract} Contract */
/** @typedef {import("./plan-entries.mjs").Place} Place */

export class Plan extends HTMLElement {
  #left = new AbortController();
  /** Where the core has put the standards. @type {Place[] | null} */
  #places = null;

  connectedCallback() {
    const contract = readContract(this);
    if (!contract) return;
    this.#places ??= places(this);
    this.#left = new AbortController();
    new Desk(this, contract, this.#places, this.#left.signal);
  }

  disconnectedCallback() {
    this.#left.abort();
  }
}

/** What takes in what a reader does with a plan, while it is in a page. */
class Desk {
  #root;
  #contract;
  #store;
  #view;
  #transfer;
  #pathname = location.pathname;
  #isPressed = false;

  /**
   * @param {HTMLElement} root
   * @param {Contract} contract
   * @param {Place[]} places
   * @param {AbortSignal} signal
   */
  constructor(root, contract, places, signal) {
    this.#root = root;
    this.#contract = contract;
    this.#store = storeFor(contract.prefix);
    this.#view = new View(root, this.#store, contract, places);
    this.#transfer = new Transfer(root, this.#store, contract);
    this.#readAddress();
    this.#view.showAll();
    this.#listen(signal);
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    const root = this.#root;
    root.addEventListener("input", ({ target }) => this.#take(target), { signal });
    root.addEventListener("change", ({ target }) => this.#change(target), { signal });
    root.addEventListener("click", (event) => this.#click(event), { signal });
    root.addEventListener("keydown", (event) => this.#key(event), { signal });
    root.addEventListener("focusout", (event) => this.#blur(event), { signal });
    window.addEventListener("hashchange", () => this.#readAddress(), { signal });
    // After a reload some browsers fill in what stood in the boxes before.
    window.addEventListener("pageshow", () => this.#view.showAll(), { signal });
    window.addEventListener("pointerdown", () => (this.#isPressed = true), { signal, capture: true });
    for (const end of ["pointerup", "pointercancel"]) {
      window.addEventListener(end, () => (this.#isPressed = false), { signal, capture: true });
    }
    window.addEventListener("beforeprint", () => this.#view.refresh(), { signal });
    const view = this.#view;
    this.#store.watch({ values: (keys) => view.show(keys), standing: (standing) => view.showStanding(standing) }, signal);
    signal.addEventListener("abort", () => {
      view.stop();
      this.#store.flush();
    });
  }

  /** @param {EventTarget | null} target */
  #take(target) {
    if (!isControl(target)) return;
    if (target.dataset.key) this.#store.set(target.dataset.key, cleaned(target));
    else if (target instanceof HTMLTextAreaElement && target.matches("[data-item]")) this.#view.items.take(target);
    else return;
    this.#view.tellFull(target);
    if (isChoice(target)) this.#view.refresh();
    else this.#view.refreshSoon();
  }

  /** @param {EventTarget | null} target */
  #change(target) {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.type === "file") this.#import(target);
    else if (target.dataset.key === "order") this.#view.arrange();
    else if (target.dataset.key === "stage") {
      // The address must not choose another stage when the page is loaded again.
      if (stageInAddress()) history.replaceState(history.state, "", `#stage=${target.value}`);
      this.#view.showStage(target.value);
    }
  }

  /** @param {HTMLInputElement} input */
  async #import(input) {
    const [file] = input.files ?? [];
    if (file) await this.#transfer.import(file);
    input.value = ""; // so that the same file can be chosen again
  }

  /** @param {FocusEvent} event */
  #blur({ target, relatedTarget }) {
    this.#store.flush();
    if (!isControl(target) || isChoice(target)) return;
    const entry = target.closest("[data-standard]");
    const isLeft = !(relatedTarget instanceof Node && entry?.contains(relatedTarget));
    // Once the focus has come to where it goes.
    setTimeout(() => {
      // What another tab wrote while the reader was at this control was held back until now.
      if (target.dataset.key) this.#view.showControl(target);
      else if (target.matches("[data-item]")) this.#view.items.show([codeOf(target)]);
      if (entry && isLeft && this.#view.isOwnOrder) this.#arrange();
    });
  }

  /** Sort again, but not under a finger: a click that has begun must end where it began. */
  #arrange() {
    if (this.#isPressed) window.addEventListener("pointerup", () => setTimeout(() => this.#view.arrange()), { once: true });
    else this.#view.arrange();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!(event.target instanceof HTMLTextAreaElement) || !event.target.matches("[data-item]")) return;
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (event.target.value.trim()) this.#view.items.add(codeOf(event.target));
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = event.target instanceof Element ? event.target : null;
    const link = target?.closest("a");
    if (link && (link.dataset.goto !== undefined || link.dataset.open !== undefined)) {
      // The address keeps the career stage; and a theme's instant navigation is not to follow.
      event.preventDefault();
      event.stopPropagation();
      return goTo(document.getElementById(link.hash.slice(1)));
    }
    const button = target?.closest("button");
    if (button?.dataset.action) this.#act(button.dataset.action, button);
  }

  /**
   * @param {string} action
   * @param {HTMLButtonElement} button
   */
  #act(action, button) {
    const { name = "" } = button.dataset;
    const transfer = this.#transfer;
    /** @type {Record<string, () => void>} */
    const actions = {
      add: () => this.#view.items.add(codeOf(button)),
      remove: () => this.#remove(button),
      undo: () => document.getElementById(`plan-item-${itemId(transfer.undo())}`)?.focus(),
      print: () => window.print(),
      preview: () => this.#preview(button),
      "export-json": () => handOut(transfer.export(), "application/json", name),
      "export-csv": () => handOut(toTable(this.#contract.columns, this.#view.entries()), "text/csv;charset=utf-8", name),
      "import-add": () => transfer.take(false),
      "import-replace": () => transfer.take(true),
      "import-leave": () => transfer.leave(),
      delete: () => transfer.ask(),
      "delete-no": () => transfer.keep(),
      "delete-yes": () => transfer.delete(),
    };
    actions[action]?.();
  }

  /** @param {HTMLButtonElement} button */
  #remove(button) {
    const row = button.closest("li");
    if (!row) return;
    const place = row.closest("fieldset")?.querySelector("[data-place=removed]") ?? null;
    const change = this.#view.items.remove(row);
    if (change.size) this.#transfer.done("removed", change, place, false);
  }

  /** @param {HTMLButtonElement} button */
  #preview(button) {
    const index = this.#root.querySelector(".ast-plan-index");
    if (!(index instanceof HTMLElement)) return;
    index.hidden = !index.hidden;
    button.setAttribute("aria-expanded", String(!index.hidden));
    if (!index.hidden) goTo(index);
  }

  /** A link can choose the career stage: "#stage=post_threshold". */
  #readAddress() {
    // On the way to another page by "back", the address is that page's before instant navigation has brought it.
    const stage = location.pathname === this.#pathname ? stageInAddress() : "";
    if (this.#view.hasStage(stage)) this.#store.change(new Map([["stage", stage]]));
  }
}

const stageInAddress = () => new URLSearchParams(queryInAddress()).get("stage") ?? "";

/** @param {Element} element */
const codeOf = (element) => /** @type {HTMLElement | null} */ (element.closest("[data-standard]"))?.dataset.standard ?? "";

/**
 * Take the reader to a part of the plan, and open what it is folded up in.
 * @param {HTMLElement | null} place
 */
function goTo(place) {
  for (let each = place; each; each = each.parentElement) if (each instanceof HTMLDetailsElement) each.open = true;
  const first = place instanceof HTMLDetailsElement ? place.querySelector("summary") : place;
  first?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: "start" });
}
