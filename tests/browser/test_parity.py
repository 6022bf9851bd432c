"""One core, proved equal: the worker in the browser posts byte for byte what CPython answers."""

from __future__ import annotations

from urllib.parse import urlencode

from playwright.sync_api import Page

from astcore.browser import reply
from astcore.calculators import CALCULATORS
from tests.cases import read_all
from tests.generated import inputs
from tests.measured import Measured

ROOT = "../../"

ASK_ALL = """
async (asks) => {
  const entry = document.querySelector("script[type=module][src$='main.mjs']").src;
  const worker = new Worker(new URL("worker.mjs", entry), { type: "module" });
  const texts = new Array(asks.length);
  let answered = 0;
  return await new Promise((resolve, reject) => {
    worker.onerror = (problem) => reject(new Error(problem.message));
    worker.onmessage = ({ data }) => {
      if (data.type === "state" && data.state.kind === "failed") reject(new Error(data.state.reason));
      if (data.type === "state" && data.state.kind === "ready") {
        asks.forEach(([calculator, query, root], id) => worker.postMessage({ type: "ask", id, calculator, query, root }));
      }
      if (data.type === "error") reject(new Error(`${asks[data.id]}: ${data.detail}`));
      if (data.type === "reply") {
        texts[data.id] = data.text;
        if (++answered === asks.length) resolve(texts);
      }
    };
    worker.postMessage({ type: "start" });
  });
}
"""


def test_the_browser_answers_what_cpython_answers(page: Page, measured: Measured) -> None:
    """Every worked case, every case whose answer is foreseen, and inputs made by chance get the same bytes."""
    asks = [(case.calculator, urlencode(case.answers)) for case in read_all()]
    asks += [
        (name, urlencode(answers)) for name, calculator in CALCULATORS.items() for answers in calculator.foreseen()
    ]
    asks += inputs()
    page.goto("calculators/pay-range/")
    texts = page.evaluate(ASK_ALL, [[calculator, query, ROOT] for calculator, query in asks])
    differing = [
        f"{calculator}?{query}"
        for (calculator, query), text in zip(asks, texts, strict=True)
        if text != reply(calculator, query, ROOT)
    ]
    assert len(asks) > 2300
    assert differing == []
    measured.note("parity", len(asks))
