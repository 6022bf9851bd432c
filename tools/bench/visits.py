"""Visits to the pages that are measured, each with a browser of its own that has nothing in its cache."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Page, Playwright

from tools import browser as browsers
from tools.bench.line import Line, serving_over
from tools.bench.pages import OURS_WATCH
from tools.server import HOST

PATIENCE = 180_000
"""Milliseconds."""

CHANGES = 20
"""How many changed answers are asked for at each second visit."""

ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
]

WATCH_BLOCKING = """
window.blocked = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) blocked = Math.max(blocked, duration);
}).observe({ type: "longtask", buffered: true });
"""

ADDRESSES = {"floor": "floor/", "main": "main/", "worker": "worker/", "ours": "pages/ours/"}
"""The ways, by name, and where their pages are."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit took: milliseconds from the start of the navigation, bytes with headers, milliseconds blocked."""

    ready: float
    shown: float
    python: float
    bytes: int
    blocked: float
    changes: tuple[float, ...] = ()


@contextmanager
def fresh(playwright: Playwright) -> Iterator[BrowserContext]:
    """Run a browser that has never been anywhere, until the block ends."""
    with TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=browsers.ensure(), args=ARGUMENTS
        )
        context.add_init_script(WATCH_BLOCKING)
        context.add_init_script(OURS_WATCH)
        yield context
        context.close()


def wait(page: Page, name: str) -> float:
    """Wait for a time that the page notes, and return it."""
    page.wait_for_function(f"window.{name} !== undefined", timeout=PATIENCE)
    return float(page.evaluate(name))


def visit(context: BrowserContext, line: Line, url: str, *, changes: int = 0, until: str = "readyAt") -> Visit:
    """Make a visit, wait until the page notes `until`, and ask for some changed answers."""
    page = context.new_page()
    before = line.sent
    page.goto(url)
    wait(page, until)
    page.wait_for_timeout(300)  # for the observers' last news
    found = page.evaluate("({ ready: window.readyAt, shown: window.shownAt, python: window.pythonAt, blocked })")
    sent = line.sent - before
    taken = []
    if changes and "pages/ours" in url:
        page.locator("button[type=submit]").first.click()
        wait(page, "shownAt")
    for number in range(changes):
        taken.append(float(page.evaluate("(n) => change(n)", 11 + number)))
    page.close()
    return Visit(
        ready=found["ready"] or 0.0,
        shown=found["shown"] or 0.0,
        python=found["python"] or 0.0,
        bytes=sent,
        blocked=found["blocked"],
        changes=tuple(taken),
    )


def first_and_second(playwright: Playwright, folder: Path, way: str) -> tuple[Visit, Visit]:
    """A first visit, and another one with the same browser."""
    line = Line()
    with serving_over(line, folder) as served, fresh(playwright) as context:
        url = served.url + ADDRESSES[way]
        return visit(context, line, url), visit(context, line, url, changes=CHANGES)


def slow(playwright: Playwright, folder: Path, address: str, until: str) -> Visit:
    """A first visit over the slow line."""
    line = Line(bits=10e6, delay=0.040)
    with serving_over(line, folder) as served, fresh(playwright) as context:
        return visit(context, line, served.url + address, until=until)


def guidance(playwright: Playwright, site: Path) -> int:
    """Bytes that a guidance page costs on a first visit."""
    line = Line()
    with serving_over(line, site) as served, fresh(playwright) as context:
        page = context.new_page()
        page.goto(f"{served.url}guidance/pay/", wait_until="networkidle")
        return line.sent
