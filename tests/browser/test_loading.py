"""How a calculator's page gets its engine: hinted at, asked for at once, nothing twice; nothing where data is saved."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.test_engine import START, choose, show, state, verdict
from tools.server import Served

PAY = "calculators/pay-range/"
HEAVY = ("pyodide.asm.wasm.gz", "snapshot.gz", "pyodide.asm.mjs", "pyodide.mjs")


def engine_files(server: Served) -> Counter[str]:
    """How often each file of the engine was asked for."""
    return Counter(path.rsplit("/", 1)[1] for path in server.paths() if path.startswith("engine/"))


def test_nothing_is_fetched_twice(page: Page, server: Served) -> None:
    """A hint is for what the page or its worker then takes: each file comes once, and each hint is used."""
    page.goto(PAY)
    state(page, "ready")
    asked = engine_files(server)
    assert set(asked.values()) == {1}
    hinted = {link.rsplit("/", 1)[1] for link in hints(server.folder / PAY / "index.html")}
    assert hinted == set(asked) - {*HEAVY, "answers.gz"}


def hints(page: Path) -> list[str]:
    return re.findall(r'<link rel="modulepreload" href="([^"]*)">', page.read_text("utf-8"))


def test_only_pages_with_an_engine_have_hints(site: Path) -> None:
    """And what they hint at is there."""
    for page in site.rglob("index.html"):
        found = hints(page)
        assert bool(found) == bool(re.search(r'<script type="module" src="[^"]*engine/', page.read_text("utf-8"))), page
        assert all((page.parent / link).is_file() for link in found), page


def test_what_is_large_is_asked_for_at_once(page: Page, server: Served) -> None:
    """None of it is let through before all of it was asked for."""
    asked: set[str] = set()

    def wait(path: str) -> None:
        asked.add(path.rsplit("/", 1)[1])
        until = time.monotonic() + START / 1000
        while asked != set(HEAVY) and time.monotonic() < until:
            time.sleep(0.02)

    for name in HEAVY:
        server.sabotage[f"engine/*/{name}"] = wait
    page.goto(PAY)
    state(page, "ready")
    assert asked == set(HEAVY)


def test_who_saves_data_gets_the_engine_at_a_touch(page: Page, server: Served) -> None:
    """Before that, modules of a few kilobytes and nothing of what is large, nor the prebuilt answers."""
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto(PAY, wait_until="networkidle")
    assert not {*HEAVY, "answers.gz"} & set(engine_files(server))
    choose(page, "fringe", "1")
    page.locator("[name=fraction]").fill("1/2")
    show(page)
    verdict(page, "Points 1 to 5")
    state(page, "ready")
