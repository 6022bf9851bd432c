"""Every path through every calculator: no dead end, no answer that nobody gets, no question or option for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from astcore.calculators import CALCULATORS
from astcore.calculators.base import Calculator, completed, near, ways
from astcore.html.elements import Element
from astcore.html.paths import WIDTH, paths
from astcore.questions import Question, read_all
from astcore.respond import Answer, respond
from tests.foreseen import answers
from tests.markup import LINKS, with_class, words
from tests.strategies import allowed, of_every, values

CALCULATOR = pytest.mark.parametrize("calculator", CALCULATORS.values(), ids=CALCULATORS)
MOST = 600  # cases looked at before a question counts as one that nothing uses


def cases(calculator: Calculator) -> Iterator[Mapping[str, str]]:
    """Cases to try: the foreseen ones, one way to each verdict, and whatever differs from those in one answer."""
    known = [found.answers for found in answers(calculator.name)] + list(ways(calculator).values())
    around = chain.from_iterable(near(calculator, case) for case in [calculator.example, *ways(calculator).values()])
    yield from islice(chain(known, around), MOST)


def required_alone(calculator: Calculator) -> st.SearchStrategy[dict[str, str]]:
    """Answers to the questions that have to be answered, and to no other."""
    return st.fixed_dictionaries(
        {question.key: values(question) for question in calculator.questions if question.default is None}
    )


# --- no dead end ------------------------------------------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(of_every(required_alone))
def test_what_has_to_be_answered_is_enough(case: tuple[str, dict[str, str]]) -> None:
    """Any combination of answers to the questions that have to be answered leads to one of the verdicts."""
    name, given_ = case
    found = respond(name, given_)
    assert isinstance(found, Answer), found
    assert str(found.outcome.verdict) in CALCULATORS[name].verdicts
    assert found.outcome.next_steps or str(found.outcome.verdict) == "does_not_fit"


@settings(max_examples=200, deadline=None)
@given(of_every(allowed))
def test_nothing_that_is_left_open_stops_a_reader(case: tuple[str, dict[str, str]]) -> None:
    """Whatever else is answered or left open, there is a verdict with a heading that the calculator tells of."""
    name, given_ = case
    found = respond(name, given_)
    assert isinstance(found, Answer), found
    assert str(found.outcome.verdict) in CALCULATORS[name].verdicts


@CALCULATOR
def test_no_question_waits_behind_one_that_was_left_open(calculator: Calculator) -> None:
    """A question that has to be answered is not hidden in an empty form by one that may be left open.

    The form would ask for an answer to a question that it does not show. A form that comes filled in shows it.
    """
    if calculator.prefilled:
        return
    hidden = [
        f"{question.key} behind {key}"
        for question in calculator.questions
        if question.default is None
        for key in question.when
        if calculator.question(key).default is not None
    ]
    assert not hidden


# --- no answer that nobody gets ---------------------------------------------------------------------------------------


@CALCULATOR
def test_there_is_a_way_to_every_verdict(calculator: Calculator) -> None:
    """Each verdict is reached by a case that the door takes as it is, and that the page links to."""
    found = ways(calculator)
    assert list(found) == list(calculator.verdicts)
    for verdict, case in found.items():
        answer = respond(calculator.name, case)
        assert isinstance(answer, Answer)
        assert (str(answer.outcome.verdict), dict(answer.answers)) == (verdict, dict(case))


def test_a_verdict_that_nothing_leads_to_has_no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were there one, the search for a way would end, and the page would name it without a case."""
    monkeypatch.setattr("astcore.calculators.base.MOST_CASES", 20)
    calculator = replace(CALCULATORS["standards"], verdicts={**CALCULATORS["standards"].verdicts, "never": "Never"})
    assert "never" not in ways(calculator)
    monkeypatch.setattr("astcore.html.paths.CALCULATORS", {"standards": calculator})
    (verdicts,) = [part for part in paths(LINKS) if part.get("class") == "ast-path-verdicts"]
    items = list(verdicts)
    assert [words(item) for item in items if item.find("a") is None] == ["Never"]
    assert len(items) > 1


def test_an_answer_that_cannot_be_read_is_no_way() -> None:
    """What is not understood is not completed: no sample stands in for an answer that was given."""
    calculator = CALCULATORS["standards"]
    assert list(completed(calculator, {calculator.questions[0].key: "nonsense"})) == []


# --- no question and no option for nothing ----------------------------------------------------------------------------


def matters(calculator: Calculator, question: Question, case: Mapping[str, str]) -> bool:
    """True where another answer to the question, or none, alters anything that the calculator answers in this case."""
    here = calculator.answer(case)
    return any(
        other != case and calculator.answer(other) != here
        for value in (*question.samples, "")
        for other in completed(calculator, {**case, question.key: value})
    )


