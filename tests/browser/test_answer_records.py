"""A record: filled in on the page, kept while answers change, and printed as a record of a few pages."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Dialog, Page, expect
from pypdf import PdfReader

from astcore.calculators import CALCULATORS
from astcore.dates import in_words
from astcore.outcome import Outcome
from tests.reader import address, answered, ask, core, ready

NAMES = pytest.mark.parametrize("name", CALCULATORS)
LINES_OF_A_PAGE = 8
"""An answer with more lines of tables and drafts than this may take a third page: they have to be on paper whole."""


def opened(page: Page) -> None:
    """Open the record."""
    page.locator("[data-action=record]").click()
    expect(page.locator(".ast-record h3")).to_be_focused()


def printed(page: Page) -> list[str]:
    """What comes out on paper, by page, as it can be read back."""
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return [re.sub(r"\s+", " ", sheet.extract_text()) for sheet in sheets]


def squeezed(words: str) -> str:
    """Words without spaces: a line's end on paper may fall anywhere."""
    return re.sub(r"\s+", "", words)


def most_pages(outcome: Outcome) -> int:
    """Two pages; three where a long table or a draft belongs to the answer."""
    lines = sum(len(table.rows) for table in outcome.tables) + (len(outcome.document.blocks) if outcome.document else 0)
    return 3 if lines > LINES_OF_A_PAGE else 2


@NAMES
def test_an_answer_on_paper(page: Page, name: str) -> None:
    """One or two pages: no navigation, the working open, the addresses, and at the foot source and data version."""
    page.goto(address(name, CALCULATORS[name].example))
    answered(page)
    found = core(name, CALCULATORS[name].example)
    unfolded = page.locator(".ast-answer details[open]").count()
    sheets = printed(page)
    assert len(sheets) <= most_pages(found.outcome)
    paper = squeezed(" ".join(sheets))
    for words in (found.outcome.heading, found.outcome.summary, f"Data version {found.data_version}"):
        assert squeezed(words) in paper
    for check in found.outcome.checks:
        assert squeezed(check.because) in paper
    for silence in found.outcome.silent:
        assert squeezed(silence.reading) in paper
    for table in found.outcome.tables:
        # A folded table is printed by who has opened it; the year's calendar stands on paper as its picture alone.
        if not table.folded and table.caption != "The calendar as a table":
            assert all(squeezed(cell.text) in paper for row in table.rows for cell in row)
    for change in found.would_change:
        assert squeezed(change.heading) in paper
    link = f"{page.url.partition('#')[0]}#{found.query}"
    assert squeezed(link) in paper
    for check in found.outcome.checks:
        assert squeezed(f"{check.citation.section.number} {check.citation.section.page}") in paper
    assert "Promotingexcellence" in paper
    foot = squeezed(sheets[-1])
    assert squeezed(f"Data version {found.data_version}") in foot
    assert f"{len(sheets)}/{len(sheets)}" in foot
    for absent in ("Skip to content", "Show the answer", "Copy a link", "Make this a record", "What that means"):
        assert squeezed(absent) not in paper
    assert page.locator(".ast-answer details[open]").count() == unfolded, "what print has opened is closed again"


@NAMES
def test_a_record_on_paper(page: Page, name: str) -> None:
    """Date, names and notes stand on it in full, with lines to sign on; it takes three pages at the most."""
    page.goto(address(name, CALCULATORS[name].example))
    answered(page)
    opened(page)
    entries = CALCULATORS[name].record.entries
    texts = {}
    for number, entry in enumerate(entries):
        box = page.locator(f".ast-record [data-note='record-{entry.key}']")
        if entry.dated:
            today = datetime.now(UTC).date()
            days = {in_words(today + timedelta(days=step)) for step in (-1, 0, 1)}
            assert box.input_value() in days
            texts[entry.key] = box.input_value()
            continue
        texts[entry.key] = f"Entry {number} <b>of {entry.key}</b>" + (f"\n{'note ' * 60}end" if entry.long else "")
        box.fill(texts[entry.key])
    sheets = printed(page)
    paper = squeezed(" ".join(sheets))
    assert len(sheets) <= 3
    for words in (*texts.values(), CALCULATORS[name].record.heading, "Signature"):
        assert squeezed(words).lower() in paper.lower()
    assert squeezed(f"Data version {core(name, CALCULATORS[name].example).data_version}") in squeezed(sheets[-1])


@NAMES
def test_notes_survive_a_changed_answer(page: Page, name: str) -> None:
    """What was typed beside one answer stands beside the next, and is in no address and in no store."""
    cases = list(CALCULATORS[name].foreseen())
    page.goto(address(name, cases[0]))
    answered(page)
    opened(page)
    boxes = page.locator(".ast-answer [data-note]:visible")
    typed = [f"Words {number}" for number in range(boxes.count())]
    for box, words in zip(boxes.all(), typed, strict=True):
        box.fill(words)
    kept = page.locator(".ast-record [data-note]:visible")
    before = [box.input_value() for box in kept.all()]
    page.evaluate("(query) => { location.hash = query; }", core(name, cases[1]).query)
    expect(page.locator(".ast-verdict")).to_have_text(core(name, cases[1]).outcome.heading, timeout=60_000)
    expect(page.locator(".ast-answer [data-query]")).to_have_attribute("data-query", core(name, cases[1]).query)
    expect(page.locator(".ast-record")).to_be_visible()
    assert [box.input_value() for box in kept.all()] == before
    assert "Words" not in page.url
    assert page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])").find("Words") < 0


def test_notes_go_with_the_page_and_the_browser_asks_first(page: Page) -> None:
    """The page says that a reload takes them; the browser asks before it does, until they are on paper."""
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", agree)
    page.goto(address("post", CALCULATORS["post"].example))
    answered(page)
    opened(page)
    expect(page.locator(".ast-record")).to_contain_text("when you leave or reload this page, it is gone")
    page.locator(".ast-record [data-note='record-for']").fill("A school")
    page.reload()
    assert asked == ["beforeunload"]
    answered(page)
    expect(page.locator(".ast-record")).to_be_hidden()
    opened(page)
    expect(page.locator(".ast-record [data-note='record-for']")).to_have_value("")
    page.locator(".ast-record [data-note='record-for']").fill("A school")
    page.evaluate("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))")
    page.reload()
    assert asked == ["beforeunload"]


def test_a_record_opens_and_closes_by_keyboard(page: Page) -> None:
    """The button says whether the record is open; one that is closed and empty is not printed as a record."""
    page.goto(address("review", CALCULATORS["review"].example))
    answered(page)
    button = page.locator("[data-action=record]")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".ast-record h3")).to_be_focused()
    assert "Signature" in " ".join(printed(page))
    button.focus()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".ast-record")).to_be_hidden()
    assert "Signature" not in " ".join(printed(page))


def test_the_example_of_a_page_is_no_record(page: Page) -> None:
    """Before the reader has answered, printing gives the page with its example, which says that it is one."""
    page.goto(address("post"))
    ready(page)
    paper = squeezed(" ".join(printed(page)))
    assert squeezed("An example answer, for") in paper
    page.get_by_role("radio", name="A maintained school").check()
    page.get_by_role("radio", name="Nobody yet").check()
    page.get_by_role("radio", name="Not settled yet").check()
    ask(page)
    answered(page)
    assert squeezed("An example answer, for") not in squeezed(" ".join(printed(page)))
