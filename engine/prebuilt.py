"""Packs the answers that can be foreseen into one small file; prebuilt.mjs unpacks it in the reader's browser.

Each is the text that `astcore.browser.reply` gives for it, byte for byte. They share most of their markup, over
distances that gzip does not look back, so they are written as one sequence of tokens in which a longer piece that
stood before is copied from there. Where the answers differ from each other by a few words, one copy goes on where the
last one ended but for some tokens, so each copy's distance is given by how much it differs from the last one's.

The file, before gzip: the length of a JSON head (32 bits, the low byte first), the head, and three rows of numbers,
seven bits to a byte, the lowest first, where the high bit says that more follow:

- `literals`: tokens, by their place in the head's `tokens`;
- `runs`: for each copy, how many literals come before it, and how many tokens it copies;
- `shifts`: for each copy, what its distance differs from the last one's (twice that, or less one if it is negative).

`lengths` in the head says how long each row is. `parts` cuts the sequence up: in turn the length of the questions, a
line each, that an answer is for, and of the answer.
"""

from __future__ import annotations

import json
import re
import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from urllib.parse import urlencode

from astcore.browser import reply
from astcore.calculators import CALCULATORS
from astcore.calculators.base import Calculator
from astcore.questions import Kind, Question

ROOT = "../../"
"""The way to the site's root from a calculator's page: the answers' links begin with it."""

TOKEN = re.compile(r"\w+|\s|[^\w\s]")
SHORTEST = 5
"""How many tokens a copy from another distance has to have at least."""

FREE = 4
"""Of a case's answers that are defaults, this many at most are left out one by one, as a reader may."""


@dataclass(frozen=True, slots=True)
class Prebuilt:
    """An answer, and every question that it answers: "calculator?query"."""

    questions: tuple[str, ...]
    text: str


def answers() -> Iterator[Prebuilt]:
    """Yield the answers that can be foreseen. What rests on a day that only the reader knows is none of them."""
    for calculator in CALCULATORS.values():
        for case in calculator.foreseen():
            text = reply(calculator.name, urlencode(case), ROOT)
            canonical = json.loads(text)["query"]
            if rests_on_a_day(calculator, case):
                continue
            asked = {canonical, *spellings(calculator, case)}
            yield Prebuilt(tuple(f"{calculator.name}?{query}" for query in sorted(asked)), text)


def rests_on_a_day(calculator: Calculator, case: Mapping[str, str]) -> bool:
    """True for a case with a day that is not a question's default."""
    dates = (question for question in calculator.questions if question.kind in (Kind.DATE, Kind.DATES))
    return any(case.get(question.key, question.default) != question.default for question in dates)


def spellings(calculator: Calculator, case: Mapping[str, str]) -> Iterator[str]:
    """Yield the queries that a calculator's form makes of a case, as form.mjs does.

    An answer that is a question's default may be given or not.
    """
    given = [question for question in calculator.questions if case.get(question.key)]
    defaults = [question for question in given if question.default == case[question.key]][:FREE]
    for left_out in product((False, True), repeat=len(defaults)):
        without = [question for question, leave in zip(defaults, left_out, strict=True) if leave]
        yield urlencode([pair for question in given if question not in without for pair in boxes(question, case)])


def boxes(question: Question, case: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what the form says for one question: a date has three boxes, several options have one each."""
    value = case[question.key]
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
    shifts: list[int] = field(default_factory=list)


def pack(prebuilt: Iterable[Prebuilt]) -> bytes:
    """Pack answers, as the head of this module says."""
    tokens: dict[str, int] = {}
    sequence: list[int] = []
    parts: list[int] = []
    for answer in prebuilt:
        for text in ("\n".join(answer.questions), answer.text):
            found = TOKEN.findall(text)
            sequence += (tokens.setdefault(token, len(tokens)) for token in found)
            parts.append(len(found))
    rows = compressed(sequence)
    packed = [b"".join(map(number, row)) for row in (rows.literals, rows.runs, rows.shifts)]
    head = {"root": ROOT, "tokens": list(tokens), "parts": parts, "lengths": list(map(len, packed))}
    written = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return struct.pack("<I", len(written)) + written + b"".join(packed)


def compressed(sequence: list[int]) -> Rows:
    """Write a sequence as literals and copies."""
    rows = Rows()
    places: dict[tuple[int, ...], list[int]] = {}
    at = distance = run = 0
    while at < len(sequence):
        length, found = best_copy(sequence, at, distance, places)
        if length:
            shift = found - distance
            rows.runs += (run, length)
            rows.shifts.append(2 * shift if shift >= 0 else -2 * shift - 1)
            distance, run = found, 0
        else:
            rows.literals.append(sequence[at])
            run += 1
        for place in range(at, at + (length or 1)):
            places.setdefault(tuple(sequence[place : place + SHORTEST]), []).append(place)
        at += length or 1
    rows.runs += (run, 0)
    return rows


def best_copy(
    sequence: list[int], at: int, distance: int, places: Mapping[tuple[int, ...], list[int]]
) -> tuple[int, int]:
    """Return the length and the distance of the copy that saves most from here; (0, 0) where none saves anything."""
    same = places.get(tuple(sequence[at : at + SHORTEST]), [])
    near = bisect_left(same, at - distance)
    best, saved = (0, 0), 0
    for place in {at - distance, *same[max(0, near - 2) : near + 2], *same[-1:]} - {at}:
        length = 0
        while at + length < len(sequence) and sequence[at + length] == sequence[place + length]:
            length += 1
        shift = abs(at - place - distance)
        saves = 4 * length - (2 * shift.bit_length() + 4 if shift else 0)
        if saves > saved and length >= (SHORTEST if shift else 2):
            best, saved = (length, at - place), saves
    return best


def number(value: int) -> bytes:
    """Return a number, seven bits to a byte."""
    return bytes([value]) if value < 128 else bytes([value & 127 | 128]) + number(value >> 7)
