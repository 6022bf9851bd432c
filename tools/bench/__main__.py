"""Measure in rounds, each way once a round and each round in another order, and write the page of figures."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Playwright, sync_playwright

from engine import build as engine
from tools import browser as browsers
from tools.bench import pages
from tools.bench.report import NAMES, Found, note, put, written
from tools.bench.visits import ADDRESSES, first_and_second, fresh, guidance, slow
from tools.build import build
from tools.measured import Measured

FORESEEN = "#area=fringe&start=1"
"""An answer that is prebuilt, asked for by link."""


def measure(playwright: Playwright, folder: Path, rounds: int) -> Found:
    """Make every round."""
    found = Found()
    for number in range(rounds):
        ways = list(NAMES)
        for way in ways[number % len(ways) :] + ways[: number % len(ways)]:
            first, second = first_and_second(playwright, folder, way)
            found.first.setdefault(way, []).append(first)
            found.second.setdefault(way, []).append(second)
            found.slow.setdefault(way, []).append(slow(playwright, folder, ADDRESSES[way], "readyAt"))
        for way in ("floor", "ours"):
            address = ADDRESSES[way] + FORESEEN
            found.foreseen.setdefault(way, []).append(slow(playwright, folder, address, "shownAt"))
        print(f"Round {number + 1} of {rounds}: load {os.getloadavg()[0]:.1f}", file=sys.stderr, flush=True)
    return found


def time_builds(site: Path) -> dict[str, float]:
    """Seconds to make the engine from nothing, and the site with the engine there."""
    with TemporaryDirectory() as out:
        began = time.monotonic()
        engine.build(Path(out))
        engine_from_nothing = time.monotonic() - began
    engine.build()
    began = time.monotonic()
    build(site)
    cached = time.monotonic() - began
    return {"the site, with the engine cached": cached, "the same, from nothing": cached + engine_from_nothing}


def main() -> int:
    """Measure, and write what was found into the page, or print it."""
    options = argparse.ArgumentParser(prog="python -m tools.bench", description="Measure the engine.")
    options.add_argument("--rounds", type=int, default=5, help="how often each way is measured (5)")
    options.add_argument("--print", action="store_true", help="print the tables, and leave the page as it is")
    chosen = options.parse_args()
    load = [os.getloadavg()[0]]
    with TemporaryDirectory() as work, sync_playwright() as playwright:
        site, folder = Path(work, "site"), Path(work, "pages")
        folder.mkdir()
        builds = time_builds(site)
        pages.write(folder)
        found = measure(playwright, folder, chosen.rounds)
        found.builds = builds
        found.guidance = guidance(playwright, site)
        with fresh(playwright) as context:
            version = context.browser.version if context.browser else browsers.ensure().name
    load.append(os.getloadavg()[0])
    pyodide = json.loads((engine.PYODIDE / "package.json").read_text("utf-8"))["version"]
    found.conditions = {
        "on": f"{datetime.now(UTC):%-d %B %Y}",
        "rounds:": str(chosen.rounds),
        "with Chromium": version,
        "Pyodide": pyodide,
        "processors:": str(os.cpu_count()),
        "load average before and after:": f"{load[0]:.1f} and {load[1]:.1f}",
    }
    if chosen.print:
        print(written(found))
    else:
        put(found)
        measured = Measured()
        note(found, measured)
        measured.write(datetime.now(UTC).date(), engine.build()["version"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
