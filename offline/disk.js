/**
 * For a copy of the site that was opened from a disk: says what does not work there, and takes it out of the way.
 * No module: from a disk, browsers run none.
 */

if (location.protocol === "file:") {
  for (const notice of document.querySelectorAll("[data-disk]")) notice.removeAttribute("hidden");
  const idle = "[for=__search], [data-md-component=search], ast-calculator form.ast-form, ast-calculator .ast-engine";
  for (const part of document.querySelectorAll(idle)) part.setAttribute("hidden", "");
}
