"""The one door to the calculators: whatever comes, an answer that holds or a list of what to put right."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import astcore.html
from astcore import browser, contract, text
from astcore.calculators import CALCULATORS
from astcore.calculators.base import Calculator, variations
from astcore.html.elements import markup
from astcore.html.form import errors, field_id
from astcore.html.outcome import outcome
from astcore.questions import UNKNOWN, Kind, read_all
from astcore.respond import LONGEST_QUERY, Answer, Unreadable, respond
from tests.foreseen import answers
from tests.markup import LINKS
from tests.strategies import ANYTHING, MARKUP, allowed, mappings, of_every, queries

ROOT = "../../"
REPLY = ["status", "html", "errors", "title", "announce", "query"]

CALCULATOR = pytest.mark.parametrize("calculator", CALCULATORS.values(), ids=CALCULATORS)


class Seen(HTMLParser):
    """What a reader's browser would make of markup: its elements, their attributes, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: dict[str, set[str]] = {}
        self.words: list[str] = []
        self.other: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element and of its attributes."""
        self.elements.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")

    def handle_data(self, data: str) -> None:
        """Take note of a piece of text."""
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        """Take note of what is neither."""
        self.other.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


RENDERERS = ("day_pictures", "documents", "form", "outcome", "parts", "pictures", "record", "timeline", "year")


def made() -> tuple[set[str], set[str]]:
    """The elements and the attributes that the lines which write answers and errors name."""
    elements, attributes = set(), set()
    for name in RENDERERS:
        path = Path(astcore.html.__file__).with_name(f"{name}.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "el":
                assert isinstance(node.args[0], ast.Constant)
                elements.add(str(node.args[0].value))
                attributes |= {str(word.arg).rstrip("_").replace("_", "-").lower() for word in node.keywords}
    return elements, attributes


ELEMENTS, ATTRIBUTES = made()


def is_harmless(source: str) -> Seen:
    """Check that markup holds only what the core makes, and return what it holds."""
    seen = Seen(source)
    assert seen.elements <= ELEMENTS
    assert set(seen.attributes) <= ATTRIBUTES
    assert not seen.other
    return seen


def answered(name: str, answers: Mapping[str, str] | str) -> Answer:
    """The answer to answers that are allowed."""
    found = respond(name, answers)
    assert isinstance(found, Answer), found
    return found


def test_what_the_core_makes_is_harmless() -> None:
    """Answers and errors have no script, style or frame, and no attribute that holds a program."""
    assert not ELEMENTS & {"script", "style", "iframe", "object", "embed", "link", "base", "meta"}
    assert not {name for name in ATTRIBUTES if name.startswith("on") or name in {"style", "srcdoc", "src"}}


# --- whatever comes ---------------------------------------------------------------------------------------------------


MANY = 10_000
"""How many inputs each calculator gets in the run marked thorough."""


@settings(max_examples=300, deadline=None)
@given(of_every(lambda calculator: mappings(calculator) | queries(calculator)))
def test_nothing_that_is_typed_makes_it_fail(case: tuple[str, Mapping[str, str] | str]) -> None:
    """Any text gives an answer or at least one problem, and both can be shown, said and sent."""
    stands(*case)


@pytest.mark.thorough
@CALCULATOR
def test_ten_thousand_inputs(calculator: Calculator) -> None:
    """The same for each calculator by itself, with far more inputs, each of them shown as markup too."""

    @settings(max_examples=MANY, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(mappings(calculator) | queries(calculator))
    def each(given_: Mapping[str, str] | str) -> None:
        tried[calculator.name] += 1
        stands(calculator.name, given_)

    tried = Counter[str]()
    each()
    assert tried[calculator.name] >= MANY


@pytest.mark.thorough
@CALCULATOR
def test_every_day_of_the_grade_and_around_it(calculator: Calculator) -> None:
    """Each question for a date takes each day from before the grade's first figures to after its end."""
    days = [date(2008, 1, 1) + timedelta(days=number) for number in range(7 * 366)]
    for question in calculator.questions:
        if question.kind is Kind.DATE:
            for day in days:
                stands(calculator.name, {**calculator.example, question.key: day.isoformat()})


