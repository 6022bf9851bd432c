"""The standards: how many there are, in what order, and which go with each career stage."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from astcore.standards import CareerStage, applicable, by_group, relevant, sets, stages, standards

ORDER = [
    "P1",
    "E1",
    "A1",
    "E2",
    "P2",
    "E3",
    "P3",
    "P4",
    "E4",
    "P5",
    "E5",
    "E6",
    "P6",
    "P7",
    "E7",
    "P8",
    "E8",
    "E9",
    "E10",
    "E11",
    "E12",
    "P9",
    "E13",
    "A2",
    "P10",
    "E14",
    "E15",
    "A3",
]

DEGREES = {
    "E1": "leading role",
    "E13": "leading role",
    "A2": "leadership role",
    "A1": "strategic leadership role",
}


@pytest.mark.parametrize(
    ("stage", "count", "letters"),
    [
        (CareerStage.MAIN_SCALE, 28, "PEA"),
        (CareerStage.POST_THRESHOLD, 18, "EA"),
        (CareerStage.EXCELLENT_TEACHER, 3, "A"),
    ],
)
def test_applicable_standards(stage: CareerStage, count: int, letters: str) -> None:
    """28 standards are assessed from the main scale, 18 from post-threshold, 3 from Excellent Teacher."""
    found = applicable(stage)
    assert len(found) == count
    assert {standard.code[0] for standard in found} == set(letters)


def test_the_sets() -> None:
    """Ten post-threshold, fifteen Excellent Teacher and three AST standards; the core standards are not listed."""
    codes = {key: [standard.code for standard in standards().values() if standard.set.key == key] for key in sets()}
    assert {key: len(found) for key, found in codes.items()} == {
        "core": 0,
        "post_threshold": 10,
        "excellent_teacher": 15,
        "ast": 3,
    }
    for key, found in codes.items():
        assert found == [f"{sets()[key].letter}{number}" for number in range(1, len(found) + 1)]
    assert [key for key, found in sets().items() if not found.listed] == ["core"]


def test_the_order_of_annex_a() -> None:
    """The standards stand in the order of Annex A, by heading and not by code."""
    assert list(standards()) == ORDER
    assert [
        standard.code for members in by_group(applicable(CareerStage.MAIN_SCALE)).values() for standard in members
    ] == ORDER


def test_later_stages_are_assessed_on_fewer() -> None:
    """What is assessed at a later career stage is part of what is assessed at an earlier one, in the same order."""
    for earlier, later in pairwise(CareerStage):
        assert set(applicable(later)) < set(applicable(earlier))
        kept = [standard for standard in applicable(earlier) if standard in applicable(later)]
        assert tuple(kept) == applicable(later)


@pytest.mark.parametrize("stage", CareerStage)
def test_relevant_and_applicable_standards_share_nothing(stage: CareerStage) -> None:
    """Each set is either for the headteacher to be satisfied about or for the assessor to judge, at every stage."""
    for_the_head, assessed = relevant(stage), stages()[stage].applicable
    assert (*for_the_head, *assessed) == tuple(sets().values())


def test_the_four_that_have_no_heading_of_their_own() -> None:
    """P10, E14, E15 and A3 end Annex A and stay under its last heading."""
    last = list(standards().values())[-4:]
    assert [standard.code for standard in last] == ["P10", "E14", "E15", "A3"]
    assert {standard.group.title for standard in last} == {"Team working and collaboration"}


@pytest.mark.parametrize(("code", "degree"), DEGREES.items())
def test_degrees_of_leading(code: str, degree: str) -> None:
    """A leading role, a leadership role and a strategic leadership role are three degrees, each in its own words."""
    standard = standards()[code]
    for text in (standard.words, standard.short):
        assert re.findall(r"(?:strategic )?(?:leading|leadership) role", text.lower()) == [degree]


def test_no_other_standard_has_a_degree_of_leading() -> None:
    """The three degrees stand in four standards and in no other."""
    found = {code for code, standard in standards().items() if re.search(r"lead\w+ role", standard.words)}
    assert found == set(DEGREES)


def test_lettered_parts() -> None:
    """E7 has two lettered parts and E12 three; no other standard has any."""
    parts = {code: standard.parts for code, standard in standards().items() if standard.parts}
    assert {code: len(found) for code, found in parts.items()} == {"E7": 2, "E12": 3}
    for found in parts.values():
        assert [part[:4] for part in found] == [f"({letter}) " for letter in "abc"[: len(found)]]


def test_headings() -> None:
    """Twelve headings in three parts, each with a standard; a stage leaves out the headings it does not meet."""
    every = by_group(applicable(CareerStage.MAIN_SCALE))
    assert len(every) == 12
    assert list(dict.fromkeys(group.part for group in every)) == [
        "Professional attributes",
        "Professional knowledge and understanding",
        "Professional skills",
    ]
    assert [group.key for group in by_group(applicable(CareerStage.EXCELLENT_TEACHER))] == [
        "frameworks",
        "team-working",
    ]


def test_the_addresses_of_standards() -> None:
    """Each standard has an address of its own on the reference page."""
    assert standards()["E12"].anchor == "reference/standards/#e12"
    assert len({standard.anchor for standard in standards().values()}) == 28
