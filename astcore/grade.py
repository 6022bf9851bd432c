"""The life of the grade: from the day the guidance speaks of to the day assessment for it ended."""

from __future__ import annotations

from datetime import date
from functools import cache

from astcore import data


@cache
def _event(key: str) -> data.Entry:
    return next(entry for entry in data.of_kind("grade", "event") if entry.key == key)


def as_at() -> date:
    """Return the day from which the guidance describes the grade: 1 September 2009."""
    return _event("as-at").holds_from


def assessment_ended() -> date:
    """Return the last day on which a teacher could be assessed for the grade."""
    return _event("assessment-ended").holds_from


def leading_practitioners_from() -> date:
    """Return the first day on which schools could create leading practitioner posts."""
    return _event("leading-practitioners").holds_from


def introduced() -> int:
    """Return the year in which the grade was introduced. No source gives the day."""
    return _event("introduced").holds_from.year