@CALCULATOR
def test_every_question_changes_something(calculator: Calculator) -> None:
    """For each question there is a case in which another answer changes the outcome: a verdict, a reason, a word."""
    idle = {question.key: question for question in calculator.questions}
    for case in cases(calculator):
        for question in [each for each in idle.values() if each.asked(case)]:
            if matters(calculator, question, case):
                del idle[question.key]
        if not idle:
            break
    assert not idle, f"nothing uses {', '.join(idle)}"


@CALCULATOR
def test_every_option_can_be_chosen(calculator: Calculator) -> None:
    """For each option there is a case in which its question is asked, and with which it leads to an answer."""
    open_ = {(question.key, option.value) for question in calculator.questions for option in question.options}
    for case in cases(calculator):
        for key, value in sorted(open_):
            if not calculator.question(key).asked(case):
                continue
            other, problems = read_all(calculator.questions, {**case, key: value})
            brings_up = {problem.field for problem in problems} - {key}
            if brings_up or str(calculator.answer(other).verdict) in calculator.verdicts:
                open_.discard((key, value))
        if not open_:
            break
    assert not open_


@CALCULATOR
def test_conditions_rest_on_what_was_asked_before(calculator: Calculator) -> None:
    """A condition names questions before its own, and answers that they have."""
    before: dict[str, set[str]] = {}
    wrong = []
    for question in calculator.questions:
        for key, wanted in question.when.items():
            wrong += [f"{question.key}: {key}={value}" for value in wanted - before.get(key, set())]
        before[question.key] = {option.value for option in question.options}
    assert not wrong


# --- the page ---------------------------------------------------------------------------------------------------------


def parts() -> dict[str, list[Element]]:
    """What the page shows, by calculator."""
    found: dict[str, list[Element]] = {}
    for element in paths(LINKS):
        if element.tag == "h2":
            found[str(element.get("id"))] = []
        found[list(found)[-1]].append(element)
    return found


def test_the_page_has_every_calculator() -> None:
    """Each registered calculator has a heading of its own, by its name, in their order."""
    assert list(parts()) == list(CALCULATORS)


@CALCULATOR
def test_every_question_and_option_is_on_the_page(calculator: Calculator) -> None:
    """Each question stands there with all its options, and with the condition under which it is asked."""
    (listed,) = [found for element in parts()[calculator.name] for found in with_class(element, "ast-path-list")]
    assert len(listed) == len(calculator.questions)
    for item, question in zip(listed, calculator.questions, strict=True):
        assert words(item[0]) == question.label
        options = [words(option) for found in item.iter("ul") for option in found]
        assert options == [option.label for option in question.options]
        assert ("Asked only if" in words(item)) == bool(question.when)


@CALCULATOR
def test_every_answer_is_on_the_page_with_a_way_to_it(calculator: Calculator) -> None:
    """Each heading stands there with a link to a case, and the case has that verdict."""
    (listed,) = [each for each in parts()[calculator.name] if "ast-path-verdicts" in (each.get("class") or "")]
    for item, (verdict, heading) in zip(listed, calculator.verdicts.items(), strict=True):
        assert words(item[0]) == heading
        (link,) = item.iter("a")
        address, _, query = str(link.get("href")).partition("#")
        assert address == f"../../calculators/{calculator.name}/"
        assert parse_qsl(query)
        found = respond(calculator.name, query)
        assert isinstance(found, Answer)
        assert str(found.outcome.verdict) == verdict


@CALCULATOR
def test_the_picture_has_every_question_and_every_answer(calculator: Calculator) -> None:
    """A box for each question from top to bottom, further in where it has a condition, and the answers at the foot."""
    (svg,) = [found for element in parts()[calculator.name] for found in element.iter("svg")]
    boxes = {name: with_class(svg, f"ast-flow-{name}") for name in ("question", "verdict")}
    assert [len(found) for found in boxes.values()] == [len(calculator.questions), len(calculator.verdicts)]
    tops = [int(str(box.get("y"))) for found in boxes.values() for box in found]
    assert tops == sorted(tops)
    for box, question in zip(boxes["question"], calculator.questions, strict=True):
        assert (int(str(box.get("x"))) > 1) == bool(question.when)
    assert str(svg.get("viewBox")).startswith(f"0 0 {WIDTH} ")
    assert all(
        int(str(box.get("x"))) + int(str(box.get("width"))) <= WIDTH for found in boxes.values() for box in found
    )
    said = " ".join(words(line) for line in svg.iter("text"))
    assert all(question.label in said for question in calculator.questions)
    assert all(heading in said for heading in calculator.verdicts.values())
