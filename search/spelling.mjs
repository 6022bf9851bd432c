/** The words that the site knows, to find the one that is meant by a word it does not know. */

import MiniSearch from "minisearch";
import { plain, stem } from "./words.mjs";

/** How many ways to end a word that is not finished are tried. */
const ENDINGS = 4;
/** How long a word is that can be two words by mistake. */
const LONG = 7;

export class Spelling {
  /**
   * @param {string[]} texts all that the site and its readers say
   * @param {string[]} stop words that nobody looks for
   */
  constructor(texts, stop) {
    /** @type {Map<string, number>} */
    this.counts = new Map();
    for (const word of texts.flatMap(plain)) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
    for (const word of stop) this.counts.delete(word);
    this.stems = new Set([...this.counts.keys()].map(stem));
    this.words = new MiniSearch({ fields: ["id"], tokenize: (word) => [word] });
    this.words.addAll([...this.counts.keys()].map((id) => ({ id })));
  }

  /**
   * The same words, but one where two make a longer one that the site knows: "head teacher", "feed back".
   * @param {string[]} words
   */
  joined(words) {
    /** @type {string[]} */
    const found = [];
    for (const word of words) {
      const both = (found.at(-1) ?? "") + word;
      if (found.length && both.length >= LONG && this.counts.has(both)) found[found.length - 1] = both;
      else found.push(word);
    }
    return found;
  }

  /**
   * The words that may be meant: the word itself, else those that begin like it, else the one that it is most like;
   * before a word that is rather unlike it, two words that it runs together.
   * @param {string} word
   * @returns {string[]} never empty
   */
  meant(word) {
    if (this.stems.has(stem(word))) return [word];
    const longer = word.length > 1 ? this.near(word, { prefix: true }) : [];
    if (longer.length) return longer.slice(0, ENDINGS);
    const close = word.length > 2 ? [...this.swapped(word), ...this.near(word, { fuzzy: 1 })] : [];
    if (close.length) return close.slice(0, 1);
    const two = this.two(word);
    if (two) return [two];
    const far = word.length > 5 ? this.near(word, { fuzzy: 2 }) : [];
    return [far[0] ?? word];
  }

  /**
   * @param {string} word
   * @param {{ prefix?: boolean, fuzzy?: number }} how
   * @returns {string[]} the likeliest first
   */
  near(word, how) {
    // A misspelt word mostly begins with the right letter; of two that are as near, the more frequent is meant.
    const boostDocument = (/** @type {string} */ id) =>
      (id[0] === word[0] ? 1.2 : 1) * (1 + Math.log(this.counts.get(id) ?? 1) / 10);
    return this.words.search(word, { ...how, boostDocument }).map(({ id }) => id);
  }

  /**
   * Known words that differ only in the order of two letters: one slip of the fingers, though two edits.
   * @param {string} word
   */
  swapped(word) {
    return [...word]
      .map((letter, at) => word.slice(0, at) + (word[at + 1] ?? "") + letter + word.slice(at + 2))
      .filter((other) => this.counts.has(other));
  }

  /** @param {string} word */
  two(word) {
    for (let at = 3; at <= word.length - 3; at++) {
      const [one, other] = [word.slice(0, at), word.slice(at)];
      if (this.counts.has(one) && this.counts.has(other)) return `${one} ${other}`;
    }
    return undefined;
  }
}
