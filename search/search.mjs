/** The search itself: what the theme's page sends goes in, what it draws comes out. */

import MiniSearch from "minisearch";
import { Spelling } from "./spelling.mjs";
import { Query, stem, tokens, WORD } from "./words.mjs";

/** @typedef {import("./words.mjs").Concept} Concept */

/**
 * @typedef {object} Doc A section in the index.
 * @property {string} location page and anchor
 * @property {string} title
 * @property {string} text paragraphs
 * @property {string} [asked] what readers may ask of it
 * @property {number} [boost]
 */

/** @typedef {{ config: { words: import("./words.mjs").Words }, docs: Doc[] }} Index */

/**
 * @typedef {Doc & { score: number, terms: Record<string, boolean> }} Item What the theme draws as one result: `terms`
 * are words to highlight on the page (true) and words of the query that are not there (false).
 */

/** @typedef {Map<number, { score: number, words: Set<string> }>} Hits by a section's number: how well, by which words */

const FIELDS = { title: 3, page: 1.5, asked: 2, text: 1 };
/** Less than this share of the best score is not a result. */
const WORTH = 0.12;
/** How much more a section counts if the query has all of its title. */
const WHOLE = 0.5;
/** How much a second way to say a thing adds to the first. */
const BESIDES = 0.3;
const LIKE = 1;
const POW = 1;
/** How much more if a code of the query is in its title. */
const NAMED = 1;
/** How much more a page counts than its sections if the query is about one thing. */
const OVERVIEW = 0.3;
/** How many sections of a page are listed. */
const MOST = 6;

export class Search {
  /** @param {Index} index */
  constructor({ config, docs }) {
    this.docs = docs;
    const said = [...config.words.synonyms.flat(2), ...docs.map(({ asked = "" }) => asked)];
    const spelling = new Spelling([...said, ...docs.flatMap(({ title, text }) => [title, text])], config.words.stop);
    this.query = new Query(config.words, (word) => spelling.meant(word));
    /** @type {Map<string, number>} */
    this.numbers = new Map(docs.map((doc, number) => [doc.location, number]));
    this.index = new MiniSearch({ fields: Object.keys(FIELDS), tokenize: tokens, processTerm: (term) => term });
    this.phrases = new Phrases(docs.map(({ title, asked = "" }) => [title, ...asked.split(";")]));
    this.subjects = docs.map((doc) => this.query.subject(doc.title));
    this.index.addAll(
      docs.map((doc, id) => ({ ...doc, id, page: docs[this.pageOf(id)]?.title })),
    );
  }

  /**
   * @param {string} text as typed
   * @returns {{ items: Item[][], suggest: string[] }}
   */
  search(text) {
    const concepts = this.query.concepts(text);
    const ranked = this.rank(concepts, text);
    const least = (ranked[0]?.score ?? 0) * WORTH;
    /** @type {Map<number, Item[]>} */
    const pages = new Map();
    for (const { id, score, words, missing } of ranked) {
      if (score < least) break;
      const page = this.pageOf(id);
      const items = pages.get(page) ?? [];
      if (items.length < MOST) pages.set(page, [...items, this.item(id, score, words, missing)]);
    }
    for (const [page, items] of pages) {
      // The theme heads a group with its page, found or not.
      if (!items.some((item) => item.location === this.docs[page]?.location)) items.push(this.item(page, 0));
    }
    return { items: [...pages.values()], suggest: this.suggest(text, ranked[0]?.id) };
  }

  /**
   * Score every section: for each concept by the best way to say it, then all concepts together.
   * @param {Concept[]} concepts
   */
  rank(concepts, text = "") {
    /** @type {Map<number, { id: number, score: number, met: number, words: Set<string>, missing: string[] }>} */
    const found = new Map();
    const likeness = this.phrases.like(this.query.meant(text));
    const total = concepts.reduce((sum, { weight }) => sum + weight, 0);
    for (const concept of concepts) {
      const hits = this.hits(concept);
      for (const [id, { score, words }] of hits) {
        const one = found.get(id) ?? { id, score: 0, met: 0, words: new Set(), missing: [] };
        one.score += concept.weight * score;
        one.met += concept.weight;
        for (const word of words) one.words.add(word);
        found.set(id, one);
      }
      for (const one of found.values()) if (!hits.has(one.id)) one.missing.push(concept.said);
    }
    for (const one of found.values()) {
      const { location = "", boost = 1 } = this.docs[one.id] ?? {};
      const subject = this.subjects[one.id] ?? [];
      const share = (one.met / total) ** 2;
      const whole = subject.every((word) => one.words.has(word)) ? share * WHOLE : 0;
      const named = concepts.some(({ code, said }) => code && subject.includes(said)) ? NAMED : 0;
      const overview = concepts.length === 1 && !location.includes("#") ? OVERVIEW : 0;
      one.score *= share * boost * (1 + whole + named + overview + LIKE * (likeness.get(one.id) ?? 0) ** POW);
    }
    return [...found.values()].sort((a, b) => b.score - a.score);
  }

