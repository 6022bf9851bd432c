/** Finds the answers that were foreseen, and made by the same core when the site was built: see engine/prebuilt.py. */

import { FILES } from "./files.mjs";

/** @typedef {import("./client.mjs").Question} Question */
/**
 * @typedef {{ root: string, defaults: Record<string, string[]>, tokens: string[], parts: number[], rows: number[] }} Head
 */
/** @typedef {{ start: number, end: number }} Part */

const NAME = "answers.gz";

export class Prebuilt {
  /** @type {Promise<Answers | null> | undefined} */
  #answers;

  /** Fetch the answers, unless that was done. Without them a reader waits for the engine: that is no failure. */
  load() {
    this.#answers ??= read().catch((problem) => {
      console.warn("No prebuilt answers:", problem);
      return null;
    });
    return this.#answers;
  }

  /**
   * The reply's text; null where this was not foreseen.
   * @param {Question} question
   */
  async find(question) {
    return (await this.load())?.find(question) ?? null;
  }
}

class Answers {
  #head;
  #sequence;
  /** @type {Map<string, Part>} */
  #parts = new Map();

  /** @param {ArrayBuffer} packed */
  constructor(packed) {
    const length = new DataView(packed).getUint32(0, true);
    /** @type {Head} */
    this.#head = JSON.parse(new TextDecoder().decode(new Uint8Array(packed, 4, length)));
    this.#sequence = unpack(this.#head, new Uint8Array(packed, 4 + length));
    let end = 0;
    const next = () => ({ start: end, end: (end += this.#head.parts.shift() ?? 0) });
    while (this.#head.parts.length) {
      const questions = this.#text(next()).split("\n");
      const answer = next();
      for (const question of questions) this.#parts.set(question, answer);
    }
  }

  /**
   * @param {Question} question
   * @returns {string | null}
   */
  find({ calculator, query, root }) {
    if (root !== this.#head.root) return null;
    const part = this.#parts.get(`${calculator}?${withoutDefaults(query, this.#head.defaults[calculator] ?? [])}`);
    return part ? this.#text(part) : null;
  }

  /** @param {Part} part */
  #text({ start, end }) {
    return Array.from(this.#sequence.subarray(start, end), (token) => this.#head.tokens[token]).join("");
  }
}

/** @returns {Promise<Answers>} */
async function read() {
  const expected = FILES[NAME];
  const response = await fetch(new URL(NAME, import.meta.url));
  if (!response.ok) throw new Error(`status ${response.status}`);
  const whole = await response.arrayBuffer();
  if (whole.byteLength !== expected?.bytes) throw new Error(`${whole.byteLength} bytes`);
  const digest = new Uint8Array((await self.crypto.subtle?.digest("SHA-256", whole)) ?? []);
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex && hex !== expected.sha256) throw new Error(`hash ${hex}`);
  const unpacked = new Blob([whole]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Answers(await new Response(unpacked).arrayBuffer());
}

/**
 * A query as the answers are kept: in order, and without what need not be said.
 * @param {string} query
 * @param {string[]} defaults
 */
function withoutDefaults(query, defaults) {
  let left = [...new URLSearchParams(query)].map((pair) => new URLSearchParams([pair]).toString()).sort();
  for (const spelled of defaults) {
    const pairs = spelled.split("&");
    if (pairs.every((pair) => left.includes(pair))) left = left.filter((pair) => !pairs.includes(pair));
  }
  return left.join("&");
}

/**
 * The sequence of tokens that literals and copies make.
 * @param {Head} head
 * @param {Uint8Array} packed
 */
function unpack({ parts, rows }, packed) {
  let start = 0;
  const [literal, run, copied, shift] = /** @type {[Row, Row, Row, Row]} */ (
    rows.map((length) => numbers(packed.subarray(start, (start += length))))
  );
  const sequence = new Uint16Array(parts.reduce((sum, part) => sum + part, 0));
  let distance = 0;
  let used = 0;
  const token = () => {
    const place = literal() - 1;
    return place < 0 ? used++ : place;
  };
  for (let at = 0; at < sequence.length; ) {
    for (let left = run(); left; left--) sequence[at++] = token();
    const length = copied();
    if (!length) break;
    const change = shift();
    distance += change & 1 ? -(change + 1) / 2 : change / 2;
    // A copy may go on into what it has just copied.
    for (const end = at + length; at < end; at++) sequence[at] = /** @type {number} */ (sequence[at - distance]);
  }
  return sequence;
}

/** @typedef {() => number} Row gives the next number */

/**
 * @param {Uint8Array} row
 * @returns {Row}
 */
function numbers(row) {
  let at = 0;
  return () => {
    let value = 0;
    for (let bits = 0; ; bits += 7) {
      const byte = /** @type {number} */ (row[at++]);
      value |= (byte & 127) << bits;
      if (byte < 128) return value;
    }
  };
}
