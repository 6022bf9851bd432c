"""What is owed and how it is counted: a case, a time limit counted from a day, and what is due by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from astcore import workdays
from astcore.errors import NotCovered
from astcore.quantities import TimeLimit
from astcore.source import Citation
from astcore.workdays import DAY, Day

DAYS_OF_A_WEEK = 7
WORKING_DAYS_OF_A_WEEK = 5

Closures = frozenset[date]


class Event(StrEnum):
    """What the reader counts from."""

    HEAD_RECEIVED = "head_received"
    AGENCY_RECEIVED = "agency_received"
    ASSESSED = "assessed"
    DECISION_RECEIVED = "decision_received"
    REVIEW_RECEIVED = "review_received"
    NOT_MET = "not_met"
    START = "start"


class Post(StrEnum):
    """The post that an application is for."""

    INTERNAL = "internal"
    EXTERNAL = "external"


class Notice(StrEnum):
    """Whether someone has to give notice before starting, and as what."""

    NONE = "none"
    TEACHER = "teacher"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Case:
    """A case: an event and its day, or a start to work back from; and the days that the reader leaves out."""

    event: Event
    on: date
    post: Post = Post.INTERNAL
    notice: Notice = Notice.NONE
    assessed_on: date | None = None
    closures: Closures = frozenset()


@dataclass(frozen=True, slots=True)
class Count:
    """How a time limit was counted: from the day of `starts` to `last`, over `days` (none for plain weeks).

    `chained` is true where the start is itself the last day of an earlier time limit.
    """

    starts: str
    start: date
    last: date
    days: tuple[Day, ...] = ()
    chained: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is owed: `says` is the rule in a sentence, `lead` and `short` are the same with less room.

    `by` is the last day, or None where no day can be given; `remark` then says why. `if_not_met` is true for what
    follows only a decision not to certify. `closures_count` is true where closure days are counted as working days.
    """

    key: str
    title: str
    lead: str
    short: str
    says: str
    citation: Citation
    limit: TimeLimit | None = None
    by: date | None = None
    count: Count | None = None
    remark: str = ""
    if_not_met: bool = False
    closures_count: bool = False
    silences: tuple[str, ...] = ()

    @property
    def chained(self) -> bool:
        """True for a day that rests on an earlier day of the answer."""
        return self.count is not None and self.count.chained


def count(limit: TimeLimit, starts: str, start: date, closures: Closures, *, chained: bool = False) -> Count:
    """Return a time limit counted from a day. Raises `NotCovered` outside the years of the bank holidays held."""
    first, end = workdays.covered()
    if not first <= start <= end:
        raise NotCovered(f"bank holidays are held from {first.year} to {end.year}, not for {start.year}")
    if limit.unit == "week":
        last = start + limit.amount * DAYS_OF_A_WEEK * DAY
        if last > end:
            raise NotCovered(f"bank holidays are held from {first.year} to {end.year}, not for {last.year}")
        return Count(starts, start, last, chained=chained)
    days = tuple(workdays.counted(start, working_days(limit), closures))
    return Count(starts, start, days[-1].day, days, chained)


def working_days(limit: TimeLimit) -> int:
    """Return how many working days a time limit in working days or working weeks has."""
    return limit.amount * (WORKING_DAYS_OF_A_WEEK if limit.unit == "working_week" else 1)
