"""What a reader does at a calculator, for tests in a browser: open it, fill it in by keyboard, look at its form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from astcore.calculators import CALCULATORS
from astcore.calculators.base import Calculator
from astcore.dates import MONTHS
from astcore.questions import Kind
from astcore.respond import Answer, respond

START = 60_000
"""Milliseconds: a busy machine may take many times what a start needs."""

MOST_STOPS = 400
"""Of a page that leads nowhere by Tab, so many stops are tried."""

FORM = """
() => [...document.querySelectorAll("form.ast-form :is(input, select, textarea)")]
  .filter((each) => !each.disabled)
  .filter((each) => !["radio", "checkbox"].includes(each.type) || each.checked)
  .map((each) => `${each.name}=${each.value}`)
"""

FOCUS = """
() => {
  const at = document.activeElement, style = getComputedStyle(at);
  return {
    tag: at.localName, type: at.type ?? "", name: at.name ?? "", value: at.value ?? "", checked: Boolean(at.checked),
    form: Boolean(at.closest("form.ast-form")),
    seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
  };
}
"""


def address(name: str, answers: Mapping[str, str] | None = None) -> str:
    """A calculator's page, with answers in its address if there are any."""
    return f"calculators/{name}/" + (f"#{urlencode(answers)}" if answers else "")


def core(name: str, answers: Mapping[str, str] | str) -> Answer:
    """The answer of the core."""
    found = respond(name, answers)
    assert isinstance(found, Answer), found
    return found


def answered(page: Page) -> Locator:
    """Wait for an answer to the reader in place of the example, and return it."""
    answer = page.locator("ast-calculator .ast-outcome:not(.ast-outcome-example)")
    expect(answer).to_be_visible(timeout=START)
    return answer


def ready(page: Page) -> None:
    """Wait until the engine is up."""
    expect(page.locator(".ast-engine")).to_have_attribute("data-state", "ready", timeout=START)


def refused(page: Page) -> Locator:
    """Wait for the summary of errors, and return it."""
    summary = page.locator("ast-calculator .ast-errors")
    expect(summary.get_by_role("heading", name="There is a problem")).to_be_visible(timeout=START)
    return summary


def ask(page: Page) -> None:
    """Ask for the answer."""
    page.locator("ast-calculator form button[type=submit]").click()


def in_form(page: Page) -> list[str]:
    """What the form says: each box, and each choice that is made."""
    return list(page.evaluate(FORM))


def typed(calculator: Calculator, answers: Mapping[str, str]) -> dict[str, str]:
    """What to type or choose at each name of the form; a date by its boxes, its month in words."""
    wanted: dict[str, str] = {}
    for key, value in answers.items():
        if calculator.question(key).kind is Kind.DATE:
            day = date.fromisoformat(value)
            boxes = {"day": str(day.day), "month": MONTHS[day.month - 1], "year": str(day.year)}
            wanted |= {f"{key}-{part}": words for part, words in boxes.items()}
        else:
            wanted[key] = value
    return wanted


def tab_to_form(page: Page) -> None:
    """Go by Tab from the top of the page to the first control of the form, by the link past the navigation."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
    page.keyboard.press("Enter")
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUS)["form"]:
            return
    raise AssertionError("no Tab leads to the form")


def fill_by_keyboard(page: Page, name: str, answers: Mapping[str, str]) -> list[str]:
    """Fill in the form from its first control to its button, by keys alone. Return where no focus could be seen."""
    wanted, unseen = typed(CALCULATORS[name], answers), []
    for _ in range(MOST_STOPS):
        at = page.evaluate(FOCUS)
        assert at["form"], f"Tab has left the form at {at}"
        if not at["seen"]:
            unseen.append(f"{at['name']} {at['value']}")
        if at["type"] == "submit":
            return unseen
        _answer(page, at, wanted.get(at["name"], ""))
        page.keyboard.press("Tab")
    raise AssertionError("no Tab leads to the button")


def _answer(page: Page, at: Mapping[str, str], value: str) -> None:
    """Give an answer at the control that has the focus."""
    match at["type"]:
        case "radio" if value:
            _choose(page, value)
        case "select-one" if value:
            for _ in range(MOST_STOPS):
                if page.evaluate(FOCUS)["value"] == value:
                    return
                page.keyboard.press("ArrowDown")
        case "checkbox":
            if bool(at["checked"]) != (at["value"] in value.split(",")):
                page.keyboard.press("Space")
        case "text" | "textarea":
            page.keyboard.press("Control+A")
            page.keyboard.press("Delete")
            page.keyboard.type(value)


def _choose(page: Page, value: str) -> None:
    page.keyboard.press("Space")
    for _ in range(MOST_STOPS):
        if page.evaluate(FOCUS)["value"] == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"no arrow leads to {value}")
