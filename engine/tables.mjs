/** Reads a table of an answer as rows of text, and writes them as CSV, as text to paste, and as a plain table. */

/**
 * The rows of a table, its heading's first. A number stands as the core's `data-value` has it. A column whose heading
 * has `data-standing` gets a column beside it with the standings of its cells, so that no sign stands at a number.
 * @param {HTMLTableElement} table
 * @returns {string[][]}
 */
export function rows(table) {
  const signed = [...(table.rows[0]?.cells ?? [])].map((cell) => cell.dataset.standing !== undefined);
  return [...table.rows].map((row) =>
    [...row.cells].flatMap((cell, column) => (signed[column] ? [text(cell), cell.dataset.standing ?? ""] : [text(cell)])),
  );
}

/**
 * What a cell says, without the sign of its standing.
 * @param {HTMLTableCellElement} cell
 */
function text(cell) {
  if (cell.dataset.value !== undefined) return cell.dataset.value;
  const copy = /** @type {HTMLElement} */ (cell.cloneNode(true));
  for (const sign of copy.querySelectorAll("abbr")) sign.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

/**
 * A text that no spreadsheet takes for a formula: one that begins as formulas do gets an apostrophe. Numbers stay.
 * @param {string} value
 */
export const guarded = (value) => (/^[=+\-@＝＋－＠\t\r\n]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value);

/** @param {string} value */
const quoted = (value) => (/[",;\t\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/**
 * CSV as RFC 4180 has it, with a byte order mark, by which spreadsheets know that it is UTF-8.
 * @param {string[][]} all
 */
export const csv = (all) => `\ufeff${all.map((row) => `${row.map((value) => quoted(guarded(value))).join(",")}\r\n`).join("")}`;

/**
 * Cells with tabs between them, which spreadsheets take as cells when they are pasted.
 * @param {string[][]} all
 */
export const tabbed = (all) => all.map((row) => row.map(guarded).join("\t")).join("\n");

/**
 * A plain table, which word processors take as one when it is pasted.
 * @param {string[][]} all
 */
export function plain(all) {
  const table = document.createElement("table");
  for (const row of all) {
    const line = table.insertRow();
    for (const value of row) line.insertCell().textContent = guarded(value);
  }
  return table.outerHTML;
}
