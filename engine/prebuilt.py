"""Packs the answers that can be foreseen into one small file; prebuilt.mjs unpacks it in the reader's browser.

Each is the text that `astcore.browser.reply` gives for it, byte for byte. They share most of their markup, over
distances that gzip does not look back, so they are written as one sequence of tokens in which a longer piece that
stood before is copied from there. Where the answers differ from each other by a few words, one copy goes on where the
last one ended but for some tokens, so each copy's distance is given by how much it differs from the last one's.

The file, before gzip: the length of a JSON head (32 bits, the low byte first), the head, and four rows of numbers,
seven bits to a byte, the lowest first, where the high bit says that more follow:

- `literals`: 0 for the next of the head's `tokens` that was not used yet, and 1 more than its place for any other;
- `runs`: for each copy, how many literals come before it;
- `lengths`: for each copy, how many tokens it copies; 0 ends the sequence;
- `shifts`: for each copy, what its distance differs from the last one's (twice that, or less one if it is negative).

`rows` in the head says how many bytes each row has. `parts` cuts the sequence up: in turn the length of the
questions, a line each, that an answer is for, and of the answer. A question says nothing that is a default: `defaults`
has these by calculator, each spelled in every way in which it may come.
"""

from __future__ import annotations

import json
import re
import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qsl, urlencode

from astcore.browser import reply
from astcore.calculators import CALCULATORS
from astcore.calculators.base import Calculator
from astcore.questions import Kind, Question

ROOT = "../../"
"""The way to the site's root from a calculator's page: the answers' links begin with it."""

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+|\s|</\w+>|=\\\"|\\\">|\\\"|[^\w\s]")
"""A number with its point and commas, a word, an end tag and what surrounds an attribute's value are one token each."""

SHORTEST = 5
"""How many tokens a copy from another distance has to have at least."""

NEAR, LAST = 20, 4
"""Where a copy is looked for: at so many places on each side of the last one's distance, and at the latest places."""

LITERAL, JUMP = 6, 10
"""What a literal costs, and a copy from another distance besides three for each binary digit of the difference."""

OWN = frozenset({Kind.DATE, Kind.DATES, Kind.TIME, Kind.TEXT})
"""How a question is answered that only its reader can answer."""


@dataclass(frozen=True, slots=True)
class Prebuilt:
    """An answer, the case that it is for, and the questions that it answers: "calculator?query" without defaults."""

    calculator: Calculator
    case: Mapping[str, str]
    questions: tuple[str, ...]
    text: str


def answers() -> Iterator[Prebuilt]:
    """Yield the likely ones of the answers that can be foreseen."""
    for calculator in CALCULATORS.values():
        for case in likely(calculator):
            text = reply(calculator.name, urlencode(case), ROOT)
            canonical = dict(parse_qsl(json.loads(text)["query"]))
            asked = {key(spelling) for spelling in spellings(calculator, canonical)}
            questions = tuple(f"{calculator.name}?{query}" for query in sorted(asked))
            yield Prebuilt(calculator, canonical, questions, text)


def likely(calculator: Calculator) -> Iterator[Mapping[str, str]]:
    """Yield the foreseen cases that readers come to: none that holds a day, a time or words of the reader's own."""
    own = [question for question in calculator.questions if question.kind in OWN]
    for case in calculator.foreseen():
        if all(case.get(question.key, question.default) == question.default for question in own):
            yield case


def spellings(calculator: Calculator, case: Mapping[str, str]) -> Iterator[list[tuple[str, str]]]:
    """Yield a case without its defaults, as its query has it and as the calculator's form says it (form.mjs)."""
    left = [
        question for question in calculator.questions if case.get(question.key, question.default) != question.default
    ]
    yield [(question.key, case[question.key]) for question in left]
    yield [box for question in left for box in boxes(question, case[question.key])]


