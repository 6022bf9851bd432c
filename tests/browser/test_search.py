"""The search through the site's own box: what readers type, the theme's keyboard and marks, and the fall-back."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from search.build import HERE, INDEX
from tests.search.measure import ASK, answers, open_box, queries, score
from tools.server import Served

BOX = "[data-md-component=search-query]"
LINK = "a.md-search-result__link"
STOCK = "assets/javascripts/workers/search."
SABOTAGED = pytest.mark.allow_console_errors

FIRST = {True: 0.9, False: 0.86}
IN_THREE = {True: 0.96, False: 0.95}
"""The least share of queries, tuned on and not, that find the right section first and in the first three: a little
below what was measured."""


def ask(page: Page, text: str) -> None:
    """Put a query into the box of a page, and wait for its results."""
    open_box(page)
    page.evaluate(ASK, text)
    expect(page.locator(LINK).first).to_be_visible()


def used(server: Served, start: str) -> bool:
    """Whether a file whose address starts so was fetched."""
    return any(path.startswith(start) for path in server.paths())


def test_readers_find_the_right_section(page: Page) -> None:
    page.goto("")
    given = list(answers(page, queries()))
    for tuned in (True, False):
        found = score(answer for answer in given if answer.query.tuned == tuned)
        wrong = "\n".join(f"{answer.query.ask}: {answer.found[:3]}" for answer in given if answer.place != 1)
        assert found.first >= FIRST[tuned] * found.asked, f"{found}\n{wrong}"
        assert found.in_three >= IN_THREE[tuned] * found.asked, f"{found}\n{wrong}"
        assert not found.empty, f"{found}\n{wrong}"


def test_every_address_exists(site: Path) -> None:
    there = {doc["location"] for doc in json.loads((site / INDEX).read_text("utf-8"))["docs"]}
    asked = tomllib.loads((HERE / "questions.toml").read_text("utf-8"))
    assert not set(asked) - there, "search/questions.toml names sections that there are not"
    assert not {address for query in queries() for address in query.at} - there
    assert not [address for address in there if address.startswith("maintain/")]


def test_our_worker_answers(page: Page, server: Served) -> None:
    page.goto("guidance/pay/")
    ask(page, "appeal")
    assert used(server, "search/search.mjs")
    assert not used(server, STOCK)


def test_enter_opens_the_best_result(page: Page) -> None:
    page.goto("guidance/pay/")
    ask(page, "E12")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reference/standards/?h=*#e12")


def test_arrows_walk_through_the_results(page: Page) -> None:
    page.goto("guidance/pay/")
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    ask(page, "time off timetable")
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINK).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINK).nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/guidance/outreach/?h=*#time")


def test_words_are_marked_in_the_results_and_on_the_page(page: Page) -> None:
    page.goto("")
    ask(page, "observed lessons")
    result = page.locator(LINK).filter(has_text="Which lessons are observed")
    expect(result.locator("mark").first).to_have_text("lessons")
    result.click()
    page.wait_for_url("**/guidance/assessment-day/?h=*#lessons")
    expect(page.locator("mark[data-md-highlight]").filter(has_text="lessons").first).to_be_visible()


def test_results_and_a_suggestion_come_while_a_word_is_typed(page: Page) -> None:
    page.goto("")
    page.locator(BOX).press_sequentially("outr")
    expect(page.locator("[data-md-component=search-suggest]")).to_have_text("outreach")
    expect(page.locator(LINK).first).to_have_attribute("href", re.compile(r"/guidance/outreach/"))


@SABOTAGED
@pytest.mark.parametrize("missing", ["search.mjs", "minisearch.mjs", "words.mjs"])
def test_the_stock_worker_answers_if_ours_is_not_there(page: Page, server: Served, missing: str) -> None:
    server.sabotage[f"search/{missing}"] = (404, b"Not found")
    page.goto("")
    ask(page, "outreach")
    assert used(server, STOCK)


@SABOTAGED
def test_the_stock_worker_answers_if_ours_cannot_read_the_index(page: Page, server: Served, site: Path) -> None:
    index = json.loads((site / INDEX).read_text("utf-8"))
    del index["config"]["words"]
    server.sabotage[INDEX.as_posix()] = (200, json.dumps(index).encode())
    page.goto("")
    ask(page, "outreach")
    assert used(server, STOCK)


def test_the_index_stays_small(site: Path) -> None:
    assert (site / INDEX).stat().st_size < 400_000
