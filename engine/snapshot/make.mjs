/**
 * Takes the snapshot: Python's memory with the core imported and its data read, so that a reader's browser need only
 * fill its own memory with it. Run by engine/memory.py, in Node, with a folder that holds what goes in:
 *
 *     make.mjs <pyodide> <stand-ins> <core> <work>
 *
 * It leaves two files in <work>: `snapshot`, as Pyodide makes it, and `fresh`, the memory that the WebAssembly module
 * itself begins with. The same input gives the same bytes.
 */

// @ts-ignore: Node's types would be one more package, for these few functions.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
// @ts-ignore
import { argv } from "node:process";
// @ts-ignore
import { fileURLToPath, pathToFileURL } from "node:url";

const [pyodide, standIns, core, work] = /** @type {[string, string, string, string]} */ (argv.slice(2));

/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);

/** @typedef {import("pyodide").PyodideAPI} Python */
/** @typedef {Map<string, Uint8Array>} Files by their paths */

/** The settings that the snapshot is taken with, and that go with it. */
const ENVIRONMENT = {
  HOME: "/",
  LANG: "C.UTF-8",
  PYTHONDONTWRITEBYTECODE: "1",
  PYTHONHASHSEED: "0",
  PYTHONNODEBUGRANGES: "1",
  PYTHONOPTIMIZE: "2",
};

const { library, modules } = await compile();
const fresh = stopTime();
const python = await loadPyodide(
  /** @type {any} */ ({
    _makeSnapshot: true,
    _sysExecutable: "/python",
    env: ENVIRONMENT,
    stdLibURL: library,
    fsInit: async (/** @type {Python["FS"]} */ system) => put(system, modules, "/core"),
  }),
);
python.runPython("import sys\nsys.path.insert(0, '/core')");
const warm = python.pyimport("warm");
warm.warm();
warm.destroy();
const snapshot = /** @type {any} */ (python).makeMemorySnapshot();
writeFileSync(`${work}/snapshot`, snapshot);
writeFileSync(`${work}/fresh`, fresh());

/** Compile the core, and the part of the standard library that it needs, in a Python of their own. */
async function compile() {
  const compiler = await loadPyodide();
  put(compiler.FS, read(standIns), "/library");
  put(compiler.FS, read(core), "/core/astcore");
  const here = read(fileURLToPath(new URL(".", import.meta.url)));
  put(compiler.FS, new Map([...here].filter(([path]) => path === "warm.py")), "/core");
  put(compiler.FS, new Map([...here].filter(([path]) => path === "compiling.py")), "/home/pyodide");
  compiler.pyimport("compiling").compile_all();
  // Pyodide takes the library from a file only.
  const library = `${work}/library.zip`;
  writeFileSync(library, compiler.FS.readFile("/library.zip"));
  return { library, modules: take(compiler.FS, "/core") };
}

/**
 * From here on the clock stands, and what is random is not: neither may make one snapshot differ from another. Returns
 * what gives the memory that the next WebAssembly module with one begins with, as it was before any of its code ran.
 */
function stopTime() {
  /** @type {Uint8Array} */
  let memory;
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = /** @type {any} */ (
    async (/** @type {[any, any]} */ ...given) => {
      const result = /** @type {any} */ (await instantiate(...given));
      const own = (result.instance ?? result).exports.memory;
      if (own) memory ??= new Uint8Array(own.buffer.slice(0));
      return result;
    }
  );
  const now = 315532800000;
  Date.now = () => now;
  performance.now = () => 0;
  globalThis.Date = /** @type {any} */ (
    class extends Date {
      constructor(given = now) {
        super(given);
      }
    }
  );
  globalThis.crypto.getRandomValues = (array) => {
    /** @type {any} */ (array)?.fill(1);
    return array;
  };
  return () => memory;
}

/**
 * @param {string} folder
 * @returns {Files}
 */
function read(folder) {
  /** @type {string[]} */
  const paths = readdirSync(folder, { recursive: true }).sort();
  const files = paths.filter((path) => /\.(py|toml)$/.test(path));
  return new Map(files.map((path) => [path, readFileSync(`${folder}/${path}`)]));
}

/**
 * Put files into a folder of Pyodide's.
 * @param {Python["FS"]} system
 * @param {Files} files
 * @param {string} folder
 */
function put(system, files, folder) {
  for (const [path, content] of files) {
    const place = `${folder}/${path}`;
    system.mkdirTree(place.slice(0, place.lastIndexOf("/")));
    system.writeFile(place, content);
  }
}

/**
 * Take the files out of a folder of Pyodide's, and of those below it.
 * @param {Python["FS"]} system
 * @param {string} folder
 * @param {string} below
 * @returns {Files}
 */
function take(system, folder, below = "") {
  /** @type {[string, Uint8Array][]} */
  const files = [];
  for (const name of system.readdir(folder).sort()) {
    const place = `${folder}/${name}`;
    if (name === "." || name === "..") continue;
    if (system.isDir(system.stat(place).mode)) files.push(...take(system, place, `${below}${name}/`));
    else files.push([below + name, system.readFile(place)]);
  }
  return new Map(files);
}
