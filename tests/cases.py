"""Worked cases that a policy person can read and add to: one file a calculator in `tests/cases/`, and how to read them.

A file has a `[base]` of answers, and `[[case]]` tables. A case's `answers` are put over the base; "" takes one away.
A case expects either a `verdict`, with whatever else it names, or `errors`: keys of questions, each with a part of the
message about it. `Case` says what else a case can name. `why` is where the guidance says so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

FOLDER = Path(__file__).parent / "cases"
FILES = {path.stem.replace("_", "-"): path.name for path in sorted(FOLDER.glob("*.toml"))}
"""The file of each calculator that has one: named after it, with underscores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One worked case: what a person answers, and what the guidance makes of it. What is left out is not looked at."""

    calculator: str
    name: str
    why: str
    answers: Mapping[str, str]
    verdict: str = ""
    unmet: tuple[str, ...] | None = None  # ids of the checks that are not met: exactly these, in any order
    cannot_tell: tuple[str, ...] = ()  # ids of checks that are neither met nor not: at least these
    because: Mapping[str, str] = field(default_factory=dict)  # id of a check to a part of its reason: at least these
    cites: Mapping[str, str] = field(default_factory=dict)  # id of a check to its section and paragraph: at least these
    absent: tuple[str, ...] = ()  # ids of checks that do not come up: at least these
    silent: tuple[str, ...] = ()  # keys of the silences named: at least these
    figures: Mapping[str, str] = field(default_factory=dict)  # at least these
    standing: Mapping[str, str] = field(default_factory=dict)  # of the figures: at least these
    cells: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)
    """By the key of a table and the head of a row: the row's other cells. At least these rows."""
    factors: Mapping[str, str] = field(default_factory=dict)  # key to a part of the list's and its own words
    standards: tuple[str, ...] | None = None  # the codes in the first table: exactly these, in their order
    summary_has: tuple[str, ...] = ()
    next_has: tuple[str, ...] = ()  # each stands somewhere in the next steps
    next_lacks: tuple[str, ...] = ()  # none stands anywhere in the next steps
    errors: Mapping[str, str] = field(default_factory=dict)  # field to a part of its message: exactly these fields

    @property
    def query(self) -> str:
        """Return the answers as a query string, as a person gives them to the command line."""
        return urlencode(self.answers)


def read(calculator: str) -> list[Case]:
    """Return the cases of a calculator. A key that no case has, or a name given twice, is an error."""
    content = tomllib.loads((FOLDER / FILES[calculator]).read_text(encoding="utf-8"))
    cases = [_case(calculator, content["base"], entry) for entry in content["case"]]
    names = [case.name for case in cases]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"{FILES[calculator]} has two cases named {twice}")
    return cases


def read_all() -> list[Case]:
    """Return the cases of every calculator."""
    return [case for calculator in FILES for case in read(calculator)]


def _case(calculator: str, base: Mapping[str, str], entry: Mapping[str, Any]) -> Case:
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    answers = {key: value for key, value in {**base, **entry["answers"]}.items() if value != ""}
    case = Case(**{**values, "calculator": calculator, "answers": answers})
    if bool(case.verdict) == bool(case.errors):
        raise ValueError(f"“{case.name}” in {FILES[calculator]} needs a verdict or errors, and not both")
    return case
