"""Counts working days and weeks: the reading that this site takes where the guidance does not define them.

A working day is Monday to Friday, less bank holidays in England and Wales and the reader's own closure days. Counting
begins on the next working day after the event, so the day of receipt is day 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from astcore import data
from astcore.errors import NotCovered

DAY = timedelta(days=1)
SATURDAY = 5
WEEKEND, CLOSURE = "weekend", "closure day"


@cache
def bank_holidays() -> dict[date, str]:
    """Return the names of the bank holidays by date."""
    found = {}
    for entry in data.of_kind("bank_holidays", "year"):
        for line in entry.texts("days"):
            day, _, name = line.partition(" ")
            found[date.fromisoformat(day)] = name
    return found


@cache
def covered() -> tuple[date, date]:
    """Return the first and the last day for which bank holidays are held."""
    years = [day.year for day in bank_holidays()]
    return date(min(years), 1, 1), date(max(years), 12, 31)


@dataclass(frozen=True, slots=True)
class Day:
    """A day looked at while counting: its number where it counts, and why it does not where it does not."""

    day: date
    number: int | None
    reason: str


def why_not(day: date, closures: frozenset[date] = frozenset()) -> str:
    """Return why a day is no working day: a bank holiday's name, `WEEKEND` or `CLOSURE`; "" for one that is."""
    if day.weekday() >= SATURDAY:
        return WEEKEND
    if day in bank_holidays():
        return bank_holidays()[day]
    return CLOSURE if day in closures else ""


def is_working_day(day: date, closures: frozenset[date] = frozenset()) -> bool:
    """Return whether a day is a working day."""
    return not why_not(day, closures)


def counted(start: date, working_days: int, closures: frozenset[date] = frozenset()) -> Iterator[Day]:
    """Yield every day after `start` up to the last of so many working days, with its number or why it has none.

    Raises `NotCovered` where the count leaves the years for which bank holidays are held.
    """
    first, last = covered()
    day, number = start, 0
    while number < working_days:
        if not first - DAY <= day < last:
            raise NotCovered(f"bank holidays are held from {first.year} to {last.year}, not for {day.year}")
        day += DAY
        reason = why_not(day, closures)
        number += not reason
        yield Day(day, None if reason else number, reason)


def after(start: date, working_days: int, closures: frozenset[date] = frozenset()) -> date:
    """Return the last day of a time limit of so many working days that starts with an event on `start`."""
    day = start
    for each in counted(start, working_days, closures):
        day = each.day
    return day


def back(end: date, working_days: int, closures: frozenset[date] = frozenset()) -> date:
    """Return the latest working day on which a time limit of so many working days can start and end by `end`.

    With 0 it is `end` itself, or the last working day before it. Raises `NotCovered` as `counted` does.
    """
    first, last = covered()
    day, number = end, 0
    while True:
        if not first <= day <= last:
            raise NotCovered(f"bank holidays are held from {first.year} to {last.year}, not for {day.year}")
        if is_working_day(day, closures):
            if number == working_days:
                return day
            number += 1
        day -= DAY
