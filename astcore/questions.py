"""The questions of a calculator, and the one place that reads what a person typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from astcore import dates
from astcore.errors import InvalidAnswer
from astcore.money import pounds

LONGEST = 200
UNKNOWN = "unknown"
FRACTION = re.compile(r"[0-9]{0,3}\.?[0-9]{1,4}%?|[0-9]{1,4}/0*[1-9][0-9]{0,3}")
FINEST_FRACTION = 1000
MOST_NUMBERS = 20
HOURS, MINUTES = 24, 60
TIME = re.compile(r"([0-9]{1,2})[:.h]?([0-9]{2})?")
SPAN = re.compile(r"\s+to\s+|\s*–\s*", re.IGNORECASE)
MONEY = re.compile(r"£?([0-9]{1,9})(?:\.00?)?")


class Kind(StrEnum):
    """How a question is answered. The values stand in the list of questions on the command line."""

    CHOICE = "choice"
    WHOLE_NUMBER = "whole_number"
    DATE = "date"
    MONEY = "money"
    FRACTION = "fraction"
    TIME = "time"
    TEXT = "text"
    CHOICES = "choices"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Option:
    """An allowed answer to a choice: its value in a query, its words on the page."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its key in a query, its words, why it is asked, and what may be answered.

    `missing` is the message where no answer came: it says what to do. A question with `when` is asked only while each
    key in it has one of the answers given there. A question with a `default` may be left out; `optional` says so on
    the page. `low` and `high` bound a number or an amount; `high` is also the most characters of a text. `section` is
    the heading under which a long form puts the question; `such_as` is the amount that a message gives as an example.
    """

    key: str
    label: str
    kind: Kind
    missing: str
    why: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    default: str | None = None
    optional: bool = False
    when: Mapping[str, frozenset[str]] = field(default_factory=dict)
    low: int = 0
    high: int = 0
    section: str = ""
    such_as: int = 0

    def asked(self, answers: Mapping[str, str]) -> bool:
        """True where this question is asked, given the answers to those before it."""
        return all(answers.get(key) in allowed for key, allowed in self.when.items())

    def option(self, value: str) -> Option:
        """Return the option with this value. Raises `KeyError` where there is none."""
        for option in self.options:
            if option.value == value:
                return option
        raise KeyError(value)

    @property
    def allowed(self) -> str:
        """Return what may be answered, in short."""
        match self.kind:
            case Kind.CHOICE:
                return "|".join(option.value for option in self.options)
            case Kind.WHOLE_NUMBER:
                return f"{self.low}–{self.high}"
            case Kind.DATE:
                return "a date, such as 2009-09-01"
            case Kind.MONEY:
                return f"pounds, {self.low}–{self.high}"
            case Kind.FRACTION:
                return "a fraction of full time, such as 3/5"
            case Kind.TIME:
                return "a time of day, such as 08:45"
            case Kind.TEXT:
                return f"text of up to {self.high} characters"
            case Kind.CHOICES:
                return f"any of {','.join(option.value for option in self.options)}"
            case Kind.DATES:
                return "dates, such as 2009-12-21, 2009-12-22"

    def alternatives(self, value: str) -> Iterator[Option]:
        """Yield what could be answered instead: another option, or several options with one more or one fewer.

        The label says what is then different: for several options, which one comes in or goes.
        """
        if self.kind is not Kind.CHOICES:
            yield from (option for option in self.options if option.value != value)
            return
        chosen = set(value.split(",")) - {""}
        for option in self.options:
            values = ",".join(each.value for each in self.options if each.value in chosen ^ {option.value})
            yield Option(values, f"{'without' if option.value in chosen else 'with'}: {option.label}")

    def instead(self, value: str) -> Iterator[Iterable[Option]]:
        """Yield rows of what could be answered in place of `value`, the nearest first in each.

        A row tells one thing, by the first of its answers that changes anything: each option is a row of its own, a
        number has a row upwards and one downwards, a share of full time has full time or half of it. A number of
        many values has none, since to look at them all would take too long. Nor have days, times, amounts and words:
        an answer names its own last days and sums, and of words none is nearer than another.
        """
        match self.kind:
            case Kind.CHOICE | Kind.CHOICES:
                yield from ((option,) for option in self.alternatives(value))
            case Kind.WHOLE_NUMBER if value and self.high - self.low < MOST_NUMBERS:
                yield [Option(str(number), str(number)) for number in range(int(value) + 1, self.high + 1)]
                yield [Option(str(number), str(number)) for number in range(int(value) - 1, self.low - 1, -1)]
            case Kind.FRACTION if value:
                other = "1/2" if value == "1" else "1"
                yield (Option(other, self.in_words(other)),)

    @property
    def samples(self) -> tuple[str, ...]:
        """Return answers to try that are unlike one another: each option of a choice, else what lies far apart.

        They say nothing of what people answer: they are there to find what an answer can change.
        """
        match self.kind:
            case Kind.CHOICE:
                return tuple(option.value for option in self.options)
            case Kind.CHOICES:
                values = tuple(option.value for option in self.options)
                return (*values, ",".join(values))
            case Kind.WHOLE_NUMBER | Kind.MONEY:
                return (str(self.low), str((self.low + self.high) // 2), str(self.high))
            case Kind.DATE:
                return ("1990-01-01", "2009-09-01", "2010-03-01", "2010-06-15", "2012-09-01", "2090-01-01")
            case Kind.FRACTION:
                return ("1/10", "3/5", "1")
            case Kind.TIME:
                return ("00:10", "08:10", "09:30", "12:30", "14:00", "16:30", "23:50")
            case Kind.TEXT:
                return ("Some words",)
            case Kind.DATES:
                return ("2010-03-02", "2009-12-21,2009-12-22")

    def in_words(self, value: str) -> str:
        """Return an answer as it reads: an option's label, a date in words, a number as it is."""
        match self.kind:
            case Kind.CHOICE:
                return self.option(value).label
            case Kind.CHOICES:
                return "; ".join(self.option(each).label for each in value.split(","))
            case Kind.DATES:
                return ", ".join(dates.spans(map(date.fromisoformat, value.split(","))))
            case Kind.DATE:
                return dates.in_words(date.fromisoformat(value))
            case Kind.MONEY:
                return pounds(int(value))
            case Kind.FRACTION if value == "1":
                return "full time"
            case _:
                return value

    def read(self, text: str) -> str:
        """Return the answer in its canonical form. Raises `InvalidAnswer` with a message for the reader."""
        text = clean(text)
        if not text:
            raise InvalidAnswer(self.key, self.missing)
        match self.kind:
            case Kind.CHOICE:
                return self._choice(text)
            case Kind.WHOLE_NUMBER:
                return self._whole(text)
            case Kind.DATE:
                return dates.read(self.key, text, self._named()).isoformat()
            case Kind.MONEY:
                return self._money(text)
            case Kind.FRACTION:
                return self._fraction(text)
            case Kind.TIME:
                return self._time(text)
            case Kind.TEXT:
                return self._text(text)
            case Kind.CHOICES:
                return self._choices(text)
            case Kind.DATES:
                return self._dates(text)

    def _time(self, text: str) -> str:
        found = TIME.fullmatch(text)
        if not found or not (int(found[1]) < HOURS and int(found[2] or 0) < MINUTES):
            raise InvalidAnswer(self.key, f"Enter {self._named()} as hours and minutes, such as 08:45")
        return f"{int(found[1]):02}:{int(found[2] or 0):02}"

    def _text(self, text: str) -> str:
        if len(text) > self.high:
            raise InvalidAnswer(self.key, f"{self.label} must be {self.high:,} characters or fewer, not {len(text):,}")
        return text

    def _choices(self, text: str) -> str:
        chosen = {self._choice(part.strip()) for part in text.split(",") if part.strip()}
        if not chosen:
            raise InvalidAnswer(self.key, self.missing)
        return ",".join(option.value for option in self.options if option.value in chosen)

    def _dates(self, text: str) -> str:
        found = {day for part in re.split(r"[,;]", text) if part.strip() for day in self._span(part)}
        if not found:
            raise InvalidAnswer(self.key, self.missing)
        if len(found) > self._most_days:
            raise InvalidAnswer(self.key, f"{self.label} must be {self._most_days} days or fewer, not {len(found)}")
        return ",".join(day.isoformat() for day in sorted(found))

    @property
    def _most_days(self) -> int:
        """How many days fit into the longest answer, in their canonical form."""
        return (max(LONGEST, self.high) + 1) // len("2009-09-01,")

    def _span(self, text: str) -> Iterable[date]:
        """Return the days of one part of a list: a day, or "21 December 2009 to 31 December 2009"."""
        first, *rest = (dates.read(self.key, part, "each of these days") for part in SPAN.split(text, 1))
        days = 1 + (rest[0] - first).days if rest else 1
        if days < 1:
            raise InvalidAnswer(self.key, f"Enter the first day of “{shorten(text)}” before the last")
        if days > self._most_days:
            raise InvalidAnswer(self.key, f"{self.label} must be {self._most_days} days or fewer, not {days}")
        return (first + timedelta(days=number) for number in range(days))

    def _money(self, text: str) -> str:
        digits = MONEY.fullmatch("".join(text.replace(",", "").split()))
        if not digits:
            raise InvalidAnswer(
                self.key, f"Enter {self._named()} in whole pounds, such as {pounds(self.such_as or self.low)}"
            )
        amount = int(digits[1])
        if not self.low <= amount <= self.high:
            limits = f"{pounds(self.low)} and {pounds(self.high)}"
            raise InvalidAnswer(self.key, f"{self.label} must be between {limits}, not {pounds(amount)}")
        return str(amount)

    def _fraction(self, text: str) -> str:
        share = Fraction(0)
        if FRACTION.fullmatch(text):
            share = Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        if not 0 < share <= 1 or share.denominator > FINEST_FRACTION:
            raise InvalidAnswer(self.key, f"Enter {self._named()} as a fraction of full time, such as 0.6, 3/5 or 60%")
        return str(share)

    def _named(self) -> str:
        return f"the {self.label[0].lower()}{self.label[1:]}"

    def _choice(self, text: str) -> str:
        if any(option.value == text for option in self.options):
            return text
        allowed = ", ".join(option.value for option in self.options)
        raise InvalidAnswer(self.key, f"{self.missing}: “{shorten(text)}” is not one of {allowed}")

    def _whole(self, text: str) -> str:
        digits = text
        if not digits.isascii() or not digits.isdigit() or len(digits) > 9:
            raise InvalidAnswer(
                self.key, f"{self.label} must be a whole number between {self.low} and {self.high}, such as {self.low}"
            )
        if not self.low <= int(digits) <= self.high:
            raise InvalidAnswer(self.key, f"{self.label} must be between {self.low} and {self.high}, not {int(digits)}")
        return str(int(digits))


