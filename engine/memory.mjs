/** Unpacks a snapshot of Python's memory: engine/memory.py says how it is packed. */

/** Bytes in a block, which is stored whole or not at all. */
const BLOCK = 256;

/** Bytes before the head: the length of the head and of the memory. */
const LENGTHS = 8;

export class Memory {
  #packed;
  #head;

  /**
   * Pyodide's own form of a snapshot, to be given to it: its head, and memory that is right once it has been filled.
   * @type {Uint8Array<ArrayBuffer>}
   */
  snapshot;

  /** @param {ArrayBuffer} packed */
  constructor(packed) {
    const [head, memory] = /** @type {[number, number]} */ ([...new Uint32Array(packed, 0, 2)]);
    this.#packed = new Uint8Array(packed, LENGTHS);
    this.#head = head;
    this.snapshot = new Uint8Array(head + memory);
    this.snapshot.set(this.#packed.subarray(0, head));
  }

  /**
   * Fill the memory: it is what the WebAssembly module begins with, but for the blocks that are stored.
   * @param {WebAssembly.Instance} instance one whose code has not run yet
   */
  fill({ exports }) {
    const memory = this.snapshot.subarray(this.#head);
    memory.set(new Uint8Array(/** @type {WebAssembly.Memory} */ (exports.memory).buffer));
    const stored = this.#packed.subarray(this.#head, this.#head + memory.length / BLOCK / 8);
    let from = this.#head + stored.length;
    for (let block = 0; block < memory.length / BLOCK; block++) {
      if (!(/** @type {number} */ (stored[block >> 3]) & (1 << (block & 7)))) continue;
      memory.set(this.#packed.subarray(from, from + BLOCK), block * BLOCK);
      from += BLOCK;
    }
  }

  /**
   * Put right the one word that is not the same in every browser: at its start, Pyodide adds a function to the
   * WebAssembly's table, through which Python calls others, and notes its place. WebKit's table is longer.
   * @param {{ HEAP32: Int32Array, __PyRuntime: number, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: number }} runtime after its
   *   start, and before the snapshot has taken the place of its memory
   */
  adopt({ HEAP32, __PyRuntime, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET }) {
    const place = __PyRuntime + /** @type {number} */ (HEAP32[__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET / 4]);
    const words = new Int32Array(this.snapshot.buffer, this.#head);
    words[place / 4] = /** @type {number} */ (HEAP32[place / 4]);
  }
}
