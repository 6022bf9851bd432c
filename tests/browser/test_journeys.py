"""The calculators on their own pages, as a reader uses them: with the keyboard, with slips, and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from astcore.calculators import CALCULATORS
from tests.conftest import OpenPage
from tools.server import Served

NAMES = pytest.mark.parametrize("name", CALCULATORS)


@NAMES
def test_an_example_is_answered_before_any_script(open_page: OpenPage, name: str) -> None:
    """Without JavaScript a page holds an answer that says it is an example, and tables of answers that open."""
    page = open_page(java_script_enabled=False)
    page.goto(f"calculators/{name}/")
    expect(page.locator(".ast-answer .ast-example")).to_be_visible()
    expect(page.locator("ast-calculator > .ast-late")).to_be_visible()
    table = page.locator("#all-answers ~ details.ast-folded").first
    table.locator("summary").click()
    expect(table.locator("table").first).to_be_visible()


@pytest.mark.allow_console_errors
@pytest.mark.parametrize("file", ["main.mjs", "client.mjs"])
def test_a_calculator_whose_script_does_not_come_says_so(page: Page, server: Served, file: str) -> None:
    """The page came and the line broke: the reader is told, and tries again."""

    def broken(_path: str) -> None:
        raise ConnectionResetError

    server.sabotage[f"engine/*/{file}"] = broken
    page.goto("calculators/pay-range/")
    note = page.locator("ast-calculator > .ast-late")
    expect(note).to_be_visible(timeout=30_000)
    expect(page.locator(".ast-answer .ast-example")).to_be_visible()
    server.sabotage.clear()
    note.get_by_role("link", name="Try again").click()
    expect(page.locator(".ast-engine")).to_have_attribute("data-state", "ready", timeout=60_000)
    expect(note).to_be_hidden()


def test_a_range_is_designed_with_the_keyboard_alone(page: Page) -> None:
    """From the first question to the answer by Tab, arrows, typing and Enter."""
    page.goto("calculators/pay-range/")
    page.locator("ast-calculator input[type=radio]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "start"
    page.keyboard.press("Control+A")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    verdict = page.locator(".ast-answer .ast-verdict")
    expect(verdict).to_have_text("Points 2 to 6: £40,442 to £44,331", timeout=30_000)
    expect(verdict).to_be_focused()
    assert "start=2" in page.url.split("#")[1]


@pytest.mark.allow_console_errors
@pytest.mark.parametrize("path", ["guidance/no-such-page/", "no/such/page/at/all"])
def test_a_page_that_is_not_there_leads_on(page: Page, path: str) -> None:
    """A wrong address, however deep, brings a page with the site's look whose links lead back into the site."""
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    page.locator("article").get_by_role("link", name="All the calculators").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Calculators")
