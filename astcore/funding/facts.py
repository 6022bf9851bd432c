"""What the data holds on paying for posts: what the grant could meet, when money comes, and the ways to pay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from astcore import data
from astcore.quantities import quantity, time_limit
from astcore.source import Citation, citation

MONTHS_A_YEAR = 12
FIRST_MONTH = 4  # of a financial year: April


@dataclass(frozen=True, slots=True)
class Item:
    """A kind of spending: whether the grant from April 2004 could meet it, in words, and where that stands."""

    key: str
    title: str
    met: bool
    says: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Way:
    """A way to pay for a new post: who is asked or consulted, who is likely to direct outreach, and its place.

    `authority` is true where the local authority supports the post, so that form AST2 is copied to it.
    """

    key: str
    title: str
    who: str
    control: str
    authority: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class Year:
    """A financial year: the months in which money reaches local authorities, and the last day to spend it."""

    name: str
    payments: tuple[date, ...]
    spend_by: date


@cache
def items() -> dict[str, Item]:
    """Return what a school could, and could not, be passed on, by key. Part 2, how authorities calculated it."""
    return {
        entry.key: Item(entry.key, entry.text("title"), entry.flag("met"), entry.text("says"), citation(entry))
        for entry in data.of_kind("funding", "item")
    }


@cache
def ways() -> dict[str, Way]:
    """Return the ways to pay for a new post, by key, in the guidance's order. Part 2, and part 5 on control."""
    return {
        entry.key: Way(
            entry.key,
            entry.text("title"),
            entry.text("who"),
            entry.text("control"),
            entry.flag("authority"),
            citation(entry),
        )
        for entry in data.of_kind("funding", "way")
    }


@cache
def years() -> tuple[Year, ...]:
    """Return the financial years that the guidance speaks of. Part 2, how the funding is generated, paragraph 2.

    A financial year runs from April. The time to spend its money is counted from there: that start is this site's
    reading (silence "grant-spend-start"), and it ends where the guidance says, on 31 August.
    """
    months = [entry.whole("month") for entry in data.of_kind("funding", "payment")]
    return tuple(
        Year(
            entry.key.replace("-", "–"),
            tuple(_month(entry.whole("begins"), month) for month in months),
            _spent(entry.whole("begins")),
        )
        for entry in data.of_kind("funding", "year")
    )


def _month(begins: int, month: int) -> date:
    """Return the first day of a month in the financial year that begins in a year."""
    return date(begins if month >= FIRST_MONTH else begins + 1, month, 1)


def _spent(begins: int) -> date:
    """Return the last day of the time to spend the money of a financial year."""
    months = FIRST_MONTH - 1 + time_limit("grant-spend").amount
    return date(begins + months // MONTHS_A_YEAR, months % MONTHS_A_YEAR + 1, 1) - timedelta(days=1)


def pounds_of(key: str) -> int:
    """Return a sum of the grant in whole pounds: "grant-post", "grant-outreach" and so on, from quantities.toml."""
    return quantity(key).amount
