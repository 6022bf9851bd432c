"""The AST pay spine, its ranges and its areas: section 4 of the guidance, with the points between the two ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from functools import cache
from math import floor
from typing import Any

from astcore import data, grade
from astcore.errors import NotCovered
from astcore.money import pounds
from astcore.quantities import quantity


class Area(StrEnum):
    """The four pay areas. The values are the keys in the data and in a query."""

    ENGLAND_AND_WALES = "england_and_wales"
    FRINGE = "fringe"
    OUTER_LONDON = "outer_london"
    INNER_LONDON = "inner_london"


AREAS = {area.value: area for area in Area}


class Standing(StrEnum):
    """How far a figure can be trusted."""

    PUBLISHED = "published"
    CALCULATED = "calculated"
    UNSETTLED = "unsettled"


SIGNS = {Standing.CALCULATED: "†", Standing.UNSETTLED: "‡"}
"""The signs in a table of figures that are not published."""

LEGENDS = {
    Standing.CALCULATED: "† calculated, never seen printed",
    Standing.UNSETTLED: "‡ unsettled: two figures remain",
}
"""What the signs mean."""


class Scale(StrEnum):
    """The two scales of classroom teachers."""

    MAIN = "main"
    UPPER = "upper"


@dataclass(frozen=True, slots=True)
class Amount:
    """Whole pounds: one figure, or the two between which it lies (`low` below `high`)."""

    low: int
    high: int

    def __add__(self, other: Amount) -> Amount:
        """Add two amounts, end by end."""
        return Amount(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Amount) -> Amount:
        """Return the least and the greatest difference there can be."""
        return Amount(self.low - other.high, self.high - other.low)

    def share(self, fraction: Fraction) -> Amount:
        """Return a share of the amount, each end rounded to the nearest pound, a half upwards."""
        return Amount(*(floor(end * fraction + Fraction(1, 2)) for end in (self.low, self.high)))

    @property
    def settled(self) -> bool:
        """True where there is one figure."""
        return self.low == self.high

    def __str__(self) -> str:
        """Return "£41,379", or "£41,376 or £41,379" where two figures remain."""
        return pounds(self.low) if self.settled else f"{pounds(self.low)} or {pounds(self.high)}"

    def spread(self) -> str:
        """Return the amount as a sum that rests on an unsettled figure is shown: "£41,376 to £41,379"."""
        return pounds(self.low) if self.settled else f"{pounds(self.low)} to {pounds(self.high)}"


@dataclass(frozen=True, slots=True)
class Salary:
    """A full-time annual salary with its standing.

    `origin` is the key of its source where it is published, and of its basis (bases.toml) where it is not.
    """

    amount: Amount
    standing: Standing
    origin: str

    def __str__(self) -> str:
        """Return the amount in words."""
        return str(self.amount)


FROM_SALARIES = "from-salaries"
"""The basis of what this site works out from salaries."""


def worked_out(amount: Amount) -> Salary:
    """Return a sum, a share or a difference of salaries with its standing: calculated, or unsettled as they are."""
    return Salary(amount, Standing.CALCULATED if amount.settled else Standing.UNSETTLED, FROM_SALARIES)


@dataclass(frozen=True, slots=True)
class Award:
    """A pay award: from when, how much, and the basis of the figures it leads to."""

    holds_from: date
    per_cent: Decimal
    basis: str

    def raise_(self, salary: Salary) -> Salary:
        """Return the salary after the award, rounded up to the next whole pound."""
        factor = 1 + self.per_cent / 100
        low, high = (
            int((figure * factor).to_integral_value(ROUND_CEILING))
            for figure in (salary.amount.low, salary.amount.high)
        )
        if salary.standing is Standing.PUBLISHED:
            return Salary(Amount(low, high), Standing.CALCULATED, self.basis)
        return Salary(Amount(low, high), salary.standing, salary.origin)


@dataclass(frozen=True, slots=True)
class Basis:
    """How figures that were never seen printed were worked out."""

    key: str
    title: str
    how: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaFacts:
    """An area's name, how to say it in a sentence, and where it lies as far as that is known."""

    key: Area
    title: str
    in_a_sentence: str
    hint: str
    boroughs: tuple[str, ...]


@cache
def areas() -> dict[Area, AreaFacts]:
    """Return the four areas in the order of the guidance."""
    return {
        (area := entry.look_up(entry.key, AREAS, "area")): AreaFacts(
            area,
            entry.text("title"),
            entry.text("in_a_sentence"),
            entry.text("hint", ""),
            entry.texts("boroughs"),
        )
        for entry in data.of_kind("areas", "area")
    }


def _per_cent(entry: data.Entry) -> Decimal:
    try:
        return Decimal(entry.text("per_cent"))
    except InvalidOperation:
        raise entry.fail(f"per_cent must be a number in quotation marks, not {entry.text('per_cent')!r}") from None


@cache
def awards() -> tuple[Award, ...]:
    """Return the pay awards in the order of their dates."""
    return tuple(
        sorted(
            (
                Award(entry.holds_from, _per_cent(entry), entry.one_of("basis", bases()).key)
                for entry in data.of_kind("awards", "award")
            ),
            key=lambda award: award.holds_from,
        )
    )


@cache
def bases() -> dict[str, Basis]:
    """Return the ways in which figures were worked out, by key."""
    return {
        entry.key: Basis(entry.key, entry.text("title"), entry.text("how"), entry.sources)
        for entry in data.of_kind("bases", "basis")
    }


