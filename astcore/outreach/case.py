"""The case of a year of outreach: an AST's working week, the pattern chosen, the school year, and how the post stands."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from astcore import dates
from astcore.quantities import quantity

DAY = timedelta(days=1)
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
    """Three terms, the weeks of half-term holiday (any day of each), and other days on which the school is closed."""

    terms: tuple[Term, ...]
    half_terms: frozenset[date] = frozenset()
    closures: frozenset[date] = frozenset()

    @property
    def first(self) -> date:
        """Return the first day of the first term."""
        return self.terms[0].first

    @property
    def last(self) -> date:
        """Return the last day of the last term."""
        return self.terms[-1].last

    def in_half_term(self, day: date) -> bool:
        """True for a day from Monday to Friday of a half-term week."""
        return any(day.isocalendar()[:2] == other.isocalendar()[:2] for other in self.half_terms)


@dataclass(frozen=True, slots=True)
class Case:
    """An AST's year. `minutes` are those of one of the AST's own working days, 0 where they are not known."""

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
    builds_up: bool = False
    situation: Situation = Situation.NONE
    plans: Known = Known.UNKNOWN
    payer: Payer = Payer.UNKNOWN
    in_place: frozenset[Arrangement] = frozenset()
    minutes: int = 0

    @property
    def full_time(self) -> bool:
        """True for an AST who works the whole of the week."""
        return self.fraction == 1

    @property
    def own_day(self) -> Fraction:
        """Return how long one of the AST's own days is, in full-time days, all of them taken as equally long."""
        return self.fraction * FULL_WEEK / len(self.weekdays)

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
    def year_in_post_ends(self) -> date | None:
        """Return the last day of a new AST's first twelve months, or None where the AST is not new."""
        return after_months(self.start, MONTHS) - DAY if self.start else None

    def step(self, day: date) -> Fraction:
        """Return how much of the full share is worked on a day: a third, two thirds, then all, where it is built up."""
        if not self.builds_up or self.start is None:
            return Fraction(1)
        passed = sum(day >= after_months(self.start, MONTHS * number // STEPS) for number in range(STEPS))
        return Fraction(max(1, passed), STEPS)

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
    for weekday in case.days:
        if weekday not in case.weekdays:
            yield Misfit(
                f"not_worked_{weekday}",
                f"The AST does not work on {weekday.capitalize()}s",
                "choose a day that the AST works",
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
    for number, (before, after) in enumerate(zip(ends, ends[1:], strict=False)):
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
