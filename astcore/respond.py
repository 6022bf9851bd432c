"""The one door to every calculator, for the build, the browser and the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from urllib.parse import parse_qsl, urlencode

from astcore import data
from astcore.calculators import CALCULATORS
from astcore.calculators.base import Calculator
from astcore.outcome import Change, Outcome
from astcore.questions import UNKNOWN, Kind, Option, Question, read_all, shorten, with_answer

LONGEST_QUERY = 4000
SHOWN_KEYS = 3


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that cannot be read: the key of the question (or "" for the whole) and what to do about it."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A calculator's answer: the answers it rests on, the outcome, and which single answer would change the verdict."""

    calculator: Calculator
    answers: Mapping[str, str]
    outcome: Outcome
    would_change: tuple[Change, ...]
    data_version: str

    @property
    def query(self) -> str:
        """Return the answers as a query string in canonical order."""
        return urlencode(self.answers)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What came cannot be read: every problem there is with it, in the order of the questions."""

    calculator: str
    problems: tuple[Problem, ...]


def _given(calculator: Calculator, answers: Mapping[str, str] | str) -> dict[str, str]:
    """Return the answers by key. Several answers of one question are put together; of any other, the last counts."""
    if not isinstance(answers, str):
        return dict(answers)
    several = {question.key for question in calculator.questions if question.kind is Kind.CHOICES}
    query = answers.removeprefix("?").removeprefix("#")
    given: dict[str, str] = {}
    for key, value in parse_qsl(query, keep_blank_values=True, errors="replace"):
        given[key] = f"{given[key]},{value}" if key in given and key in several else value
    return given


def _join_dates(calculator: Calculator, given: dict[str, str]) -> dict[str, str]:
    """Put the three boxes of a date together: on-day, on-month and on-year become on."""
    for question in calculator.questions:
        if question.kind is Kind.DATE:
            boxes = [given.pop(f"{question.key}-{part}", "").strip() for part in ("day", "month", "year")]
            if any(boxes) and not given.get(question.key, "").strip():
                given[question.key] = " ".join(box or "?" for box in boxes)
    return given


def _unknown_keys(calculator: Calculator, given: Mapping[str, str]) -> Iterator[Problem]:
    keys = [question.key for question in calculator.questions]
    unknown = [f"“{shorten(key)}”" for key in given if key not in keys]
    if unknown:
        named, more = " or ".join(unknown[:SHOWN_KEYS]), len(unknown) - SHOWN_KEYS
        others = f" (and {more} more)" if more > 0 else ""
        yield Problem("", f"There is no question {named}{others} here. The questions are {', '.join(keys)}")


def respond(calculator: str, answers: Mapping[str, str] | str) -> Answer | Unreadable:
    """Return a calculator's answer to what a person chose or typed. Never raises for what came.

    `answers` maps the keys of questions to texts, or is a query string such as "area=inner_london&start=11".
    """
    found = CALCULATORS.get(calculator)
    if found is None:
        message = f"There is no calculator “{shorten(calculator)}”. The calculators are {', '.join(CALCULATORS)}"
        return Unreadable(shorten(calculator), (Problem("", message),))
    if sum(map(len, answers if isinstance(answers, str) else (*answers, *answers.values()))) > LONGEST_QUERY:
        return Unreadable(
            found.name, (Problem("", f"The answers are longer than {LONGEST_QUERY:,} characters together"),)
        )
    given = _join_dates(found, _given(found, answers))
    read, invalid = read_all(found.questions, given)
    problems = [*_unknown_keys(found, given), *(Problem(problem.field, problem.message) for problem in invalid)]
    if problems:
        return Unreadable(found.name, tuple(problems))
    outcome = found.answer(read)
    return Answer(found, read, outcome, tuple(_changes(found, read, outcome.verdict)), data.version())


def _changes(calculator: Calculator, answers: Mapping[str, str], verdict: str) -> Iterator[Change]:
    """Yield every single answer that, changed alone, would alter the verdict; of a number, the nearest either way.

    A question that only the changed answer brings up is taken as not known. Where it cannot be, because it has to be
    answered, the change is left out: what it leads to is open. So is one to answers that do not go together.
    """
    for question in calculator.questions:
        if question.asked(answers):
            for row in question.instead(answers.get(question.key, "")):
                yield from islice(_changes_by(calculator, answers, verdict, question, row), 1)


def _changes_by(
    calculator: Calculator, answers: Mapping[str, str], verdict: str, question: Question, row: Iterable[Option]
) -> Iterator[Change]:
    for option in row:
        if option.value == UNKNOWN:
            continue
        changed = with_answer(calculator.questions, answers, question.key, option.value)
        if changed is None:
            continue
        other = calculator.verdict(changed)
        if other != verdict and other not in calculator.unfit:
            yield _change(calculator, question, option, other)


def _change(calculator: Calculator, question: Question, option: Option, verdict: str) -> Change:
    return Change(question.key, question.label, option.value, option.label, verdict, calculator.verdicts[verdict])
