"""Every fact of the guidance stands where a reader finds it: the inventory of `facts/*.toml` against the built site.

An entry names a section of the guidance (`section`, `paragraph`), states the fact in a few words (`fact`), and says
where the site gives it: `at` is a page and the id of a heading on it, or a page alone; `has` holds short strings that
the text under that heading must contain, chosen so that losing the fact or changing its degree loses one of them.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from astcore.source import sections
from tools.measured import Measured

FACTS = Path(__file__).parent / "facts"

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
APART = {*HEADINGS, "br", "caption", "dd", "details", "div", "dt", "li", "p", "summary", "td", "th"}
VOID = {"br", "hr", "img", "input", "link", "meta", "path", "wbr"}
UNREAD = {"script", "style", "svg"}
UNREAD_CLASSES = {"headerlink", "ast-restates"}  # the theme's pilcrows; headings of the guidance, in its own words
QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with an id, its rank (1 is the highest), and where its text starts among the pieces of the page."""

    id: str
    rank: int
    start: int


class Sections(HTMLParser):
    """The text of a page's article as a reader gets it, cut by headings."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.headings: list[Heading] = []
        self.open: list[tuple[str, bool]] = []  # the tags that are open, and whether their text is read

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Start a section at a heading; stop reading inside what is not text of the page."""
        given = dict(attrs)
        if tag in APART:
            self.pieces.append(" ")
        if tag in HEADINGS and given.get("id"):
            self.headings.append(Heading(given["id"] or "", HEADINGS[tag], len(self.pieces)))
        if tag in VOID:
            return
        unread = tag in UNREAD or bool(UNREAD_CLASSES & set((given.get("class") or "").split()))
        reading = self.open[-1][1] if self.open else False
        self.open.append((tag, (reading or tag == "article") and not unread))

    def handle_endtag(self, tag: str) -> None:
        """Close the tag, and whatever inside it closes itself."""
        if tag in APART:
            self.pieces.append(" ")
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Keep what a reader sees."""
        if self.open and self.open[-1][1]:
            self.pieces.append(data)

    def texts(self) -> dict[str, str]:
        """Return the text of each section by its heading's id, and of the whole page under ""."""
        found = {"": plain("".join(self.pieces))}
        for number, heading in enumerate(self.headings):
            ends = (later.start for later in self.headings[number + 1 :] if later.rank <= heading.rank)
            found[heading.id] = plain("".join(self.pieces[heading.start : next(ends, len(self.pieces))]))
        return found


def plain(text: str) -> str:
    """Return text with one kind of quote, single spaces and no capitals."""
    return re.sub(r"\s+", " ", text.translate(QUOTES)).strip().casefold()


@cache
def texts_of(page: Path) -> dict[str, str]:
    """Return the texts of a page's sections by the ids of their headings; none where there is no such page."""
    if not page.is_file():
        return {}
    parser = Sections()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser.texts()


def facts() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every entry of the inventory with the name of its file."""
    for file in sorted(FACTS.glob("*.toml")):
        for fact in tomllib.loads(file.read_text(encoding="utf-8")).get("fact", []):
            yield file.name, fact


def test_every_fact_stands_where_a_reader_finds_it(site: Path, measured: Measured) -> None:
    """The section that an entry names holds each of its strings; every fact that is not there is listed at once."""
    lost = []
    for file, fact in facts():
        page, _, heading = fact["at"].partition("#")
        texts = texts_of(site / page / "index.html")
        if heading not in texts:
            lost.append(f"{file}, {fact['id']}: there is no {fact['at']}")
            continue
        missing = [words for words in fact["has"] if plain(words) not in texts[heading]]
        if missing:
            lost.append(f"{file}, {fact['id']}: {fact['at']} lacks {missing} ({fact['fact']})")
    assert not lost, f"{len(lost)} facts are not where the inventory says:\n" + "\n".join(lost)
    measured.note("facts", len(list(facts())))


def test_each_entry_is_complete() -> None:
    """Ids are used once, sections are the guidance's, and every entry says what it holds and what to look for."""
    entries = list(facts())
    assert entries, f"No facts in {FACTS}"
    used = Counter(fact["id"] for _, fact in entries)
    wrong = [f"{id_} is used {count} times" for id_, count in used.items() if count > 1]
    for file, fact in entries:
        where = f"{file}, {fact['id']}"
        if set(fact) != {"id", "section", "paragraph", "fact", "at", "has"}:
            wrong.append(f"{where}: has the fields {sorted(fact)}")
            continue
        if fact["section"] not in sections():
            wrong.append(f"{where}: the guidance has no section {fact['section']!r}")
        if not fact["fact"] or not 1 <= len(fact["has"]) <= 4:
            wrong.append(f"{where}: a fact has words and one to four strings to look for")
    assert not wrong, "\n".join(wrong)
