/** Keeps a plan's values on the reader's device, each under a key of its own, and hears of what other tabs change. */

/** Milliseconds from a letter to its being kept. */
const PAUSE = 250;

/** @typedef {"kept" | "full" | "refused"} Standing */

/** Values by key; "" for none. @typedef {Map<string, string>} Values */

/** What a change replaced, and by what. @typedef {Map<string, { before: string, after: string }>} Change */

/**
 * Who is told: of keys whose values came from elsewhere, and of how keeping goes.
 * @typedef {{ values(keys: Set<string>): void, standing(standing: Standing): void }} Watcher
 */

export class Store {
  #prefix;
  /** What this page holds, whether the device takes it or not. @type {Values} */
  #values = new Map();
  /** The keys that are not yet kept as they are here. @type {Set<string>} */
  #pending = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Standing} */
  #standing = "kept";
  /** @type {Set<Watcher>} */
  #watchers = new Set();

  /** @param {string} prefix what stands before every key on the device */
  constructor(prefix) {
    this.#prefix = prefix;
    this.#try(() => {
      this.#values = this.#read();
      // A refusal should be known before anyone has typed.
      localStorage.setItem(prefix, "");
      localStorage.removeItem(prefix);
    });
    window.addEventListener("storage", (event) => this.#hear(event));
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#compare());
    window.addEventListener("pagehide", () => this.flush());
    document.addEventListener("visibilitychange", () => this.flush());
  }

  /** @param {string} key */
  get(key) {
    return this.#values.get(key) ?? "";
  }

  /** Every key that has a value, in order. */
  keys() {
    return [...this.#values.keys()].sort();
  }

  /**
   * @param {Watcher} watcher
   * @param {AbortSignal} signal
   */
  watch(watcher, signal) {
    this.#watchers.add(watcher);
    signal.addEventListener("abort", () => this.#watchers.delete(watcher));
    watcher.standing(this.#standing);
  }

  /**
   * Take what the reader types; it is kept a moment later.
   * @param {string} key
   * @param {string} value
   */
  set(key, value) {
    if (value === this.get(key)) return;
    this.#put(key, value);
    this.#pending.add(key);
    this.#timer ??= setTimeout(() => this.flush(), PAUSE);
  }

  /**
   * Change many values at once, and tell what that replaced.
   * @param {Values} values
   * @returns {Change}
   */
  change(values) {
    /** @type {Change} */
    const change = new Map();
    for (const [key, after] of values) {
      const before = this.get(key);
      if (before === after) continue;
      change.set(key, { before, after });
      this.set(key, after);
    }
    this.flush();
    this.#tell(new Set(change.keys()));
    return change;
  }

  /**
   * Take a change back, but for what has been changed again since.
   * @param {Change} change
   */
  undo(change) {
    const untouched = [...change].filter(([key, { after }]) => this.get(key) === after);
    this.change(new Map(untouched.map(([key, { before }]) => [key, before])));
  }

  /** Keep now what waits to be kept. What the device refuses goes on waiting. */
  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#pending.size) return;
    this.#try(() => {
      for (const key of this.#pending) {
        const value = this.get(key);
        if (value) localStorage.setItem(this.#prefix + key, value);
        else localStorage.removeItem(this.#prefix + key);
        this.#pending.delete(key);
      }
    });
  }

  /** Have the browser ask before it leaves a page with words that are kept nowhere. @param {BeforeUnloadEvent} event */
  #warn = (event) => {
    this.flush();
    if (this.#pending.size) event.preventDefault();
  };

  /** @param {() => void} action */
  #try(action) {
    /** @type {Standing} */
    let standing = "kept";
    try {
      action();
    } catch (problem) {
      standing = problem instanceof DOMException && problem.name === "QuotaExceededError" ? "full" : "refused";
    }
    if (standing === this.#standing) return;
    this.#standing = standing;
    // Only then: a page that listens for its end may not be kept for "back".
    window[standing === "kept" ? "removeEventListener" : "addEventListener"]("beforeunload", this.#warn);
    for (const watcher of this.#watchers) watcher.standing(standing);
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  #put(key, value) {
    if (value) this.#values.set(key, value);
    else this.#values.delete(key);
  }

  /** @returns {Values} */
  #read() {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix));
    return new Map(keys.map((key) => [key.slice(this.#prefix.length), localStorage.getItem(key) ?? ""]));
  }

  /** @param {StorageEvent} event */
  #hear({ key, newValue, storageArea }) {
    if (storageArea !== localStorage) return;
    if (key === null) return this.#compare();
    if (key.startsWith(this.#prefix)) this.#take(new Map([[key.slice(this.#prefix.length), newValue ?? ""]]));
  }

  /** Take what the device holds, after a time in which other tabs could change it unheard. */
  #compare() {
    const kept = this.#read();
    for (const key of this.#values.keys()) if (!kept.has(key)) kept.set(key, "");
    this.#take(kept);
  }

  /**
   * Take values from elsewhere, but for keys that wait here to be kept: what is typed here comes later.
   * @param {Values} values
   */
  #take(values) {
    const news = [...values].filter(([key, value]) => !this.#pending.has(key) && value !== this.get(key));
    for (const [key, value] of news) this.#put(key, value);
    this.#tell(new Set(news.map(([key]) => key)));
  }

  /** @param {Set<string>} keys */
  #tell(keys) {
    if (keys.size) for (const watcher of this.#watchers) watcher.values(keys);
  }
}

/** @type {Map<string, Store>} */
const stores = new Map();

/**
 * The store of the visit: with instant navigation it outlives the page, and so does what the device refused to keep.
 * @param {string} prefix
 */
export function storeFor(prefix) {
  const store = stores.get(prefix) ?? new Store(prefix);
  stores.set(prefix, store);
  return store;
}
