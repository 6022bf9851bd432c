/** Keeps an answer's inputs in the address, after the "#", where no server sees them. */

/** Longer than this is no address of ours. */
const LONGEST = 4000;

/**
 * The answers that the address holds; "" if it holds none. A fragment without "=" is a place in the page.
 * @returns {string}
 */
export function queryInAddress() {
  const fragment = location.hash.slice(1);
  return fragment.includes("=") && fragment.length <= LONGEST ? fragment : "";
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
