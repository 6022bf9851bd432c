"""Asks the site's own search box what readers type, and counts how often the right section comes first.

`python -m tests.search.measure [folder]` prints the figures for a built site, and every query that goes wrong.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tools import browser
from tools.build import SITE
from tools.server import serving

QUERIES = Path(__file__).with_name("queries.toml")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--disable-quic", "--no-first-run"]

ASK = """
async (typed) => {
  const box = document.querySelector("[data-md-component=search-query]");
  const says = document.querySelector(".md-search-result__meta");
  const type = (text) => new Promise((resolve) => {
    const watch = new MutationObserver(() => { watch.disconnect(); resolve(); });
    watch.observe(says, { childList: true, characterData: true, subtree: true });
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  });
  if (box.value !== typed) await type(typed);
  return [...document.querySelectorAll(".md-search-result__item")].flatMap((page) =>
    [...page.querySelectorAll("a.md-search-result__link")]
      .filter((link) => !link.closest("details:not([open])"))
      .map((link) => ({
        address: link.href.replace(/\\?[^#]*/, "").replace(new URL(__md_scope).href, ""),
        score: Number(link.firstElementChild.dataset.mdScore),
      }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score)
      .map(({ address }) => address));
}
"""
"""Type a query and return the addresses that are to be seen without opening anything, best first.

The page that heads a group is in the list only if it was found itself. The theme listens to `keyup`.
"""


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader types, and the addresses that are right."""

    ask: str
    at: tuple[str, ...]
    tuned: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """The addresses that the search gave to a query."""

    query: Query
    found: tuple[str, ...]

    @property
    def place(self) -> int:
        """Return which of the results is the first right one, counted from 1; 0 if none is."""
        return next((number for number, address in enumerate(self.found, 1) if address in self.query.at), 0)


@dataclass(frozen=True, slots=True)
class Score:
    """How many queries there were, and how many came out how."""

    asked: int
    first: int
    in_three: int
    empty: int

    def __str__(self) -> str:
        first, in_three = (f"{100 * count / self.asked:.0f}%" for count in (self.first, self.in_three))
        return f"{self.asked} queries: {first} first, {in_three} in the first three, {self.empty} without a result"


def queries() -> tuple[Query, ...]:
    """Return all queries, in the file's order."""
    entries = tomllib.loads(QUERIES.read_text("utf-8"))["query"]
    return tuple(Query(entry["ask"], tuple(entry["at"]), entry["tuned"]) for entry in entries)


def open_box(page: Page) -> None:
    """Put the cursor into a page's search box, and wait until the search is ready."""
    page.locator("[data-md-component=search-query]").focus()
    expect(page.locator(".md-search-result__meta")).not_to_contain_text(re.compile("Initiali[sz]ing"), timeout=30_000)


def answers(page: Page, asked: Iterable[Query]) -> Iterator[Answer]:
    """Ask a page's search box one query after the other."""
    open_box(page)
    for query in asked:
        yield Answer(query, tuple(page.evaluate(ASK, query.ask)))


def score(given: Iterable[Answer]) -> Score:
    """Count."""
    places = [(answer.place, bool(answer.found)) for answer in given]
    return Score(
        len(places),
        sum(place == 1 for place, _ in places),
        sum(1 <= place <= 3 for place, _ in places),
        sum(not found for _, found in places),
    )


def main() -> None:
    """Print what is right and what is wrong."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SITE
    with serving(folder) as served, sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser.find(), args=ARGUMENTS)
        page = running.new_page()
        page.goto(served.url)
        given = list(answers(page, queries()))
        running.close()
    for answer in given:
        if answer.place != 1:
            print(f"{answer.place or '-'}  {answer.query.ask!r}: {', '.join(answer.found[:4])}")
    for tuned in (True, False):
        some = [answer for answer in given if answer.query.tuned == tuned]
        if some:
            print("tuned on:   " if tuned else "not tuned on:", score(some))


if __name__ == "__main__":
    main()
