"""Forms keep their contract with the browser: docs/maintain/architecture.md has it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from astcore.calculators import CALCULATORS
from astcore.calculators.base import Calculator
from astcore.html.calculator import calculator
from astcore.html.elements import Element
from astcore.html.form import REASONS, STAGES, engine_status, form
from astcore.html.outcome import outcome
from astcore.questions import Kind, Option, Question
from astcore.respond import Answer, respond
from tests.markup import LINKS, with_class, words
from tests.questions import OF_EACH_KIND, ROLE

CALCULATOR = pytest.mark.parametrize("chosen", CALCULATORS.values(), ids=CALCULATORS)


# --- forms ------------------------------------------------------------------------------------------------------------


@CALCULATOR
def test_each_question_of_a_form(chosen: Calculator) -> None:
    """A form has each question once, in order, by its key, with when it is asked and a place for its error."""
    found = with_class(form(chosen, {}), "ast-question")
    assert [question.get("data-question") for question in found] == [question.key for question in chosen.questions]
    for element, question in zip(found, chosen.questions, strict=True):
        when = element.get("data-when")
        conditions = dict(part.split("=") for part in when.split("&")) if when else {}
        assert {key: frozenset(values.split("|")) for key, values in conditions.items()} == dict(question.when)
        assert element.get("data-default") == (question.default or None if question.kind is Kind.CHOICE else None)
        (error,) = with_class(element, "ast-field-error")
        assert (error.get("id"), error.get("hidden")) == (f"{chosen.name}-{question.key}-error", "hidden")
        assert words(error) == "Error: "


def controls(element: Element) -> list[Element]:
    """The controls of a question, in order."""
    return [part for part in element.iter() if part.tag in {"input", "select", "textarea"}]


def offered(element: Element) -> list[tuple[str | None, str]]:
    """The values that a choice offers with their words, whether as buttons or as a list to select from."""
    labels = {found.get("for"): words(found) for found in element.iter("label")}
    buttons = [(control.get("value"), labels[control.get("id")]) for control in element.iter("input")]
    return buttons or [(option.get("value"), words(option)) for option in element.iter("option")]


def chosen_in(element: Element) -> list[str | None]:
    """The values that are chosen in a question."""
    return [part.get("value") for part in element.iter() if part.get("checked") or part.get("selected")]


FILLED = {
    Kind.CHOICE: ("radio", "head", "head"),
    Kind.WHOLE_NUMBER: ("text", "11", "11"),
    Kind.DATE: ("text", "2010-09-01", "1"),
    Kind.MONEY: ("text", "36618", "36618"),
    Kind.FRACTION: ("text", "3/5", "3/5"),
    Kind.TIME: ("text", "08:45", "08:45"),
    Kind.TEXT: ("textarea", "a <note>", "a <note>"),
    Kind.CHOICES: ("checkbox", "teacher,head", "teacher,head"),
    Kind.DATES: ("textarea", "2009-12-21,2009-12-22", "21 December 2009, 22 December 2009"),
}


@pytest.mark.parametrize("question", OF_EACH_KIND, ids=lambda question: str(question.kind))
def test_each_kind_of_question(question: Question) -> None:
    """Buttons for one choice, boxes to tick for several, a line or an area for text: each filled in with its answer."""
    kind, answer, first = FILLED[question.kind]
    one = replace(CALCULATORS["standards"], questions=(question,))
    found = controls(form(one, {question.key: answer}))
    assert {control.get("type") or control.tag for control in found} == {kind}
    chosen = ",".join(str(control.get("value")) for control in found if control.get("checked"))
    assert (chosen or found[0].get("value") or found[0].text) == first
    assert not chosen_in(form(one, {}))


def test_a_long_list_to_choose_from() -> None:
    """A choice of many is a list to select from; without a default it begins with nothing chosen."""
    options = tuple(Option(str(number), f"Number {number}") for number in range(12))
    many = replace(ROLE, options=options)
    (control,) = controls(form(replace(CALCULATORS["standards"], questions=(many,)), {}))
    assert control.tag == "select"
    assert [(option.get("value"), bool(option.get("selected"))) for option in control][:2] == [("", True), ("0", False)]
    (control,) = controls(form(replace(CALCULATORS["standards"], questions=(many,)), {"role": "7"}))
    assert [option.get("value") for option in control if option.get("selected")] == ["7"]
    (control,) = controls(
        form(replace(CALCULATORS["standards"], questions=(replace(many, default="3"),)), {"role": "3"})
    )
    assert [option.get("value") for option in control] == [option.value for option in options]


@CALCULATOR
def test_the_names_of_a_form(chosen: Calculator) -> None:
    """One control has a label, several stand under a legend, in the question's words, with where it is optional."""
    for element, question in zip(with_class(form(chosen, {}), "ast-question"), chosen.questions, strict=True):
        label = f"{question.label} (optional)" if question.optional else question.label
        found = controls(element)
        assert found[0].get("id") == f"{chosen.name}-{question.key}"
        if len(found) == 1:
            assert [(name.get("for"), words(name)) for name in element.iter("label")] == [(found[0].get("id"), label)]
        else:
            assert element[0].tag == "fieldset"
            assert [words(legend) for legend in element.iter("legend")] == [label]