def stands(name: str, given_: Mapping[str, str] | str) -> None:
    """Check what comes of an input: an answer with a verdict, or problems with messages, and nothing but our markup."""
    found = respond(name, given_)
    calculator = CALCULATORS[name]
    if isinstance(found, Answer):
        assert str(found.outcome.verdict) in calculator.verdicts
        assert found.outcome.heading
        assert text.answer(found)
        assert json.dumps(contract.answer(found), ensure_ascii=False).encode()
        is_harmless(markup(outcome(found, LINKS)))
        return
    assert isinstance(found, Unreadable)
    assert found.problems
    assert all(problem.message for problem in found.problems)
    assert {problem.field for problem in found.problems} <= {"", *(question.key for question in calculator.questions)}
    assert json.dumps(contract.unreadable(found), ensure_ascii=False).encode()
    seen = is_harmless(markup(errors(calculator, found)))
    assert "".join(seen.words) == "There is a problem" + "".join(problem.message for problem in found.problems)


@settings(max_examples=150, deadline=None)
@given(of_every(queries))
def test_the_reply_to_any_form(case: tuple[str, str]) -> None:
    """The reply is JSON with the keys that the architecture lists, in that order, and markup of ours alone."""
    name, query = case
    reply = browser.reply(name, query, ROOT)
    assert reply.encode()
    body = json.loads(reply)
    assert list(body) == REPLY
    is_harmless(body["html"])
    if body["status"] == "answer":
        assert (body["errors"], body["title"]) == ([], "")
        assert body["announce"]
        assert body["query"]
    else:
        assert (body["status"], body["title"], body["announce"], body["query"]) == ("errors", "Error: ", "", "")
        assert body["errors"]
        assert all(list(error) == ["field", "message"] and error["message"] for error in body["errors"])


def test_the_reply_has_the_keys_that_the_architecture_lists() -> None:
    """docs/maintain/architecture.md names each key of the reply, in its order."""
    page = Path(__file__).parents[1] / "docs" / "maintain" / "architecture.md"
    _, table = page.read_text(encoding="utf-8").split("### The reply")
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == REPLY


@given(st.one_of(ANYTHING, MARKUP))
def test_a_calculator_that_there_is_not(name: str) -> None:
    """An unknown calculator is one problem that names those there are, and can be printed."""
    found = respond(name, "")
    if name in CALCULATORS:
        return
    assert isinstance(found, Unreadable)
    assert [problem.field for problem in found.problems] == [""]
    assert all(known in found.problems[0].message for known in CALCULATORS)
    assert json.dumps(contract.unreadable(found), ensure_ascii=False).encode()


def test_a_page_that_names_no_calculator() -> None:
    """A calculator that there is not is the page's fault in a reply, and fails aloud."""
    with pytest.raises(KeyError):
        browser.reply("pensions", "", ROOT)


