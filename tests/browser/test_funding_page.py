"""Paying for a post in a browser: only the questions that fit, sums worked out line by line, and room on a phone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.conftest import OpenPage

START = 60_000
"""Milliseconds: a busy machine may take many times what a start needs."""

NARROWEST = 320


def asked(page: Page) -> list[str]:
    """The keys of the questions that the form shows."""
    shown = page.locator("ast-calculator [data-question]:visible").all()
    return [str(each.get_attribute("data-question")) for each in shown]


def answered(page: Page) -> None:
    """Wait for an answer to the reader in place of the example."""
    expect(page.locator(".ast-outcome:not(.ast-outcome-example)")).to_be_visible(timeout=START)


def test_a_payment_is_worked_out_line_by_line(page: Page) -> None:
    """By keyboard: what a school was passed on, with sums as people write them, and the part that was not covered."""
    page.goto("calculators/funding/")
    assert asked(page) == ["about"]
    page.locator("[name=about][value=passed_on]").focus()
    page.keyboard.press("Space")
    assert asked(page) == ["about", "approach"]
    page.locator("[name=approach][value=recommended]").focus()
    page.keyboard.press("Space")
    for key, sum_ in (("extra", "£8,000"), ("kept", "2 000"), ("on_costs", "1600")):
        page.locator(f"[name={key}]").focus()
        page.keyboard.type(sum_)
    page.keyboard.press("Enter")
    answered(page)
    expect(page.locator(".ast-verdict")).to_be_focused()
    last = page.locator(".ast-answer-table").first.locator("tr").last
    expect(last).to_contain_text("Passed on in all")
    expect(last).to_contain_text("£12,200")
    expect(page.locator(".ast-summary")).to_contain_text("did not cover another £3,600")


def test_other_questions_take_the_place_of_those_that_no_longer_fit(page: Page) -> None:
    """A reader who turns from a payment to a new post is asked about the post, and the sums are not in the answer."""
    page.goto("calculators/funding/#about=passed_on&approach=recommended&extra=8000")
    answered(page)
    page.locator("[name=about][value=new]").check()
    assert asked(page) == ["about", "grant", "formula", "own_money", "shared"]
    page.locator("[name=grant][value=none]").check()
    page.locator("[name=formula][value=yes]").check()
    page.locator("[name=own_money][value=no]").check()
    page.locator("[name=shared][value=no]").check()
    page.get_by_role("button", name="Show the answer").click()
    expect(page.locator(".ast-verdict")).to_have_text("The local funding formula can pay for it")
    assert "extra" not in page.url
    expect(page.locator(".ast-steps")).to_contain_text("should consult the Schools Forum")
    expect(page.locator(".ast-steps")).to_contain_text("form AST2")


def test_no_answer_is_wider_than_a_phone(open_page: OpenPage) -> None:
    """The widest tables scroll in their own boxes, not the page."""
    page = open_page(viewport={"width": NARROWEST, "height": 700})
    for query in ("about=new&grant=none&formula=yes&own_money=yes", "about=allocation&posts=999"):
        page.goto("about:blank")
        page.goto(f"calculators/funding/#{query}")
        answered(page)
        assert page.evaluate("document.documentElement.scrollWidth") == NARROWEST
