"""A year of outreach in a browser: the calendar follows the answers, fits a phone and paper, and can be taken away."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from astcore.calculators import CALCULATORS
from astcore.respond import Answer, respond
from tests.conftest import OpenPage

START = 90_000
"""Milliseconds: a busy machine may take many times what a start needs."""

EXAMPLE = CALCULATORS["outreach"].example


def core(**answers: str) -> Answer:
    """What the core answers to the example with other answers."""
    found = respond("outreach", {**EXAMPLE, **answers})
    assert isinstance(found, Answer), found
    return found


def answer(page: Page, heading: str) -> None:
    """Ask for the answer, and wait for it."""
    page.get_by_role("button", name="Show the answer").click()
    expect(page.locator(".ast-outcome:not(.ast-outcome-example) .ast-verdict")).to_have_text(heading, timeout=START)


def test_the_calendar_follows_the_pattern(page: Page) -> None:
    """Two half days in place of a day: the days are marked as halves, and the file has them."""
    page.goto("calculators/outreach/")
    page.get_by_label("Two half days a week").check()
    page.locator("[name=day][value=tuesday]").check()
    page.locator("[name=second_day][value=thursday]").check()
    found = core(pattern="halves", day="tuesday", second_day="thursday")
    answer(page, found.outcome.heading)
    halves = page.locator(".ast-answer .ast-year-months .ast-year-half")
    assert halves.count() == found.outcome.files[0].content.count("BEGIN:VEVENT") == 78
    expect(page.locator(".ast-answer .ast-year-months svg").first).to_have_attribute(
        "aria-label", "September 2009. Half a day of outreach: 3, 8, 10, 15, 17, 22, 24, 29"
    )
    with page.expect_download() as waited:
        page.locator(".ast-answer [data-action=download]").click()
    assert waited.value.suggested_filename == "ast-outreach-2009-2010.ics"
    written = waited.value.path().read_bytes().decode()
    assert written.replace("\r\n", "\n") == found.outcome.files[0].content


def test_closures_are_given_as_spans(page: Page) -> None:
    """The half-terms stand in the form as people write them, and can be written so."""
    page.goto("calculators/outreach/")
    box = page.locator("[name=closures]")
    expect(box).to_have_value(
        "26 October 2009 to 30 October 2009, 15 February 2010 to 19 February 2010, 31 May 2010 to 4 June 2010"
    )
    box.fill("26 October 2009 to 6 November 2009")
    answer(page, core(closures=",".join(f"2009-{day}" for day in TWO_WEEKS)).outcome.heading)


TWO_WEEKS = (*(f"10-{day}" for day in range(26, 32)), *(f"11-0{day}" for day in range(1, 7)))


def test_a_missing_term_is_asked_for(page: Page) -> None:
    """Nothing is taken for a date of the school's own: an empty one is asked for."""
    page.goto("calculators/outreach/")
    for part in ("day", "month", "year"):
        page.locator(f"[name=summer_end-{part}]").fill("")
    page.get_by_role("button", name="Show the answer").click()
    expect(page.locator(".ast-errors-box")).to_contain_text("Enter the last day of the summer term", timeout=START)


def test_without_scripts_the_example_is_there(open_page: OpenPage) -> None:
    """The calendar of the example, its tables, and every pattern as a table need no script."""
    page = open_page(java_script_enabled=False)
    page.goto("calculators/outreach/")
    expect(page.locator(".ast-year-months svg")).to_have_count(11)
    expect(page.locator(".ast-year-months .ast-year-whole")).to_have_count(39)
    expect(page.get_by_role("table", name="The calendar as a table")).to_be_visible()
    expect(page.get_by_text("Days of outreach by pattern", exact=False).first).to_be_visible()


@pytest.mark.parametrize(("width", "least"), [(320, 2), (360, 2), (1280, 5)])
def test_the_calendar_fits(page: Page, width: int, least: int) -> None:
    """The page never scrolls sideways; months stand side by side, with numbers that can be read."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("calculators/outreach/")
    page.evaluate("document.querySelectorAll('article details').forEach((each) => (each.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = [svg.bounding_box() for svg in page.locator(".ast-year-months svg").all()]
    tops = [box["y"] for box in boxes if box]
    assert tops.count(min(tops)) >= least
    number = page.locator(".ast-year-months .ast-year-on-whole").first.bounding_box()
    assert number is not None
    assert number["height"] >= 10


def test_the_record_is_two_pages(page: Page) -> None:
    """On paper the example's answer, with its calendar, takes two pages at most."""
    page.goto("calculators/outreach/")
    answer(page, core().outcome.heading)
    printed = page.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type /Page\b", printed)) <= 2
