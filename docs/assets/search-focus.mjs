/** Takes a reader who has opened the search to its box: in a small window the theme leaves the focus behind it. */

const box = document.querySelector("[data-md-component=search-query]");

document.querySelector("[data-md-toggle=search]")?.addEventListener("change", ({ currentTarget }) => {
  if (box instanceof HTMLElement && currentTarget instanceof HTMLInputElement && currentTarget.checked) box.focus();
});
