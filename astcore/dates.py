"""Dates as people write and read them. Nothing here asks the clock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from astcore.errors import InvalidAnswer

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
WRITTEN = re.compile(r"([0-9]{1,2})[ /.-]+([0-9]{1,2}|[A-Za-z]{3,9})[ /.,-]+([0-9]{4})")


def in_words(day: date) -> str:
    """Return a date in words: "1 September 2009"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """Return a date where there is little room: "1 Sep 2009"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def with_weekday(day: date) -> str:
    """Return a date in words with its day of the week: "Tuesday 1 September 2009"."""
    return f"{WEEKDAYS[day.weekday()]} {in_words(day)}"


def spans(days: Iterable[date]) -> Iterator[str]:
    """Yield dates in words, in order, three or more in a row as one span: "21 December 2009 to 31 December 2009"."""
    rows: list[list[date]] = []
    for day in sorted(set(days)):
        if rows and day.toordinal() == rows[-1][-1].toordinal() + 1:
            rows[-1].append(day)
        else:
            rows.append([day])
    for row in rows:
        if len(row) > 2:
            yield f"{in_words(row[0])} to {in_words(row[-1])}"
        else:
            yield from map(in_words, row)


def school_year(day: date) -> str:
    """Return the school year that holds a date: "2009 to 2010" for any day from 1 September 2009 to 31 August 2010."""
    first = day.year if day.month >= 9 else day.year - 1
    return f"{first} to {first + 1}"


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    matches = [number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(text.lower())]
    return matches[0] if len(matches) == 1 else None


def read(field: str, text: str, what: str) -> date:
    """Return the date in `text`: 2009-09-01, 1 September 2009, 1 Sep 2009 or 1/9/2009 (day first).

    `what` names the date in the message, as in "the day the rates apply".
    Raises `InvalidAnswer` for anything else, and for a day that does not exist.
    """
    text = text.strip()
    if match := ISO.fullmatch(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif (match := WRITTEN.fullmatch(text)) and (named := _month(match[2])):
        year, month, day = int(match[3]), named, int(match[1])
    else:
        raise InvalidAnswer(field, f"Enter {what} as day, month and year, such as 1 September 2009")
    try:
        return date(year, month, day)
    except ValueError:
        raise InvalidAnswer(field, f"Enter {what} as a day that exists: {text} is not in the calendar") from None
