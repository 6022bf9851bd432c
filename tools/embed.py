"""Makes, from each calculator's finished page, one that holds the calculator alone, to be shown inside another site.

The calculator's markup is taken as it stands. `embed/<name>/` is as deep as `calculators/<name>/`, so that every
address in it leads to the same place.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from astcore.calculators import CALCULATORS

FOLDER = "embed"
SCRIPT = "assets/embed-frame.mjs"

STYLES = re.compile(r'<link rel="stylesheet"[^>]*>')
BLOCK = re.compile(
    r'<div>(<ast-calculator name="(?P<name>[^"]+)".*?</ast-calculator>)(<script [^>]*></script>)</div>', re.DOTALL
)
ICONS = re.compile(r"<style>:root\{--md-admonition-icon.*?</style>", re.DOTALL)

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" href="../../assets/images/favicon.png">
{styles}
</head>
<body data-md-color-scheme="default" data-md-color-primary="indigo" data-md-color-accent="indigo">
<main class="md-typeset ast-embedded">
<h1 class="ast-hidden">{title}</h1>
{calculator}
<p class="ast-note"><a href="../../calculators/{name}/">{title}: this calculator on its own site</a>, with all its answers. What you type here stays on your device.</p>
</main>
{engine}
<script type="module" src="../../{script}"></script>
</body>
</html>
"""


class NotThere(Exception):
    """A calculator's page does not hold its calculator; the message says which."""


def build_embedded(site: Path) -> None:
    """Write the page for embedding of every calculator. Raises `NotThere`."""
    for name in CALCULATORS:
        text = (site / "calculators" / name / "index.html").read_text("utf-8")
        folder = site / FOLDER / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(embedded(name, text), "utf-8")


def embedded(name: str, text: str) -> str:
    """Return the page for embedding, from the text of the calculator's own page. Raises `NotThere`."""
    block = next((found for found in BLOCK.finditer(text) if found["name"] == name), None)
    if block is None:
        raise NotThere(f"calculators/{name}/ does not hold the calculator {name}.")
    return PAGE.format(
        title=escape(CALCULATORS[name].title),
        name=name,
        styles="\n".join(STYLES.findall(text) + ICONS.findall(text)),
        calculator=block[1],
        engine=block[3],
        script=SCRIPT,
    )
