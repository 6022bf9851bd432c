"""One core, proved equal: the worker in each browser engine posts byte for byte what CPython answers."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from astcore.browser import reply
from astcore.calculators import CALCULATORS
from tests.cases import read_all
from tests.engines.window import Window, until
from tests.measured import Measured
from tools.server import Served

ROOT = "../../"

ASK_ALL = """
((asks) => {
  const entry = document.querySelector("script[type=module][src$='main.mjs']").src;
  const worker = new Worker(new URL("worker.mjs", entry), { type: "module" });
  window.texts = new Array(asks.length);
  window.left = asks.length;
  worker.onerror = ({ message }) => (window.left = message);
  worker.onmessage = ({ data }) => {
    if (data.type === "state" && data.state.kind === "failed") window.left = data.state.reason;
    if (data.type === "state" && data.state.kind === "ready") {
      asks.forEach(([calculator, query], id) => worker.postMessage({ type: "ask", id, calculator, query, root: "%s" }));
    }
    if (data.type === "error") window.left = `${asks[data.id]}: ${data.detail}`;
    if (data.type === "reply") {
      window.texts[data.id] = data.text;
      window.left--;
    }
  };
  worker.postMessage({ type: "start" });
})(%s)
"""


def test_the_browser_answers_what_cpython_answers(window: Window, server: Served, measured: Measured) -> None:
    """Every worked case, and every case whose answer is foreseen, is answered with the same bytes."""
    asks = [(case.calculator, urlencode(case.answers)) for case in read_all()]
    asks += [
        (name, urlencode(answers)) for name, calculator in CALCULATORS.items() for answers in calculator.foreseen()
    ]
    window.open(f"{server.url}calculators/pay-range/")
    window.run(ASK_ALL % (ROOT, json.dumps(asks)))
    until(window, "window.left", 0, patience=600)  # hundreds of answers
    texts = window.run("window.texts")
    differing = [
        f"{calculator}?{query}"
        for (calculator, query), text in zip(asks, texts, strict=True)
        if text != reply(calculator, query, ROOT)
    ]
    assert len(asks) > 300
    assert differing == []
    measured.note("parity", len(asks))
