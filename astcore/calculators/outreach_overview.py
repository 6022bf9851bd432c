"""A year of outreach for readers without scripts: every pattern in the example's year, and what part time comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from astcore.outcome import Cell, Table
from astcore.outreach import words
from astcore.outreach.case import FULL_WEEK, Case, Pattern, Weekday
from astcore.outreach.year import cycle, lay_out, on_each_day
from astcore.quantities import quantity

BLOCKS = (2, 4)
"""Lengths of longer blocks to show, in weeks: four are about a month."""


def _patterns(case: Case) -> Iterator[tuple[str, Case]]:
    for weekday, laid in on_each_day(case):
        yield f"A whole day a week, on {weekday.capitalize()}s", laid.case
    halves = (Weekday.TUESDAY, Weekday.THURSDAY)
    yield "Two half days a week, on Tuesdays and Thursdays", replace(case, pattern=Pattern.HALVES, days=halves)
    week = replace(case, pattern=Pattern.WEEK, days=(), weeks=1)
    for first in range(1, int(cycle(week)) + 1):
        yield (
            f"A whole week in every {quantity('outreach-block-every')}, from week {first}",
            replace(week, first_week=first),
        )
    for weeks in BLOCKS:
        block = replace(case, pattern=Pattern.BLOCK, days=(), weeks=weeks)
        yield f"{weeks} weeks in every {words.number(cycle(block))}", block


def by_pattern(case: Case) -> Table:
    """Return what each pattern comes to in the year of a full-time AST's case."""
    rows = []
    for name, each in _patterns(case):
        laid = lay_out(each)
        terms = [laid.between(term.first, term.last)[2] for term in case.year.terms]
        counted = [Cell(words.number(days)) for days in (*terms, laid.total)]
        rows.append((Cell(name), *counted, Cell(words.per_cent(laid.share))))
    columns = ("Pattern", "Autumn", "Spring", "Summer", "The year, days", "Share")
    caption = "Days of outreach by pattern: a full-time AST in the example's year"
    note = f"Normally it would be {words.days(lay_out(case).normal)}."
    return Table("patterns", caption, columns, tuple(rows), frozenset(range(1, len(columns))), note=note)


def by_fraction() -> Table:
    """Return what the normal share comes to in a week, for part-time ASTs, under each of the two readings."""
    rows = []
    for days in range(1, FULL_WEEK + 1):
        fraction = Fraction(days, FULL_WEEK)
        own = quantity("outreach-share").amount * fraction * FULL_WEEK / 100
        full = min(Fraction(days), Fraction(quantity("outreach-share").amount * FULL_WEEK, 100))
        rows.append((Cell(words.days(Fraction(days))), Cell(words.days(own)), Cell(words.days(full))))
    columns = ("Works in a week", "Share of the AST's own week", "Share of a full-time week")
    note = "The guidance does not say which is meant. The calculator takes the AST's own week, and lets you change it."
    caption = "Outreach in a week, full time and part time"
    return Table("part_time", caption, columns, tuple(rows), frozenset({1, 2}), note=note)
