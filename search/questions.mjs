/** How much a query is like one of the questions that a section answers: its title, and its line of questions.toml. */

import { stem, tokens } from "./words.mjs";

export class Questions {
  /** @param {string[][]} questions of each section */
  constructor(questions) {
    this.all = questions.flatMap((some, id) => some.map((text) => ({ id, words: new Set(tokens(text)) })));
    /** @type {Map<string, number>} */
    this.counts = new Map();
    for (const { words } of this.all) for (const word of words) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
    this.lengths = this.all.map(({ words }) => this.length(words));
  }

  /**
   * For each section the cosine of the angle between the query and the question nearest to it, where a word weighs the
   * more the fewer questions have it. Every word counts here: "who", "when" and "do I have to" make the question.
   * @param {string[]} typed
   * @returns {Map<number, number>}
   */
  like(typed) {
    const asked = new Set(typed.map(stem));
    const length = this.length(asked);
    const best = new Map();
    for (const [place, { id, words }] of this.all.entries()) {
      let common = 0;
      for (const word of asked) if (words.has(word)) common += this.weight(word);
      const like = common ? common / (length * (this.lengths[place] ?? 1)) : 0;
      if (like > (best.get(id) ?? 0)) best.set(id, like);
    }
    return best;
  }

  /** @param {Iterable<string>} words */
  length(words) {
    let sum = 0;
    for (const word of words) sum += this.weight(word);
    return Math.sqrt(sum);
  }

  /** @param {string} word */
  weight(word) {
    return Math.log(1 + this.all.length / (this.counts.get(word) ?? 1)) ** 2;
  }
}
