/** Keeps an answer's inputs in the address, after the "#", where no server sees them. */

/** More than this is read by nobody: the core refuses far shorter ones, and says so. */
const LONGEST = 10_000;

/**
 * The answers that the address holds; "" if it holds none. The name of a place in the page is none; anything else,
 * however foreign, is for the core to make out or to refuse in words.
 * @returns {string}
 */
export function queryInAddress() {
  const fragment = location.hash.slice(1, LONGEST);
  return fragment.includes("=") || !isPlace(fragment) ? fragment : "";
}

/** @param {string} fragment */
function isPlace(fragment) {
  try {
    return document.getElementById(decodeURIComponent(fragment)) !== null;
  } catch {
    return false;
  }
}

/**
 * Put answers in the address: as a new entry of the history, or in place of the one we are at. Done by navigating to
 * the fragment, not by pushState, so that a theme's instant navigation hears of it and does not take the next click
 * or "back" for something else. No element has such an id, so the page does not scroll.
 * @param {string} query
 * @param {boolean} isNew
 */
export function putInAddress(query, isNew) {
  const address = new URL(location.href);
  address.hash = query;
  if (address.href === location.href) return;
  if (isNew) location.assign(address);
  else location.replace(address);
}
