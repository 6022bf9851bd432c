/** Puts each error's words beside its field, where the core's markup has kept a place for them, and takes them away. */

import { controls, question } from "./form.mjs";

/**
 * @param {HTMLFormElement} form
 * @param {{ field: string, message: string }[]} errors
 */
export function showFieldErrors(form, errors) {
  clearFieldErrors(form);
  for (const { field, message } of errors) {
    const place = question(form, field);
    const words = place && errorPlace(place);
    if (!place || !words || !words.hidden) continue; // the first error of a field is the one beside it
    words.append(message);
    words.hidden = false;
    for (const control of controls(place)) control.setAttribute("aria-invalid", "true");
    for (const owner of described(place)) owner.setAttribute("aria-describedby", [...ids(owner), words.id].join(" "));
  }
}

/** @param {HTMLFormElement} form */
export function clearFieldErrors(form) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".ast-question"))) {
    const words = errorPlace(place);
    if (!words || words.hidden) continue;
    words.hidden = true;
    // The elements inside are the core's hidden "Error: "; only the message goes.
    for (const node of [...words.childNodes]) if (node instanceof Text) node.remove();
    for (const control of controls(place)) control.removeAttribute("aria-invalid");
    for (const owner of described(place)) {
      const left = ids(owner).filter((id) => id !== words.id);
      if (left.length) owner.setAttribute("aria-describedby", left.join(" "));
      else owner.removeAttribute("aria-describedby");
    }
  }
}

/**
 * @param {Element} place
 * @returns {HTMLElement | null}
 */
const errorPlace = (place) => place.querySelector(".ast-field-error");

/**
 * What the error describes: a group is described once, as a group, and not again at each of its controls.
 * @param {Element} place
 * @returns {Element[]}
 */
function described(place) {
  const group = place.querySelector("fieldset");
  return group ? [group] : controls(place);
}

/** @param {Element} owner */
const ids = (owner) => (owner.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean);
