/** Owns the one worker of the visit: starts it, watches over it, and brings each form the answer to its latest ask. */

import { advance, begin, failed, IDLE, isSameStage, LIMITS } from "./load-state.mjs";
import { readReply } from "./messages.mjs";
import { Prebuilt } from "./prebuilt.mjs";

/** @typedef {import("./load-state.mjs").LoadState} LoadState */
/** @typedef {import("./load-state.mjs").Reason} Reason */
/** @typedef {import("./messages.mjs").Reply} Reply */
/** @typedef {{ calculator: string, query: string, root: string }} Question */
/** @typedef {(reply: Reply | null) => void} Resolve */
/** @typedef {{ question: Question, resolve: Resolve, reject: (problem: EngineError) => void }} Pending */

/** An ask that got no answer, and why. */
export class EngineError extends Error {
  /**
   * @param {Reason} reason
   * @param {string} detail
   */
  constructor(reason, detail = "") {
    super(detail || reason);
    this.reason = reason;
  }
}

export class Engine {
  /** Seconds: see load-state.mjs. */
  limits = LIMITS;

  /** @type {LoadState} */
  #state = IDLE;
  /** @type {Set<(state: LoadState) => void>} */
  #watchers = new Set();
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Record<string, ReturnType<typeof setTimeout>>} */
  #timers = {};
  #lastId = 0;
  #prebuilt = new Prebuilt();

  /**
   * For each form, at most one ask on its way and one that waits for its turn.
   * @type {Map<object, Pending>}
   */
  #waiting = new Map();
  /** @type {Map<object, Pending & { id: number }>} */
  #flying = new Map();

  get state() {
    return this.#state;
  }

  /**
   * Call `watcher` with the state, now and at each change.
   * @param {(state: LoadState) => void} watcher
   * @returns {() => void} stops it
   */
  watch(watcher) {
    this.#watchers.add(watcher);
    watcher(this.#state);
    return () => this.#watchers.delete(watcher);
  }

  /** Start if that was never tried: a failure is not tried again without being asked. */
  wake() {
    this.#prebuilt.load();
    if (this.#state.kind === "idle") this.start();
  }

  /**
   * Wake when the browser has nothing better to do, but fetch the prebuilt answers, which are small, at once; neither
   * where the reader asked to save data.
   */
  wakeWhenIdle() {
    const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
    if (connection?.saveData) return;
    this.#prebuilt.load();
    if ("requestIdleCallback" in window) requestIdleCallback(() => this.wake(), { timeout: 2000 });
    else setTimeout(() => this.wake(), 200);
  }

  /** Start, or start again after a failure. */
  start() {
    const next = begin(this.#state);
    if (next === this.#state) return;
    this.#become(next);
    try {
      this.#worker = this.#hire();
    } catch (problem) {
      console.warn(problem);
      this.#become(failed("unsupported"));
    }
  }

  /**
   * Ask for an answer, and start if need be. An answer that was foreseen does not wait for the engine. Resolves with null when the form has asked again since: the latest wins.
   * Rejects with an EngineError.
   * @param {object} form whoever asks
   * @param {Question} question
   * @returns {Promise<Reply | null>}
   */
  ask(form, question) {
    return new Promise((resolve, reject) => {
      this.#waiting.get(form)?.resolve(null);
      const pending = { question, resolve, reject };
      this.#waiting.set(form, pending);
      this.start();
      this.#send();
      if (this.#state.kind !== "ready") this.#foresee(form, pending);
    });
  }

  /**
   * Answer what waits from the prebuilt answers, if it is still waiting when they are there.
   * @param {object} form
   * @param {Pending} pending
   */
  async #foresee(form, pending) {
    const text = await this.#prebuilt.find(pending.question);
    if (text === null || this.#waiting.get(form) !== pending) return;
    this.#waiting.delete(form);
    pending.resolve(readReply(text));
  }

  /**
   * Answer what the engine did not, if it was foreseen.
   * @param {Pending} pending
   * @param {Reason} reason
   */
  async #giveUp({ question, resolve, reject }, reason) {
    const text = await this.#prebuilt.find(question);
    if (text === null) reject(new EngineError(reason));
    else resolve(readReply(text));
  }

  /** @returns {Worker} */
  #hire() {
    if (!("WebAssembly" in window)) throw new Error("no WebAssembly");
    // A browser without module workers does not read the option, and would run the script as something else.
    let readsType = false;
    const options = { get type() { readsType = true; return /** @type {const} */ ("module"); } };
    const worker = new Worker(new URL("worker.mjs", import.meta.url), options);
    if (!readsType) {
      worker.terminate();
      throw new Error("no module workers");
    }
    let heard = false;
    worker.onmessage = ({ data }) => {
      heard = true;
      if (worker === this.#worker) this.#hear(data);
    };
    // Before the first word it is the script that did not come.
    worker.onerror = () => worker === this.#worker && this.#become(failed(heard ? "crashed" : "network"));
    worker.postMessage({ type: "start" });
    return worker;
  }

  /** @param {import("./messages.mjs").FromWorker} news */
  #hear(news) {
    if (news.type === "state") return this.#become(advance(this.#state, news.state));
    for (const [form, pending] of this.#flying) {
      if (pending.id !== news.id) continue;
      this.#flying.delete(form);
      this.#limit(`answer ${news.id}`, 0);
      if (this.#waiting.has(form)) pending.resolve(null);
      else if (news.type === "reply") pending.resolve(readReply(news.text));
      else pending.reject(new EngineError("crashed", news.detail));
    }
    this.#send();
  }

  /** Send what waits, form by form, if the worker is up and the form's last ask is back. */
  #send() {
    if (this.#state.kind !== "ready") return;
    for (const [form, pending] of this.#waiting) {
      if (this.#flying.has(form)) continue;
      this.#waiting.delete(form);
      const id = ++this.#lastId;
      this.#flying.set(form, { ...pending, id });
      this.#limit(`answer ${id}`, this.limits.answer);
      this.#worker?.postMessage({ type: "ask", id, ...pending.question });
    }
  }

  /** @param {LoadState} state */
  #become(state) {
    const before = this.#state;
    if (state === before) return;
    this.#state = state;
    this.#watchTime(before, state);
    if (state.kind === "failed") this.#dismiss(state.reason);
    for (const watcher of this.#watchers) watcher(state);
    this.#send();
  }

  /**
   * Every stage has its time, so that nobody waits for ever.
   * @param {LoadState} before
   * @param {LoadState} now
   */
  #watchTime(before, now) {
    if (now.kind !== "loading") {
      this.#limit("stage", 0);
      this.#limit("silence", 0);
      return;
    }
    if (!isSameStage(before, now)) this.#limit("stage", this.limits[now.stage]);
    this.#limit("silence", now.stage === "fetch" ? this.limits.silence : 0);
  }

  /**
   * (Re)start one of the clocks; no seconds stop it.
   * @param {string} clock
   * @param {number} seconds
   */
  #limit(clock, seconds) {
    clearTimeout(this.#timers[clock]);
    delete this.#timers[clock];
    if (seconds) this.#timers[clock] = setTimeout(() => this.#become(failed("timeout")), seconds * 1000);
  }

  /** @param {Reason} reason */
  #dismiss(reason) {
    this.#worker?.terminate();
    this.#worker = null;
    const left = [...this.#flying.values(), ...this.#waiting.values()];
    for (const clock of Object.keys(this.#timers)) this.#limit(clock, 0);
    this.#flying.clear();
    this.#waiting.clear();
    for (const pending of left) this.#giveUp(pending, reason);
  }
}

/** The visit's one engine, shared by every calculator on every page. */
export const engine = new Engine();
