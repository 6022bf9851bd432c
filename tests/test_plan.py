"""The evidence plan: the standards and suggestions of each career stage, its limits, and its page."""

from __future__ import annotations

import json
import re

import pytest

from astcore import data
from astcore.data import Entry
from astcore.errors import DataError
from astcore.html.elements import Element, markup
from astcore.html.plan import evidence_plan, plan_links
from astcore.plan import (
    FIELDS,
    LARGEST_FILE,
    LONGEST_ITEM,
    MOST_ITEMS,
    STATUS_WORDS,
    UNKNOWN,
    Reach,
    Status,
    contract,
    parts,
    stages_of,
)
from astcore.standards import CareerStage, applicable, standards
from tests.markup import LINKS, with_class, words

WORST_CHARACTER = 3
"""Bytes in UTF-8 of one of the units that lengths are counted in, and no fewer than JSON's escapes need."""


@pytest.fixture(scope="module")
def page() -> Element:
    """The planner as the core writes it."""
    return evidence_plan(LINKS)


def marked(element: Element, attribute: str, value: str | None = None) -> list[Element]:
    """The elements below one that have an attribute, with this value if one is given."""
    found = (each for each in element.iter() if each.get(attribute) is not None)
    return [each for each in found if value is None or each.get(attribute) == value]


# --- what a plan is ---------------------------------------------------------------------------------------------------


def test_the_three_groups() -> None:
    """Annex B makes suggestions for three groups, and between them they have each standard once, in Annex A's order."""
    assert [part.key for part in parts()] == ["attributes", "knowledge", "skills"]
    assert [standard for part in parts() for standard in part.standards] == list(standards().values())


@pytest.mark.parametrize("stage", CareerStage)
def test_the_standards_of_a_stage(stage: CareerStage) -> None:
    """A standard is shown at the stages at which it is applicable, and where none is chosen."""
    shown = [standard for standard in standards().values() if stage in stages_of(standard)]
    assert tuple(shown) == applicable(stage)
    assert all(UNKNOWN in stages_of(standard) for standard in standards().values())


def test_every_suggestion_stands_in_its_group_under_its_own_condition() -> None:
    """No suggestion of the data is lost, moved to another group, or put under another condition."""
    held = {
        (found.part, found.condition, each) for part in parts() for found in part.suggestions for each in found.words
    }
    assert held == {
        (entry.text("part"), entry.text("condition", ""), entry.text("words"))
        for entry in data.of_kind("evidence", "suggestion")
    }
    assert all(found.part == part.key for part in parts() for found in part.suggestions)


def test_the_two_conditions_stay_two() -> None:
    """The conditions for attributes and for skills are worded differently; knowledge has none."""
    conditions = {part.key: [found.condition for found in part.suggestions] for part in parts()}
    assert conditions == {
        "attributes": ["", "if you have not yet reached the threshold or the Excellent Teacher standards"],
        "knowledge": [""],
        "skills": ["", "if you have not yet reached the Excellent Teacher standards, the threshold standards, or both"],
    }


@pytest.mark.parametrize(
    ("stage", "reach"),
    [
        (CareerStage.MAIN_SCALE, Reach.MEANT),
        (CareerStage.POST_THRESHOLD, Reach.UNCLEAR),
        (CareerStage.EXCELLENT_TEACHER, Reach.NOT_MEANT),
    ],
)
def test_whom_a_list_is_meant_for(stage: CareerStage, reach: Reach) -> None:
    """A list for all is for all; one with a condition is for the main scale, and unclear for post-threshold."""
    for part in parts():
        for found in part.suggestions:
            assert found.reach(stage) is (reach if found.condition else Reach.MEANT)


def entry(part: str, for_: str, **fields: str) -> Entry:
    """A suggestion as the data could hold it."""
    first = data.of_kind("evidence", "suggestion")[0]
    given = {
        "key": "one",
        "part": part,
        "for": for_,
        "words": "a letter",
        "section": "annex-b",
        "paragraph": 4,
        **fields,
    }
    return Entry("evidence.toml", "suggestion", "one", first.holds_from, first.sources, given)


