"""Tells a browser in a calculator's page, before any script runs, which modules its entry and the worker consist of.

Each would otherwise be asked for only when the one that imports it has come: one way to the server and back for every
step. What is large is not hinted at: it waits until the page is at rest, and where the reader saves data for a touch.
"""

from __future__ import annotations

import re
from pathlib import Path

ENTRY = re.compile(r'<script type="module" src="([^"]*engine/[0-9a-f]{12}/)([\w-]+\.mjs)"></script>')
IMPORTED = re.compile(r'^import\b[^;]*?"\./([\w-]+\.mjs)";', re.MULTILINE)
STARTED = re.compile(r'new URL\("([\w-]+\.mjs)", import\.meta\.url\)')
"""A worker: the browser keeps its modules for it, so that they are there when it starts."""


def apply(site: Path) -> None:
    """Put the hints into every page of a finished site that has an engine."""
    for page in sorted(site.rglob("*.html")):
        text = page.read_text("utf-8")
        hints: dict[str, None] = {}
        for address, entry in ENTRY.findall(text):
            folder = site / "engine" / Path(address).name
            hints |= {f'<link rel="modulepreload" href="{address}{name}">\n': None for name in modules(folder, entry)}
        if hints:
            page.write_text(text.replace("</head>", "".join(hints) + "</head>", 1), "utf-8")


def modules(folder: Path, entry: str) -> list[str]:
    """Return a module of a folder and all that it leads to, the nearest first."""
    found = [entry]
    for name in found:  # it grows as modules are found
        text = (folder / name).read_text("utf-8")
        found += [other for other in [*IMPORTED.findall(text), *STARTED.findall(text)] if other not in found]
    return found
