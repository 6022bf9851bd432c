"""Writes calendar files (iCalendar, RFC 5545): all-day entries, one for each day.

The same answers give the same file, byte for byte: nothing here asks the clock. The time stamp that the format demands
of every entry (DTSTAMP) is therefore a day of the data, the day that the counting starts from. It may lie in the past:
it says since when the entry holds. An entry's identifier (UID) is made from what it is the answer to, so a file that is
imported again changes the entries that came before and does not double them.

Lines end with a line feed here, as in every text of the core. What is saved must have them end with CR and LF, as the
format demands: the browser's download does that for `text/calendar`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MEDIA_TYPE = "text/calendar"
LONGEST_LINE = 75
"""Octets: what the format allows to a line, without its end."""

ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Entry:
    """A day in a calendar: what it is (`key`), what it is the answer to (`origin`), and its words.

    A `busy` day is one that is worked elsewhere: who looks for a free day is told so. A deadline is not.
    """

    key: str
    origin: str
    day: date
    summary: str
    description: str
    busy: bool = False

    @property
    def uid(self) -> str:
        """Return an identifier that is the same whenever the same is asked."""
        digest = hashlib.sha256(f"{self.origin}#{self.key}".encode()).hexdigest()
        return f"{self.key}-{digest[:24]}@astcore"


def escape(text: str) -> str:
    """Return a text as a value: backslash, semicolon, comma and line end have a meaning of their own."""
    return text.translate(ESCAPES)


def fold(line: str) -> str:
    """Return a line in pieces of at most 75 octets, each but the first after a space. No character is cut in two."""
    if len(line.encode()) <= LONGEST_LINE:
        return line
    pieces, piece, room = [], "", LONGEST_LINE
    for character in line:
        octets = len(character.encode())
        if octets > room:
            pieces.append(piece)
            piece, room = "", LONGEST_LINE - 1  # the space takes one
        piece += character
        room -= octets
    return "\n ".join([*pieces, piece])


def write(entries: Iterable[Entry], stamp: date) -> str:
    """Return a calendar file with the entries. `stamp` is the day of the data that they rest on."""
    return "".join(f"{fold(line)}\n" for line in _lines(entries, stamp))


def _lines(entries: Iterable[Entry], stamp: date) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//astcore//Calendar//EN", "CALSCALE:GREGORIAN")
    for entry in entries:
        yield "BEGIN:VEVENT"
        yield f"UID:{entry.uid}"
        yield f"DTSTAMP:{_basic(stamp)}T000000Z"
        yield f"DTSTART;VALUE=DATE:{_basic(entry.day)}"
        yield f"DTEND;VALUE=DATE:{_basic(entry.day + timedelta(days=1))}"  # the first day after it
        yield f"SUMMARY:{escape(entry.summary)}"
        yield f"DESCRIPTION:{escape(entry.description)}"
        yield f"TRANSP:{'OPAQUE' if entry.busy else 'TRANSPARENT'}"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")
