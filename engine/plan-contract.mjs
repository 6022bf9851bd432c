/** What the core says a plan is: the names, allowed values and limits that astcore/plan.py writes into the page. */

/** One of these values, or a text of so many characters at most, on one line or several. */
/** @typedef {{ values: string[] }} Choice */
/** @typedef {{ longest: number, lines: boolean }} Text */
/** @typedef {Choice | Text} Rule */

/**
 * `plan` are the fields of the plan itself, `standard` those of each standard in `codes`. `done` is the status that
 * ends the work on a standard, `unknown` the stage that shows them all. `largest` counts bytes of a file.
 * @typedef {object} Contract
 * @property {string} format
 * @property {number} version
 * @property {string} data_version
 * @property {string} prefix
 * @property {number} largest
 * @property {string} unknown
 * @property {string} done
 * @property {Record<string, Rule>} plan
 * @property {Record<string, Rule>} standard
 * @property {{ most: number, longest: number }} items
 * @property {string[]} codes
 * @property {Record<string, string>} columns
 */

/**
 * @param {HTMLElement} root
 * @returns {Contract | null}
 */
export const readContract = (root) => JSON.parse(root.dataset.contract ?? "null");

/**
 * A text as a plan keeps it: without characters that nobody sees and that files, tables and boxes treat unlike one
 * another, and on one line where there is only one. What is all blank is nothing.
 * @param {string} text
 * @param {boolean} lines
 */
export function clean(text, lines) {
  const space = lines ? "$&" : " ";
  const one = text.replace(/\r\n?/g, "\n").replace(/[\n\t]/g, space).replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, "");
  return one.trim() ? one : "";
}

/**
 * Whether a rule takes a value.
 * @param {Rule} rule
 * @param {string} value
 */
export const takes = (rule, value) => ("values" in rule ? rule.values.includes(value) : value.length <= rule.longest);
