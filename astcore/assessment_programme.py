"""Builds the programme of an assessment day: what it has to hold, how long each part takes, and a time for it.

Source: part 3, what an assessment involves, and Annex C. The lengths are this site's suggestions, but for the feedback.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from astcore import data
from astcore.source import Citation, citation
from astcore.timetable import Part, Span, arrange, clock, gaps

ALWAYS = ("first_meeting", "head", "evidence", "lesson_1", "lesson_2", "staff", "interview", "notes", "feedback")
FROM_OUTSIDE = ("adviser", "colleagues")
MAY = ("pupils", "parents")
WITH_PUPILS = frozenset({"lesson_1", "lesson_2", "pupils"})
LESSONS = ("lesson_1", "lesson_2")
MOVABLE = ("lesson_1", "lesson_2", "head", "evidence", "interview", "staff", *FROM_OUTSIDE, *MAY, "notes")


class Phase(StrEnum):
    """The kind of school."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    OTHER = "other"


class Lunch(StrEnum):
    """What the assessor wants to do at lunch."""

    CANDIDATE = "candidate"
    EVIDENCE = "evidence"
    UNDECIDED = "undecided"


class Order(StrEnum):
    """Where a lesson goes whose time is open."""

    EARLIER = "earlier"
    LATER = "later"


class Elsewhere(StrEnum):
    """Whether the candidate has worked with other schools in the local authority."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a typical day holds. `minutes` is 0 where the school's own times decide."""

    key: str
    title: str
    what: str
    who: str
    degree: str
    minutes: int
    least: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class Day:
    """A case: a school day, who is to be seen in it, and what the reader wants where. Times are minutes since midnight.

    `breaks` are break and lunch, each as far as it was given: a start, an end, both or neither. `lengths` has minutes
    by the key of a part, `at` the start that the reader gives to a part, `normal` the answers about the two lessons.
    """

    phase: Phase
    start: int
    end: int
    lesson: int
    finish: int | None = None
    breaks: Mapping[str, tuple[int | None, int | None]] = field(default_factory=dict)
    lunch: Lunch = Lunch.UNDECIDED
    order: Order = Order.EARLIER
    people: frozenset[str] = frozenset()
    elsewhere: Elsewhere = Elsewhere.UNKNOWN
    normal: Mapping[str, str] = field(default_factory=dict)
    lengths: Mapping[str, int] = field(default_factory=dict)
    at: Mapping[str, int] = field(default_factory=dict)

    @property
    def window(self) -> Span:
        """Return the time that the programme has: from the start of the school day to its own end."""
        return Span(self.start, self.end if self.finish is None else self.finish)


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of the programme with its time. `key` is "break" or "lunch" for what is the school's own."""

    key: str
    span: Span
    required: bool


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme, or why there is none: times that do not go together, or no room.

    `needed` and `there_are` are minutes: what has to be in the day takes, and what break and lunch leave.
    """

    entries: tuple[Entry, ...]
    left_out: tuple[str, ...]
    problems: tuple[str, ...]
    needed: int
    there_are: int

    @property
    def fits(self) -> bool:
        """Return whether there is a programme that holds everything required."""
        return bool(self.entries)

    @property
    def in_hand(self) -> int:
        """Return the minutes that nothing takes."""
        return self.there_are - sum(entry.span.length for entry in self.entries if entry.key not in ("break", "lunch"))

    def entry(self, key: str) -> Entry | None:
        """Return a part of the programme, or None where it has no such part."""
        return next((entry for entry in self.entries if entry.key == key), None)


@cache
def items() -> dict[str, Item]:
    """Return what a typical day holds, by key."""
    return {
        entry.key: Item(
            entry.key,
            entry.text("title"),
            entry.text("what"),
            entry.text("who"),
            entry.text("degree"),
            entry.whole("minutes", 0),
            entry.whole("least", 0),
            citation(entry),
        )
        for entry in data.of_kind("assessment_day", "item")
    }


def length(day: Day, key: str) -> int:
    """Return how many minutes a part takes: the reader's, or what this site suggests."""
    return day.lesson if key in LESSONS else day.lengths.get(key, items()[key].minutes)


def required(day: Day) -> tuple[str, ...]:
    """Return what the day has to hold, in order. Part 3, what an assessment involves, ¶2; Annex C, ¶2 to ¶9.

    Other staff are left out where the reader names none, and someone from outside is in only where the candidate has
    worked with other schools: the checks say what is then missing. Of adviser and colleagues one is enough.
    """
    outside = [key for key in FROM_OUTSIDE if key in day.people] if day.elsewhere is not Elsewhere.NO else []
    return tuple(
        key for key in items() if (key in ALWAYS and (key != "staff" or key in day.people)) or key in outside[:1]
    )


def chosen(day: Day) -> tuple[str, ...]:
    """Return what the reader wants in the day although it does not have to be there."""
    must = required(day)
    return tuple(key for key in (*FROM_OUTSIDE, *MAY) if key in day.people and key not in must)


# --- times that do not go together ------------------------------------------------------------------------------------


def problems(day: Day) -> tuple[str, ...]:
    """Return, in sentences, which of the times given cannot all be right."""
    found = list(_upside_down(day))
    return tuple(found or _collisions(day))


