/** The search itself: what the theme's page sends goes in, what it draws comes out. */

import MiniSearch from "minisearch";
import { Questions } from "./questions.mjs";
import { Spelling } from "./spelling.mjs";
import { Query, tokens, WORD } from "./words.mjs";

/** @typedef {import("./words.mjs").Concept} Concept */

/**
 * @typedef {object} Doc A section in the index.
 * @property {string} location page and anchor
 * @property {string} title
 * @property {string} text paragraphs
 * @property {string} [asked] questions that it answers, with semicolons between them
 * @property {number} [boost] how much it counts, if not 1
 */

/** @typedef {{ config: { words: import("./words.mjs").Words }, docs: Doc[] }} Index */

/**
 * @typedef {Doc & { score: number, terms: Record<string, boolean> }} Item What the theme draws as one result: `terms`
 * are words to highlight on the page (true) and words of the query that are not there (false).
 */

/** @typedef {{ score: number, words: string[] }} Hit how well a section speaks of something, and by which words */
/** @typedef {{ id: number, score: number, met: number, words: string[], missing: string[] }} Found */

// How much each of these counts was settled on the queries of tests/search/queries.toml; most of it matters little.
const FIELDS = { title: 3, page: 1.5, asked: 2, text: 1 };
/** How much a second way to say a thing adds to the first. */
const BESIDES = 0.3;
/** How much more a section counts if the query is one of the questions that it answers. */
const LIKE = 12;
/** How much more a page counts than its sections if the query is about one thing. */
const OVERVIEW = 0.6;

/** Less than this share of the best score is not a result. */
const WORTH = 0.02;
/** How many sections of a page are listed. */
const MOST = 6;
/** How many of these are to be seen at once, if they are nearly as good as the best: this share of it. */
const OPEN = 3;
const ALIKE = 0.6;

export class Search {
  /** @param {Index} index */
  constructor({ config, docs }) {
    this.docs = docs;
    const asked = docs.map((doc) => doc.asked ?? "");
    const texts = [...docs.flatMap(({ title, text }) => [title, text]), ...asked, ...config.words.synonyms.flat(2)];
    this.query = new Query(config.words, new Spelling(texts, config.words.stop));
    this.questions = new Questions(docs.map(({ title }, id) => [title, ...(asked[id] ?? "").split(";")]));
    this.numbers = new Map(docs.map((doc, number) => [doc.location, number]));
    this.index = new MiniSearch({ fields: Object.keys(FIELDS), tokenize: tokens, processTerm: (term) => term });
    this.index.addAll(docs.map((doc, id) => ({ ...doc, id, page: docs[this.pageOf(id)]?.title })));
  }

  /**
   * @param {string} text as typed
   * @returns {{ items: Item[][], suggest: string[] }}
   */
  search(text) {
    const found = this.rank(text);
    const least = (found[0]?.score ?? 0) * WORTH;
    /** @type {Map<number, Item[]>} */
    const pages = new Map();
    for (const one of found) {
      if (one.score < least) break;
      const page = this.pageOf(one.id);
      const items = pages.get(page) ?? [];
      if (items.length < MOST) pages.set(page, [...items, this.item(one)]);
    }
    for (const [page, items] of pages) {
      const { location: start } = /** @type {Doc} */ (this.docs[page]);
      const top = items[0]?.score ?? 0;
      // The theme folds away every section with a lower score than the first result; the page itself it always shows.
      for (const item of items.slice(0, OPEN)) {
        if (item.location !== start && item.score > top * ALIKE) item.score = top;
      }
      // The theme heads a group with its page, found or not.
      if (!items.some(({ location }) => location === start)) {
        items.push(this.item({ id: page, score: 0, words: [], missing: [] }));
      }
    }
    return { items: [...pages.values()], suggest: this.suggest(text, found[0]?.id) };
  }

  /**
   * Every section that speaks of something in the query, the best first.
   * @param {string} text
   */
  rank(text) {
    const { words, concepts } = this.query.read(text);
    const total = concepts.reduce((sum, { weight }) => sum + weight, 0);
    // A code is a name, not a question.
    const likeness = this.questions.like(concepts.every(({ code }) => code) ? [] : words);
    /** @type {Map<number, Found>} */
    const found = new Map();
    for (const concept of concepts) {
      const hits = this.hits(concept);
      for (const [id, hit] of hits) {
        const one = found.get(id) ?? { id, score: 0, met: 0, words: [], missing: concepts.map(({ said }) => said) };
        one.missing = one.missing.filter((said) => said !== concept.said);
        one.score += concept.weight * hit.score;
        one.met += concept.weight;
        one.words.push(...hit.words);
        found.set(id, one);
      }
    }
    for (const one of found.values()) {
      const { location = "", boost = 1 } = this.docs[one.id] ?? {};
      const overview = concepts.length === 1 && !location.includes("#") ? OVERVIEW : 0;
      one.score *= (one.met / total) ** 2 * boost * (1 + LIKE * (likeness.get(one.id) ?? 0) + overview);
    }
    return [...found.values()].sort((a, b) => b.score - a.score);
  }

  /**
   * The sections that speak of a concept, each scored by the way of it that suits it best.
   * @param {Concept} concept
   */
  hits({ ways }) {
    /** @type {Map<number, Hit>} */
    const best = new Map();
    for (const { words, weight } of ways) {
      const options = { boost: FIELDS, tokenize: (/** @type {string} */ word) => [word] };
      for (const { id, terms, ...hit } of this.index.search({ combineWith: "AND", queries: words }, options)) {
        const score = (hit.score * weight) / words.length;
        const before = best.get(id) ?? { score: 0, words: [] };
        const [more, less] = score > before.score ? [score, before.score] : [before.score, score];
        best.set(id, { score: more + BESIDES * less, words: [...before.words, ...terms] });
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
   * @param {Pick<Found, "id" | "score" | "words" | "missing">} found
   * @returns {Item}
   */
  item({ id, score, words, missing }) {
    const { location, title, text } = /** @type {Doc} */ (this.docs[id]);
    /** @type {Record<string, boolean>} */
    const terms = {};
    /** @param {string} said */
    const mark = (said) => {
      /** @type {Set<string>} */
      const marks = new Set();
      const marked = said.replace(new RegExp(`<[^>]*>|&\\w+;|${WORD.source}`, "gu"), (word) => {
        const found = /^[<&]/.test(word) ? undefined : tokens(word).find((token) => words.includes(token));
        if (!found) return word;
        marks.add(found);
        // The theme marks a word also inside longer ones: "ast" would light up in "last".
        if (!/^\p{L}{1,3}$/u.test(word)) terms[word.toLowerCase()] = true;
        return `<mark>${word}</mark>`;
      });
      return { marked, telling: [...marks].reduce((sum, token) => sum + this.questions.weight(token), 0) };
    };
    const { marked } = mark(title);
    // The two paragraphs that have most of the query, in their order.
    const blocks = text.split(/(?<=<\/p>)/).map((block, place) => ({ place, ...mark(block) }));
    const best = [...blocks].sort((a, b) => b.telling - a.telling || a.place - b.place).slice(0, 2);
    const excerpt = best.sort((a, b) => a.place - b.place).map((block) => block.marked);
    for (const word of missing) terms[word] = false;
    return { location, score, terms, title: marked, text: excerpt.join("") };
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
