/** The files of the engine, each with its size and hash: engine/build.py writes this module anew for each release. */

/** @type {Record<string, { bytes: number, sha256: string }>} */
export const FILES = {};
