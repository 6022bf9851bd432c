"""Each calculator by keyboard alone, and as it is heard: from the top of the page to a changed answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from astcore.calculators import CALCULATORS
from tests.reader import FOCUS, address, answered, core, fill_by_keyboard, ready, tab_to_form

HEAR = """
  window.heard = [];
  addEventListener("DOMContentLoaded", () => {
    const live = "[role=status], [role=alert], [role=log], [aria-live]";
    new MutationObserver((changes) => {
      const regions = new Set();
      for (const { target, addedNodes } of changes) {
        const at = target instanceof Element ? target : target.parentElement;
        // A region that comes with its words in it is not read out; words that come into one are.
        if (addedNodes.length && at?.closest(live)) regions.add(at.closest(live));
      }
      for (const region of regions) if (region.textContent.trim()) heard.push(region.textContent.trim());
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
"""


@pytest.mark.parametrize("name", CALCULATORS)
def test_from_the_top_of_the_page_to_a_changed_answer(page: Page, name: str) -> None:
    """Tab, arrows, Space, typing and Enter answer the form; the answer takes the focus and is said once."""
    page.add_init_script(HEAR)
    page.goto(address(name))
    ready(page)
    tab_to_form(page)
    assert fill_by_keyboard(page, name, CALCULATORS[name].example) == []
    page.keyboard.press("Enter" if len(name) % 2 else "Space")
    expected = core(name, CALCULATORS[name].example)
    verdict = answered(page).locator(".ast-verdict")
    expect(verdict).to_have_text(expected.outcome.heading)
    expect(verdict).to_be_focused()
    expect(verdict).to_be_in_viewport()
    announced = f"{expected.outcome.heading}. {expected.outcome.summary}"
    page.wait_for_function("(words) => heard.includes(words)", arg=announced)
    assert page.evaluate("heard") == [announced]
    assert page.locator("ast-calculator [aria-live=assertive], ast-calculator [role=alert]").count() == 0

    for link in (page.locator("[data-change]").first, page.locator("[data-change]").last):
        before = page.url
        link.focus()
        assert page.evaluate(FOCUS)["seen"]
        page.keyboard.press("Enter")
        question = page.locator(f"[data-question={link.get_attribute('data-change')}]")
        expect(question.locator(":focus")).to_have_count(1)
        assert page.evaluate(FOCUS)["seen"]
        assert page.url == before
        covered = "document.querySelector('.md-header').getBoundingClientRect().bottom"
        assert page.evaluate(f"document.activeElement.getBoundingClientRect().top >= {covered}")


def test_a_failure_is_said(page: Page) -> None:
    """A reader who waits and cannot see hears that it goes on, and then why there is no answer."""
    page.add_init_script(HEAR)
    page.add_init_script("window.Worker = undefined")
    page.goto(address("pay-range"))
    page.locator("[name=start]").fill("7")
    page.locator("[name=fraction]").fill("0.123")
    page.keyboard.press("Enter")
    page.wait_for_function("() => heard.some((words) => words.includes('did not start'))")
    link = page.locator(".ast-engine [data-state=failed] a")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#all-answers")).to_be_in_viewport()
    expect(page.locator("[name=start]")).to_have_value("7")
