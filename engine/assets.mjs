/** Fetches the engine's files for the worker: counted as they come, and checked before anything uses them. */

import { FILES } from "./files.mjs";

/** @typedef {import("./load-state.mjs").Reason} Reason */
/** @typedef {(part: Uint8Array<ArrayBuffer>) => void} Tap */

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
  /** @type {readonly string[]} */
  #expected = [];
  /** How much has come of each file. @type {Map<string, number>} */
  #counted = new Map();
  /** @type {Map<string, Promise<ArrayBuffer>>} */
  #opened = new Map();
  /** @type {(problem: unknown) => void} */
  #fail = () => {};
  #fetch = self.fetch.bind(self);

  /**
   * Rejects with a Failure once Pyodide has asked in vain for a file; never resolves.
   * @type {Promise<never>}
   */
  failure = new Promise((_, reject) => (this.#fail = reject));

  /**
   * @param {string} folder the engine's folder, with a slash at its end
   * @param {(bytes: number, total: number) => void} report called as bytes come in
   */
  constructor(folder, report) {
    this.#folder = folder;
    this.#report = report;
    this.failure.catch(() => {});
  }

  /**
   * Say which files are needed: what is reported is how much of them has come.
   * @param {readonly string[]} names
   */
  expect(names) {
    this.#expected = names;
    this.#tell();
  }

  /**
   * What takes the place of `fetch` in the worker, since Pyodide calls that. Pyodide copes badly with a file that
   * fails (it logs the problem and waits for ever), so a bad file never reaches it: `failure` tells instead. Where it
   * asks for something that is not a file of the engine it gets nothing, and nobody else is asked.
   * @param {RequestInfo | URL} input
   * @returns {Promise<Response>}
   */
  fetch = async (input) => {
    const { href } = new URL(input instanceof Request ? input.url : input, this.#folder);
    const name = href.startsWith(this.#folder) ? href.slice(this.#folder.length) : "";
    if (!FILES[name]) return new Response();
    return new Promise((resolve) => this.open(name).then((whole) => resolve(new Response(whole)), this.#fail));
  };

  /**
   * The checked bytes of a file; asked for once, however often it is opened.
   * @param {string} name
   * @returns {Promise<ArrayBuffer>}
   */
  open(name) {
    const whole = this.#opened.get(name) ?? this.#twice((cache) => this.#load(name, cache));
    this.#opened.set(name, whole);
    whole.catch(() => {}); // whoever opens it hears of it; who only asks early does not
    return whole;
  }

  /**
   * What `use` makes of a compressed file. It gets the file unpacked and while it comes; what it makes of it counts
   * only after the whole has been checked.
   * @template T
   * @param {string} name
   * @param {(unpacked: ReadableStream<Uint8Array<ArrayBuffer>>) => Promise<T>} use
   * @returns {Promise<T>}
   */
  unpack(name, use) {
    return this.#twice(async (cache) => {
      const { readable, writable } = new DecompressionStream("gzip");
      const made = use(readable);
      const writer = writable.getWriter();
      for (const each of [made, writer.closed]) each.catch(() => {}); // the check says more about what is wrong
      try {
        await this.#load(name, cache, (part) => void writer.write(part).catch(() => {}));
      } catch (problem) {
        writer.abort(problem).catch(() => {});
        throw problem;
      }
      writer.close().catch(() => {});
      return made;
    });
  }

  /** Let go of the files, once Python has them: some MB that would stay as long as the visit. */
  release() {
    this.#opened.clear();
  }

  /**
   * A file that is bad may be so only in the browser's cache, where a "not found" can stay as well: each gets a second
   * chance, past the cache.
   * @template T
   * @param {(cache: RequestCache) => Promise<T>} attempt
   */
  #twice(attempt) {
    return attempt("default").catch(() => attempt("reload"));
  }

  #tell() {
    const sum = (/** @type {(name: string) => number | undefined} */ of) =>
      this.#expected.reduce((total, name) => total + (of(name) ?? 0), 0);
    this.#report(sum((name) => this.#counted.get(name)), sum((name) => FILES[name]?.bytes));
  }

  /**
   * @param {string} name
   * @param {RequestCache} cache
   * @param {Tap} [tap]
   */
  async #load(name, cache, tap = () => {}) {
    this.#counted.set(name, 0);
    const whole = await this.#read(name, cache, (part) => {
      this.#counted.set(name, (this.#counted.get(name) ?? 0) + part.byteLength);
      this.#tell();
      tap(part);
    });
    await this.#compare(name, whole);
    return whole;
  }

  /**
   * @param {string} name
   * @param {ArrayBuffer} whole
   */
  async #compare(name, whole) {
    const expected = FILES[name];
    if (whole.byteLength !== expected?.bytes) throw new Failure("damaged", `${name} has ${whole.byteLength} bytes`);
    // Elsewhere than in a secure context (https, or this machine) there are no digests: there the browser checks.
    if (!self.crypto.subtle) return;
    const digest = new Uint8Array(await self.crypto.subtle.digest("SHA-256", whole));
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (hex !== expected.sha256) throw new Failure("damaged", `${name} has the hash ${hex}`);
  }

  /**
   * The bytes of a file.
   * @param {string} name
   * @param {RequestCache} cache
   * @param {Tap} tap
   * @returns {Promise<ArrayBuffer>}
   */
  async #read(name, cache, tap) {
    const address = this.#folder + name;
    // The browser's own check holds a file back until all of it is there: only where there is no other.
    const integrity = self.crypto.subtle ? "" : integrityOf(FILES[name]?.sha256 ?? "");
    try {
      const response = await this.#fetch(address, { cache, integrity });
      if (!response.ok || !response.body) throw new Failure("network", `${name}: status ${response.status}`);
      const parts = [];
      const reader = response.body.getReader();
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        tap(read.value);
        parts.push(read.value);
      }
      return await new Blob(parts).arrayBuffer();
    } catch (problem) {
      if (problem instanceof Failure) throw problem;
      // A browser tells "wrong hash" and "no answer" apart for nobody: whether the file comes without the check does.
      const damaged = integrity && (await this.#fetch(address, { cache: "reload" }).catch(() => null))?.ok;
      throw new Failure(damaged ? "damaged" : "network", `${name}: ${problem}`);
    }
  }
}

/**
 * A hash as `fetch` wants it.
 * @param {string} sha256
 */
function integrityOf(sha256) {
  const bytes = sha256.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)));
  return `sha256-${btoa(bytes)}`;
}
