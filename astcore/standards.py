"""The standards: which are relevant and which are applicable at each career stage (part 3 and Annex A)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from astcore import data
from astcore.source import Citation, citation


class CareerStage(StrEnum):
    """A teacher's career stage. The values are the keys in the data and in a query."""

    MAIN_SCALE = "main_scale"
    POST_THRESHOLD = "post_threshold"
    EXCELLENT_TEACHER = "excellent_teacher"


CAREER_STAGES = {stage.value: stage for stage in CareerStage}


@dataclass(frozen=True, slots=True)
class StandardSet:
    """A set of standards: core, post-threshold, Excellent Teacher or AST. `listed` is false for the core standards."""

    key: str
    title: str
    letter: str
    listed: bool
    note: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A career stage: how it is paid, and which sets of standards are relevant to it and applicable to it."""

    key: CareerStage
    title: str
    paid_on: str
    relevant: tuple[StandardSet, ...]
    applicable: tuple[StandardSet, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of Annex A and the part that it stands in."""

    key: str
    part: str
    title: str


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard: its code, its set, its heading, its words (ours), and its lettered parts where it has them."""

    code: str
    set: StandardSet
    group: Group
    words: str
    short: str
    parts: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Return its address from the site's root: "reference/standards/#e12"."""
        return f"reference/standards/#{self.code.lower()}"


@cache
def sets() -> dict[str, StandardSet]:
    """Return the four sets by key."""
    return {
        entry.key: StandardSet(
            entry.key, entry.text("title"), entry.text("letter"), entry.flag("listed"), entry.text("note", "")
        )
        for entry in data.of_kind("career_stages", "set")
    }


@cache
def stages() -> dict[CareerStage, Stage]:
    """Return the career stages by key, in the order of a career."""
    return {
        (stage := entry.look_up(entry.key, CAREER_STAGES, "career stage")): Stage(
            stage,
            entry.text("title"),
            entry.text("paid_on"),
            tuple(entry.look_up(key, sets(), "set") for key in entry.texts("relevant")),
            tuple(entry.look_up(key, sets(), "set") for key in entry.texts("applicable")),
            citation(entry),
        )
        for entry in data.of_kind("career_stages", "stage")
    }


@cache
def groups() -> dict[str, Group]:
    """Return the headings of Annex A by key, in its order."""
    return {
        entry.key: Group(entry.key, entry.text("part"), entry.text("title"))
        for entry in data.of_kind("standards", "group")
    }


@cache
def standards() -> dict[str, Standard]:
    """Return the 28 standards by code, in the order of Annex A."""
    return {
        entry.key: Standard(
            entry.key,
            entry.one_of("set", sets()),
            entry.one_of("group", groups()),
            entry.text("words"),
            entry.text("short"),
            entry.texts("parts"),
        )
        for entry in data.of_kind("standards", "standard")
    }


def applicable(stage: CareerStage) -> tuple[Standard, ...]:
    """Return the standards between a career stage and the AST grade, which are assessed externally.

    28 from the main scale, 18 from post-threshold, 3 from Excellent Teacher. Source: part 3, the career stages' table.
    """
    wanted = stages()[stage].applicable
    return tuple(standard for standard in standards().values() if standard.set in wanted)


def relevant(stage: CareerStage) -> tuple[StandardSet, ...]:
    """Return the sets of standards that the headteacher must be satisfied about first. Source: part 3, (a) to (c)."""
    return stages()[stage].relevant


def by_group(chosen: tuple[Standard, ...]) -> dict[Group, tuple[Standard, ...]]:
    """Return standards under their headings, in the order of Annex A; a heading without any is left out."""
    found = {group: tuple(standard for standard in chosen if standard.group == group) for group in groups().values()}
    return {group: members for group, members in found.items() if members}