def defaults(calculator: Calculator) -> Iterator[str]:
    """Yield each way in which a form or a query may say something that need not be said."""
    for question in calculator.questions:
        if question.default:
            spelled = {key([(question.key, question.default)]), key(boxes(question, question.default))}
            yield from sorted(spelled)


def key(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a query by which an answer is found: in order, and escaped as a browser does that."""
    return "&".join(sorted(urlencode([pair], safe="*").replace("~", "%7E") for pair in pairs))


def boxes(question: Question, value: str) -> list[tuple[str, str]]:
    """Return what the form says for one question: a date has three boxes, several options have one each."""
    if question.kind is Kind.DATE:
        day = date.fromisoformat(value)
        parts = {"day": day.day, "month": day.month, "year": day.year}
        return [(f"{question.key}-{part}", str(number)) for part, number in parts.items()]
    return [(question.key, each) for each in (value.split(",") if question.kind is Kind.CHOICES else [value])]


@dataclass(slots=True)
class Rows:
    """The rows of numbers as they are written."""

    literals: list[int] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    shifts: list[int] = field(default_factory=list)


def pack(prebuilt: Iterable[Prebuilt]) -> bytes:
    """Pack answers, as the head of this module says."""
    tokens: dict[str, int] = {}
    sequence: list[int] = []
    parts: list[int] = []
    known: dict[str, list[str]] = {}
    for answer in prebuilt:
        known.setdefault(answer.calculator.name, list(defaults(answer.calculator)))
        for text in ("\n".join(answer.questions), answer.text):
            found = TOKEN.findall(text)
            sequence += (tokens.setdefault(token, len(tokens)) for token in found)
            parts.append(len(found))
    rows = compressed(sequence)
    packed = [b"".join(map(number, row)) for row in (rows.literals, rows.runs, rows.lengths, rows.shifts)]
    head = {
        "root": ROOT,
        "defaults": known,
        "tokens": list(tokens),
        "parts": parts,
        "rows": list(map(len, packed)),
    }
    written = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return struct.pack("<I", len(written)) + written + b"".join(packed)


def compressed(sequence: list[int]) -> Rows:
    """Write a sequence, whose tokens are numbered as they come, as literals and copies."""
    rows = Rows()
    places: dict[tuple[int, ...], list[int]] = {}
    at = distance = run = used = 0
    while at < len(sequence):
        length, found = best_copy(sequence, at, distance, places)
        if length:
            shift = found - distance
            rows.runs.append(run)
            rows.lengths.append(length)
            rows.shifts.append(2 * shift if shift >= 0 else -2 * shift - 1)
            distance, run = found, 0
        else:
            token = sequence[at]
            rows.literals.append(0 if token == used else token + 1)
            used = max(used, token + 1)
            run += 1
        for place in range(at, at + (length or 1)):
            places.setdefault(tuple(sequence[place : place + SHORTEST]), []).append(place)
        at += length or 1
    rows.runs.append(run)
    rows.lengths.append(0)
    return rows


def best_copy(
    sequence: list[int], at: int, distance: int, places: Mapping[tuple[int, ...], list[int]]
) -> tuple[int, int]:
    """Return the length and the distance of the copy that saves most from here; (0, 0) where none saves anything."""
    same = places.get(tuple(sequence[at : at + SHORTEST]), [])
    near = bisect_left(same, at - distance)
    best, saved = (0, 0), 0
    for place in sorted({at - distance, *same[max(0, near - NEAR) : near + NEAR], *same[-LAST:]} - {at}):
        length = 0
        while at + length < len(sequence) and sequence[at + length] == sequence[place + length]:
            length += 1
        shift = abs(at - place - distance)
        saves = LITERAL * length - (3 * shift.bit_length() + JUMP if shift else 0)
        if saves > saved and length >= (SHORTEST if shift else 2):
            best, saved = (length, at - place), saves
    return best


def number(value: int) -> bytes:
    """Return a number, seven bits to a byte."""
    return bytes([value]) if value < 128 else bytes([value & 127 | 128]) + number(value >> 7)
