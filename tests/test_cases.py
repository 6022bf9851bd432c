"""Every worked case in `tests/cases/`, through the core and through the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from astcore import contract
from astcore.__main__ import main
from astcore.calculators import CALCULATORS
from astcore.respond import Answer, Unreadable, respond
from tests.cases import FILES, FOLDER, Case, read, read_all
from tools.measured import Measured

ROOT = Path(__file__).parent.parent

every_case = pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{case.calculator}: {case.name}") for case in read_all()]
)


def _first_of_each(calculator: str) -> list[Case]:
    """Return the first case of every verdict, and the first that cannot be read."""
    return list({case.verdict: case for case in reversed(read(calculator))}.values())


def _ids(checks: list[dict[str, Any]], met: bool | None) -> list[str]:
    return [check["id"] for check in checks if check["met"] is met]


def _differences(case: Case, found: dict[str, Any]) -> list[str]:
    """Return every difference between a case and an answer, so that a failing case shows all of them at once."""
    steps = " ".join(f"{step['actor']} {step['does']} {step['form'] or ''}" for step in found["next_steps"])
    figures = {figure["key"]: figure for figure in found["figures"]}
    cannot_tell, silent = _ids(found["checks"], None), [silence["key"] for silence in found["silent"]]
    wrong = [] if found["verdict"] == case.verdict else [f"verdict is {found['verdict']}, not {case.verdict}"]
    if case.unmet is not None and sorted(_ids(found["checks"], False)) != sorted(case.unmet):
        wrong.append(f"not met: {_ids(found['checks'], False)}, not {list(case.unmet)}")
    if case.standards is not None and [row[0] for row in found["tables"][0]["rows"]] != list(case.standards):
        wrong.append(f"standards: {[row[0] for row in found['tables'][0]['rows']]}")
    wrong += [
        f"“{key}” is not left open; left open: {cannot_tell}" for key in case.cannot_tell if key not in cannot_tell
    ]
    reasons = {check["id"]: check["because"] for check in found["checks"]}
    wrong += [
        f"“{text}” is not in the reason {key}: {reasons.get(key)}"
        for key, text in case.because.items()
        if text not in reasons.get(key, "")
    ]
    places = {
        check["id"]: f"{check['source']['section']} {check['source']['paragraph'] or 0}" for check in found["checks"]
    }
    wrong += [
        f"{key} cites {places.get(key)}, not {place}" for key, place in case.cites.items() if places.get(key) != place
    ]
    wrong += [f"“{key}” comes up" for key in case.absent if key in places]
    wrong += [f"“{key}” is not among the silences {silent}" for key in case.silent if key not in silent]
    for part, wanted in (("value", case.figures), ("standing", case.standing)):
        came = {key: figures.get(key, {}).get(part) for key in wanted}
        wrong += [f"{part} of {key} is {came[key]}, not {wanted[key]}" for key in wanted if came[key] != wanted[key]]
    tables = {table["key"]: {row[0]: row[1:] for row in table["rows"]} for table in found["tables"]}
    wrong += [
        f"{key}, {head}: {tables.get(key, {}).get(head)}, not {cells}"
        for key, rows in case.cells.items()
        for head, cells in rows.items()
        if tables.get(key, {}).get(head) != cells
    ]
    weighed = {factor["key"]: f"{factor['under']} {factor['words']}" for factor in found["factors"]}
    wrong += [
        f"“{text}” is not in what to weigh, {key}: {weighed.get(key)}"
        for key, text in case.factors.items()
        if text not in weighed.get(key, "")
    ]
    wrong += [
        f"“{text}” is not in the summary: {found['summary']}"
        for text in case.summary_has
        if text not in found["summary"]
    ]
    wrong += [f"“{text}” is not in the next steps: {steps}" for text in case.next_has if text not in steps]
    wrong += [f"“{text}” is in the next steps: {steps}" for text in case.next_lacks if text in steps]
    return wrong


@every_case
def test_the_answer_is_what_the_guidance_says(case: Case) -> None:
    """The core's answer to a case has the verdict, the checks, the silences, the figures and the steps of the case."""
    found = respond(case.calculator, case.answers)
    if case.errors:
        assert isinstance(found, Unreadable), f"answered “{contract.answer(found)['verdict']}” instead of refusing"
        messages = {problem.field: problem.message for problem in found.problems}
        assert messages.keys() == case.errors.keys()
        assert [(key, messages[key]) for key, part in case.errors.items() if part not in messages[key]] == []
    else:
        assert isinstance(found, Answer), found
        differences = _differences(case, contract.answer(found))
        assert not differences, "\n".join([case.why, *differences])


@every_case
def test_the_command_line_ends_with_the_right_status(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    """The command line ends with 0 and the answer, or with 2 and a line for every problem on standard error."""
    status = main([case.calculator, case.query, "--json"])
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    if case.errors:
        assert status == 2
        assert [error["field"] for error in found["errors"]] == list(case.errors)
        assert len(printed.err.splitlines()) == len(case.errors)
    else:
        assert (status, printed.err) == (0, "")
        assert found["verdict"] == case.verdict


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{name}: {case.name}") for name in FILES for case in _first_of_each(name)]
)
def test_a_real_command_line_prints_the_same_answer(case: Case) -> None:
    """In a process of its own, `python -m astcore` prints the answer that the core gives in this one."""
    command = [sys.executable, "-m", "astcore", case.calculator, case.query, "--json"]
    ended = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", env={"PYTHONUTF8": "1"}, check=False
    )
    found = respond(case.calculator, case.answers)
    expected = contract.answer(found) if isinstance(found, Answer) else contract.unreadable(found)
    assert json.loads(ended.stdout) == expected
    assert ended.returncode == (2 if case.errors else 0), ended.stderr


@pytest.mark.parametrize("calculator", FILES)
def test_the_cases_reach_every_verdict(calculator: str) -> None:
    """The cases of a calculator have every verdict that it can give, and input that it refuses."""
    assert {case.verdict for case in read(calculator)} == {"", *map(str, CALCULATORS[calculator].verdicts)}


def test_every_file_of_cases_is_read(measured: Measured) -> None:
    """A file in `tests/cases/` that no calculator reads would be lost without a word."""
    measured.note("worked-cases", len(list(read_all())))
    assert sorted(FILES.values()) == sorted(path.name for path in FOLDER.glob("*.toml"))
