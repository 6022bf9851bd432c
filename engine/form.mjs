/** Reads and fills a calculator's form: which questions are asked, and what was answered. */

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/**
 * @param {ParentNode} scope
 * @returns {Control[]}
 */
export const controls = (scope) => [.../** @type {NodeListOf<Control>} */ (scope.querySelectorAll("input, select, textarea"))];

/**
 * @param {ParentNode} scope
 * @returns {HTMLElement[]}
 */
const questions = (scope) => [.../** @type {NodeListOf<HTMLElement>} */ (scope.querySelectorAll(".ast-question"))];

/**
 * The element of the question with this key.
 * @param {ParentNode} scope
 * @param {string} key
 */
export const question = (scope, key) => questions(scope).find((each) => each.dataset.question === key);

/**
 * Whether a condition holds: "key=v1|v2&other=v3" asks that each key has one of its values.
 * @param {string} when
 * @param {URLSearchParams} answers
 */
export const holds = (when, answers) =>
  [...new URLSearchParams(when)].every(([key, allowed]) =>
    answers.getAll(key).some((value) => allowed.split("|").includes(value)),
  );

/**
 * Show the questions that the answers call for, hide and disable the others, and give the answers of those shown.
 * One pass is enough since a condition looks only at questions before its own, and what is hidden does not count.
 * A question without an answer counts as its `data-default`, which is not given: the core takes it by itself.
 * @param {HTMLFormElement} form
 * @returns {URLSearchParams}
 */
export function settle(form) {
  const answers = new URLSearchParams();
  const taken = new URLSearchParams();
  for (const each of questions(form)) {
    each.hidden = !holds(each.dataset.when ?? "", taken);
    for (const control of controls(each)) {
      control.disabled = each.hidden;
      if (each.hidden) continue;
      for (const value of values(control)) {
        answers.append(control.name, value);
        taken.append(control.name, value);
      }
    }
    const { question: key = "", default: value } = each.dataset;
    if (value && !each.hidden && !taken.has(key)) taken.append(key, value);
  }
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".ast-section"))) {
    section.hidden = questions(section).every((each) => each.hidden);
  }
  return answers;
}

/**
 * What a control says; nothing if it was left empty.
 * @param {Control} control
 * @returns {string[]}
 */
function values(control) {
  if (!control.name) return [];
  if (isChoice(control)) return control.checked ? [control.value] : [];
  const given =
    control instanceof HTMLSelectElement ? [...control.selectedOptions].map((option) => option.value) : [control.value];
  return given.filter((value) => value.trim());
}

/**
 * Make the form say what the answers say, as far as it can: a choice only where it has it, a text as it is.
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} answers
 */
export function fill(form, answers) {
  const all = withDateParts(form, answers);
  for (const control of controls(form)) {
    const given = all.getAll(control.name);
    // Of an answer that is given twice the core takes the last; several to one question it puts together.
    const last = given.at(-1) ?? "";
    if (isTick(control)) control.checked = given.some((value) => value.split(",").includes(control.value));
    else if (isChoice(control)) control.checked = control.value === last;
    else if (control instanceof HTMLSelectElement) {
      control.value = last;
      if (control.selectedIndex < 0) control.selectedIndex = 0;
    } else control.value = last;
  }
}

/**
 * The answers, with a date also as its three boxes have it: "on=2009-09-01" is on-day=1, on-month=9, on-year=2009.
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} answers
 */
function withDateParts(form, answers) {
  const all = new URLSearchParams(answers);
  for (const { dataset } of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-date]"))) {
    const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(answers.getAll(dataset.date ?? "").at(-1) ?? "");
    for (const [index, part] of ["year", "month", "day"].entries()) {
      if (parts) all.set(`${dataset.date}-${part}`, String(Number(parts[index + 1])));
    }
  }
  return all;
}

/**
 * Put the focus where an answer can be changed: on a control itself, or on the first in use of those inside.
 * @param {Element | null | undefined} place
 */
export function focusControl(place) {
  if (!place) return;
  const all = controls(place).filter((control) => !control.disabled);
  const control = isControl(place) ? place : (all.find((each) => isChoice(each) && each.checked) ?? all[0]);
  control?.focus();
  // The focus alone would leave the question's own words above the edge.
  control?.closest(".ast-question")?.scrollIntoView({ block: "nearest" });
}

/**
 * @param {Element} element
 * @returns {element is Control}
 */
const isControl = (element) => element.matches("input, select, textarea");

/**
 * @param {Control} control
 * @returns {control is HTMLInputElement}
 */
const isTick = (control) => control instanceof HTMLInputElement && control.type === "checkbox";

/**
 * @param {Control} control
 * @returns {control is HTMLInputElement}
 */
const isChoice = (control) => control instanceof HTMLInputElement && ["radio", "checkbox"].includes(control.type);
