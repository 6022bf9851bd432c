"""The case of a year of outreach: an AST's working week, the pattern, the school year, and how the post stands."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from astcore import dates
from astcore.quantities import quantity
from astcore.workdays import DAY

LONGEST_YEAR = timedelta(days=366)
FULL_WEEK = 5  # days, Monday to Friday
STEPS = 3  # even steps in which this site draws a build-up, over the year that the guidance names
MONTHS = 12


class Verdict(StrEnum):
    """The answers there are."""

    FULL_SHARE = "full_share"
    BELOW_SHARE = "below_share"
    BUILDING_UP = "building_up"
    EXCEPTION = "exception"
    CHECK_ANSWERS = "check_answers"
    NOT_COVERED = "not_covered"


class Weekday(StrEnum):
    """A day on which schools teach."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"

    @property
    def number(self) -> int:
        """Return the day's place in the week: 0 for Monday."""
        return list(Weekday).index(self)


class Pattern(StrEnum):
    """How the time for outreach is found."""

    DAY = "day"
    HALVES = "halves"
    WEEK = "week"
    BLOCK = "block"
    VARYING = "varying"


class BuildUp(StrEnum):
    """By when a new AST has built outreach up. The guidance says by the end of a year, and not of which."""

    NONE = "full"
    TWELVE_MONTHS = "steps"
    SCHOOL_YEAR = "school_year"


class HoursOf(StrEnum):
    """Which hours of a day are counted, where any are. The guidance names none."""

    NONE = "none"
    DAY = "day"
    TIMETABLE = "timetable"


class ShareOf(StrEnum):
    """Which time the normal share is taken of. The guidance does not say."""

    OWN = "own"
    FULL = "full"


class Situation(StrEnum):
    """What is said of the AST's own school."""

    NONE = "none"
    SPECIAL_MEASURES = "special_measures"
    SERIOUS_CONCERN = "serious_concern"
    CHALLENGING = "challenging"


