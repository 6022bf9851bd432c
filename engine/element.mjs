/** The calculator in a page: takes what the reader chose to the engine, and shows what comes back. */

import { putInAddress, queryInAddress } from "./address.mjs";
import { AnswerTools } from "./answer.mjs";
import { engine, EngineError } from "./client.mjs";
import { clearFieldErrors, showFieldErrors } from "./field-errors.mjs";
import { fill, focusControl, question, settle } from "./form.mjs";
import { failed, readLimits } from "./load-state.mjs";
import { announce, prefixTitle, showState, told } from "./status.mjs";

/** @typedef {import("./load-state.mjs").LoadState} LoadState */
/** @typedef {import("./messages.mjs").Reply} Reply */

/** @typedef {{ query: string, cause: Cause, failed: boolean }} Open */

/** Milliseconds after which a reader who waits is told that it goes on. */
const PATIENCE = 700;

/**
 * Why an answer is asked for. On `submit` the reader waits for it: it takes the focus and a new entry in the history.
 * On `change` the reader is still choosing: errors would interrupt. On `address` the page was opened with answers.
 * @typedef {"submit" | "change" | "address"} Cause
 */

export class Calculator extends HTMLElement {
  /** @type {HTMLFormElement | null} */
  #form = null;
  #tools = new AnswerTools(this);
  #left = new AbortController();
  #pathname = "";
  /** The answer that the page was built with. @type {string | null} */
  #example = null;
  #answered = false;
  /** Whether the history keeps the answer of the address: it was asked for, or came by a link. */
  #isKept = false;
  /** What was asked last. */
  #asked = "";
  /** What the form said when an address had filled it in. */
  #filled = "";
  /** The answers in the address that were dealt with last. */
  #address = "";
  /**
   * The last ask, until it has its answer; `failed` while nothing is on its way to answer it.
   * @type {Open | null}
   */
  #open = null;

