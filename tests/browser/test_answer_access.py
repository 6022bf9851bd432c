"""Each calculator with an answer and with errors, in both schemes, on wide and narrow screens: nothing in the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from astcore.calculators import CALCULATORS
from tests.conftest import OpenPage
from tests.reader import address, answered, ask, ready, refused

AXE = (Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js").read_text("utf-8")
RUN = """
async () => {
  const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target} ${html.slice(0, 160)}`));
}
"""

UNFOLD = "document.querySelectorAll('article details').forEach((each) => (each.open = true))"

NAMES = pytest.mark.parametrize("name", CALCULATORS)
WIDTHS = (1280, 360)
SCHEMES = {"light": "default", "dark": "slate"}


def findings(page: Page) -> list[str]:
    """What axe finds wrong with a page, at both widths and in both schemes."""
    page.evaluate(AXE)
    found = []
    for scheme, theme in SCHEMES.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", theme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found += [f"{scheme} {width}: {finding}" for finding in page.evaluate(RUN)]
    return found


def with_slips(page: Page, name: str) -> None:
    """Open a calculator and ask for an answer with nothing that can be read in the form."""
    page.goto(address(name))
    ready(page)
    page.evaluate("document.querySelectorAll('form.ast-form :checked').forEach((each) => { each.checked = false; })")
    page.locator("ast-calculator form").dispatch_event("change")
    for box in page.locator("form.ast-form input[type=text]:visible").all():
        box.fill("x")
    ask(page)
    refused(page)


@NAMES
def test_an_answer_has_no_finding(page: Page, name: str) -> None:
    """An answer with everything folded out and its record open."""
    page.goto(address(name, CALCULATORS[name].example))
    answered(page)
    page.locator("[data-action=record]").click()
    page.evaluate(UNFOLD)
    assert findings(page) == []


@NAMES
def test_errors_have_no_finding(page: Page, name: str) -> None:
    """A form with its summary of errors and a word at each field."""
    with_slips(page, name)
    assert findings(page) == []


def test_an_answer_that_no_longer_fits_has_no_finding(page: Page) -> None:
    """The word that an answer does not go with the form can be read, and so can the answer."""
    page.goto(address("pay-range", CALCULATORS["pay-range"].example))
    answered(page)
    page.locator("[name=start]").fill("x")
    page.locator("[name=start]").blur()
    expect(page.locator(".ast-stale")).to_be_visible()
    assert findings(page) == []


@NAMES
@pytest.mark.parametrize("what", ["answer", "errors"])
def test_nothing_scrolls_sideways(open_page: OpenPage, name: str, what: str) -> None:
    """At 320 pixels, as with a page of 1280 at four times its size, only boxes of tables scroll by themselves."""
    page = open_page(viewport={"width": 320, "height": 640})
    if what == "answer":
        page.goto(address(name, CALCULATORS[name].example))
        answered(page)
        page.locator("[data-action=record]").click()
        page.evaluate(UNFOLD)
    else:
        with_slips(page, name)
    wide: list[Any] = page.evaluate(
        """() => [...document.querySelectorAll("article *")]
          .filter((each) => !each.closest(".ast-table-box, .ast-hidden, svg") && each.getBoundingClientRect().right > 321)
          .map((each) => each.outerHTML.slice(0, 120))"""
    )
    assert wide == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@NAMES
def test_targets_are_large_enough(open_page: OpenPage, name: str) -> None:
    """Each control, button and folded heading, or the label that belongs to it, is at least 24 pixels high."""
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(address(name, CALCULATORS[name].example))
    answered(page)
    small = page.evaluate(
        """() => [...document.querySelectorAll("ast-calculator :is(button, input, select, textarea, summary)")]
          .filter((each) => each.checkVisibility() && each.closest("label") === null)
          .map((each) => [each, (each.labels?.[0] ?? each).getBoundingClientRect(), each.getBoundingClientRect()])
          .filter(([, label, own]) => Math.max(label.height, own.height) < 24)
          .map(([each]) => each.outerHTML.slice(0, 120))"""
    )
    assert small == []


@pytest.mark.parametrize("name", ["eligibility", "pay-range"])
def test_forced_colours_keep_what_counts(open_page: OpenPage, name: str) -> None:
    """With the reader's own few colours an error, the marks of checks and the focus are still told apart."""
    page = open_page(forced_colors="active")
    with_slips(page, name)
    box = page.locator(".ast-errors-box")
    assert box.evaluate("(each) => getComputedStyle(each).borderTopStyle") == "solid"
    page.goto(address(name, CALCULATORS[name].example))
    mark = answered(page).locator(".ast-mark").first
    assert mark.evaluate("(each) => getComputedStyle(each).borderTopStyle") == "solid"
    page.locator("[data-action=print]").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
