/** Writes a plan as a table for spreadsheets: a row for each evidence item, or for a standard that has none. */

/** @typedef {import("./plan-entries.mjs").Entry} Entry */

/** A cell that begins so could be taken for a formula, full-width signs included. */
const FORMULA = /^\s*[=+\-@＝＋－＠|%]/;

/**
 * @param {Record<string, string>} columns names by key, in order
 * @param {Entry[]} all
 */
export function toTable(columns, all) {
  const rows = [Object.values(columns)];
  for (const entry of all.filter((each) => each.applies)) {
    const items = entry.items.length ? entry.items : [""];
    for (const [index, item] of items.entries()) {
      /** @type {Record<string, string>} */
      const cells = {
        ...{ code: entry.code, short: entry.short, heading: `${entry.part}: ${entry.group}`, section: entry.section },
        ...{ status: entry.statusWords, number: item && `${entry.code}.${index + 1}`, item },
        // What belongs to the standard stands once, so that a sum or a count in a spreadsheet is right.
        ...(index ? {} : { notes: entry.notes, owner: entry.owner, date: entry.date }),
      };
      rows.push(Object.keys(columns).map((key) => cells[key] ?? ""));
    }
  }
  // The mark at the start tells spreadsheets that the letters are UTF-8.
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** @param {string} text */
const cell = (text) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
