/** The worker: loads Python and the core from the folder it is in itself, and answers what it is asked. */

import { Assets, Failure } from "./assets.mjs";
import { failed, loading, READY } from "./load-state.mjs";

/** @typedef {import("./messages.mjs").Ask} Ask */
/** @typedef {{ postMessage(news: import("./messages.mjs").FromWorker): void,
 *   onmessage: ((event: MessageEvent<import("./messages.mjs").ToWorker>) => void) | null }} Port */
/** @typedef {(calculator: string, query: string, root: string) => string} ReplyFunction */

const port = /** @type {Port} */ (/** @type {unknown} */ (self));
const FOLDER = new URL("./", import.meta.url).href;

/** @type {ReplyFunction | undefined} */
let reply;
/** @type {Function} */
let PythonError = Error;

port.onmessage = ({ data }) => (data.type === "start" ? start() : answer(data));

/** Load everything; whatever happens, end in ready or failed. */
async function start() {
  const assets = new Assets(FOLDER, (bytes, total) => {
    const stage = total && bytes >= total ? "start" : "fetch";
    port.postMessage({ type: "state", state: loading(stage, bytes, total) });
  });
  try {
    await Promise.race([load(assets), assets.failure]);
    assets.release();
    port.postMessage({ type: "state", state: READY });
  } catch (problem) {
    console.warn(problem);
    port.postMessage({ type: "state", state: failed(reasonFor(problem)) });
  }
}

/** @param {Assets} assets */
async function load(assets) {
  if (!WebAssembly.instantiateStreaming) throw new Failure("unsupported", "no streaming WebAssembly");
  // Ask for the large files before anything waits for anything.
  assets.open("pyodide.asm.wasm");
  assets.open("python_stdlib.zip");
  self.fetch = assets.fetch;
  const unsupported = watchWebAssembly();
  /** @type {[typeof import("pyodide"), { default: any }]} */
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([
    script("pyodide.mjs"),
    script("pyodide.asm.mjs"),
  ]);
  const starting = loadPyodide({
    indexURL: FOLDER,
    packageBaseUrl: FOLDER,
    lockFileContents: await assets.lock,
    packages: ["astcore"],
    createPyodideModule,
  });
  const pyodide = await Promise.race([starting, unsupported]);
  port.postMessage({ type: "state", state: loading("import") });
  PythonError = pyodide.ffi.PythonError;
  reply = pyodide.pyimport("astcore.browser").reply;
}

/**
 * Import a script of the folder; as for the other files, try again past a bad copy of the browser's.
 * @param {string} name
 */
const script = (name) => import(FOLDER + name).catch(() => import(`${FOLDER}${name}?again`));

/**
 * Pyodide logs that WebAssembly refused its code and then waits for ever, so listen in on the refusal. The bytes have
 * been checked by then: it is the browser that is too old for them.
 * @returns {Promise<never>}
 */
function watchWebAssembly() {
  const { instantiateStreaming } = WebAssembly;
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (...given) => {
      try {
        return await instantiateStreaming(...given);
      } catch (problem) {
        reject(new Failure("unsupported", String(problem)));
        throw problem;
      }
    };
  });
}

/** @param {Ask} ask */
function answer({ id, calculator, query, root }) {
  try {
    if (!reply) throw new Error("asked before ready");
    port.postMessage({ type: "reply", id, text: reply(calculator, query, root) });
  } catch (problem) {
    console.warn(problem);
    port.postMessage({ type: "error", id, detail: String(problem) });
    // After an exception of Python's the interpreter is sound; after anything else it is not.
    if (!(problem instanceof PythonError)) port.postMessage({ type: "state", state: failed("crashed") });
  }
}

/**
 * @param {unknown} problem
 * @returns {import("./load-state.mjs").Reason}
 */
function reasonFor(problem) {
  if (problem instanceof Failure) return problem.reason;
  if (problem instanceof SyntaxError) return "damaged"; // a script that does not read
  if (problem instanceof TypeError && /import|module/i.test(problem.message)) return "network"; // one that did not come
  return "crashed";
}