def _upside_down(day: Day) -> Iterator[str]:
    if day.end <= day.start:
        yield f"The school day would end at {clock(day.end)} and start at {clock(day.start)}."
    elif day.window.length <= 0:
        yield f"The programme would end at {clock(day.window.end)}, before the school day starts at {clock(day.start)}."
    for name, (start, end) in day.breaks.items():
        if (start is None) != (end is None):
            yield f"{name.capitalize()} has only one of its two times: give both or neither."
        elif start is not None and end is not None and not day.start <= start < end <= day.end:
            yield f"{name.capitalize()}, {clock(start)} to {clock(end)}, does not lie in the school day in that order."


def _collisions(day: Day) -> Iterator[str]:
    wanted = {**_school(day), **_ends(day), **_wanted(day)}
    for key, span in _wanted(day).items():
        last = min(day.end, day.window.end) if key in WITH_PUPILS else day.window.end
        if not day.start <= span.start < span.end <= last:
            yield f"{_named(key)}, {span}, does not lie between {clock(day.start)} and {clock(last)}."
    keys = list(wanted)
    for number, first in enumerate(keys):
        for second in keys[number + 1 :]:
            one, other = sorted((first, second), key=lambda key: wanted[key].start)
            if wanted[first].overlaps(wanted[second]) and {first, second} != {"first_meeting", "feedback"}:
                yield f"{_named(one)}, {wanted[one]}, and {_lower(other)}, {wanted[other]}, would be at the same time."


def _named(key: str) -> str:
    return "Break" if key == "break" else items()[key].title


def _lower(key: str) -> str:
    name = _named(key)
    return name[0].lower() + name[1:]


def _school(day: Day) -> dict[str, Span]:
    """Return break and lunch, as far as they lie in the programme's time."""
    whole = {name: Span(a, b) for name, (a, b) in day.breaks.items() if a is not None and b is not None}
    return {name: span for name, span in whole.items() if span.overlaps(day.window)}


def _ends(day: Day) -> dict[str, Span]:
    """Return what has its place: the first meeting as the day starts, the feedback as it ends."""
    start, end = day.window.start, day.window.end
    return {
        "first_meeting": Span(start, start + length(day, "first_meeting")),
        "feedback": Span(end - length(day, "feedback"), end),
    }


def _wanted(day: Day) -> dict[str, Span]:
    keys = (*required(day), *chosen(day))
    return {key: Span(start, start + length(day, key)) for key, start in day.at.items() if key in keys}


# --- the programme ----------------------------------------------------------------------------------------------------


def programme(day: Day) -> Programme:
    """Return the programme of a day with everything required in it, and with as much of the rest as has room."""
    needed = sum(length(day, key) for key in required(day))
    if wrong := problems(day):
        return Programme((), (), wrong, needed, 0)
    taken = sum(min(span.end, day.window.end) - span.start for span in _school(day).values())
    there_are = day.window.length - taken
    for left_out in _ways_to_leave_out(chosen(day)):
        entries = _entries(day, left_out)
        if entries:
            return Programme(entries, left_out, (), needed, there_are)
    return Programme((), (), (), needed, there_are)


def _ways_to_leave_out(keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield every choice of what to leave out, the smallest first; among equals, the last of the keys first."""
    number = len(keys)
    choices = [tuple(keys[at] for at in range(number) if mask >> at & 1) for mask in range(1 << number)]
    yield from sorted(choices, key=lambda left: (len(left), [-keys.index(key) for key in left]))


def _entries(day: Day, left_out: tuple[str, ...]) -> tuple[Entry, ...]:
    fixed = {**_school(day), **_ends(day), **_wanted(day)}
    fixed = {key: span for key, span in fixed.items() if key not in left_out}
    if fixed["first_meeting"].overlaps(fixed["feedback"]):
        return ()
    must = required(day)
    open_ = [key for key in (*must, *chosen(day)) if key not in fixed and key not in left_out]
    free = gaps(day.window, fixed.values())
    placed = arrange(_parts(day, open_, early=True), free) if open_ else {}
    if placed is None:
        placed = arrange(_parts(day, open_, early=False), free)
    if placed is None:
        return ()
    entries = (Entry(key, span, key in must) for key, span in {**fixed, **placed}.items())
    return tuple(sorted(entries, key=lambda entry: entry.span.start))


def _parts(day: Day, keys: list[str], *, early: bool) -> tuple[Part, ...]:
    """Return the parts in the order in which they choose their times. `early`: the evidence is studied early."""
    later = day.order is Order.LATER
    lessons = ("lesson_2", "lesson_1") if later else LESSONS
    order = ["notes", "head", "evidence", *lessons, "staff", *MAY, *FROM_OUTSIDE, "interview"]
    middle = day.window.start + day.window.length // 2
    return tuple(
        Part(
            key,
            length(day, key),
            late=key == "notes" or (later and key in LESSONS),
            first=key in ("notes", "head", "evidence"),
            start_by=middle if early and key == "evidence" else None,
            end_by=day.end if key in WITH_PUPILS else None,
        )
        for key in sorted(keys, key=order.index)
    )
