/** Fetches the engine's files for the worker: counted as they come, and checked before anything uses them. */

/** @typedef {import("./load-state.mjs").Reason} Reason */
/** @typedef {Record<string, { bytes: number, sha256: string }>} Index */

const LOCK = "pyodide-lock.json";

/** Why a start did not succeed. */
export class Failure extends Error {
  /**
   * @param {Reason} reason
   * @param {string} detail
   */
  constructor(reason, detail) {
    super(detail);
    this.reason = reason;
  }
}

export class Assets {
  #folder;
  #report;
  #bytes = 0;
  #total = 0;
  /** @type {(problem: unknown) => void} */
  #fail = () => {};
  /** @type {Map<string, Promise<ArrayBuffer>>} */
  #opened = new Map();
  #fetch = self.fetch.bind(self);

  /**
   * Rejects with a Failure once a file cannot be had as it was published; never resolves.
   * @type {Promise<never>}
   */
  failure = new Promise((_, reject) => (this.#fail = reject));

  /**
   * The lock's text. It holds the sizes and hashes of the other files, so it is the first to be asked for.
   * @type {Promise<string>}
   */
  lock;
  /** @type {Promise<Index>} */
  #index;

  /**
   * @param {string} folder the engine's folder, with a slash at its end
   * @param {(bytes: number, total: number) => void} report called as bytes come in; total is 0 until it is known
   */
  constructor(folder, report) {
    this.#folder = folder;
    this.#report = report;
    this.lock = this.#read(LOCK).catch(() => this.#read(LOCK, { cache: "reload" })).then((whole) => new TextDecoder().decode(whole));
    this.#index = this.lock.then((text) => this.#readIndex(text));
    this.#index.then((index) => this.#openAll(index), this.#fail);
  }

  /**
   * What takes the place of `fetch` in the worker, since Pyodide calls that. Pyodide copes badly with a file that
   * fails (it logs the problem and waits for ever), so a bad file never reaches it: `failure` tells instead. And
   * whatever is asked for, no request goes to another place.
   * @param {RequestInfo | URL} input
   * @param {RequestInit} [init]
   * @returns {Promise<Response>}
   */
  fetch = (input, init) => {
    const { href } = new URL(input instanceof Request ? input.url : input, this.#folder);
    if (!href.startsWith(this.#folder)) return Promise.reject(new TypeError(`Not a file of the engine: ${href}`));
    const name = href.slice(this.#folder.length);
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Promise((resolve) => {
      this.open(name, init).then((whole) => resolve(new Response(whole, { headers: { "content-type": type } })), this.#fail);
    });
  };

  /**
   * The checked bytes of a file; asked for once, however often it is opened.
   * @param {string} name
   * @param {RequestInit} [init]
   * @returns {Promise<ArrayBuffer>}
   */
  open(name, init) {
    const whole = this.#opened.get(name) ?? this.#load(name, init);
    this.#opened.set(name, whole);
    whole.catch(this.#fail);
    return whole;
  }

  /** Let go of the files, once Python has them: 12 MB that would stay as long as the visit. */
  release() {
    this.#opened.clear();
  }

  /**
   * Ask early for what nobody has asked for yet: Pyodide comes to the wheel only when all else has been done.
   * @param {Index} index
   */
  #openAll(index) {
    for (const [name, { sha256 }] of Object.entries(index)) {
      const bytes = sha256.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)));
      this.open(name, { integrity: `sha256-${btoa(bytes)}` });
    }
  }

  /**
   * A file that is bad may be so only in the browser's cache, where a "not found" can stay as well: each gets a second
   * chance, past the cache.
   * @param {string} name
   * @param {RequestInit} [init]
   */
  #load(name, init) {
    return this.#check(name, init).catch(() => this.#check(name, { ...init, cache: "reload" }));
  }

  /**
   * @param {string} name
   * @param {RequestInit} [init]
   */
  async #check(name, init) {
    let counted = 0;
    const count = (/** @type {number} */ more) => {
      counted += more;
      this.#report((this.#bytes += more), this.#total);
    };
    try {
      const whole = await this.#read(name, init, count);
      await this.#compare(name, whole);
      return whole;
    } catch (problem) {
      this.#bytes -= counted;
      throw problem;
    }
  }

  /**
   * @param {string} name
   * @param {ArrayBuffer} whole
   */
  async #compare(name, whole) {
    const expected = (await this.#index)[name];
    if (whole.byteLength !== expected?.bytes) throw new Failure("damaged", `${name} has ${whole.byteLength} bytes`);
    // Only a secure context (https, or this machine) has digests. Elsewhere the size must do, and for the wheel
    // the integrity that the browser was asked to check.
    if (!self.crypto.subtle) return;
    const digest = new Uint8Array(await self.crypto.subtle.digest("SHA-256", whole));
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (hex !== expected.sha256) throw new Failure("damaged", `${name} has the hash ${hex}`);
  }

  /**
   * The bytes of a file, not yet checked.
   * @param {string} name
   * @param {RequestInit} [init]
   * @param {(more: number) => void} [count]
   * @returns {Promise<ArrayBuffer>}
   */
  async #read(name, init, count = () => {}) {
    const address = this.#folder + name;
    try {
      const response = await this.#fetch(address, init);
      if (!response.ok || !response.body) throw new Failure("network", `${name}: status ${response.status}`);
      const chunks = [];
      const reader = response.body.getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        count(part.value.byteLength);
        chunks.push(part.value);
      }
      return await new Blob(chunks).arrayBuffer();
    } catch (problem) {
      if (problem instanceof Failure) throw problem;
      // A browser tells "wrong hash" and "no answer" apart for nobody: whether the file comes without the check does.
      const damaged = init?.integrity && (await this.#fetch(address, { cache: "reload" }).catch(() => null))?.ok;
      throw new Failure(damaged ? "damaged" : "network", `${name}: ${problem}`);
    }
  }

  /**
   * The index that engine/build.py keeps in the lock.
   * @param {string} text
   * @returns {Index}
   */
  #readIndex(text) {
    try {
      /** @type {Index} */
      const index = JSON.parse(text).tool.engine.files;
      this.#total = Object.values(index).reduce((sum, { bytes }) => sum + bytes, 0);
      return index;
    } catch (problem) {
      throw new Failure("damaged", `${LOCK}: ${problem}`);
    }
  }
}