  connectedCallback() {
    this.#form = this.querySelector("form.ast-form");
    if (!this.#form) return;
    this.#pathname = location.pathname;
    this.#example ??= this.#part(".ast-answer").innerHTML;
    if (this.hasAttribute("limits")) engine.limits = readLimits(this.getAttribute("limits") ?? "");
    this.#left = new AbortController();
    this.#listen(this.#form, this.#left.signal);
    settle(this.#form);
    this.#tools.dress();
    this.#readAddress();
    engine.wakeWhenIdle();
  }

  disconnectedCallback() {
    this.#left.abort();
    this.#open = null;
  }

  /**
   * @param {HTMLFormElement} form
   * @param {AbortSignal} signal
   */
  #listen(form, signal) {
    form.addEventListener("submit", (event) => this.#submit(event, form), { signal });
    form.addEventListener("change", () => this.#change(form), { signal });
    for (const touch of ["pointerdown", "focusin", "input"]) {
      form.addEventListener(touch, () => engine.wake(), { signal, passive: true });
    }
    this.addEventListener("click", (event) => this.#click(event), { signal });
    this.#tools.listen(signal);
    window.addEventListener("hashchange", () => this.#readAddress(), { signal });
    signal.addEventListener("abort", engine.watch((state) => this.#watch(state)));
  }

  /**
   * @param {Event} event
   * @param {HTMLFormElement} form
   */
  #submit(event, form) {
    event.preventDefault();
    this.#ask(settle(form).toString(), "submit");
  }

  /** @param {HTMLFormElement} form */
  #change(form) {
    const answers = settle(form).toString();
    // Before the first answer the reader is still filling in the form. And a box in which Enter was pressed says that
    // it has changed only when the focus leaves it for the answer: that has been asked already.
    if (this.#answered && answers !== this.#asked) this.#ask(answers, "change");
  }

  /** @param {LoadState} state */
  #watch(state) {
    showState(this.#part(".ast-engine"), state);
    // Another try, here or at another calculator of the page: what was asked in vain is asked again.
    if (state.kind === "loading" && this.#open?.failed) this.#ask(this.#open.query, this.#open.cause);
  }

  /**
   * @param {string} query
   * @param {Cause} cause
   */
  async #ask(query, cause) {
    /** @type {Open} */
    const open = { query, cause, failed: false };
    this.#open = open;
    this.#asked = query;
    this.#part(".ast-answer").setAttribute("aria-busy", "true");
    if (cause === "submit") setTimeout(() => open === this.#open && this.#tell(), PATIENCE);
    try {
      const calculator = this.getAttribute("name") ?? "";
      const reply = await engine.ask(this, { calculator, query, root: this.getAttribute("root") ?? "" });
      if (!reply || open !== this.#open) return;
      this.#open = null;
      this.#show(reply, cause);
      showState(this.#part(".ast-engine"), engine.state);
    } catch (problem) {
      if (!(problem instanceof EngineError)) throw problem;
      open.failed = true;
      if (open !== this.#open) return;
      showState(this.#part(".ast-engine"), failed(problem.reason));
      this.#tell();
    } finally {
      if (!this.#open || this.#open.failed) this.#part(".ast-answer").removeAttribute("aria-busy");
    }
  }

  /** Let those who listen to the page have what the block of the engine shows. */
  #tell() {
    announce(this.#part(".ast-announce"), told(this.#part(".ast-engine")));
  }

  /**
   * @param {Reply} reply
   * @param {Cause} cause
   */
  #show(reply, cause) {
    const answer = this.#part(".ast-answer");
    const isAnswer = reply.status === "answer";
    // An answer that stays while its inputs have changed can be told by a style sheet.
    answer.toggleAttribute("data-stale", !isAnswer && this.#answered);
    if (!isAnswer && cause === "change") return;
    prefixTitle(reply.title);
    announce(this.#part(".ast-announce"), reply.announce);
    if (!isAnswer) return this.#showErrors(reply, cause);
    this.#clearErrors();
    this.#answered = true;
    answer.innerHTML = reply.html;
    this.#tools.dress();
    if (cause === "address") this.#agree(reply.query);
    // "Back" leads to each answer that was asked for; of the changes between two of them, to the last.
    else this.#rememberIn(reply.query, cause === "submit" || this.#isKept);
    this.#isKept = cause !== "change";
    if (cause === "submit") this.#lead(answer.querySelector(":is(h2, h3)[tabindex='-1']") ?? answer);
  }

  /**
   * @param {Reply} reply
   * @param {Cause} cause
   */
  #showErrors(reply, cause) {
    const errors = this.#part(".ast-errors");
    errors.innerHTML = reply.html;
    errors.hidden = false;
    if (this.#form) showFieldErrors(this.#form, reply.errors);
    if (cause === "submit") this.#lead(errors);
  }

  /**
   * Take the reader to what came back. The focus alone would leave it at the lower edge, with all it says below.
   * @param {HTMLElement} place
   */
  #lead(place) {
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "start" });
  }

  #clearErrors() {
    const errors = this.#part(".ast-errors");
    errors.hidden = true;
    errors.replaceChildren();
    if (this.#form) clearFieldErrors(this.#form);
  }

  /**
   * Let the form say what was answered, however the address had put it, unless the reader has gone on already.
   * @param {string} query
   */
  #agree(query) {
    if (!this.#form || settle(this.#form).toString() !== this.#filled) return;
    fill(this.#form, new URLSearchParams(query));
    this.#asked = settle(this.#form).toString();
  }

  /**
   * @param {string} query
   * @param {boolean} isNew
   */
  #rememberIn(query, isNew) {
    putInAddress(query, isNew);
    // No calculator of the page has to act on what one of them has put there.
    for (const each of document.querySelectorAll(this.localName)) {
      if (each instanceof Calculator) each.#address = queryInAddress();
    }
  }

  /** Answer what the address asks, or go back to the example when "back" has led to an address that asks nothing. */
  #readAddress() {
    // On the way to another page by "back", the address is that page's before instant navigation has brought it.
    if (!this.#form || location.pathname !== this.#pathname) return;
    const query = queryInAddress();
    if (query === this.#address) return;
    if (query && this.#isFor(query)) {
      this.#address = query;
      fill(this.#form, new URLSearchParams(query));
      this.#filled = settle(this.#form).toString();
      this.#ask(query, "address");
    } else if (!location.hash) this.#reset(this.#form);
  }

  /**
   * Whether these answers are for this calculator: the first of the page that asks any of their questions. What
   * nobody asks is for the first of all, so that the core says so.
   * @param {string} query
   */
  #isFor(query) {
    const keys = [...new URLSearchParams(query).keys()];
    const all = [...document.querySelectorAll(this.localName)];
    return (all.find((each) => keys.some((key) => question(each, key))) ?? all[0]) === this;
  }

  /** @param {HTMLFormElement} form */
  #reset(form) {
    this.#open = null;
    this.#address = "";
    this.#answered = false;
    form.reset();
    settle(form);
    this.#clearErrors();
    prefixTitle("");
    const answer = this.#part(".ast-answer");
    answer.innerHTML = this.#example ?? "";
    this.#tools.dress();
    answer.removeAttribute("data-stale");
    answer.removeAttribute("aria-busy");
  }

  /** @param {Event} event */
  #click(event) {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("[data-action='retry']")) return this.#retry();
    const link = event.target.closest("a");
    const key = link?.dataset.change;
    const place = key ? question(this, key) : link?.closest(".ast-errors") && document.getElementById(link.hash.slice(1));
    if (!place) return;
    // The address keeps the answers; and a theme's instant navigation is not to follow.
    event.preventDefault();
    event.stopPropagation();
    focusControl(place);
  }

  #retry() {
    const block = this.#part(".ast-engine");
    if (engine.state.kind === "failed") engine.start();
    else if (this.#open) this.#ask(this.#open.query, this.#open.cause);
    showState(block, engine.state);
    // The button that had the focus is gone: the block that says how it goes takes it.
    block.tabIndex = -1;
    block.focus();
  }

  /**
   * A part of the markup. One that is missing is a block that nobody sees: nothing breaks.
   * @param {string} selector
   * @returns {HTMLElement}
   */
  #part(selector) {
    return this.querySelector(selector) ?? document.createElement("div");
  }
}
