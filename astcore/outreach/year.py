"""Lays out a year of outreach: which days are worked, which of them go on outreach, and what the normal share would be.

Nothing here is said in the guidance but the share and the patterns: each further step is a reading of this site, and
the silences "outreach-share-of-what", "outreach-pattern", "outreach-build-up-year" and "outreach-lost-days" state them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from astcore import workdays
from astcore.outcome import YearMark
from astcore.outreach.case import FULL_WEEK, Case, Pattern, SchoolYear, ShareOf, Weekday
from astcore.quantities import quantity
from astcore.workdays import DAY

WHOLE, HALF = Fraction(1), Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Laid:
    """A year laid out. Days are the AST's own; `outreach` says how much of each goes on outreach, 1 or a half."""

    case: Case
    working: tuple[date, ...]
    outreach: Mapping[date, Fraction]
    normal: Fraction
    lost: tuple[date, ...]
    not_worked: tuple[date, ...]

    @property
    def total(self) -> Fraction:
        """Return the days of outreach in the year."""
        return sum(self.outreach.values(), Fraction(0))

    @property
    def share(self) -> Fraction:
        """Return the share of the time that the reading chosen counts, of a year on which the AST works."""
        time = Fraction(len(self.working))
        return self.total / (time if self.case.share_of is ShareOf.OWN else time / self.case.fraction)

    @property
    def short_of(self) -> Fraction:
        """Return how far the year stays below the normal share, in days: none where it is less than a whole day."""
        gap = self.normal - self.total
        return gap if gap >= 1 else Fraction(0)

    def between(self, first: date, last: date) -> tuple[int, Fraction, Fraction]:
        """Return the working days, the normal share and the days of outreach from one day to another."""
        working = [day for day in self.working if first <= day <= last]
        outreach = sum((part for day, part in self.outreach.items() if first <= day <= last), Fraction(0))
        return len(working), _normal(self.case, working), outreach


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def covered(case: Case) -> bool:
    """True where bank holidays are held for the whole of the year."""
    first, last = workdays.covered()
    return first <= case.year.first and case.year.last <= last


@dataclass(frozen=True, slots=True)
class _Days:
    """The days in the terms on which the AST would work, were the school never closed; those on which they do.

    `weeks` are the former, week by week. A week in which the school is never open is left out: nothing falls out of it.
    """

    working: tuple[date, ...]
    weeks: tuple[tuple[date, ...], ...]


@lru_cache(maxsize=32)  # what would change an answer takes many layouts of the same year
def _days(year: SchoolYear, weekdays: tuple[Weekday, ...], start: date | None) -> _Days:
    working: list[date] = []
    weeks: dict[date, list[date]] = {}
    for day in _term_days(year, weekdays, start):
        weeks.setdefault(monday(day), []).append(day)
        if workdays.is_working_day(day, year.closures):
            working.append(day)
    open_ = set(working)
    return _Days(tuple(working), tuple(tuple(week) for week in weeks.values() if not open_.isdisjoint(week)))


def _term_days(year: SchoolYear, weekdays: tuple[Weekday, ...], start: date | None) -> Iterator[date]:
    worked = {weekday.number for weekday in weekdays}
    for term in year.terms:
        day = max(term.first, start) if start else term.first
        while day <= term.last:
            if day.weekday() in worked:
                yield day
            day += DAY


def _normal(case: Case, working: Sequence[date]) -> Fraction:
    if not case.builds_up_this_year:
        return case.share * len(working)
    return case.share * sum((case.step(day) for day in working), Fraction(0))


def _thinned(case: Case, days: list[date], part: Fraction) -> Iterator[tuple[date, Fraction]]:
    """Yield the days of a weekly pattern, as many of them as the share and the build-up allow, evenly spread."""
    allowed, due = min(WHOLE, case.a_week), Fraction(0)
    for day in days:
        due += allowed * case.step(day)
        if due >= 1:
            due -= 1
            yield day, part


def cycle(case: Case) -> Fraction:
    """Return in how many weeks of term a block comes round: the block's own weeks over the share."""
    every = Fraction(quantity("outreach-block-every").amount)
    return max(Fraction(case.weeks), case.weeks * (every if case.share_of is ShareOf.OWN else 1 / case.share))


def first_week(case: Case) -> int:
    """Return the week of term, counted from 1, in which the first block begins: else in the middle of its weeks."""
    return case.first_week or int((cycle(case) - case.weeks) / 2) + 1


def _blocks(case: Case, weeks: Sequence[Sequence[date]]) -> Iterator[tuple[date, Fraction]]:
    """Yield the days of whole weeks, as often as they come round and the build-up allows."""
    start, number, due = first_week(case) - 1, 0, Fraction(0)
    while (begins := start + int(number * cycle(case))) < len(weeks):
        due += case.step(weeks[begins][0])
        if due >= 1:
            due -= 1
            yield from ((day, WHOLE) for week in weeks[begins : begins + case.weeks] for day in week)
        number += 1


def _on(days: Sequence[date], weekdays: tuple[Weekday, ...]) -> list[date]:
    numbers = {weekday.number for weekday in weekdays}
    return [day for day in days if day.weekday() in numbers]


def lay_out(case: Case) -> Laid:
    """Return the year of a case without misfits, for which bank holidays are held."""
    days = _days(case.year, case.weekdays, case.start)
    taken = _taken(case, days)
    open_ = set(days.working)
    return Laid(
        case,
        days.working,
        {day: part for day, part in taken.items() if day in open_},
        _normal(case, days.working),
        tuple(day for day in taken if day not in open_),
        tuple(sorted(case.chosen - open_)),
    )


def _taken(case: Case, days: _Days) -> Mapping[date, Fraction]:
    """Return the days that the pattern takes, in their order, with those on which the school turns out to be closed."""
    match case.pattern:
        case Pattern.DAY | Pattern.HALVES:
            part = WHOLE if case.pattern is Pattern.DAY else HALF
            on = [day for week in days.weeks for day in _on(week, case.days)]
            return dict(_thinned(case, on, part))
        case Pattern.WEEK | Pattern.BLOCK:
            return dict(_blocks(case, days.weeks))
        case Pattern.VARYING:
            return dict.fromkeys(sorted(case.chosen & set(days.working)), WHOLE)


def on_each_day(case: Case) -> Iterator[tuple[Weekday, Laid]]:
    """Yield a day a week laid out on each day of the week that the AST works."""
    for weekday in case.weekdays:
        yield weekday, lay_out(replace(case, pattern=Pattern.DAY, days=(weekday,)))


def marks(laid: Laid) -> Iterator[tuple[date, YearMark]]:
    """Yield every Monday to Friday of the months of the year, with its mark."""
    year = laid.case.year
    found = dict.fromkeys(year.closures, YearMark.CLOSED)
    found = {day: mark for day, mark in found.items() if any(day in term for term in year.terms)}
    found |= dict.fromkeys(workdays.bank_holidays(), YearMark.BANK_HOLIDAY)
    found |= dict.fromkeys(laid.working, YearMark.WORKING)
    found |= dict.fromkeys(laid.lost, YearMark.LOST)
    found |= {day: YearMark.WHOLE if part == WHOLE else YearMark.HALF for day, part in laid.outreach.items()}
    day = year.first.replace(day=1)
    while (day.year, day.month) <= (year.last.year, year.last.month):
        if day.weekday() < FULL_WEEK:
            yield day, found.get(day, YearMark.OFF)
        day += DAY