@pytest.mark.parametrize(
    "wrong", [entry("skills", "not_threshold_or_excellent"), entry("skills", "all", condition="if you are")]
)
def test_a_condition_must_stand_where_it_belongs(monkeypatch: pytest.MonkeyPatch, wrong: Entry) -> None:
    """A list for an earlier stage without its condition is refused, and so is a condition on a list for all."""
    real = data.of_kind
    monkeypatch.setattr(data, "of_kind", lambda name, kind: (wrong,) if kind == "suggestion" else real(name, kind))
    parts.cache_clear()
    try:
        with pytest.raises(DataError, match="needs a condition"):
            parts()
    finally:
        parts.cache_clear()


def test_a_group_needs_its_section_in_the_specimen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The keys of the groups come from the specimen: a group that it does not have is refused by name."""
    real = data.of_kind
    monkeypatch.setattr(data, "of_kind", lambda name, kind: () if kind == "specimen" else real(name, kind))
    parts.cache_clear()
    try:
        with pytest.raises(DataError, match="Professional attributes"):
            parts()
    finally:
        parts.cache_clear()


def test_a_full_plan_can_be_imported_again() -> None:
    """A plan that is full to its limits, with letters of three bytes, stays below the size that a file may have."""
    text = {
        code: {
            **{field.key: "€" * field.longest for field in FIELDS},
            "status": Status.NOT_STARTED,
            "items": ["€" * LONGEST_ITEM] * MOST_ITEMS,
        }
        for code in standards()
    }
    rules = contract()["plan"].values()
    details = ["€" * rule["longest"] for rule in rules if "longest" in rule]
    size = len(json.dumps([text, details], indent=1, ensure_ascii=False).encode())
    assert size < LARGEST_FILE
    assert len("€".encode()) == WORST_CHARACTER >= len(json.dumps('"')) - 2


def test_the_contract() -> None:
    """The script learns from the core which standards, statuses and stages there are, and which data they come from."""
    found = contract()
    assert found["codes"] == list(standards())
    assert found["standard"]["status"]["values"] == ["not_started", "gathering", "ready"]
    assert found["plan"]["stage"]["values"] == ["unknown", "main_scale", "post_threshold", "excellent_teacher"]
    assert found["done"] in found["standard"]["status"]["values"]
    assert found["data_version"] == data.version()
    assert found["prefix"] == f"ast-plan/{found['version']}/"


# --- the page ---------------------------------------------------------------------------------------------------------


def test_each_standard_has_its_folder(page: Element) -> None:
    """Every standard once, with its words, a link to its reference, its stages, and all that a reader can fill in."""
    folders = marked(page, "data-standard")
    assert [folder.get("data-standard") for folder in folders] == list(standards())
    for folder, standard in zip(folders, standards().values(), strict=True):
        assert folder.tag == "details"
        assert standard.short in words(folder[0])
        assert standard.words in words(folder)
        assert LINKS.to(standard.anchor) in [link.get("href") for link in folder.iter("a")]
        assert folder.get("data-stages") == " ".join(stages_of(standard))
        keys = {control.get("data-key") for control in marked(folder, "data-key")}
        assert keys == {f"{standard.code}/{name}" for name in ("status", "notes", "owner", "date", "section")}


@pytest.mark.parametrize("code", ["E7", "E12"])
def test_lettered_parts(page: Element, code: str) -> None:
    """E12's words are a stem and its parts complete it; E7's are whole, and its parts are not said twice."""
    (folder,) = marked(page, "data-standard", code)
    shown = [part in words(folder) for part in standards()[code].parts]
    assert all(shown) if code == "E12" else not any(shown)


def test_each_control_has_a_name(page: Element) -> None:
    """Ids are used once, and every label is for a control that there is."""
    ids = [found.get("id") for found in page.iter() if found.get("id")]
    assert len(ids) == len(set(ids))
    named = {label.get("for") for label in page.iter("label")}
    for control in page.iter():
        if control.tag in {"input", "textarea"} and control.get("data-item") is None:
            assert control.get("id") in named, control.attrib
    assert named - {None} <= set(ids)


def test_limits_are_those_of_the_contract(page: Element) -> None:
    """A box takes as many characters as a file may hold for it."""
    found = contract()
    for control in marked(page, "data-key"):
        if control.get("type") == "radio":
            continue
        code, _, name = (control.get("data-key") or "").rpartition("/")
        rule = (found["standard"] if code else found["plan"])[name]
        assert control.get("maxlength") == str(rule["longest"])
        assert (control.tag == "textarea") is rule["lines"]


def test_choices_are_those_of_the_contract(page: Element) -> None:
    """The radio buttons are the values that a file may hold; no career stage is chosen beforehand."""
    found = contract()
    for key, rule in (
        ("stage", found["plan"]["stage"]),
        ("order", found["plan"]["order"]),
        ("E12/status", found["standard"]["status"]),
    ):
        buttons = marked(page, "data-key", key)
        assert sorted(button.get("value") or "" for button in buttons) == sorted(rule["values"])
        assert sum(button.get("checked") is not None for button in buttons) == (key != "stage")


def test_without_the_script_no_control_is_shown(page: Element) -> None:
    """What needs the script is hidden until it is there; the standards, the suggestions and a note remain."""

    def shown(element: Element) -> list[Element]:
        if element.get("hidden") is not None or element.tag in {"template", "script"}:
            return []
        return [element, *(below for child in element for below in shown(child))]

    left = shown(page)
    assert not [found.tag for found in left if found.tag in {"input", "textarea", "button", "progress"}]
    text = " ".join(found.text or "" for found in left)
    assert "needs JavaScript" in text
    for part in parts():
        assert all(each in text for found in part.suggestions for each in found.words)


def test_what_is_said_of_a_list_at_each_stage(page: Element) -> None:
    """A list with a condition says at every stage how it stands to it; where that is unclear, with the silence."""
    for folder in with_class(page, "ast-plan-suggestions"):
        remarks = {
            found.get("data-stages") or "": words(found) for found in folder.iter("p") if found.get("data-stages")
        }
        boxes = [found.get("data-stages") for found in folder.iter("div") if found.get("data-stages")]
        if len(with_class(folder, "ast-silence")) == 0:
            assert "knowledge" in words(folder)
            continue
        assert set(remarks) == set(CareerStage)
        assert "unclear" in remarks["post_threshold"]
        assert "not meant" not in remarks["main_scale"]
        assert "No set rules" in remarks["excellent_teacher"]
        assert boxes == ["unknown post_threshold"]


def test_the_contract_in_the_page_is_the_contract(page: Element) -> None:
    """The script's copy reads back as it was meant; no script stands in the planner, and all of it is one line."""
    assert json.loads(page.get("data-contract") or "") == contract()
    assert not list(page.iter("script"))
    assert "\n" not in markup(page)


def test_statuses_have_words(page: Element) -> None:
    """Each status has a name, and the key to the cells names them all."""
    (key,) = with_class(page, "ast-plan-legend")
    assert [words(item) for item in key] == list(STATUS_WORDS.values())


def test_links_to_the_planner() -> None:
    """One link for each career stage, with the stage where the planner looks for it, and an id there to lead to."""
    links = list(plan_links(LINKS).iter("a"))
    assert [link.get("href") for link in links] == [
        f"../../calculators/evidence-plan/#stage={stage}" for stage in CareerStage
    ]
    ids = {found.get("id") for found in evidence_plan(LINKS).iter()}
    assert all((link.get("href") or "").partition("#")[2] in ids for link in links)


def test_messages_say_what_to_do(page: Element) -> None:
    """No message has the words that readers are not to meet, and each refusal says that nothing has changed."""
    text = words(page)
    assert not re.search(r"\b(please|sorry|valid|invalid|oops)\b", text, re.IGNORECASE)
    refusals = marked(page, "data-problem")
    assert len(refusals) == 8
    assert all("Nothing in your plan has changed." in words(each) for each in refusals)
