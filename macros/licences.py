"""What the site ships that others wrote: names, versions and licences, read from the packages themselves."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from astcore.html.elements import Element, el
from astcore.html.parts import Links

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "licences"
"""Texts of licences that the packages name and do not hold."""

FOLDER = "licences"
"""Where the texts are in the finished site."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """Something that comes with the site: what it does there, its licence's name (SPDX), and the licence's text."""

    name: str
    version: str
    does: str
    licence: str
    home: str
    text: Path

    @property
    def file(self) -> str:
        """The name of the text's file in the site."""
        return f"{self.name.lower().replace(' ', '-')}.txt"


@cache
def shipped() -> tuple[Shipped, ...]:
    """Return all that is shipped. Raises `FileNotFoundError` where a package or its licence is not there."""
    pyodide, minisearch = _npm("pyodide"), _npm("minisearch")
    runtime = json.loads((_npm_folder("pyodide") / "pyodide-lock.json").read_text("utf-8"))["info"]
    theme, days = distribution("mkdocs-material"), distribution("holidays")
    emscripten = runtime["platform"].removeprefix("emscripten_").replace("_", ".")
    return (
        Shipped(
            "Pyodide",
            pyodide["version"],
            "runs Python in your browser",
            pyodide["license"],
            "https://github.com/pyodide/pyodide",
            KEPT / "MPL-2.0.txt",
        ),
        Shipped(
            "Python",
            runtime["python"],
            "the language that the calculators are written in, and its standard library",
            "PSF-2.0",
            "https://github.com/python/cpython",
            KEPT / "PSF-2.0.txt",
        ),
        Shipped(
            "Emscripten",
            emscripten,
            "the part of Pyodide that stands in for an operating system",
            "MIT",
            "https://github.com/emscripten-core/emscripten",
            KEPT / "emscripten.txt",
        ),
        Shipped(
            "Material for MkDocs",
            theme.version,
            "the pages' frame, style sheets and scripts",
            theme.metadata["License-Expression"],
            "https://github.com/squidfunk/mkdocs-material",
            _text(theme, "LICENSE"),
        ),
        Shipped(
            "Material Design Icons",
            theme.version,
            "the signs in the header and the menu, as the theme brings them",
            "Apache-2.0 (Pictogrammers Free License)",
            "https://github.com/Templarian/MaterialDesign",
            Path(str(theme.locate_file("material/templates/.icons/material/LICENSE"))),
        ),
        Shipped(
            "Lunr languages",
            theme.version,
            "files for searching in other languages, as the theme brings them",
            "MPL-2.0",
            "https://github.com/MihaiValentin/lunr-languages",
            KEPT / "MPL-2.0.txt",
        ),
        Shipped(
            "MiniSearch",
            minisearch["version"],
            "finds what you search for",
            minisearch["license"],
            "https://github.com/lucaong/minisearch",
            _npm_folder("minisearch") / "LICENSE.txt",
        ),
        Shipped(
            "holidays",
            days.version,
            "the dates of the bank holidays were made with it; the package itself is not shipped",
            days.metadata["License-Expression"] or days.metadata["License"],
            "https://github.com/vacanza/holidays",
            _text(days, "LICENSE"),
        ),
    )


def licences_table(links: Links) -> Element:
    """Return all that is shipped as a table, each with its licence's text."""
    rows = [
        el(
            "tr",
            el("th", el("a", each.name, href=each.home), scope="row"),
            el("td", each.version),
            el("td", each.does[0].upper() + each.does[1:] + "."),
            el("td", el("a", each.licence, href=links.to(f"{FOLDER}/{each.file}"))),
        )
        for each in shipped()
    ]
    caption = "What the site ships, and its licences"
    table = el(
        "table",
        el("caption", caption),
        el(
            "thead",
            el("tr", [el("th", name, scope="col") for name in ("Name", "Version", "What it does here", "Licence")]),
        ),
        el("tbody", rows),
        class_="ast-table",
    )
    return el("section", table, class_="ast-table-box", tabindex="0", aria_label=caption)


def write_texts(folder: Path) -> None:
    """Write the licences' texts into a folder of the site."""
    folder.mkdir(exist_ok=True)
    for each in shipped():
        shutil.copyfile(each.text, folder / each.file)


def _npm_folder(name: str) -> Path:
    return ROOT / "node_modules" / name


def _npm(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_npm_folder(name) / "package.json").read_text("utf-8"))
    return found


def _text(package: Distribution, name: str) -> Path:
    """The text of a package's licence, which its metadata's folder holds."""
    for file in package.files or []:
        if file.name.startswith(name) and "dist-info" in file.parts[0]:
            return Path(str(package.locate_file(file)))
    raise FileNotFoundError(f"{package.name} has no file {name} among its metadata")
