"""The pages that are measured side by side: a plain JavaScript calculator, plain Pyodide in two ways, and ours.

Each sets `window.readyAt` when it can answer anything, `window.shownAt` when its first answer stands in the page, and
`change(n)`, which shows another answer and returns how many milliseconds that took.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from astcore.html.calculator import calculator
from astcore.html.elements import markup
from astcore.html.parts import Links
from engine import build as engine
from engine import hints

HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pay</title>
<link rel="icon" href="data:,"></head><body>"""

ASK = "area=fringe&start=1&fraction=0."

FLOOR = """<main><form><input name="start" value="1"></form><div id="answer"></div></main>
<script>
  const spine = [37461, 38400, 39359, 40340, 41346, 42379, 43438, 44524, 45637, 46777, 47947, 49145, 50373, 51632];
  const show = (start, share) => {
    const rows = spine.slice(start - 1, start + 4).map((pay, at) => `<tr><td>${start + at}<td>${pay * share}`);
    document.querySelector("#answer").innerHTML = `<h2>Points ${start} to ${start + 4}</h2><table>${rows.join("")}`;
  };
  show(1, 1);
  window.readyAt = window.shownAt = performance.now();
  window.change = async (n) => {
    const began = performance.now();
    show(1 + (n % 10), n / 100);
    return performance.now() - began;
  };
</script>"""

MAIN = """<main><div id="answer"></div></main>
<script type="module">
  import { loadPyodide } from "./pyodide/pyodide.mjs";
  const python = await loadPyodide();
  python.runPython("1 + 1");
  window.pythonAt = performance.now();
  await python.loadPackage(new URL("WHEEL", location).href);
  const reply = python.pyimport("astcore.browser").reply;
  const show = (n) =>
    (document.querySelector("#answer").innerHTML = JSON.parse(reply("pay-range", `ASK${n}`, "./")).html);
  show(1);
  window.readyAt = window.shownAt = performance.now();
  window.change = async (n) => {
    const began = performance.now();
    show(n);
    return performance.now() - began;
  };
</script>"""

IN_WORKER = """<main><div id="answer"></div></main>
<script type="module">
  const worker = new Worker("./plain-worker.mjs", { type: "module" });
  const news = () => new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
  const show = async (n) => {
    worker.postMessage(`ASK${n}`);
    document.querySelector("#answer").innerHTML = JSON.parse(await news()).html;
  };
  await news();
  await show(1);
  window.readyAt = window.shownAt = performance.now();
  window.change = async (n) => {
    const began = performance.now();
    await show(n);
    return performance.now() - began;
  };
</script>"""

WORKER = """import { loadPyodide } from "./pyodide/pyodide.mjs";
const python = await loadPyodide();
await python.loadPackage(new URL("WHEEL", import.meta.url).href);
const reply = python.pyimport("astcore.browser").reply;
self.onmessage = ({ data }) => postMessage(reply("pay-range", data, "./"));
postMessage("ready");
"""

OURS_WATCH = """
addEventListener("DOMContentLoaded", () => {
  const calculator = document.querySelector("ast-calculator");
  if (!calculator) return;
  const look = () => {
    const state = calculator.querySelector(".ast-engine").dataset.state;
    if (state === "ready") window.readyAt ??= performance.now();
    if (state === "failed") window.readyAt ??= NaN;
    if (!calculator.querySelector(".ast-example")) window.shownAt ??= performance.now();
  };
  new MutationObserver(look).observe(calculator, { subtree: true, childList: true, attributes: true });
  window.change = (n) => new Promise((resolve) => {
    const form = calculator.querySelector("form");
    const answer = calculator.querySelector(".ast-answer");
    const box = form.elements.fraction;
    box.value = `0.${n}`;
    const began = performance.now();
    const watch = new MutationObserver(() => {
      if (answer.hasAttribute("aria-busy")) return;
      watch.disconnect();
      resolve(performance.now() - began);
    });
    watch.observe(answer, { childList: true, attributes: true });
    box.dispatchEvent(new Event("change", { bubbles: true }));
  });
});
"""
"""What makes our own page tell when it is ready, without a change to it."""


def write(folder: Path) -> None:
    """Write every page, and what it needs, into a folder."""
    version = engine.build()["version"]
    shutil.copytree(engine.OUT / version, folder / "engine" / version)
    (folder / "pyodide").mkdir()
    for name in (*engine.RUNTIME, engine.WASM, engine.LOCK):
        shutil.copyfile(engine.PYODIDE / name, folder / "pyodide" / name)
    wheel = f"engine/{version}/{next((folder / 'engine').rglob('*.whl')).name}"

    def page(name: str, body: str) -> None:
        place = folder / name / "index.html"
        place.parent.mkdir(parents=True)
        place.write_text(HEAD + body.replace("ASK", ASK).replace("./", "../").replace("WHEEL", f"../{wheel}"), "utf-8")

    page("floor", FLOOR)
    page("main", MAIN)
    page("worker", IN_WORKER)
    (folder / "plain-worker.mjs").write_text(WORKER.replace("WHEEL", f"./{wheel}"), "utf-8")
    ours = folder / "pages" / "ours" / "index.html"
    ours.parent.mkdir(parents=True)
    script = f'<script type="module" src="../../engine/{version}/main.mjs"></script>'
    ours.write_text(f"{HEAD}<main>{markup(calculator('pay-range', Links('../../')))}</main>{script}", "utf-8")
    hints.apply(folder)  # as the build does for the site's own pages
