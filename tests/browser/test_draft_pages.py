"""The assessment day, the review and the job description in a browser: what was ticked stays, and drafts are saved."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from astcore.calculators import CALCULATORS
from astcore.respond import Answer, respond

START = 60_000
"""Milliseconds: a busy machine may take many times what a start needs."""


def answered(page: Page) -> None:
    """Wait for an answer to the reader in place of the example."""
    expect(page.locator(".ast-outcome:not(.ast-outcome-example)")).to_be_visible(timeout=START)


def ticked(page: Page, name: str) -> list[str]:
    """The values of the boxes of a question that are ticked."""
    boxes = page.locator(f"[name={name}]:checked").all()
    return [str(box.get_attribute("value")) for box in boxes]


def test_ticks_come_back_from_a_link(page: Page) -> None:
    """Several answers to one question are ticked again when the page is opened by the link to its answer."""
    found = respond("assessment-day", {**CALCULATORS["assessment-day"].example, "people": "staff,parents"})
    assert isinstance(found, Answer)
    page.goto(f"calculators/assessment-day/#{found.query}")
    answered(page)
    assert ticked(page, "people") == ["staff", "parents"]
    page.get_by_role("button", name="Show the answer").click()
    expect(page.locator(".ast-verdict")).to_have_text(found.outcome.heading)
    expect(page.locator(".ast-day-words", has_text="Parents")).to_be_visible()


def test_a_ground_that_is_ticked_changes_the_answer(page: Page) -> None:
    """With none of the grounds there is no letter; with one there is, with the reader's own words in it."""
    page.goto("calculators/review/")
    page.get_by_label("I was assessed, and not certified as an AST").check()
    page.get_by_label("None of these").check()
    page.get_by_role("button", name="Show the answer").click()
    answered(page)
    expect(page.locator(".ast-document")).to_have_count(0)
    page.get_by_label("The assessor was biased").check()
    page.locator("[name=why]").fill("5 > 3 & <b>so on</b>")
    page.get_by_role("button", name="Show the answer").click()
    expect(page.locator(".ast-document")).to_contain_text("5 > 3 & <b>so on</b>")
    with page.expect_download() as waited:
        page.locator(".ast-answer [data-action=download]").click()
    assert waited.value.suggested_filename == "review-letter.txt"
    assert "5 > 3 & <b>so on</b>" in waited.value.path().read_text("utf-8")


@pytest.mark.parametrize("at", [0, 1])
def test_a_job_description_is_saved(page: Page, at: int) -> None:
    """The draft as Markdown and as a web page are the files that the core makes."""
    page.goto("calculators/job-description/")
    page.get_by_role("button", name="Show the answer").click()
    answered(page)
    found = respond("job-description", CALCULATORS["job-description"].example)
    assert isinstance(found, Answer)
    with page.expect_download() as waited:
        page.locator(".ast-answer [data-action=download]").nth(at).click()
    file = found.outcome.files[at]
    assert waited.value.suggested_filename == file.name
    assert waited.value.path().read_text("utf-8") == file.content


@pytest.mark.parametrize("name", ["assessment-day", "review", "job-description", "paths"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(page: Page, name: str, width: int) -> None:
    """Whatever the width, and with everything folded out, only boxes of tables scroll by themselves."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"calculators/{name}/")
    page.evaluate("document.querySelectorAll('article details').forEach((each) => (each.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
