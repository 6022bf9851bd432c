"""The sets of figures: pay, how calculated pay was worked out, time limits, money for posts, and the other numbers.

No figure that is unsettled is ever one number: its `salary` is null, and `alternatives` has what remains possible.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from astcore import grade, pay
from astcore.open_data.columns import (
    FROM,
    KEY,
    PLACE,
    SOURCES,
    STANDING,
    Column,
    DataSet,
    Kind,
    Record,
    entries,
    place,
    since,
)
from astcore.pay import Area, Salary, Scale, Standing
from astcore.quantities import quantities, time_limits

SPINE = "ast"
"""The name of the AST pay spine among the scales."""


def _days() -> Iterator[tuple[date, date]]:
    """Yield the first and the last day of each of the rates held."""
    starts = pay.rate_days()
    ends = (*(start - timedelta(days=1) for start in starts[1:]), grade.assessment_ended())
    yield from zip(starts, ends, strict=True)


def _scales(area: Area, day: date) -> Iterator[tuple[str, dict[int, Salary]]]:
    yield SPINE, pay.spine(area, day)
    for scale in Scale:
        if pay.has_scale(area, scale, day):
            yield str(scale), pay.scale_points(area, scale, day)


def _salary(salary: Salary) -> Record:
    published = salary.standing is Standing.PUBLISHED
    amount = salary.amount
    return {
        "standing": str(salary.standing),
        "salary": amount.low if amount.settled else None,
        "alternatives": [] if amount.settled else [amount.low, amount.high],
        "source": salary.origin if published else None,
        "basis": None if published else salary.origin,
    }


def _pay() -> list[Record]:
    return [
        {
            "scale": scale,
            "area": str(area),
            "point": point,
            "from": first.isoformat(),
            "until": last.isoformat(),
            **_salary(salary),
        }
        for first, last in _days()
        for area in pay.areas()
        for scale, salaries in _scales(area, first)
        for point, salary in salaries.items()
    ]


def _when(column: str, value: str, then: dict[str, Any]) -> dict[str, Any]:
    return {
        "if": {"properties": {column: {"const": value}}},
        "then": {"properties": then},
    }


_ONE = {"salary": {"type": "integer", "exclusiveMinimum": 0}, "alternatives": {"maxItems": 0}}
_SEVERAL = {"salary": {"type": "null"}, "alternatives": {"minItems": 2, "uniqueItems": True}}
_FROM_SOURCE = {"source": {"type": "string"}, "basis": {"type": "null"}}
_FROM_BASIS = {"source": {"type": "null"}, "basis": {"type": "string"}}

PAY = DataSet(
    "pay",
    "Pay by scale, area, point and date",
    "Annual salaries, full time, in whole pounds: the AST pay spine, and the main scale and the upper pay spine of "
    "classroom teachers. A salary that is not known is left out.",
    "reference/pay-tables/",
    (
        Column(
            "scale",
            "ast for the AST pay spine, main for the main scale, upper for the upper pay spine",
            allowed=(SPINE, *map(str, Scale)),
        ),
        Column("area", "the pay area", allowed=tuple(map(str, Area))),
        Column("point", "the point on the scale, counted from 1", Kind.WHOLE),
        FROM,
        Column("until", "the last day on which it holds", Kind.DAY),
        STANDING,
        Column("salary", "pounds a year; null where more than one figure remains possible", Kind.WHOLE, optional=True),
        Column("alternatives", "the figures that remain possible where it is unsettled; else empty", Kind.WHOLES),
        Column("source", "the key of the document that prints it, where it is published", Kind.KEY, optional=True),
        Column("basis", "the key of how it was worked out, where it is not", Kind.KEY, optional=True),
    ),
    _pay,
    (
        _when("standing", "published", _ONE | _FROM_SOURCE),
        _when("standing", "calculated", _ONE | _FROM_BASIS),
        _when("standing", "unsettled", _SEVERAL | _FROM_BASIS),
    ),
)


def _bases() -> list[Record]:
    return [
        {"key": basis.key, "title": basis.title, "how": basis.how, "sources": list(basis.sources)}
        for basis in pay.bases().values()
    ]


BASES = DataSet(
    "bases",
    "How calculated figures were worked out",
    "What the column basis of the set pay refers to.",
    "reference/pay-tables/#worked-out",
    (KEY, Column("title", "the way, in a few words"), Column("how", "the way, in full"), SOURCES),
    _bases,
)

AMOUNT = Column("amount", "the number", Kind.WHOLE)
UNIT = Column("unit", "what it counts", Kind.KEY)
IN_WORDS = Column("in_words", "the number with its unit, as the site says it")


def _time_limits() -> list[Record]:
    written = entries("time_limits", "limit")
    return [
        {
            "key": limit.key,
            "actor": limit.actor,
            "does": limit.does,
            "amount": limit.amount,
            "unit": limit.unit,
            "in_words": str(limit),
            "starts": limit.starts,
            "degree": limit.degree,
            "standing": str(Standing.PUBLISHED),
            "from": since(written[limit.key]),
            "sources": list(written[limit.key].sources),
            **place(limit.citation),
        }
        for limit in time_limits().values()
    ]


TIME_LIMITS = DataSet(
    "time-limits",
    "Time limits",
    "Every time limit and interval of the guidance: who does what, within how long of which event, and how binding it "
    "is.",
    "reference/time-limits/",
    (
        KEY,
        Column("actor", "who has to act"),
        Column("does", "what they do"),
        AMOUNT,
        UNIT,
        IN_WORDS,
        Column("starts", "what it is counted from"),
        Column(
            "degree",
            "how binding it is, in the guidance's own degree; will is said to happen, expected and normally are no "
            "duty, unusual-before is no bar, removed is no longer required",
            allowed=("must", "should", "will", "may", "normally", "expected", "unusual-before", "removed"),
        ),
        STANDING,
        FROM,
        SOURCES,
        *PLACE,
    ),
    _time_limits,
)


def _numbers(*, funding: bool) -> list[Record]:
    """Return the numbers of the guidance: those of its sections on funding, or the others."""
    written = entries("quantities", "quantity")
    return [
        {
            "key": quantity.key,
            "amount": quantity.amount,
            "to": quantity.to,
            "unit": quantity.unit,
            "in_words": str(quantity),
            "means": quantity.means,
            "standing": str(Standing.PUBLISHED),
            "from": since(written[quantity.key]),
            "sources": list(written[quantity.key].sources),
            **place(quantity.citation),
        }
        for quantity in quantities().values()
        if quantity.citation.section.key.startswith("funding-") is funding
    ]


_NUMBER_COLUMNS = (
    KEY,
    AMOUNT,
    Column("to", "the upper end, where the guidance gives a span; else null", Kind.WHOLE, optional=True),
    UNIT,
    IN_WORDS,
    Column("means", "what it is a number of: read it after the number in words"),
    STANDING,
    FROM,
    SOURCES,
    *PLACE,
)

FUNDING = DataSet(
    "funding",
    "Money for posts",
    "The sums and shares of the grant of 2004 to 2006, as the guidance reports them. That grant is in the past.",
    "guidance/paying-for-a-post/",
    _NUMBER_COLUMNS,
    lambda: _numbers(funding=True),
)

QUANTITIES = DataSet(
    "quantities",
    "The other numbers of the guidance",
    "Every other number: shares of time, points, lessons, sizes and lengths, with those of its examples.",
    "",
    _NUMBER_COLUMNS,
    lambda: _numbers(funding=False),
)

FIGURES = (PAY, BASES, TIME_LIMITS, FUNDING, QUANTITIES)
