/** Copies a piece of markup that the core has kept ready in the page, and fills in the reader's words as text. */

/** What a slot gets: a text, or pieces that were filled in before. @typedef {Record<string, string | number | Element[]>} Values */

/**
 * A copy of the template with this name. `data-slot` takes a text, `data-each` takes pieces, and what is marked
 * `data-if` stays only where there is something for it.
 * @param {ParentNode} root
 * @param {string} name
 * @param {Values} [values]
 * @returns {HTMLElement}
 */
export function copy(root, name, values = {}) {
  const template = /** @type {HTMLTemplateElement | null} */ (root.querySelector(`template[data-template="${name}"]`));
  const piece = template?.content.firstElementChild?.cloneNode(true);
  if (!(piece instanceof HTMLElement)) return document.createElement("div");
  for (const part of piece.querySelectorAll("[data-if]")) {
    const value = values[part.getAttribute("data-if") ?? ""];
    if (!value || (Array.isArray(value) && !value.length)) part.remove();
  }
  fill(piece, values);
  return piece;
}

/**
 * @param {Element} piece
 * @param {Values} values
 */
export function fill(piece, values) {
  for (const slot of piece.querySelectorAll("[data-slot]")) {
    const value = values[slot.getAttribute("data-slot") ?? ""];
    if (value !== undefined && !Array.isArray(value)) slot.textContent = String(value);
  }
  for (const slot of piece.querySelectorAll("[data-each]")) {
    const value = values[slot.getAttribute("data-each") ?? ""];
    if (Array.isArray(value)) slot.replaceChildren(...value);
  }
}
