"""What an evidence plan holds, and what may support each group of standards at each career stage (Annex B)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from astcore import data
from astcore.errors import DataError
from astcore.source import Citation, citation
from astcore.standards import CareerStage, Group, Standard, applicable, by_group, stages, standards

FORMAT = "ast-evidence-plan"
VERSION = 1
"""Of the format, in a file and on the device. A change that an older page could not read needs a new number."""

MOST_ITEMS = 20
LONGEST_ITEM = 300
LARGEST_FILE = 1_048_576
"""In bytes: 1 MB. A plan that is full to its limits, exported, is smaller."""

UNKNOWN = "unknown"
"""The career stage of a reader who has not chosen one, or does not know: every standard is shown."""


class Status(StrEnum):
    """How far the evidence for a standard is. The values are the keys in a file."""

    NOT_STARTED = "not_started"
    GATHERING = "gathering"
    READY = "ready"


STATUS_WORDS = {Status.NOT_STARTED: "Not started", Status.GATHERING: "Gathering", Status.READY: "Ready"}


class Order(StrEnum):
    """What the standards are sorted by."""

    STANDARDS = "standards"
    SECTIONS = "sections"


@dataclass(frozen=True, slots=True)
class Field:
    """A text that a reader fills in: at most `longest` characters, on several lines where `lines` says so."""

    key: str
    label: str
    longest: int
    lines: bool = False
    complete: str = ""


FIELDS = (
    Field("notes", "Notes", 2000, lines=True),
    Field("owner", "Owner", 100),
    Field("date", "Date", 100),
    Field("section", "My section", 100),
)
"""What each standard has beside its status and its evidence items."""

DETAILS = (
    Field("name", "Your name", 100, complete="name"),
    Field("school", "Your school", 100, complete="organization"),
    Field("post", "The AST post", 100),
)
"""What heads the printed index, where the reader gives it."""


class Reach(StrEnum):
    """Whether a list of suggestions is meant for a career stage."""

    MEANT = "meant"
    UNCLEAR = "unclear"
    NOT_MEANT = "not_meant"


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Examples of evidence under one condition. `condition` is the list's own wording, empty for every candidate."""

    part: str
    condition: str
    words: tuple[str, ...]
    citation: Citation

    def reach(self, stage: CareerStage) -> Reach:
        """Return whether the list is meant for a stage.

        Both conditions speak of two sets, post-threshold and Excellent Teacher. Who has reached neither comes under
        each of them, who has reached both under none. For who has reached one, the guidance is unclear: silence
        `evidence-conditions`. Source: Annex B, paragraph 4.
        """
        if not self.condition:
            return Reach.MEANT
        reached = {each.key for each in stages()[stage].relevant} & {"post_threshold", "excellent_teacher"}
        return (Reach.MEANT, Reach.UNCLEAR, Reach.NOT_MEANT)[len(reached)]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three groups of standards that Annex B makes suggestions for, with its headings and its lists."""

    key: str
    title: str
    groups: Mapping[Group, tuple[Standard, ...]]
    suggestions: tuple[Suggestions, ...]

    @property
    def standards(self) -> tuple[Standard, ...]:
        """Return its standards in the order of Annex A."""
        return tuple(standard for members in self.groups.values() for standard in members)


def stages_of(*chosen: Standard) -> tuple[str, ...]:
    """Return the career stages at which any of these standards is applicable, and `UNKNOWN`, which shows them all."""
    return (UNKNOWN, *(stage for stage in CareerStage if set(chosen) & set(applicable(stage))))


def _suggestions(part: str) -> Iterator[Suggestions]:
    found: dict[str, list[data.Entry]] = {}
    for entry in data.of_kind("evidence", "suggestion"):
        if entry.text("part") != part:
            continue
        condition = entry.text("condition", "")
        if (entry.text("for") == "all") == bool(condition):
            raise entry.fail("needs a condition where it is not for all, and only there")
        found.setdefault(condition, []).append(entry)
    for condition, entries in found.items():
        yield Suggestions(
            part,
            condition,
            tuple(entry.text("words") for entry in entries),
            citation(entries[0]),
        )


@cache
def parts() -> tuple[Part, ...]:
    """Return the three groups of standards in the order of Annex A. The specimen gives each its key."""
    keys = {entry.text("title"): entry.key for entry in data.of_kind("evidence", "specimen")}
    grouped = by_group(tuple(standards().values()))
    found = []
    for title in dict.fromkeys(group.part for group in grouped):
        if title not in keys:
            raise DataError("evidence.toml", title, "is a group of standards without a section in the specimen")
        groups = {group: members for group, members in grouped.items() if group.part == title}
        found.append(Part(keys[title], title, groups, tuple(_suggestions(keys[title]))))
    return tuple(found)


def contract() -> dict[str, Any]:
    """Return what the page's script must know of a plan: names, allowed values and limits."""

    def text(field: Field) -> dict[str, Any]:
        return {"longest": field.longest, "lines": field.lines}

    return {
        "format": FORMAT,
        "version": VERSION,
        "data_version": data.version(),
        "prefix": f"ast-plan/{VERSION}/",
        "largest": LARGEST_FILE,
        "unknown": UNKNOWN,
        "done": Status.READY,
        "plan": {
            "stage": {"values": [UNKNOWN, *CareerStage]},
            "order": {"values": list(Order)},
            **{field.key: text(field) for field in DETAILS},
        },
        "standard": {"status": {"values": list(Status)}, **{field.key: text(field) for field in FIELDS}},
        "items": {"most": MOST_ITEMS, "longest": LONGEST_ITEM},
        "codes": list(standards()),
        "columns": COLUMNS,
    }


COLUMNS = {
    "code": "Standard",
    "short": "In short",
    "heading": "Heading",
    "section": "My section",
    "status": "Status",
    "number": "Item",
    "item": "Evidence item",
    "notes": "Notes",
    "owner": "Owner",
    "date": "Date",
}
"""The columns of the table that a plan is exported as, in order."""
