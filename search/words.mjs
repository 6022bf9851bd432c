/** Words as the search sees them: the same steps for a page's text and for what a reader types. */

/**
 * @typedef {object} Words What the build knows about words.
 * @property {string[]} stop words that say nothing about the subject
 * @property {string[]} codes abbreviations
 * @property {[said: string[], here: string[]][]} synonyms what readers say, and what the site says instead
 */

/** @typedef {{ words: string[], weight: number }} Way one way to say something: words that all have to be there */
/** @typedef {{ said: string, ways: Way[], weight: number, code: boolean }} Concept one thing that a query asks about */

const OWN = 1;
const SYNONYM = 0.7;
const CODE = 1.5;

/** Forms that no rule finds. */
const IRREGULAR = new Map(
  Object.entries({
    chosen: "choos",
    heard: "hear",
    held: "hold",
    kept: "keep",
    left: "leav",
    lost: "los",
    met: "meet",
    paid: "pay",
    sent: "send",
    spent: "spend",
    taught: "teach",
    written: "writ",
  }),
);

/** A word of a text; hyphens and apostrophes are inside it. */
export const WORD = /[\p{L}\p{N}]+(?:[-\u2010\u2011'’.,][\p{L}\p{N}]+)*/gu;

/**
 * The words of a text, as they are in the index: lower case, one form for each.
 * @param {string} text
 */
export function tokens(text) {
  return plain(text).map(stem);
}

/**
 * The words of a text in lower case: no markup, no punctuation, one spelling where there are several.
 * @param {string} text
 */
export function plain(text) {
  return text
    .replace(/<[^>]*>|&\w+;/g, " ")
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3})/g, "") // 43,538
    .replace(/['’]s?(?!\p{L})|['’]/gu, "") // head's, teachers'
    .replace(/\b(?:(co|re)-(?=\p{L})|(in|out)-(?=rea))/gu, "$1$2") // co-ordinator, re-apply, out-reach
    .replace(/\b(ast|ups|m|e|p)[ -](?=\d{1,2}\b)/g, "$1") // AST 1, E-12
    .replace(/^a (?=\d$)/, "a") // in a longer text, this "a" is a word
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/**
 * A word without its ending, so that "observed" finds "observation". Rough, but alike on both sides.
 * @param {string} word
 */
export function stem(word) {
  const irregular = IRREGULAR.get(word);
  if (irregular || word.length < 4 || /\d|^..es$/.test(word)) return irregular ?? word;
  const one = word.replace(/(?<=ss|[cs]h|x)es$|(?<=[^aious])s$/, "").replace(/ies?$/, "y");
  const bare = one
    .replace(/(?<=\p{L}{4})(?:ations?|ments?)$/u, "")
    .replace(/(?<=\p{L}*[aeiouy]\p{L}+)(?:ing|ed)$/u, "")
    .replace(/([bdgmnprt])\1$/, "$1");
  return (bare.length < 3 ? one : bare).replace(/(?<=\p{L}{3})e$/u, "").replace(/(?<=\p{L}[^aeiou])y$/u, "i");
}

/** Takes queries apart. */
export class Query {
  /**
   * @param {Words} words
   * @param {import("./spelling.mjs").Spelling} spelling
   */
  constructor({ stop, codes, synonyms }, spelling) {
    this.stop = new Set(stop);
    this.codes = new Set(codes.flatMap(plain));
    this.spelling = spelling;
    /** @type {Map<string, Way[]>} */
    this.synonyms = new Map();
    this.longest = 1;
    for (const [said, here] of synonyms) {
      const ways = here.map((words) => ({ words: this.telling(plain(words)), weight: SYNONYM }));
      for (const phrase of said) {
        const key = tokens(phrase);
        this.longest = Math.max(this.longest, key.length);
        this.synonyms.set(key.join(" "), [...(this.synonyms.get(key.join(" ")) ?? []), ...ways]);
      }
    }
  }

  /**
   * The words of a query as they are meant, and what it asks about: phrases that have a synonym, the longest first, and
   * the telling words between them.
   * @param {string} text
   * @returns {{ words: string[], concepts: Concept[] }}
   */
  read(text) {
    const typed = this.spelling.joined(plain(text));
    const meant = typed.map((word) => (this.stop.has(word) ? [word] : this.spelling.meant(word)));
    const words = meant.flatMap(([first = ""]) => first.split(" "));
    const idle = words.every((word) => this.stop.has(word));
    /** @type {Concept[]} */
    const concepts = [];
    for (let at = 0, length = 1; at < words.length; at += length) {
      const phrase = this.phraseAt(words, at);
      length = Math.max(1, phrase);
      const said = words.slice(at, at + length);
      if (!phrase && !idle && said.every((word) => this.stop.has(word))) continue;
      const others = meant.find(([first]) => first === said.join(" "))?.slice(1) ?? [];
      const ways = [said, ...others.map(plain)].flatMap((words) => this.ways(words));
      const code = said.length === 1 && this.isCode(said[0] ?? "");
      concepts.push({ said: said.join(" "), ways, code, weight: code ? CODE : OWN });
    }
    return { words, concepts };
  }

  /**
   * A word or phrase itself, and what the site says for it.
   * @param {string[]} said
   * @returns {Way[]}
   */
  ways(said) {
    return [{ words: this.telling(said), weight: OWN }, ...(this.synonyms.get(said.map(stem).join(" ")) ?? [])];
  }

  /**
   * The words that tell what a phrase is about, or all of them if none does.
   * @param {string[]} words
   */
  telling(words) {
    const some = words.filter((word) => !this.stop.has(word));
    return (some.length ? some : words).map(stem);
  }

  /** @param {string} word */
  isCode(word) {
    return this.codes.has(word) || /^[a-z]{1,3}\d{1,2}$/.test(word);
  }

  /**
   * How many words, from here on, make a phrase that has a synonym.
   * @param {string[]} words
   * @param {number} at
   */
  phraseAt(words, at) {
    for (let length = Math.min(this.longest, words.length - at); length > 0; length--) {
      const key = words.slice(at, at + length).map(stem).join(" ");
      if (this.synonyms.has(key) && !(length === 1 && this.stop.has(words[at] ?? ""))) return length;
    }
    return 0;
  }
}
