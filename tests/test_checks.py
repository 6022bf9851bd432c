"""Each check of the rules says the paragraph that it rests on, and decides as much as that paragraph lets it.

`checks.toml` has, by calculator and check, every place that the check cites and every weight that it has in the worked
cases. A place or a weight that changes there is a change to how the guidance is read: look it up before writing it in.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from astcore.calculators import CALCULATORS
from astcore.questions import read_all
from astcore.source import sections
from tests.cases import read

WRITTEN: dict[str, dict[str, dict[str, list[str]]]] = tomllib.loads(
    (Path(__file__).parent / "checks.toml").read_text(encoding="utf-8")
)


def found(name: str) -> dict[str, dict[str, list[str]]]:
    """What the checks of a calculator cite, and how much they weigh, over its worked cases."""
    calculator = CALCULATORS[name]
    cites, weights = defaultdict(set), defaultdict(set)
    for case in read(name):
        answers, problems = read_all(calculator.questions, case.answers)
        for check in () if problems else calculator.answer(answers).checks:
            cites[check.id].add(f"{check.citation.section.key} {check.citation.paragraph}")
            weights[check.id].add(str(check.weight))
    return {id_: {"cites": sorted(cites[id_]), "weighs": sorted(weights[id_])} for id_ in cites}


@pytest.mark.parametrize("name", WRITTEN)
def test_each_check_cites_its_paragraph_and_has_its_weight(name: str) -> None:
    """What the checks cite and weigh is what is written down, for each check that there is."""
    came = found(name)
    wrong = [
        f"{id_}: {came.get(id_)}, not {WRITTEN[name].get(id_)}"
        for id_ in came | WRITTEN[name]
        if came.get(id_) != WRITTEN[name].get(id_)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", WRITTEN)
def test_each_place_is_in_the_guidance(name: str) -> None:
    """A place is a section and a paragraph, 0 for all of the section."""
    for check in WRITTEN[name].values():
        for place in check["cites"]:
            section, _, paragraph = place.partition(" ")
            assert section in sections()
            assert int(paragraph) >= 0
