/** Words as the search sees them: the same steps for a page's text and for what a reader types. */

/**
 * @typedef {object} Words What the build knows about words.
 * @property {string[]} stop words that say nothing about the subject
 * @property {string[]} faint words that stand nearly everywhere
 * @property {string[]} codes abbreviations
 * @property {[said: string[], here: string[]][]} synonyms what readers say, and what the site says instead
 */

/** @typedef {{ words: string[], weight: number }} Way one way to say something: words that all have to be there */
/** @typedef {{ said: string, ways: Way[], weight: number }} Concept one thing that a query asks about */

const OWN = 1;
const SYNONYM = 0.7;
const FAINT = 0.35;
const CODE = 2;

/** A word of a text; hyphens and apostrophes are inside it. */
export const WORD = /[\p{L}\p{N}]+(?:[-\u2010\u2011'’.,][\p{L}\p{N}]+)*/gu;

/**
 * The words of a text, as they are in the index: lower case, one form for each.
 * @param {string} text
 */
export function tokens(text) {
  return plain(text).split(" ").filter(Boolean).map(stem);
}

/**
 * A text in lower case with single spaces: no markup, no punctuation, one spelling where there are several.
 * @param {string} text
 */
export function plain(text) {
  return text
    .replace(/<[^>]*>|&\w+;/g, " ")
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3})/g, "") // 43,538
    .replace(/['’]s?(?!\p{L})|['’]/gu, "") // head's, teachers'
    .replace(/\b(co|re|in|out)-(?=ord|op|ass|app|reach|reech)/g, "$1") // co-ordinator, re-apply, out-reach
    .replace(/\b(ast|ups|m|e|p)[ -](?=\d{1,2}\b)/g, "$1") // AST 1, E-12
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * A word without its ending, so that "observed" finds "observation". Rough, but alike on both sides.
 * @param {string} word
 */
export function stem(word) {
  if (word.length < 4 || /\d/.test(word)) return word;
  const one = word
    .replace(/(?<=ss|[cs]h|x)es$|(?<=[^aious])s$/, "")
    .replace(/ies?$/, "y");
  const bare = one
    .replace(/(?<=\p{L}{4})(?:ations?|ments?)$/u, "")
    .replace(/(?<=\p{L}*[aeiouy]\p{L}+)(?:ing|ed)$/u, "")
    .replace(/([bdgmnprt])\1$/, "$1");
  return (bare.length < 3 ? one : bare).replace(/(?<=\p{L}{3})e$/u, "").replace(/(?<=\p{L}{2})y$/u, "i");
}

/** Takes a query apart. */
export class Query {
  /** @param {Words} words */
  constructor({ stop, faint, codes, synonyms }) {
    this.stop = new Set(stop);
    this.faint = new Set(faint.map(stem));
    this.codes = new Set(codes.map(plain));
    /** @type {Map<string, Way[]>} */
    this.synonyms = new Map();
    this.longest = 1;
    for (const [said, here] of synonyms) {
      const ways = here.map((words) => ({ words: this.telling(words), weight: SYNONYM }));
      for (const phrase of said) {
        const key = tokens(phrase);
        this.longest = Math.max(this.longest, key.length);
        this.synonyms.set(key.join(" "), [...(this.synonyms.get(key.join(" ")) ?? []), ...ways]);
      }
    }
  }

  /**
   * The words of a phrase that tell what it is about, or all of them if none does.
   * @param {string} phrase
   */
  telling(phrase) {
    const all = plain(phrase).split(" ").filter(Boolean);
    const some = all.filter((word) => !this.stop.has(word));
    return (some.length ? some : all).map(stem);
  }

  /**
   * What a query asks about: phrases that have a synonym, longest first, and the telling words between them.
   * @param {string} text
   * @returns {Concept[]}
   */
  concepts(text) {
    const typed = plain(text).split(" ").filter(Boolean);
    /** @type {Concept[]} */
    const found = [];
    const idle = typed.every((word) => this.stop.has(word));
    for (let at = 0; at < typed.length; ) {
      const length = this.phraseAt(typed, at);
      const said = typed.slice(at, at + Math.max(1, length)).join(" ");
      if (length || idle || !this.stop.has(said)) {
        const words = this.telling(said);
        const ways = [{ words, weight: OWN }, ...(this.synonyms.get(tokens(said).join(" ")) ?? [])];
        found.push({ said, ways, weight: this.weight(said) });
      }
      at += Math.max(1, length);
    }
    return found;
  }

  /**
   * The words of a title that tell what its section is about.
   * @param {string} title
   */
  subject(title) {
    const some = this.telling(title);
    const strong = some.filter((word) => !this.faint.has(word));
    return strong.length ? strong : some;
  }

  /**
   * How much a word or phrase of a query counts.
   * @param {string} said
   */
  weight(said) {
    if (this.codes.has(said) || /^[a-z]{1,3}\d{1,2}$/.test(said)) return CODE;
    const idle = said.split(" ").every((word) => this.stop.has(word) || this.faint.has(stem(word)));
    return idle ? FAINT : OWN;
  }

  /**
   * How many words, from here on, make a phrase that has a synonym.
   * @param {string[]} typed
   * @param {number} at
   */
  phraseAt(typed, at) {
    for (let length = Math.min(this.longest, typed.length - at); length > 0; length--) {
      const key = typed.slice(at, at + length).map(stem).join(" ");
      if (this.synonyms.has(key) && !(length === 1 && this.stop.has(typed[at] ?? ""))) return length;
    }
    return 0;
  }
}
