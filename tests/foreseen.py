"""The answers to the cases that calculators foresee, worked out once for all the tests that look at them."""

from __future__ import annotations

from functools import cache

from astcore.calculators import CALCULATORS
from astcore.html.elements import Element
from astcore.html.outcome import outcome
from astcore.respond import Answer, respond
from tests.markup import LINKS


@cache
def answers(name: str) -> tuple[Answer, ...]:
    """A calculator's answers to its foreseen cases."""
    found = [respond(name, case) for case in CALCULATORS[name].foreseen()]
    assert all(isinstance(answer, Answer) for answer in found)
    return tuple(answer for answer in found if isinstance(answer, Answer))


@cache
def shown(name: str) -> tuple[tuple[Answer, Element], ...]:
    """The same answers, each with its markup."""
    return tuple((answer, outcome(answer, LINKS)) for answer in answers(name))