@CALCULATOR
def test_the_controls_of_a_form(chosen: Calculator) -> None:
    """Choices are radio buttons or a list, dates are three boxes, the rest is text; each goes by the question's key."""
    for element, question in zip(with_class(form(chosen, {}), "ast-question"), chosen.questions, strict=True):
        found = controls(element)
        names = [control.get("name") for control in found]
        match question.kind:
            case Kind.CHOICE | Kind.CHOICES:
                assert set(names) == {question.key}
                assert {control.get("type") for control in found} in ({"radio"}, {"checkbox"}, {None})
                options = [(value, text) for value, text in offered(element) if value]
                assert options == [(option.value, option.label) for option in question.options]
            case Kind.DATE:
                assert names == [f"{question.key}-{part}" for part in ("day", "month", "year")]
                assert [words(label) for label in element.iter("label")] == ["Day", "Month", "Year"]
            case _:
                assert names == [question.key]
                assert found[0].tag == "textarea" or found[0].get("type") == "text"
                numeric = question.kind in (Kind.WHOLE_NUMBER, Kind.MONEY)
                assert (found[0].get("inputmode") == "numeric") == numeric


@CALCULATOR
def test_what_a_form_leaves_out(chosen: Calculator) -> None:
    """No placeholder, no number field, no asterisk, nothing that starts by itself, and nowhere to send answers to."""
    found = form(chosen, {})
    assert {control.get("type") for control in found.iter("input")} <= {"text", "radio", "checkbox"}
    forbidden = {"placeholder", "required", "autofocus", "onsubmit", "method"}
    assert not [element.tag for element in found.iter() if forbidden & set(element.keys())]
    assert "*" not in words(found)
    assert (found.get("action"), found.get("novalidate")) == (f"#{chosen.name}", "novalidate")
    assert [(button.get("type"), words(button)) for button in found.iter("button")] == [("submit", "Show the answer")]


@CALCULATOR
def test_ids_are_unlike_and_lead_somewhere(chosen: Calculator) -> None:
    """No id stands twice in a calculator, and each label, description and link to a field finds what it names."""
    found = calculator(chosen.name, LINKS)
    ids = Counter(element.get("id") for element in found.iter() if element.get("id"))
    named = {element.get("for") for element in found.iter("label")}
    named |= {name for element in found.iter() for name in (element.get("aria-describedby") or "").split()}
    named |= {(link.get("href") or "")[1:] for link in found.iter("a") if (link.get("href") or "").startswith("#")}
    assert [id_ for id_, count in ids.items() if count > 1] == []
    assert named - set(ids) == set()


@CALCULATOR
def test_a_form_filled_in(chosen: Calculator) -> None:
    """Canonical answers stand in the form as they were chosen or typed."""
    found = form(chosen, chosen.example)
    for element, question in zip(with_class(found, "ast-question"), chosen.questions, strict=True):
        value = chosen.example.get(question.key)
        match question.kind:
            case Kind.CHOICE | Kind.CHOICES:
                assert chosen_in(element) == (value.split(",") if value else [])
            case Kind.TEXT:
                assert words(controls(element)[0]) == (value or "")
            case Kind.DATES:
                assert words(controls(element)[0]) == (question.in_words(value) if value else "")
            case Kind.DATE:
                day = date.fromisoformat(value) if value else None
                boxes = [str(day.day), str(day.month), str(day.year)] if day else [None] * 3
                assert [control.get("value") for control in controls(element)] == boxes
            case _:
                assert controls(element)[0].get("value") == value


@CALCULATOR
def test_a_form_that_is_empty(chosen: Calculator) -> None:
    """Without answers nothing is chosen and nothing is filled in."""
    for element, question in zip(with_class(form(chosen, {}), "ast-question"), chosen.questions, strict=True):
        assert [value for value in chosen_in(element) if value] == []
        if question.kind not in (Kind.CHOICE, Kind.CHOICES):
            assert {control.get("value") or control.text for control in controls(element)} <= {None, ""}


