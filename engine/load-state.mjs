/** The state of loading as a tagged union, the steps it may take, and how long each stage may last. */

/**
 * Stages, in their order: fetching files, starting Python, importing the core.
 * @typedef {"fetch" | "start" | "import"} Stage
 */

/**
 * Why the engine is not there. `network`: a file could not be fetched; `damaged`: a file is not the one that was
 * published; `unsupported`: the browser cannot run Python; `timeout`: a stage or an answer took too long;
 * `crashed`: Python stopped, or could not answer.
 * @typedef {"network" | "damaged" | "unsupported" | "timeout" | "crashed"} Reason
 */

/** @typedef {{ kind: "idle" }} Idle */
/**
 * `total` is 0 while not known. `attempt` counts from 1: the next one takes another way, and begins at its first stage.
 * @typedef {{ kind: "loading", stage: Stage, bytes: number, total: number, attempt: number }} Loading
 */
/** @typedef {{ kind: "ready" }} Ready */
/** @typedef {{ kind: "failed", reason: Reason }} Failed */
/** @typedef {Idle | Loading | Ready | Failed} LoadState */

/** @type {readonly Stage[]} */
export const STAGES = ["fetch", "start", "import"];

/** @type {Idle} */
export const IDLE = { kind: "idle" };

/** @type {Ready} */
export const READY = { kind: "ready" };

/**
 * @param {Stage} stage
 * @param {number} bytes
 * @param {number} total
 * @param {number} attempt
 * @returns {Loading}
 */
export const loading = (stage, bytes = 0, total = 0, attempt = 1) => ({ kind: "loading", stage, bytes, total, attempt });

/**
 * @param {Reason} reason
 * @returns {Failed}
 */
export const failed = (reason) => ({ kind: "failed", reason });

/**
 * The state after a (new) start: only an idle or a failed engine can be started.
 * @param {LoadState} state
 * @returns {LoadState}
 */
export const begin = (state) => (state.kind === "idle" || state.kind === "failed" ? loading("fetch") : state);

/**
 * The state after news of `next`. News that comes late or out of order changes nothing: only a loading engine makes
 * progress, stages do not go back but for another attempt, and only a loading or a ready engine can fail.
 * @param {LoadState} state
 * @param {LoadState} next
 * @returns {LoadState}
 */
export function advance(state, next) {
  if (next.kind === "failed") return state.kind === "loading" || state.kind === "ready" ? next : state;
  if (state.kind !== "loading" || next.kind === "idle") return state;
  return next.kind === "loading" && steps(next) < steps(state) ? state : next;
}

/**
 * How many steps a start has taken.
 * @param {Loading} state
 */
const steps = ({ attempt, stage }) => attempt * STAGES.length + STAGES.indexOf(stage);

/**
 * Whether two states are of the same stage of the same attempt: the same clock runs for both.
 * @param {LoadState} one
 * @param {LoadState} other
 */
export const isSameStage = (one, other) =>
  one.kind === "loading" && other.kind === "loading" && steps(one) === steps(other);

/**
 * Seconds. Each stage has one; `silence` is the longest time without a byte while files are fetched, so that a slow
 * line is waited for and a dead one is not; `answer` is for one answer.
 * @typedef {Record<Stage | "silence" | "answer", number>} Limits
 */

/** @type {Readonly<Limits>} */
export const LIMITS = { fetch: 300, silence: 30, start: 60, import: 30, answer: 15 };

/**
 * The limits with those of an element's `limits` attribute in their place: "start=5 answer=2", or one number for all.
 * Made for tests; words and numbers that mean nothing are passed over.
 * @param {string} text
 * @returns {Limits}
 */
export function readLimits(text) {
  const limits = { ...LIMITS };
  for (const part of text.split(/\s+/)) {
    const [seconds, name] = part.split("=").reverse();
    if (!(Number(seconds) > 0)) continue;
    for (const key of /** @type {(keyof Limits)[]} */ (Object.keys(limits))) {
      if (!name || name === key) limits[key] = Number(seconds);
    }
  }
  return limits;
}
