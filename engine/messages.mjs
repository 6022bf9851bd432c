/** What the page and the worker say to each other: these messages and no others. */

/**
 * Page to worker: load what is needed.
 * @typedef {{ type: "start" }} Start
 */

/**
 * Page to worker: answer these answers. `id` comes back with the reply.
 * @typedef {{ type: "ask", id: number, calculator: string, query: string, root: string }} Ask
 */

/** @typedef {Start | Ask} ToWorker */

/**
 * Worker to page: how the loading goes. A failure said here is the worker's last word.
 * @typedef {{ type: "state", state: import("./load-state.mjs").LoadState }} StateNews
 */

/**
 * Worker to page: what `astcore.browser.reply` returned, untouched.
 * @typedef {{ type: "reply", id: number, text: string }} ReplyNews
 */

/**
 * Worker to page: this one ask could not be answered; `detail` is for the console. The worker goes on.
 * @typedef {{ type: "error", id: number, detail: string }} ErrorNews
 */

/** @typedef {StateNews | ReplyNews | ErrorNews} FromWorker */

/**
 * The reply's text, read: see "The reply" in docs/maintain/architecture.md.
 * @typedef {object} Reply
 * @property {"answer" | "errors"} status
 * @property {string} html
 * @property {{ field: string, message: string }[]} errors
 * @property {string} title
 * @property {string} announce
 * @property {string} query
 */

/**
 * Read a reply's text.
 * @param {string} text
 * @returns {Reply}
 */
export const readReply = (text) => JSON.parse(text);