LONG_KINDS = {Kind.TEXT, Kind.CHOICES, Kind.DATES}
"""Kinds whose answers can be long: their question's `high` says how long."""


def clean(text: str) -> str:
    """Return text without control characters and outer spaces: what may be shown again and what is read."""
    if text.isascii() and text.isprintable():
        return text.strip()
    kept = (" " if character in "\t\r\n" else character for character in text)
    return "".join(character for character in kept if unicodedata.category(character)[0] != "C").strip()


def shorten(text: str) -> str:
    """Return text short enough to be shown in a message."""
    text = clean(text[: LONGEST * 2])
    return text if len(text) <= 40 else f"{text[:40]}…"


def read_all(questions: Iterable[Question], given: Mapping[str, str]) -> tuple[dict[str, str], list[InvalidAnswer]]:
    """Return the answers in canonical form and in the questions' order, and what is wrong with the others.

    Answers to questions that are not asked are left out. A question with a default takes it where no answer came;
    where the default is empty, it stays without an answer.
    """
    answers: dict[str, str] = {}
    problems: list[InvalidAnswer] = []
    for question in questions:
        if not question.asked(answers):
            continue
        text = given.get(question.key, "")
        if not clean(text) and question.default is not None:
            if question.default:
                answers[question.key] = question.default
            continue
        try:
            longest = max(LONGEST, question.high) if question.kind in LONG_KINDS else LONGEST
            if len(text) > longest:
                raise InvalidAnswer(question.key, f"{question.label}: the answer is longer than {longest:,} characters")
            answers[question.key] = question.read(text)
        except InvalidAnswer as problem:
            problems.append(problem)
    return answers, problems


def with_answer(
    questions: Iterable[Question], answers: Mapping[str, str], key: str, value: str
) -> dict[str, str] | None:
    """Return canonical answers with that to `key` changed to `value`: what `read_all` gives, without reading anew.

    None where the change brings up a question that has to be answered and is not, or leaves one without its answer.
    """
    changed: dict[str, str] = {}
    for question in questions:
        if not question.asked(changed):
            continue
        given = value if question.key == key else answers.get(question.key, "")
        if not given and question.default is None:
            return None
        if given or question.default:
            changed[question.key] = given or question.default or ""
    return changed