@CALCULATOR
@pytest.mark.parametrize("dangerous", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;"])
def test_what_was_typed_is_shown_as_it_was_typed(calculator: Calculator, dangerous: str) -> None:
    """Markup in an answer, or in the name of a question, is shown as text."""
    choice = next(
        question.key for question in calculator.questions if question.kind is Kind.CHOICE and not question.when
    )
    found = respond(calculator.name, {choice: dangerous, dangerous: "x"})
    assert isinstance(found, Unreadable)
    seen = is_harmless(markup(errors(calculator, found)))
    assert "".join(seen.words).count(f"“{dangerous}”") == 2


@CALCULATOR
def test_answers_that_are_too_long(calculator: Calculator) -> None:
    """More than 4,000 characters are refused as a whole, however they came."""
    question = calculator.questions[0].key
    for given_ in ("x" * (LONGEST_QUERY + 1), {question: "x" * LONGEST_QUERY}, {"x" * (LONGEST_QUERY + 1): ""}):
        found = respond(calculator.name, given_)
        assert isinstance(found, Unreadable)
        assert [problem.message for problem in found.problems] == [
            "The answers are longer than 4,000 characters together"
        ]


@CALCULATOR
def test_no_answers_at_all(calculator: Calculator) -> None:
    """Every question that is asked of everyone and has no default is a problem of its own, in the questions' order."""
    found = respond(calculator.name, "")
    assert isinstance(found, Unreadable)
    fields = [problem.field for problem in found.problems]
    always = {question.key for question in calculator.questions if question.default is None and not question.when}
    assert always <= set(fields)
    assert fields == [question.key for question in calculator.questions if question.key in fields]
    for problem in found.problems:
        question = calculator.question(problem.field)
        assert (question.default, question.missing) == (None, problem.message)


@CALCULATOR
def test_a_question_that_there_is_not(calculator: Calculator) -> None:
    """An answer to no question is refused, with the questions that there are."""
    found = respond(calculator.name, {**calculator.example, "colour": "blue"})
    assert isinstance(found, Unreadable)
    keys = ", ".join(question.key for question in calculator.questions)
    assert [problem.message for problem in found.problems] == [
        f"There is no question “colour” here. The questions are {keys}"
    ]


@pytest.mark.parametrize("query", ["area=fringe&start=1&start=1", "area=fringe&choose=target&target=4&target=2000"])
def test_a_number_that_is_given_twice(query: str) -> None:
    """Two answers to a question that takes one are never put together to a third."""
    found = respond("pay-range", query)
    assert isinstance(found, Unreadable) or not {"11", "42000"} & set(found.answers.values())


@CALCULATOR
def test_errors_lead_to_their_fields(calculator: Calculator) -> None:
    """Each problem in the summary is linked to the first control of its question."""
    body = json.loads(browser.reply(calculator.name, "", ROOT))
    seen = Seen(body["html"])
    fields = {error["field"] for error in body["errors"]}
    assert seen.attributes["href"] == {f"#{field_id(calculator, field)}" for field in fields}
    assert seen.attributes["data-change"] == fields


ENDS = [date.min, date.max, date(1998, 1, 1), date(2008, 2, 29), date(2012, 12, 31), date(2100, 12, 31)]


@CALCULATOR
@pytest.mark.parametrize("day", ENDS, ids=str)
def test_days_far_away(calculator: Calculator, day: date) -> None:
    """A day in any year gets an answer, be it that nothing is held for it."""
    for question in calculator.questions:
        if question.kind is Kind.DATE:
            answered(calculator.name, {**calculator.example, question.key: day.isoformat()})


# --- answers ----------------------------------------------------------------------------------------------------------


@settings(max_examples=100, deadline=None)
@given(of_every(allowed))
def test_what_the_questions_allow_is_answered(case: tuple[str, dict[str, str]]) -> None:
    """Any choice of offered answers gets a known verdict with reasons, and a next step unless it is ruled out."""
    name, answers = case
    found = answered(name, answers)
    result = found.outcome
    assert str(result.verdict) in CALCULATORS[name].verdicts
    assert result.heading
    assert result.summary
    assert result.checks
    assert result.next_steps or str(result.verdict) == "does_not_fit"
    assert all(check.because and check.title for check in result.checks)
    assert len({check.id for check in result.checks}) == len(result.checks)


@settings(max_examples=60, deadline=None)
@given(of_every(allowed))
def test_the_same_answers_again(case: tuple[str, dict[str, str]]) -> None:
    """The canonical query of an answer leads to the same answer, however often."""
    name, answers = case
    found = answered(name, answers)
    assert answered(name, found.query) == found
    assert answered(name, found.answers) == found
    assert answered(name, dict(reversed(found.answers.items()))) == found
    assert dict(parse_qsl(found.query)) == found.answers


def changed_alone(found: Answer) -> Iterable[tuple[str, str, str]]:
    """Each answer that could have been otherwise and alters the verdict, with that verdict; the nearest of each row."""
    for question in found.calculator.questions:
        asked = question.asked(found.answers)
        for row in question.instead(found.answers.get(question.key, "")) if asked else ():
            for option in row:
                answers, problems = read_all(found.calculator.questions, {**found.answers, question.key: option.value})
                if option.value == UNKNOWN or problems:  # a problem: it brings up a question that has to be answered
                    continue
                if (verdict := str(found.calculator.answer(answers).verdict)) != str(found.outcome.verdict):
                    yield question.key, option.value, verdict
                    break


@settings(max_examples=60, deadline=None)
@given(of_every(allowed))
def test_what_would_change_the_answer_is_true(case: tuple[str, dict[str, str]]) -> None:
    """Each change that is told leads to the verdict it names, and no other choice alone alters the verdict."""
    found = answered(*case)
    told = [(change.question, change.value, str(change.verdict)) for change in found.would_change]
    assert told == list(changed_alone(found))
    for change in found.would_change:
        question = found.calculator.question(change.question)
        rows = question.instead(found.answers.get(question.key, ""))
        labels = {option.value: option.label for row in rows for option in row}
        assert (change.question_label, change.value_label) == (question.label, labels[change.value])
        assert change.heading == found.calculator.verdicts[str(change.verdict)]


@settings(max_examples=100, deadline=None)
@given(of_every(allowed))
def test_the_verdict_alone(case: tuple[str, dict[str, str]]) -> None:
    """The quick way to a verdict leads to that of the whole answer."""
    found = answered(*case)
    assert found.calculator.verdict(found.answers) == found.outcome.verdict


def test_a_number_that_would_change_the_answer() -> None:
    """Of the points of a range, the nearest upwards and downwards that alters the verdict is told."""
    found = answered("pay-range", "area=outer_london&start=5&on=2009-09-01")
    told = [(change.question, change.value_label, str(change.verdict)) for change in found.would_change]
    assert ("start", "3", "range_unsettled") in told
    assert not [change for change in told if change[0] == "start" and change[1] in {"1", "2"}]


@settings(max_examples=60, deadline=None)
@given(of_every(allowed))
def test_an_answer_in_every_form(case: tuple[str, dict[str, str]]) -> None:
    """An answer is harmless markup, text of at most 96 characters a line, and JSON, all with the same heading."""
    found = answered(*case)
    body = json.loads(browser.reply(found.calculator.name, found.query, ROOT))
    seen = is_harmless(body["html"])
    assert found.outcome.heading in seen.words
    assert body["query"] == found.query
    assert body["announce"] == f"{found.outcome.heading}. {found.outcome.summary}"
    lines = text.answer(found).splitlines()
    assert lines[0] == found.outcome.heading.upper()
    assert json.loads(json.dumps(contract.answer(found)))["heading"] == found.outcome.heading


# --- cases known beforehand -------------------------------------------------------------------------------------------


@CALCULATOR
def test_every_foreseen_case_answers(calculator: Calculator) -> None:
    """The cases whose answers stand on the page are canonical and complete, and the example is one of them."""
    cases = [dict(case) for case in calculator.foreseen()]
    assert dict(calculator.example) in cases
    assert [found.answers for found in answers(calculator.name)] == cases


def test_an_example_that_cannot_be_read() -> None:
    """A calculator whose example leaves a question open fails aloud where its cases are made."""
    questions = CALCULATORS["pay-range"].questions
    with pytest.raises(ValueError, match="area=england_and_wales: Enter the first point"):
        list(variations(questions, {"area": "inner_london"}))


FURTHER = {
    "pay-range": [{"on": "2009-08-31"}, {"choose": "target", "target": "200000"}],
}


def reached(calculator: Calculator) -> set[str]:
    """Every verdict found by changing the foreseen cases, one answer at a time, and a few further answers."""
    found: set[str] = set()
    for case in calculator.foreseen():
        for further in ({}, *FURTHER.get(calculator.name, [])):
            answer = answered(calculator.name, {**case, **further})
            found |= {str(answer.outcome.verdict), *(str(change.verdict) for change in answer.would_change)}
        if found == set(calculator.verdicts):
            break
    return found


@CALCULATOR
def test_every_verdict_can_be_reached(calculator: Calculator) -> None:
    """Each verdict is the answer to some case, and each has a heading of its own."""
    assert reached(calculator) == set(calculator.verdicts)
    headings = list(calculator.verdicts.values())
    assert all(headings)
    assert len(set(headings)) == len(headings)


@CALCULATOR
def test_the_language_of_answers(calculator: Calculator) -> None:
    """No answer has "a" before a vowel or a stray capital, doubles a full stop, or shows an unfilled place."""
    wrong = {
        words
        for found in answers(calculator.name)
        for words in texts(contract.answer(found))
        if re.search(
            r"\b[Aa] [AEIOaeio]\w+|\b[Aa]s an? (?!Excellent Teacher)[A-Z][a-z]|\.\.(?!\.)|[{}]|(?<=[a-z,] )None\b",
            words,
        )
    }
    assert not wrong, "\n".join(sorted(wrong))


def texts(value: object) -> Iterable[str]:
    """Every text within plain values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def test_every_calculator_is_rehearsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """From 0 on, each calculator's own example is answered once, and the last one says that it is the last."""
    asked: list[tuple[str, str]] = []
    answered = browser.reply
    monkeypatch.setattr(
        browser,
        "reply",
        lambda name, query, root: asked.append((name, json.loads(answered(name, query, root))["status"])),
    )
    number = 0
    while browser.rehearse(number):
        number += 1
    assert asked == [(name, "answer") for name in CALCULATORS]
