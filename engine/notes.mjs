/**
 * Keeps what readers write beside an answer, in notes and in a record, while answers come and go. It lasts as long as
 * the visit; it is never stored, never sent and never in the address.
 */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Box */

/** @type {Map<string, Map<string, string>>} What was typed, for each calculator by the key of its box. */
const typed = new Map();
/** @type {Set<string>} The calculators whose record is open. */
const open = new Set();

/** @param {BeforeUnloadEvent} event */
const ask = (event) => event.preventDefault();

/**
 * @param {ParentNode} answer
 * @returns {Box[]}
 */
const boxes = (answer) => [.../** @type {NodeListOf<Box>} */ (answer.querySelectorAll("[data-note]"))];

/**
 * @param {string} name
 * @returns {Map<string, string>}
 */
const of = (name) => typed.get(name) ?? new Map();

/**
 * Keep what was typed into a box.
 * @param {string} name the calculator
 * @param {Box} box
 */
export function keep(name, box) {
  typed.set(name, of(name).set(box.dataset.note ?? "", box.value));
  // A browser asks before it leaves a page with words that were not printed.
  window.addEventListener("beforeunload", ask);
}

/** What was typed is on paper now. */
export const printed = () => window.removeEventListener("beforeunload", ask);

/**
 * Put what was typed back into the boxes of a new answer, and show its record as the last one was.
 * @param {string} name
 * @param {ParentNode} answer
 */
export function putBack(name, answer) {
  for (const box of boxes(answer)) {
    const text = of(name).get(box.dataset.note ?? "");
    if (text !== undefined) box.value = text;
  }
  showRecord(name, answer, open.has(name));
}

/**
 * Open or close the record. One that is open, or that holds something, is printed.
 * @param {string} name
 * @param {ParentNode} answer
 * @param {boolean} isOpen
 */
export function showRecord(name, answer, isOpen) {
  if (isOpen) open.add(name);
  else open.delete(name);
  const record = answer.querySelector(".ast-record");
  if (record instanceof HTMLElement) record.hidden = !isOpen;
  for (const button of answer.querySelectorAll("[data-action='record']")) button.setAttribute("aria-expanded", String(isOpen));
  if (isOpen) date(answer);
  mirror(name, answer);
}

/**
 * Fill in today's date, in words, where nothing stands.
 * @param {ParentNode} answer
 */
function date(answer) {
  for (const box of boxes(answer)) {
    if ("dated" in box.dataset && !box.value) {
      box.value = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date());
    }
  }
}

/**
 * Let print have what the boxes hold: a box would cut it off.
 * @param {string} name
 * @param {ParentNode} answer
 */
export function mirror(name, answer) {
  const texts = new Map(boxes(answer).map((box) => [box.dataset.note, box.value.trim()]));
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (answer.querySelectorAll("[data-mirror]"))) {
    place.textContent = texts.get(place.dataset.mirror) ?? "";
  }
  const isWritten = open.has(name) || [...of(name).values()].some((text) => text.trim());
  answer.querySelector(".ast-outcome")?.toggleAttribute("data-record", isWritten);
}