def _salary(entry: data.Entry, point: str, fields: Mapping[str, Any]) -> Salary:
    problem = f"point {point}"
    amount, other = fields.get("salary"), fields.get("or")
    if not isinstance(amount, int) or isinstance(amount, bool) or amount <= 0:
        raise entry.fail(f"{problem}: salary must be a whole number of pounds, not {amount!r}")
    try:
        standing = Standing(fields.get("standing", ""))
    except ValueError:
        allowed = ", ".join(Standing)
        raise entry.fail(f"{problem}: standing must be one of {allowed}, not {fields.get('standing')!r}") from None
    if (other is not None) != (standing is Standing.UNSETTLED):
        raise entry.fail(f'{problem}: a second figure ("or") goes with the standing unsettled, and only with it')
    if standing is Standing.PUBLISHED:
        origin = fields.get("source")
        known = {source.key for source in data.load("sources")}
    else:
        origin = fields.get("basis")
        known = {basis.key for basis in data.load("bases")}
    if not isinstance(origin, str) or origin not in known:
        raise entry.fail(
            f"{problem}: has no known {'source' if standing is Standing.PUBLISHED else 'basis'}: {origin!r}"
        )
    if other is not None and (not isinstance(other, int) or isinstance(other, bool) or other <= amount):
        raise entry.fail(f'{problem}: "or" must be a whole number above the salary, not {other!r}')
    return Salary(Amount(amount, amount if other is None else other), standing, origin)


@dataclass(frozen=True, slots=True)
class _Rate:
    holds_from: date
    area: Area
    scale: str
    points: Mapping[int, Salary]


def _points(entry: data.Entry) -> dict[int, Salary]:
    points = {}
    for point, fields in entry.table("points").items():
        if not point.isdigit() or not isinstance(fields, dict):
            raise entry.fail(f"point {point}: must be a number with salary, standing and source or basis")
        points[int(point)] = _salary(entry, point, fields)
    return points


@cache
def _rates(file: str) -> tuple[_Rate, ...]:
    return tuple(
        _Rate(entry.holds_from, entry.one_of("area", AREAS), entry.text("scale", ""), _points(entry))
        for entry in data.of_kind(file, "rate")
    )


@cache
def _on(file: str, area: Area, scale: str, day: date) -> dict[int, Salary]:
    """Return the points of a scale on a day: the newest rates held, carried forward by the awards since."""
    held = [rate for rate in _rates(file) if (rate.area, rate.scale) == (area, scale) and rate.holds_from <= day]
    if not held or day > grade.assessment_ended():
        raise NotCovered(f"rates are held from {first_day()} to {grade.assessment_ended()}, not for {day}")
    newest = max(held, key=lambda rate: rate.holds_from)
    points = dict(newest.points)
    for award in awards():
        if newest.holds_from < award.holds_from <= day:
            points = {point: award.raise_(salary) for point, salary in points.items()}
    return points


@cache
def first_day() -> date:
    """Return the first day for which rates are held."""
    return min(rate.holds_from for rate in _rates("spine"))


@cache
def rate_days() -> tuple[date, ...]:
    """Return every day on which new rates began, in order."""
    days = {rate.holds_from for rate in _rates("spine")} | {award.holds_from for award in awards()}
    return tuple(sorted(day for day in days if day <= grade.assessment_ended()))


def rate_day(day: date) -> date:
    """Return the day on which the rates that hold on `day` began."""
    return max(start for start in rate_days() if start <= day)


@cache
def distinct_rate_days() -> tuple[date, ...]:
    """Return the days on which salaries changed: a freeze is no change."""
    days: list[date] = []
    for day in rate_days():
        if not days or any(amounts(area, day) != amounts(area, days[-1]) for area in areas()):
            days.append(day)
    return tuple(days)


def amounts(area: Area, day: date) -> list[Amount]:
    """Return the amounts of the spine's points in order, whatever their standing."""
    return [salary.amount for salary in spine(area, day).values()]


def spine(area: Area, day: date) -> dict[int, Salary]:
    """Return the AST pay spine of an area on a day: salary by point, counted from 1.

    Raises `NotCovered` for a day before the first rates or after the grade ended. Source: part 4, on the pay scale.
    """
    return _on("spine", area, "", day)


def has_scale(area: Area, scale: Scale, day: date) -> bool:
    """Return whether any salary of a scale is known for an area on a day."""
    return any((rate.area, rate.scale) == (area, scale) and rate.holds_from <= day for rate in _rates("scales"))


def scale_points(area: Area, scale: Scale, day: date) -> dict[int, Salary]:
    """Return the main scale or the upper pay spine of an area on a day, without points of unknown salary."""
    return _on("scales", area, scale.value, day)


@cache
def scale_numbers(scale: Scale) -> tuple[int, ...]:
    """Return the points of a scale: those of which a salary is held for any area and any day."""
    return tuple(sorted({point for rate in _rates("scales") if rate.scale == scale for point in rate.points}))


@cache
def spine_points() -> range:
    """Return the points of the spine, counted from 1."""
    points = spine(Area.ENGLAND_AND_WALES, first_day())
    return range(min(points), max(points) + 1)


def range_size() -> int:
    """Return the number of points in a range. Source: part 4, on how the pay of a post is set."""
    return quantity("range-points").amount


def starts() -> range:
    """Return the points at which a range can start: the last leaves room for all its points on the spine."""
    points = spine_points()
    return range(points.start, points.stop - range_size() + 1)


def pay_range(start: int) -> range:
    """Return the points of the range that starts at `start`, in a row.

    Raises `NotCovered` for a start that does not leave room on the spine. Source: part 4, on how pay is set.
    """
    if start not in starts():
        raise NotCovered(f"point {start}: a range can start at points {starts()[0]} to {starts()[-1]}")
    return range(start, start + range_size())