  /**
   * The sections that speak of a concept, in the way of it that suits each best.
   * @param {Concept} concept
   */
  hits({ ways }) {
    /** @type {Hits} */
    const best = new Map();
    for (const { words, weight } of ways) {
      const options = { boost: FIELDS, tokenize: (/** @type {string} */ word) => [word] };
      for (const { id, terms, ...hit } of this.index.search({ combineWith: "AND", queries: words }, options)) {
        const score = (hit.score * weight) / words.length;
        const before = best.get(id) ?? { score: 0, words: [] };
        const [less, more] = [score, before.score].sort((a, b) => a - b);
        best.set(id, { score: (more ?? 0) + BESIDES * (less ?? 0), words: new Set([...terms, ...before.words]) });
      }
    }
    return best;
  }

  /** @param {number} id */
  pageOf(id) {
    const [page] = (this.docs[id]?.location ?? "").split("#");
    return this.numbers.get(page ?? "") ?? id;
  }

  /**
   * @param {number} id
   * @param {number} score
   * @param {Set<string>} words
   * @param {string[]} missing
   * @returns {Item}
   */
  item(id, score, words = new Set(), missing = []) {
    const { location, title, text } = /** @type {Doc} */ (this.docs[id]);
    /** @type {Record<string, boolean>} */
    const terms = {};
    /** @param {string} said */
    const mark = (said) =>
      said.replace(new RegExp(`<[^>]*>|&\\w+;|${WORD.source}`, "gu"), (word) => {
        if (/^[<&]/.test(word) || !tokens(word).some((token) => words.has(token))) return word;
        terms[word.toLowerCase()] = true;
        return `<mark>${word}</mark>`;
      });
    const found = { location, score, terms, title: mark(title), text: excerpt(mark(text)) };
    for (const word of missing) terms[word] = false;
    return found;
  }

  /**
   * How the word being typed may end: as a word in the title of the best result.
   * @param {string} text
   * @param {number | undefined} best
   */
  suggest(text, best) {
    const typed = text.toLowerCase().split(/[\s-]+/).at(-1);
    const title = best === undefined ? "" : (this.docs[best]?.title.toLowerCase() ?? "");
    const whole = typed ? title.match(WORD)?.find((word) => word.startsWith(typed)) : undefined;
    return whole ? [whole] : [];
  }
}

/**
 * The two paragraphs with most marks, in their order.
 * @param {string} text
 */
function excerpt(text) {
  const marks = text
    .split(/(?<=<\/p>)/)
    .map((block, place) => ({ block, place, marks: new Set(block.match(/(?<=<mark>)[^<]*/g)).size }));
  const best = [...marks].sort((a, b) => b.marks - a.marks || a.place - b.place).slice(0, 2);
  return best.sort((a, b) => a.place - b.place).map(({ block }) => block).join("");
}

export class Phrases {
  /** @param {string[][]} phrases */
  constructor(phrases) {
    /** @type {Map<string, number>} */
    this.counts = new Map();
    this.all = phrases.flatMap((some, id) => some.filter((t) => t.trim()).map((text) => ({ id, words: new Set(tokens(text)) })));
    for (const { words } of this.all) for (const word of words) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
    this.lengths = this.all.map(({ words }) => this.length(words));
  }

  /** @param {string} word */
  telling(word) {
    return Math.log(1 + this.all.length / (this.counts.get(word) ?? 1));
  }

  /** @param {Iterable<string>} words */
  length(words) {
    let sum = 0;
    for (const word of words) sum += this.telling(word) ** 2;
    return Math.sqrt(sum);
  }

  /** @param {string[]} typed */
  like(typed) {
    const asked = new Set(typed.map(stem));
    const length = this.length(asked);
    /** @type {Map<number, number>} */
    const best = new Map();
    for (const [n, { id, words }] of this.all.entries()) {
      let sum = 0;
      for (const word of asked) if (words.has(word)) sum += this.telling(word) ** 2;
      const like = sum / (length * (this.lengths[n] ?? 1));
      if (like > (best.get(id) ?? 0)) best.set(id, like);
    }
    return best;
  }
}
