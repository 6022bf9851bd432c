"""Where a statement comes from: the sections of the 2009 guidance, and the other sources."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from astcore import data

PARTS = {"end": "End matter"} | {number: f"part {number}" for number in "12345"} | {a: f"Annex {a}" for a in "ABCDEF"}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the guidance, and the page of this site that restates it.

    `page` is an address from the site's root, such as "guidance/pay/#range".
    """

    key: str
    part: str
    title: str
    page: str
    order: int

    @property
    def number(self) -> str:
        """Return a short name for it: "3.5" for the fifth heading of part 3, "Annex D". The counting is this site's."""
        return f"{self.part}.{self.order}" if self.part.isdigit() else self.where

    @property
    def where(self) -> str:
        """Return the part in words: "part 3", "Annex D"."""
        return PARTS[self.part]


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in the guidance: a section and, counted from 1, a paragraph of it (0 for the whole section)."""

    section: Section
    paragraph: int = 0

    @property
    def label(self) -> str:
        """Return the citation in words: "Annex D, paragraph 5"."""
        paragraph = f", paragraph {self.paragraph}" if self.paragraph else ""
        if self.section.number == self.section.where:
            return f"{self.section.where}{paragraph}"
        return f"Guidance 2009, {self.section.number} “{self.section.title}”{paragraph}"

    @property
    def short(self) -> str:
        """Return the citation where there is little room: "3.5 ¶4", "Annex D ¶5"."""
        return f"{self.section.number} ¶{self.paragraph}" if self.paragraph else self.section.number


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a figure or a statement rests on, and how much of it was read."""

    key: str
    title: str
    publisher: str
    published: str
    reference: str
    read: str
    gives: str


@dataclass(frozen=True, slots=True)
class Silence:
    """A place where the guidance is silent or at odds with itself, and the reading that this site takes."""

    key: str
    title: str
    says: str
    reading: str
    subjects: tuple[str, ...]
    sections: tuple[Section, ...]


@cache
def sections() -> dict[str, Section]:
    """Return every section of the guidance by key, in the guidance's order."""
    found: dict[str, Section] = {}
    for entry in data.of_kind("sections", "section"):
        part = entry.text("part")
        order = 1 + sum(section.part == part for section in found.values())
        found[entry.key] = Section(entry.key, part, entry.text("title"), entry.text("page"), order)
    return found


def _section(entry: data.Entry, key: str) -> Section:
    if key not in sections():
        raise entry.fail(f"names a section that sections.toml does not have: {key}")
    return sections()[key]


def citation(entry: data.Entry) -> Citation:
    """Return the place in the guidance that an entry names by `section` and `paragraph`."""
    return Citation(_section(entry, entry.text("section")), entry.whole("paragraph", 0))


def cite(section: str, paragraph: int = 0) -> Citation:
    """Return the citation of a section by its key. Raises `KeyError` for a section that there is not."""
    return Citation(sections()[section], paragraph)


@cache
def sources() -> dict[str, Source]:
    """Return every source by key."""
    return {
        entry.key: Source(
            entry.key,
            entry.text("title"),
            entry.text("publisher"),
            entry.text("published"),
            entry.text("reference"),
            entry.text("read"),
            entry.text("gives"),
        )
        for entry in data.of_kind("sources", "source")
    }


@cache
def silences() -> dict[str, Silence]:
    """Return every silence by key, in the order of silences.toml."""
    found = {}
    for entry in data.of_kind("silences", "silence"):
        places = tuple(_section(entry, key) for key in entry.texts("sections"))
        found[entry.key] = Silence(
            entry.key, entry.text("title"), entry.text("says"), entry.text("reading"), entry.texts("subjects"), places
        )
    return found
