"""The other numbers of the guidance, its time limits and its forms, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from astcore import data
from astcore.money import pounds
from astcore.source import Citation, citation

UNITS = {
    "working_day": ("working day", "working days"),
    "working_week": ("working week", "working weeks"),
    "week": ("week", "weeks"),
    "month": ("month", "months"),
    "term": ("term", "terms"),
    "year": ("year", "years"),
    "point": ("point", "points"),
    "lesson": ("lesson", "lessons"),
    "pupil": ("pupil", "pupils"),
    "minute": ("minute", "minutes"),
    "side": ("side", "sides"),
    "post": ("post", "posts"),
}


def _in_words(amount: int, unit: str, to: int | None = None) -> str:
    if unit == "pounds":
        return pounds(amount)
    number = f"{amount}" if to is None else f"{amount} to {to}"
    if unit == "per_cent":
        return f"{number} per cent"
    if unit == "point_number":
        return f"point {number}"
    singular, plural = UNITS[unit]
    return f"{number} {singular if amount == 1 and to is None else plural}"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of the guidance: its amount (and `to` where it is a span), its unit, what it means, its place."""

    key: str
    amount: int
    to: int | None
    unit: str
    means: str
    citation: Citation

    def __str__(self) -> str:
        """Return the number with its unit: "20 per cent", "£6,200", "4 to 8 pupils"."""
        return _in_words(self.amount, self.unit, self.to)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time limit: who does what within how long of which event, and how binding it is.

    `degree` is one of must, should, will, may, normally, expected, unusual-before, removed: the guidance's own degree.
    """

    key: str
    amount: int
    unit: str
    starts: str
    actor: str
    does: str
    degree: str
    citation: Citation

    def __str__(self) -> str:
        """Return the length in words: "20 working days"."""
        return _in_words(self.amount, self.unit)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the grade: what it is for, who fills it in, where it goes."""

    key: str
    title: str
    used_for: str
    filled_in_by: str
    sent_to: str
    obtained: str
    citation: Citation


def _unit(entry: data.Entry) -> str:
    unit = entry.text("unit")
    if unit not in UNITS and unit not in {"pounds", "per_cent", "point_number"}:
        raise entry.fail(f"unit {unit!r} is not one that the core knows: {', '.join(UNITS)}")
    return unit


@cache
def quantities() -> dict[str, Quantity]:
    """Return every quantity by key."""
    return {
        entry.key: Quantity(
            entry.key,
            entry.whole("amount"),
            entry.whole("to") if "to" in entry.fields else None,
            _unit(entry),
            entry.text("means"),
            citation(entry),
        )
        for entry in data.of_kind("quantities", "quantity")
    }


def quantity(key: str) -> Quantity:
    """Return the quantity `key`. Raises `KeyError` for one that there is not."""
    return quantities()[key]


@cache
def time_limits() -> dict[str, TimeLimit]:
    """Return every time limit by key, in the order of the guidance."""
    return {
        entry.key: TimeLimit(
            entry.key,
            entry.whole("amount"),
            _unit(entry),
            entry.text("starts"),
            entry.text("actor"),
            entry.text("does"),
            entry.text("degree"),
            citation(entry),
        )
        for entry in data.of_kind("time_limits", "limit")
    }


def time_limit(key: str) -> TimeLimit:
    """Return the time limit `key`. Raises `KeyError` for one that there is not."""
    return time_limits()[key]


def holds_from(key: str) -> date:
    """Return the day from which the time limit `key` holds. Raises `KeyError` for one that there is not."""
    return {entry.key: entry.holds_from for entry in data.of_kind("time_limits", "limit")}[key]


@cache
def forms() -> dict[str, Form]:
    """Return the forms by key: AST1 and AST2."""
    return {
        entry.key: Form(
            entry.key,
            entry.text("title"),
            entry.text("used_for"),
            entry.text("filled_in_by"),
            entry.text("sent_to"),
            entry.text("obtained"),
            citation(entry),
        )
        for entry in data.of_kind("forms", "form")
    }
