/**
 * The files of the engine, each with its size and hash, and what the lock says of this Python: engine/build.py writes
 * this module anew for each release.
 */

/** @type {Record<string, { bytes: number, sha256: string }>} */
export const FILES = {};

/** @type {import("pyodide").LockfileInfo} */
export const INFO = { abi_version: "", arch: "wasm32", platform: "", python: "", version: "" };
