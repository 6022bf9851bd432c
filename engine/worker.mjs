/**
 * The worker: loads Python and the core from the folder it is in itself, and answers what it is asked.
 *
 * It fills Python's memory from a snapshot that has the core in it. Should that not succeed, whatever the reason, it
 * starts in the ordinary way, with the standard library and the core's wheel.
 */

import { Assets, Failure } from "./assets.mjs";
import { FILES, INFO } from "./files.mjs";
import { failed, loading, READY } from "./load-state.mjs";
import { Memory } from "./memory.mjs";

/** @typedef {import("./messages.mjs").Ask} Ask */
/** @typedef {{ postMessage(news: import("./messages.mjs").FromWorker): void,
 *   onmessage: ((event: MessageEvent<import("./messages.mjs").ToWorker>) => void) | null }} Port */
/** @typedef {(calculator: string, query: string, root: string) => string} ReplyFunction */
/** @typedef {import("pyodide").PyodideAPI} Python */
/** @typedef {{ loadPyodide: typeof import("pyodide").loadPyodide, createPyodideModule: any, module: WebAssembly.Module }} Runtime */

const port = /** @type {Port} */ (/** @type {unknown} */ (self));
const FOLDER = new URL("./", import.meta.url).href;

const WASM = "pyodide.asm.wasm.gz";
const SNAPSHOT = "snapshot.gz";
const LOCK = "pyodide-lock.json";
/** What the ordinary start needs besides the WebAssembly: the lock, the standard library and the core's wheel. */
const ORDINARY = Object.keys(FILES).filter((name) => name === LOCK || /\.(zip|whl)$/.test(name));

/** @type {ReplyFunction | undefined} */
let reply;
/** @type {Function} */
let PythonError = Error;
let attempt = 1;

/** Milliseconds before each rehearsal. */
const PAUSE = 30;

port.onmessage = ({ data }) => (data.type === "start" ? start() : answer(data));

/** Load everything; whatever happens, end in ready or failed. */
async function start() {
  const assets = new Assets(FOLDER, (bytes, total) => say("fetch", bytes, total));
  try {
    const python = await load(assets);
    assets.release();
    PythonError = python.ffi.PythonError;
    const browser = python.pyimport("astcore.browser");
    reply = browser.reply;
    port.postMessage({ type: "state", state: READY });
    rehearse(browser.rehearse);
  } catch (problem) {
    console.warn(problem);
    port.postMessage({ type: "state", state: failed(reasonFor(problem)) });
  }
}

/**
 * @param {Assets} assets
 * @returns {Promise<Python>}
 */
async function load(assets) {
  if (!self.DecompressionStream || !WebAssembly.compileStreaming) throw new Failure("unsupported", "no streams");
  // Everything is asked for before anything waits for anything.
  assets.expect([WASM, SNAPSHOT]);
  const memory = assets.unpack(SNAPSHOT, all).then((packed) => new Memory(packed));
  memory.catch(() => fallBack(assets));
  const [module, { loadPyodide }, { default: createPyodideModule }] = await Promise.all([
    assets.unpack(WASM, compile),
    /** @type {Promise<typeof import("pyodide")>} */ (script("pyodide.mjs")),
    script("pyodide.asm.mjs"),
  ]);
  self.fetch = assets.fetch;
  const runtime = { loadPyodide, createPyodideModule, module };
  try {
    const whole = await memory;
    say("start");
    return await restore(runtime, whole);
  } catch (problem) {
    console.warn("Starting without the snapshot:", problem);
    fallBack(assets);
    return await Promise.race([begin(runtime, assets), assets.failure]);
  }
}

/**
 * Begin another attempt, the ordinary one, by asking for all it needs.
 * @param {Assets} assets
 */
function fallBack(assets) {
  if (attempt > 1) return;
  attempt = 2;
  assets.expect([WASM, ...ORDINARY]);
  for (const name of ORDINARY) assets.open(name);
}

/**
 * Start from the snapshot. Of what Pyodide asks for, there is nothing that the memory does not have.
 * @param {Runtime} runtime
 * @param {Memory} memory
 * @returns {Promise<Python>}
 */
function restore({ loadPyodide, createPyodideModule, module }, memory) {
  const refused = instantiateFrom(module, (instance) => memory.fill(instance));
  const options = {
    indexURL: FOLDER,
    stdLibURL: `${FOLDER}none`,
    lockFileContents: JSON.stringify({ info: INFO, packages: {} }),
    createPyodideModule: async (/** @type {any} */ settings) => {
      const started = await createPyodideModule(settings);
      memory.adopt(started);
      return started;
    },
    _loadSnapshot: memory.snapshot,
  };
  return Promise.race([loadPyodide(options), refused]);
}

/**
 * Start in the ordinary way.
 * @param {Runtime} runtime
 * @param {Assets} assets
 * @returns {Promise<Python>}
 */
async function begin({ loadPyodide, createPyodideModule, module }, assets) {
  const refused = instantiateFrom(module);
  const fetched = Promise.all(ORDINARY.map((name) => assets.open(name)));
  fetched.then(() => say("start"), () => {}); // Pyodide asks for each of them, and hears what is wrong
  const starting = loadPyodide({
    indexURL: FOLDER,
    packageBaseUrl: FOLDER,
    lockFileContents: new TextDecoder().decode(await assets.open(LOCK)),
    packages: ["astcore"],
    createPyodideModule,
  });
  const python = await Promise.race([starting, refused]);
  say("import");
  return python;
}

/**
 * @param {import("./load-state.mjs").Stage} stage
 * @param {number} [bytes]
 * @param {number} [total]
 */
function say(stage, bytes, total) {
  port.postMessage({ type: "state", state: loading(stage, bytes, total, attempt) });
}

/**
 * Import a script of the folder; as for the other files, try again past a bad copy of the browser's.
 * @param {string} name
 */
const script = (name) => import(FOLDER + name).catch(() => import(`${FOLDER}${name}?again`));

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} unpacked */
const all = (unpacked) => new Response(unpacked).arrayBuffer();

/**
 * Compile WebAssembly as it comes. Where the bytes are as they were published, it is the browser that is too old.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} unpacked
 */
const compile = (unpacked) =>
  WebAssembly.compileStreaming(new Response(unpacked, { headers: { "content-type": "application/wasm" } })).catch(
    (problem) => Promise.reject(new Failure("unsupported", String(problem))),
  );

/**
 * Let the next instance be made of a module that is there already, whatever Pyodide has fetched. Pyodide would log that
 * this did not succeed, and wait for ever: the promise tells.
 * @param {WebAssembly.Module} module
 * @param {(instance: WebAssembly.Instance) => void} [prepare] called before any of the instance's code runs
 * @returns {Promise<never>}
 */
function instantiateFrom(module, prepare = () => {}) {
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (_, imports) => {
      try {
        const instance = await WebAssembly.instantiate(module, imports);
        prepare(instance);
        return { instance, module };
      } catch (problem) {
        reject(problem);
        throw problem;
      }
    };
  });
}

/**
 * Give answers for nobody, one at a time so that a reader's question can come between: what the browser has seen running
 * it compiles better, and the reader's own answers are quick from the first.
 * @param {(number: number) => boolean} again gives one, and tells whether there is another
 * @param {number} number
 */
function rehearse(again, number = 0) {
  setTimeout(() => {
    try {
      if (again(number)) rehearse(again, number + 1);
    } catch (problem) {
      console.warn(problem); // nobody asked
    }
  }, PAUSE);
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