class Known(StrEnum):
    """An answer that may not be known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Payer(StrEnum):
    """Who pays for the post."""

    AUTHORITY = "authority"
    FORMULA = "formula"
    SCHOOL = "school"
    GROUP = "group"
    UNKNOWN = "unknown"


class Arrangement(StrEnum):
    """What has to be in place for outreach to be effective."""

    TIME = "time"
    NEEDS = "needs"
    REQUESTS = "requests"
    AGREEMENT = "agreement"
    CHECKING = "checking"


@dataclass(frozen=True, slots=True)
class Term:
    """A term, from its first day to its last."""

    name: str
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """True for a day from the first to the last."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """Three terms, and the days in them on which the school is closed: half-terms and others."""

    terms: tuple[Term, ...]
    closures: frozenset[date] = frozenset()

    @property
    def first(self) -> date:
        """Return the first day of the first term."""
        return self.terms[0].first

    @property
    def last(self) -> date:
        """Return the last day of the last term."""
        return self.terms[-1].last


@dataclass(frozen=True, slots=True)
class Case:
    """An AST's year. `minutes` are those that count in one of the AST's own working days, as `hours_of` says."""

    year: SchoolYear
    pattern: Pattern
    weekdays: tuple[Weekday, ...] = tuple(Weekday)
    fraction: Fraction = Fraction(1)
    share_of: ShareOf = ShareOf.OWN
    days: tuple[Weekday, ...] = ()
    weeks: int = 1
    first_week: int | None = None
    chosen: frozenset[date] = frozenset()
    start: date | None = None
    build_up: BuildUp = BuildUp.NONE
    situation: Situation = Situation.NONE
    plans: Known = Known.UNKNOWN
    payer: Payer = Payer.UNKNOWN
    in_place: frozenset[Arrangement] = frozenset()
    hours_of: HoursOf = HoursOf.NONE
    minutes: int = 0

    @property
    def full_time(self) -> bool:
        """True for an AST who works the whole of the week."""
        return self.fraction == 1

    @property
    def share(self) -> Fraction:
        """Return the share of the AST's own time that outreach normally takes, under the reading chosen."""
        share = Fraction(quantity("outreach-share").amount, 100)
        return share if self.share_of is ShareOf.OWN else min(Fraction(1), share / self.fraction)

    @property
    def a_week(self) -> Fraction:
        """Return how many of the AST's own days in a week that share comes to."""
        return self.share * len(self.weekdays)

    @property
    def full_by(self) -> date | None:
        """Return the last day of a new AST's first year, or None where the AST is not new, or that year is over."""
        if self.start is None:
            return None
        if self.build_up is not BuildUp.SCHOOL_YEAR:
            return after_months(self.start, MONTHS) - DAY
        return self.year.last if self.start > after_months(self.year.last, -MONTHS) else None

    def step(self, day: date) -> Fraction:
        """Return how much of the full share is worked on a day: a third, two thirds, then all, where it is built up."""
        begins = self._steps()
        return Fraction(max(1, sum(day >= first for first in begins)), len(begins)) if begins else Fraction(1)

    def _steps(self) -> tuple[date, ...]:
        """Return the first day of each step of a build-up, or none where there is no build-up."""
        if self.start is None or self.full_by is None or self.build_up is BuildUp.NONE:
            return ()
        if self.build_up is BuildUp.TWELVE_MONTHS:
            return tuple(after_months(self.start, MONTHS * number // STEPS) for number in range(STEPS))
        length = (self.full_by - self.start).days + 1
        return tuple(self.start + length * number // STEPS * DAY for number in range(STEPS))

    @property
    def builds_up_this_year(self) -> bool:
        """True where part of the year comes before the full share is worked."""
        return any(self.step(max(term.first, self.start or term.first)) < 1 for term in self.year.terms)


def after_months(day: date, months: int) -> date:
    """Return the day so many months later, or the last of its month where that has no such day."""
    years, month = divmod(day.month - 1 + months, MONTHS)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class Misfit:
    """Two answers that do not fit together: a key, what is wrong, and what to do."""

    key: str
    words: str
    to_do: str


def misfits(case: Case) -> Iterator[Misfit]:
    """Yield what stands in the way of drawing the year."""
    yield from _dates(case.year)
    if case.fraction * FULL_WEEK > len(case.weekdays):
        yield Misfit(
            "days_worked",
            f"{case.fraction} of full time does not fit into {len(case.weekdays)} of {FULL_WEEK} days",
            "give the share of full time, and the days of the week that the AST works, so that they fit",
        )
    for weekday in dict.fromkeys(case.days):
        if weekday not in case.weekdays:
            yield Misfit(
                f"not_worked_{weekday}",
                f"The AST does not work on {weekday.capitalize()}s",
                "choose a day that the AST works",
            )
    if case.hours_of is not HoursOf.NONE and not case.minutes:
        yield Misfit(
            "no_hours", "The working day that you gave has no hours", "give the hours of a day, or leave them out"
        )
    if len(set(case.days)) < len(case.days):
        yield Misfit("same_day", "Two half days on the same day of the week are a whole day", "choose two days")
    if case.start and case.start > case.year.last:
        yield Misfit(
            "start_late",
            f"The AST takes up the post on {dates.in_words(case.start)}, after the last day of the summer term",
            "give a start before the year is over, or the terms of the next year",
        )


def _dates(year: SchoolYear) -> Iterator[Misfit]:
    ends = [day for term in year.terms for day in (term.first, term.last)]
    for number, (before, after) in enumerate(pairwise(ends)):
        if after <= before:
            earlier, later = year.terms[number // 2].name, year.terms[(number + 1) // 2].name
            words = (
                f"The {earlier} term ends before it has begun"
                if earlier == later
                else f"The {later} term begins before the {earlier} term is over"
            )
            yield Misfit(f"order_{number}", words, "put the dates of the terms in order")
            return
    if year.last - year.first > LONGEST_YEAR:
        yield Misfit("too_long", "The three terms are more than a year from end to end", "give the terms of one year")
