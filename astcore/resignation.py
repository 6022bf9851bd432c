"""The usual days on which teachers leave and by which they give notice: not from the guidance (the Burgundy Book)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from astcore import data
from astcore.source import Source, sources

SOURCE = "burgundy-book"


@dataclass(frozen=True, slots=True)
class Usual:
    """One of the usual ways to leave: the months on whose last day a teacher leaves, or gives notice.

    `starts` is the first month in which someone who leaves then can be wanted elsewhere.
    """

    key: str
    leaves: int
    teacher_notice: int
    head_notice: int
    starts: int


@dataclass(frozen=True, slots=True)
class Leaving:
    """The last usual day for leaving before a start, and the day by which notice is given for it.

    `early` is true where the start comes before that day: in April, when a new school's summer term may have begun.
    """

    leaves: date
    notice: date
    early: bool


@cache
def usual() -> tuple[Usual, ...]:
    """Return the three usual ways to leave, in the order of a calendar year's starts."""
    return tuple(
        Usual(
            entry.key,
            entry.whole("leaves"),
            entry.whole("teacher_notice"),
            entry.whole("head_notice"),
            entry.whole("starts"),
        )
        for entry in data.of_kind("resignation", "leaving")
    )


def source() -> Source:
    """Return the source of the usual days."""
    return sources()[SOURCE]


def last_day(year: int, month: int) -> date:
    """Return the last day of a month: the last day of February is the 28th or the 29th."""
    return date(year, month, monthrange(year, month)[1])


def before(start: date, *, head: bool) -> Leaving:
    """Return when someone who is wanted elsewhere on `start` usually leaves, and gives notice. `start`: from year 2."""
    way = [way for way in usual() if way.starts <= start.month][-1]
    year = start.year - (way.leaves > start.month)  # someone who starts in January has left in December
    leaves = last_day(year, way.leaves)
    notice = last_day(year, way.head_notice if head else way.teacher_notice)
    return Leaving(leaves, notice, leaves >= start)
