"""Gives a finished site its search: an index of its sections in place of the theme's, and the worker that reads it.

The theme's own index knows no tables (it glues their cells together) and takes in forms, example answers and lists of
sources, so that every page seems to speak of everything. This one is read from the pages as they were built.
The format stays the theme's, so that its own worker can still read it if ours does not start.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, override

from astcore import reference

HERE = Path(__file__).parent
INDEX = Path("search", "search_index.json")
SCRIPTS = ("worker.js", "search.mjs", "questions.mjs", "spelling.mjs", "words.mjs")
LIBRARY = HERE.parent / "node_modules" / "minisearch"


class NoSearchLibrary(Exception):
    """MiniSearch is not installed; the message says what to do."""


@dataclass(slots=True)
class Section:
    """What stands between two headings: one entry of the index."""

    location: str
    title: str = ""
    blocks: list[str] = field(default_factory=list)


def build(site: Path) -> None:
    """Replace the index of a finished site and add the worker.

    A site without the theme's index keeps the theme's own search: Zensical has another index, and another worker.
    """
    index = site / INDEX
    if not index.is_file():
        leave_to_the_theme(site)
        return
    words = tomllib.loads((HERE / "words.toml").read_text("utf-8"))
    asked = tomllib.loads((HERE / "questions.toml").read_text("utf-8"))
    config = json.loads(index.read_text("utf-8"))["config"]
    config["words"] = {
        "stop": words["stop"],
        "codes": [term.abbreviation for term in reference.glossary() if term.abbreviation not in {"", "AST"}],
        "synonyms": list(synonyms(words)),
    }
    docs = [entry for section in sections(site) for entry in entries(section, words["weights"], asked)]
    text = json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
    index.write_text(text, "utf-8")
    for name in SCRIPTS:
        code = (HERE / name).read_text("utf-8").replace('from "minisearch"', 'from "./minisearch.mjs"')
        (index.parent / name).write_text(code, "utf-8")
    (index.parent / "minisearch.mjs").write_text(library(), "utf-8")


def leave_to_the_theme(site: Path) -> None:
    """Name the theme's own worker in every page: theme/main.html names ours."""
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        page.write_text(text.replace("search/worker.js?stock=", "assets/javascripts/workers/"), "utf-8")


def library() -> str:
    """Return MiniSearch's module without the comments that are half of it, under its licence."""
    module, licence = LIBRARY / "dist" / "es" / "index.js", LIBRARY / "LICENSE.txt"
    if not module.is_file():
        raise NoSearchLibrary("MiniSearch is not in node_modules: `make build` puts it there.")
    code = re.sub(r"/\*\*.*?\*/|^\s*//.*?$", "", module.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return f"/* MiniSearch\n\n{licence.read_text('utf-8').strip()}\n*/\n" + re.sub(r"\n\s*", "\n", code)


# --- what is in the index ---------------------------------------------------------------------------------------------


def entries(section: Section, weights: dict[str, float], asked: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Give the index's entry for a section, unless its page is not for readers."""
    weight = next(weight for pattern, weight in weights.items() if fnmatchcase(section.location, pattern))
    if not weight:
        return
    entry: dict[str, Any] = {
        "location": section.location,
        "title": section.title,
        "text": "".join(f"<p>{block}</p>" for block in section.blocks),
    }
    if weight != 1:
        entry["boost"] = weight
    if section.location in asked:
        entry["asked"] = asked[section.location]
    yield entry


def synonyms(words: dict[str, Any]) -> Iterator[tuple[list[str], list[str]]]:
    """Give what readers say with what the site says instead: from the glossary, then from our own list.

    A term of the glossary is there also if nothing else is said for it: its words belong together.
    """
    for term in reference.glossary():
        yield [*term.aliases, term.abbreviation] if term.abbreviation else list(term.aliases), [term.term]
        yield [term.term], [term.abbreviation] if term.abbreviation else []
    for here, said in words["synonyms"].items():
        yield said, [here]


# --- reading a page ---------------------------------------------------------------------------------------------------

BLOCKS = {"p", "li", "tr", "dt", "dd", "caption", "summary", "h1", "h2", "h3", "h4", "h5", "h6"}
CELLS = {"td", "th", "br"}
VOID = {"br", "col", "hr", "img", "input", "wbr"}
SKIPPED_TAGS = {"ast-calculator", "ast-plan", "script", "style", "svg"}
SKIPPED_CLASSES = {
    "ast-aliases",
    "ast-audience",
    "ast-cite",
    "ast-folded",
    "ast-note",
    "ast-ref",
    "ast-restates",
    "ast-silence-mark",
    "headerlink",
}


def sections(site: Path) -> Iterator[Section]:
    """Give every section of every page; a page comes before its sections, as the theme expects."""
    for file in sorted(site.rglob("index.html")):
        page = file.parent.relative_to(site).as_posix() + "/"
        reader = Reader("" if page == "./" else page)
        reader.feed(file.read_text("utf-8"))
        reader.close()
        yield from reader.sections


class Reader(HTMLParser):
    """Cuts a page's article into sections at its headings with an id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.sections: list[Section] = []
        self.open: list[tuple[str, bool]] = []
        """The elements that are open, each with whether it is left out."""
        self.in_heading = False
        self.block = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in VOID or not (self.open or tag == "article"):
            self.block += " " if tag in CELLS else ""
            return
        left_out = tag in SKIPPED_TAGS or not SKIPPED_CLASSES.isdisjoint(given.get("class", "").split())
        self.open.append((tag, left_out or (bool(self.open) and self.open[-1][1])))
        if self.open[-1][1]:
            return
        if tag in BLOCKS:
            self.end_block()
        if tag in CELLS:
            self.block += " "
        if re.fullmatch("h[1-6]", tag) and "id" in given:
            anchor = f"#{given['id']}" if self.sections else ""
            self.sections.append(Section(self.page + anchor))
            self.in_heading = True

    @override
    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            return
        _, left_out = self.open.pop()
        if left_out:
            return
        if tag in BLOCKS or not self.open:
            self.end_block()
        if tag in CELLS:
            self.block += " "

    @override
    def handle_data(self, data: str) -> None:
        if self.open and not self.open[-1][1]:
            self.block += data

    def end_block(self) -> None:
        """Give what was read since the last block to the section, as its title or as text."""
        text, self.block = escape(" ".join(self.block.split()), quote=False), ""
        if not text or not self.sections:
            return
        if self.in_heading:
            self.sections[-1].title, self.in_heading = text, False
        else:
            self.sections[-1].blocks.append(text)
