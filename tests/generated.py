"""Inputs made by chance from a seed: the same ones every time, for comparing one door to the core with another."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from urllib.parse import urlencode

from astcore.calculators import CALCULATORS
from astcore.calculators.base import Calculator
from astcore.questions import Kind, Question

HOSTILE = (
    "",
    " ",
    "unknown",
    "£36,618",
    "36618.00",
    "-1",
    "1e9",
    "9" * 12,
    "١١",
    "11\x00",
    "31 June 2009",
    "2009-02-30",
    "1 September 2009",
    "1/9/2009",
    "25:00",
    "3/5",
    "a,b",
    "<b>&amp;</b>",
    "“quoted” – naïve ſtraße 🏫",
    "x" * 400,
)
FIRST, DAYS = date(2008, 1, 1), 7 * 365


def _value(question: Question, chance: Random) -> str:
    """Return an answer that the question allows, in one of the forms in which a person may give it."""
    day = FIRST + timedelta(days=chance.randrange(DAYS))
    match question.kind:
        case Kind.CHOICE:
            return chance.choice([option.value for option in question.options])
        case Kind.CHOICES:
            options = [option.value for option in question.options]
            return ",".join(chance.sample(options, chance.randint(1, len(options))))
        case Kind.WHOLE_NUMBER:
            return str(chance.randint(question.low, question.high))
        case Kind.MONEY:
            amount = chance.randint(question.low, question.high)
            return chance.choice([f"{amount}", f"£{amount:,}", f"{amount}.00"])
        case Kind.DATE:
            return chance.choice([day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%d/%m/%Y}"])
        case Kind.DATES:
            return ",".join((day + timedelta(days=chance.randrange(60))).isoformat() for _ in range(3))
        case Kind.TIME:
            return f"{chance.randint(8, 16):02}:{chance.choice((0, 15, 30, 45)):02}"
        case Kind.FRACTION:
            return chance.choice(["1", "0.6", "60%", "3/5", "0.5"])
        case Kind.TEXT:
            return chance.choice(["A. Teacher", "Ms “O'Brien” & co", "line\nbreak", "<em>5 > 4</em>"])


def _answers(calculator: Calculator, chance: Random) -> dict[str, str]:
    """Return answers to the questions that have to be answered and to some others, most of them as they should be."""
    given = dict(calculator.example) if chance.random() < 0.5 else {}
    for question in calculator.questions:
        if question.default is None or chance.random() < 0.3:
            given[question.key] = _value(question, chance)
    return given


COUNT, SEED = 2000, 2009


def inputs(count: int = COUNT, seed: int = SEED) -> list[tuple[str, str]]:
    """Return so many inputs, calculators in turn: each a calculator's name and a query string, half of them damaged."""
    chance = Random(seed)
    names = sorted(CALCULATORS)
    found = []
    for number in range(count):
        calculator = CALCULATORS[names[number % len(names)]]
        given = _answers(calculator, chance)
        if chance.random() < 0.5:
            key = chance.choice([*(question.key for question in calculator.questions), "colour"])
            given[key] = chance.choice(HOSTILE)
        found.append((calculator.name, urlencode(given)))
    return found
