"""What every calculator returns: verdict, figures, checks with reasons and citations, and what to do next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from astcore.pay import Amount, Salary
from astcore.quantities import TimeLimit
from astcore.source import Citation, Silence


class Weight(StrEnum):
    """What an unmet check does to the verdict."""

    BAR = "bar"  # rules the case out
    CONDITION = "condition"  # holds it up until it is met
    NOTE = "note"  # is told, and decides nothing


@dataclass(frozen=True, slots=True)
class Check:
    """One condition of the guidance, looked at for one case.

    `met` is True, False, or None where it cannot be told: because the reader does not know, because someone else
    decides it later, or because the guidance is silent (then `silence` is the key of the silence).
    """

    id: str
    title: str
    met: bool | None
    because: str
    citation: Citation
    weight: Weight = Weight.CONDITION
    silence: str = ""
    to_do: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the answer. `amount` and `salary` are there where it is money; `value` is how it reads."""

    key: str
    label: str
    value: str
    amount: Amount | None = None
    salary: Salary | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its words, and the salary it shows, if it shows one."""

    text: str
    salary: Salary | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the answer. The first column heads its row; `numeric` columns are set to the right.

    A table that is `folded` is working, closed until the reader opens it.
    """

    key: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()
    emphasis: int = -1
    note: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class SpinePicture:
    """The spine of an area as bars by point, with a range on it and, where it is known, present pay as a line."""

    caption: str
    salaries: tuple[tuple[int, Amount], ...]
    chosen: range
    present: Amount | None = None


@dataclass(frozen=True, slots=True)
class PathPicture:
    """Amounts over the years, one line for each way of moving. All series have an amount for each of `days`.

    A day is a few characters, such as "Sep 2009".
    """

    caption: str
    days: tuple[str, ...]
    series: tuple[tuple[str, tuple[Amount, ...]], ...]


@dataclass(frozen=True, slots=True)
class DayBlock:
    """A piece of a day, in minutes since midnight. `kind` is "required", "optional" or "school" (break and lunch)."""

    start: int
    end: int
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class DayPicture:
    """A day from top to bottom, with what is planned in it. What no block takes is free."""

    caption: str
    start: int
    end: int
    blocks: tuple[DayBlock, ...]


class Mark(StrEnum):
    """How a day on a timeline is marked: the reader's own day, how binding it is, a step of a plan, or no day set."""

    EVENT = "event"
    MUST = "must"
    SHOULD = "should"
    WILL = "will"
    NORMALLY = "normally"
    PLAN = "plan"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on a timeline: who owes what (`lead`, `words`). `rests` is true where it rests on an earlier last day.

    `under` heads what follows from here on, such as the case in which it holds.
    """

    day: date | None
    mark: Mark
    lead: str
    words: str
    note: str = ""
    rests: bool = False
    under: str = ""


@dataclass(frozen=True, slots=True)
class TimelinePicture:
    """Days from top to bottom, with who owes what on each."""

    caption: str
    moments: tuple[Moment, ...]


class YearMark(StrEnum):
    """How a weekday of a year is marked: the whole or half of it taken, lost, worked, or why it is not worked."""

    WHOLE = "whole"
    HALF = "half"
    LOST = "lost"
    WORKING = "working"
    BANK_HOLIDAY = "bank_holiday"
    CLOSED = "closed"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class YearPicture:
    """The weekdays of whole months in their order, each with its mark, and what each mark means."""

    caption: str
    days: tuple[tuple[date, YearMark], ...]
    key: tuple[tuple[YearMark, str], ...]


Picture = SpinePicture | PathPicture | DayPicture | TimelinePicture | YearPicture


@dataclass(frozen=True, slots=True)
class Factor:
    """Something that the guidance asks to weigh, with room for the reader's note.

    `under` is the list that it stands in: the words that lead up to it, with their degree.
    """

    key: str
    under: str
    words: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next: who does what, with which form, within which time limit.

    `does` says it with "{form}" and "{limit}" where the form and the limit are to stand.
    """

    actor: str
    does: str
    citation: Citation
    form: str = ""
    limit: TimeLimit | None = None

    def pieces(self) -> Iterator[str]:
        """Yield `does` in pieces: text, and "{form}" and "{limit}" by themselves."""
        yield from (piece for piece in re.split(r"(\{form\}|\{limit\})", self.does) if piece)

    def __str__(self) -> str:
        """Return the step as a sentence without its full stop."""
        does = self.does.replace("{form}", f"form {self.form}").replace("{limit}", str(self.limit))
        return f"{self.actor} {does}"


@dataclass(frozen=True, slots=True)
class File:
    """Something to download: a file's name, its media type, what to call it, and its content as text."""

    name: str
    media_type: str
    title: str
    content: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a document."""

    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document. `lines` that belong together, such as an address, are set one beneath the other."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list in a document."""

    items: tuple[str, ...]


Block = Heading | Paragraph | Bullets


@dataclass(frozen=True, slots=True)
class Document:
    """A draft for the reader to take away and change: a letter, a programme, a job description."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to one case. `verdict` is a key; `summary` says it in a sentence."""

    verdict: str
    heading: str
    summary: str
    figures: tuple[Figure, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()
    document: Document | None = None
    files: tuple[File, ...] = ()
    factors: tuple[Factor, ...] = ()
    checks: tuple[Check, ...] = ()
    next_steps: tuple[Step, ...] = ()
    silent: tuple[Silence, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that, changed alone, would alter the verdict: to which option, and to which verdict."""

    question: str
    question_label: str
    value: str
    value_label: str
    verdict: str
    heading: str