def test_a_hint_is_part_of_its_fields_description() -> None:
    """Why a question is asked, and what an option means, is read out with its control."""
    by_id = {element.get("id"): element for element in form(CALCULATORS["eligibility"], {}).iter() if element.get("id")}
    described = [element for element in by_id.values() if element.get("aria-describedby")]
    assert described
    assert all(words(by_id[element.get("aria-describedby")]) for element in described)


def test_the_load_states() -> None:
    """Every stage and every reason of the engine has its words, hidden until it holds."""
    found = engine_status("review", LINKS)
    assert found.get("data-state") == "idle"
    states = {state.get("data-state"): state for state in found}
    assert set(states) == {"loading", "failed"}
    assert all(state.get("hidden") for state in states.values())
    for state, name, expected in (("loading", "data-stage", STAGES), ("failed", "data-reason", REASONS)):
        parts = [part for part in states[state].iter() if part.get(name)]
        assert {part.get(name): words(part) for part in parts} == expected
        assert all(part.get("hidden") for part in parts)
    assert [button.get("data-action") for button in states["failed"].iter("button")] == ["retry"]
    assert list(states["loading"].iter("progress"))
    (link,) = states["failed"].iter("a")
    assert link.get("href") == "../../calculators/review/#all-answers"


@CALCULATOR
def test_what_is_taken_without_an_answer_is_said(chosen: Calculator) -> None:
    """A choice that may be left out says what it then counts as, itself or at the head of its group; a box too."""
    found = form(chosen, {})
    groups = {question: group for group in with_class(found, "ast-section") for question in group.iter()}
    for element, question in zip(with_class(found, "ast-question"), chosen.questions, strict=True):
        own = " ".join(words(hint) for hint in with_class(element, "ast-hint"))
        if question.default and question.kind is Kind.CHOICE and not list(element.iter("select")):
            heads = [words(hint) for hint in groups[element] if hint.get("class") == "ast-hint"]
            label = question.option(question.default).label
            assert f"counts as “{label}”." in " ".join([own, *heads]), question.key
        elif question.default and question.kind is not Kind.CHOICE:
            assert "Without" in own, question.key
        else:
            assert "counts as" not in own
        if question.default and list(element.iter("select")):
            assert question.options[0].value == question.default  # a list shows its first option as chosen


def test_what_an_example_chooses_needs_no_word() -> None:
    """A form that is filled in with an example shows what is chosen, and says no more of it."""
    day = CALCULATORS["assessment-day"]
    assert "counts as" not in words(with_class(form(day, day.example), "ast-section")[0])


@CALCULATOR
def test_the_groups_of_a_form(chosen: Calculator) -> None:
    """Questions under a heading are a group that goes by it, for those who hear the page."""
    found = form(chosen, {})
    by_id = {element.get("id"): element for element in found.iter() if element.get("id")}
    titles = [words(title) for title in with_class(found, "ast-section-title")]
    groups = [element for element in with_class(found, "ast-section") if element.get("role") == "group"]
    assert [words(by_id[group.get("aria-labelledby")]) for group in groups] == titles
    assert titles == list(dict.fromkeys(question.section for question in chosen.questions if question.section))


# --- a calculator in a page -------------------------------------------------------------------------------------------


@CALCULATOR
def test_a_calculator_in_a_page(chosen: Calculator) -> None:
    """The parts that the browser's script looks for, and an answer that says it is an example."""
    found = calculator(chosen.name, LINKS)
    assert (found.tag, found.get("name"), found.get("root")) == ("ast-calculator", chosen.name, "../../")
    for name in ("ast-engine", "ast-form", "ast-errors", "ast-announce", "ast-answer"):
        assert len(with_class(found, name)) == 1, name
    assert with_class(found, "ast-errors")[0].get("hidden")
    assert with_class(found, "ast-announce")[0].get("role") == "status"
    (example,) = with_class(with_class(found, "ast-answer")[0], "ast-example")
    assert words(example) == f"An example answer, for {chosen.example_words}."


@CALCULATOR
def test_an_answer_to_a_reader_is_no_example(chosen: Calculator) -> None:
    """Only the example says that it is one."""
    found = respond(chosen.name, chosen.example)
    assert isinstance(found, Answer)
    assert not with_class(outcome(found, LINKS), "ast-example")
