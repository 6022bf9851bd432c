"""The calculators in three browser engines: one set of journeys, in each browser that is installed.

Chromium always has to be there. `make browsers` installs Firefox and WebKitGTK.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import urlencode

import pytest

from astcore.calculators import CALCULATORS
from astcore.questions import Kind, Question
from astcore.respond import Answer, respond
from tests.engines.window import Window, until
from tools.server import Served

NAMES = pytest.mark.parametrize("name", CALCULATORS)
SNAPSHOT = "engine/*/snapshot.gz"
ORDINARY = (".whl", ".zip", "lock.json")
"""How the files end that only the ordinary start needs."""

READY = "document.querySelector('.ast-engine').dataset.state"
IS_EXAMPLE = "!!document.querySelector('.ast-answer .ast-example')"
VERDICT = "document.querySelector('.ast-answer .ast-verdict').textContent.trim()"
QUERY = "location.hash.slice(1)"
SUBMIT = "ast-calculator form button[type=submit]"
EMPTY = "document.querySelectorAll('ast-calculator form input[type=text]').forEach((box) => { box.value = ''; })"
ERRORS = "document.querySelectorAll('.ast-errors:not([hidden]) a').length"
FIELD_ERRORS = "document.querySelectorAll('.ast-field-error:not([hidden])').length"


@cache
def answered(name: str, query: str) -> Answer:
    """The core's own answer."""
    found = respond(name, query)
    assert isinstance(found, Answer)
    return found


def changed(name: str) -> tuple[Question, str, Answer]:
    """Which question to answer otherwise than the example, how, and the answer: with another verdict if may be."""
    example = answered(name, urlencode(CALCULATORS[name].example))
    others = [
        (question, value, found)
        for question in CALCULATORS[name].questions
        if question.key in example.answers
        for value in values(question, example.answers[question.key])
        if isinstance(found := respond(name, {**example.answers, question.key: value}), Answer)
        and found.query != example.query
    ]
    assert others, f"{name}: no single answer can be changed"
    return next((other for other in others if other[2].outcome.heading != example.outcome.heading), others[0])


def values(question: Question, value: str) -> list[str]:
    """What a question can be answered with instead: another option, or the next number."""
    if question.kind is Kind.WHOLE_NUMBER:
        return [str(int(value) + 1)]
    return [option.value for option in question.options] if question.kind is Kind.CHOICE else []


def change(window: Window, question: Question, value: str) -> None:
    """Answer a question otherwise, as a reader does."""
    box = f"ast-calculator [name='{question.key}']"
    if question.kind is Kind.CHOICE:
        window.click(f"{box}[value='{value}']")
    else:
        window.run(f"""document.querySelector("{box}").value = ''""")
        window.write(box, value)
        window.run("document.activeElement.blur()")


@NAMES
def test_a_calculator_answers(window: Window, server: Served, name: str) -> None:
    """The page opens, Python starts from the snapshot, and slips, a link and a change are answered."""
    page = f"{server.url}calculators/{name}/"
    window.open(page)
    assert window.run("document.querySelectorAll('h1').length") == 1
    assert window.run(IS_EXAMPLE)
    until(window, READY, "ready")
    fetched = server.paths()
    assert [path for path in fetched if path.endswith("snapshot.gz")]
    assert not [path for path in fetched if path.endswith(ORDINARY)]

    window.run(EMPTY)
    window.click(SUBMIT)
    until(window, f"{ERRORS} > 0")
    assert window.run(FIELD_ERRORS) == window.run(ERRORS)
    assert window.run("document.title").startswith("Error: ")

    example = answered(name, urlencode(CALCULATORS[name].example))
    window.open("about:blank")  # or the link would lead to a place in the page that is open
    window.open(f"{page}#{urlencode(CALCULATORS[name].example)}")
    until(window, IS_EXAMPLE, False)
    assert window.run(VERDICT) == example.outcome.heading
    until(window, READY, "ready")

    question, value, other = changed(name)
    change(window, question, value)
    until(window, QUERY, other.query)
    assert window.run(VERDICT) == other.outcome.heading


def test_what_is_typed_is_answered(window: Window, server: Served) -> None:
    """Typing, then the button: an answer that was not foreseen takes the focus."""
    window.open(f"{server.url}calculators/pay-range/")
    until(window, READY, "ready")
    window.run("document.querySelector('[name=fraction]').value = ''")
    window.write("[name=fraction]", "0.35")
    window.click(SUBMIT)
    until(window, IS_EXAMPLE, False)
    assert "fraction=7%2F20" in window.run(QUERY)  # as the core writes it
    until(window, "document.activeElement === document.querySelector('.ast-answer .ast-verdict')")
    expected = answered("pay-range", window.run(QUERY))
    assert window.run(VERDICT) == expected.outcome.heading


@pytest.mark.allow_console_errors
def test_without_the_snapshot_the_start_is_an_ordinary_one(window: Window, server: Served) -> None:
    """The snapshot is cut short: Python starts by itself in the other way, and answers what was not foreseen."""
    [whole] = server.folder.glob(SNAPSHOT)
    server.sabotage[SNAPSHOT] = (200, whole.read_bytes()[:100_000])
    query = urlencode({**CALCULATORS["pay-range"].example, "fraction": "0.35"})
    window.open(f"{server.url}calculators/pay-range/#{query}")
    until(window, IS_EXAMPLE, False)
    assert window.run(VERDICT) == answered("pay-range", query).outcome.heading
    assert window.run(READY) == "ready"
    fetched = server.paths()
    assert all(any(path.endswith(end) for path in fetched) for end in ORDINARY)


@pytest.mark.allow_console_errors
def test_without_python_the_reader_is_told_and_tries_again(window: Window, server: Served) -> None:
    """Python does not come: a reason is shown; once it can come, *Try again* brings the answer."""
    server.sabotage["engine/*/pyodide.asm.wasm.gz"] = (404, b"")
    query = urlencode({**CALCULATORS["pay-range"].example, "fraction": "0.35"})
    window.open(f"{server.url}calculators/pay-range/#{query}")
    until(window, READY, "failed")
    assert window.run("document.querySelector('[data-reason]:not([hidden])').dataset.reason") == "network"
    server.sabotage.clear()
    window.click("[data-action=retry]")
    until(window, IS_EXAMPLE, False)
    assert window.run(VERDICT) == answered("pay-range", query).outcome.heading
