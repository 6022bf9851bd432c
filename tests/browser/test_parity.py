"""One core, proved equal: the worker in each browser engine posts byte for byte what CPython answers."""

from __future__ import annotations

import json
from hashlib import sha256
from urllib.parse import urlencode

from astcore.browser import reply
from astcore.calculators import CALCULATORS
from tests.cases import read_all
from tests.engines.window import Window, until
from tests.generated import inputs
from tools.measured import Measured
from tools.server import Served

ROOT = "../../"

ASK_ALL = """
((asks) => {
  const entry = document.querySelector("script[type=module][src$='main.mjs']").src;
  const worker = new Worker(new URL("worker.mjs", entry), { type: "module" });
  // What is compared is a hash: all the texts together are more than the way out of a browser takes at once.
  const digest = async (text) => {
    const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  window.digests = new Array(asks.length);
  window.left = asks.length;
  worker.onerror = ({ message }) => (window.left = message);
  worker.onmessage = ({ data }) => {
    if (data.type === "state" && data.state.kind === "failed") window.left = data.state.reason;
    if (data.type === "state" && data.state.kind === "ready") {
      asks.forEach(([calculator, query], id) => worker.postMessage({ type: "ask", id, calculator, query, root: "%s" }));
    }
    if (data.type === "error") window.left = `${asks[data.id]}: ${data.detail}`;
    if (data.type === "reply") digest(data.text).then((digested) => ((window.digests[data.id] = digested), window.left--));
  };
  worker.postMessage({ type: "start" });
})(%s)
"""


def test_the_browser_answers_what_cpython_answers(window: Window, server: Served, measured: Measured) -> None:
    """Every worked case, every case whose answer is foreseen, and inputs made by chance get the same bytes."""
    asks = [(case.calculator, urlencode(case.answers)) for case in read_all()]
    asks += [
        (name, urlencode(answers)) for name, calculator in CALCULATORS.items() for answers in calculator.foreseen()
    ]
    asks += inputs()
    window.open(f"{server.url}calculators/pay-range/")
    window.run(ASK_ALL % (ROOT, json.dumps(asks)))
    until(window, "window.left", 0, patience=600)  # thousands of answers
    digests = window.run("window.digests")
    differing = [
        f"{calculator}?{query}"
        for (calculator, query), digest in zip(asks, digests, strict=True)
        if digest != sha256(reply(calculator, query, ROOT).encode()).hexdigest()
    ]
    assert len(asks) > 2300
    assert differing == []
    measured.note("parity", len(asks))
