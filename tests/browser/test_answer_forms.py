"""Slips in a form: told at the top and beside the field, nothing lost, and gone once they are put right."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from astcore.calculators import CALCULATORS
from astcore.questions import UNKNOWN, Kind
from astcore.respond import Unreadable, respond
from tests.reader import START, address, answered, ask, core, in_form, ready, refused

NAMES = pytest.mark.parametrize("name", CALCULATORS)

EMPTY = """
() => {
  for (const each of document.querySelectorAll("form.ast-form :is(input[type=text], textarea)")) each.value = "";
  for (const each of document.querySelectorAll("form.ast-form :checked")) each.checked = false;
}
"""


@NAMES
def test_slips_are_told_where_they_are(page: Page, name: str) -> None:
    """The summary takes the focus and names each slip once; its link leads to the field, which says the same words."""
    page.goto(address(name))
    title = page.title()
    page.evaluate(EMPTY)
    page.locator("ast-calculator form").dispatch_event("change")
    boxes = page.locator("form.ast-form input[type=text]:visible")
    for box in boxes.all():
        box.fill("what?")
    typed = in_form(page)
    ask(page)
    summary = refused(page)
    expect(summary).to_be_focused()
    expect(page).to_have_title(f"Error: {title}")
    assert in_form(page) == typed
    found = respond(name, "&".join(typed))
    assert isinstance(found, Unreadable)
    told = [problem.message for problem in found.problems]
    assert summary.get_by_role("link").all_text_contents() == told
    for number, problem in enumerate(found.problems):
        before = page.url
        summary.get_by_role("link").nth(number).click()
        question = page.locator(f"[data-question={problem.field}]")
        expect(question.locator(":focus")).to_have_count(1)
        error = question.locator(".ast-field-error")
        expect(error).to_be_visible()
        expect(error).to_have_text(f"Error: {problem.message}")
        expect(error.locator(".ast-hidden")).to_have_text("Error: ")
        expect(question.locator(":focus")).to_have_attribute("aria-invalid", "true")
        described = question.locator("fieldset, input, textarea, select").first.get_attribute("aria-describedby") or ""
        assert error.get_attribute("id") in described.split()
        assert page.url == before
    page.evaluate("(query) => { location.hash = query; }", core(name, CALCULATORS[name].example).query)
    answered(page)
    expect(summary).to_be_hidden()
    expect(page).to_have_title(title)
    expect(page.locator(".ast-field-error:visible, [aria-invalid]")).to_have_count(0)


@NAMES
def test_the_words_of_slips(name: str) -> None:
    """They say what to do, in the question's words, without blame and without pleading."""
    calculator = CALCULATORS[name]
    for question in calculator.questions:
        for wrong in ("", "what?", "0", "1/1/1", "x" * 250, "99999"):
            found = respond(name, {**calculator.example, question.key: wrong})
            for message in [problem.message for problem in found.problems] if isinstance(found, Unreadable) else ():
                assert message[0].isupper(), message
                assert not {"please", "sorry", "valid", "invalid", "oops"} & set(message.lower().split()), message


@NAMES
def test_what_a_form_is_made_of(page: Page, name: str) -> None:
    """No field that a browser changes by itself or shows words in, a keyboard of digits for numbers, no asterisk."""
    page.goto(address(name))
    form = page.locator("form.ast-form")
    assert form.locator("[type=number], [type=date], [placeholder], [required], [autofocus]").count() == 0
    assert "*" not in form.inner_text()
    for question in CALCULATORS[name].questions:
        place = form.locator(f"[data-question={question.key}]")
        label = place.locator("legend, .ast-label").first.text_content() or ""
        assert label.endswith(" (optional)") == question.optional
        if question.kind in (Kind.WHOLE_NUMBER, Kind.MONEY):
            expect(place.locator("input")).to_have_attribute("inputmode", "numeric")
        if question.kind is Kind.DATE:
            boxes = place.locator("fieldset input")
            assert [box.get_attribute("inputmode") for box in boxes.all()] == ["numeric", None, "numeric"]
        if question.kind is Kind.CHOICES:
            assert "choose all that apply" in (place.text_content() or "").lower()
    made = [pair for pair in in_form(page) if not pair.endswith("=")]
    lists = page.locator("form.ast-form select:enabled").count()
    if not CALCULATORS[name].prefilled:
        assert len(made) == lists, "something is chosen that the reader has not chosen"
    else:
        expect(page.locator(".ast-prefilled")).to_contain_text("example")


@NAMES
def test_not_known_is_an_answer(page: Page, name: str) -> None:
    """Wherever "I do not know" is offered, choosing it gives an answer and no error."""
    calculator = CALCULATORS[name]
    for question in calculator.questions:
        if question.asked(calculator.example) and UNKNOWN in [option.value for option in question.options]:
            found = core(name, {**calculator.example, question.key: UNKNOWN})
            page.goto(address(name, found.answers))
            expect(answered(page).locator(".ast-verdict")).to_have_text(found.outcome.heading)
            expect(page.locator(f"[name={question.key}]:checked")).to_have_value(UNKNOWN)
            return


def test_amounts_and_days_as_people_write_them(page: Page) -> None:
    """Pounds with sign, comma and spaces; a month by its name, short or long; a share as a percentage."""
    page.goto(address("pay-range"))
    ready(page)
    page.get_by_role("radio", name="By a salary that its first point should reach").check()
    page.locator("[name=target]").fill(" £40,500 ")
    page.locator("[name=fraction]").fill("60%")
    for part, words in (("day", "1"), ("month", "Sept"), ("year", "2010")):
        page.locator(f"[name=on-{part}]").fill(words)
    page.locator("[name=present]").select_option("amount")
    page.locator("[name=present_amount]").fill("£36,618")
    page.keyboard.press("Enter")
    given = answered(page).locator(".ast-given")
    for words in ("£40,500", "£36,618", "1 September 2010", "3/5"):
        expect(given).to_contain_text(words)
    expect(page.locator("[name=target]")).to_have_value(" £40,500 ")
    expect(page.locator("[name=on-month]")).to_have_value("Sept")


def test_a_slip_after_an_answer(page: Page) -> None:
    """The last answer stays, with its inputs in the address, and the page says that it does not go with the form."""
    page.goto(address("pay-range"))
    ready(page)
    page.locator("[name=start]").fill("5")
    ask(page)
    heading = core("pay-range", {**CALCULATORS["pay-range"].example, "start": "5"}).outcome.heading
    expect(answered(page).locator(".ast-verdict")).to_have_text(heading)
    kept = page.url
    page.locator("[name=start]").fill("£")
    ask(page)
    expect(refused(page)).to_be_focused()
    expect(page.locator(".ast-answer")).to_have_attribute("data-stale", "")
    expect(page.locator(".ast-stale")).to_be_visible()
    expect(page.locator(".ast-verdict")).to_have_text(heading)
    assert page.url == kept
    page.locator("[name=start]").fill("6")
    ask(page)
    expect(page.locator(".ast-verdict")).to_be_focused(timeout=START)
    expect(page.locator(".ast-answer")).not_to_have_attribute("data-stale", "")
    expect(page.locator(".ast-stale")).to_be_hidden()
    expect(page.locator(".ast-errors")).to_be_hidden()
