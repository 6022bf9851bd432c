"""Files that an answer offers, saved in a browser and read back: an example's, a new answer's, an example's again."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Download, Locator, Page, expect

from astcore.calculators import CALCULATORS
from astcore.html.calculator import calculator
from astcore.html.elements import markup
from astcore.html.parts import Links
from astcore.outcome import File
from astcore.respond import Answer, respond
from engine.build import OUT, build
from tools.server import Served, serving

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Deadlines</title><link rel="icon" href="data:,"></head>
<body><main>{body}</main><script type="module" src="../../engine/{version}/main.mjs"></script></body></html>"""

START = 60_000
"""Milliseconds: a busy machine may take many times what a start needs."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the engine and one page: the deadline planner."""
    site = tmp_path_factory.mktemp("site")
    version = build()["version"]
    shutil.copytree(OUT / version, site / "engine" / version)
    page = site / "pages" / "deadlines" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE.format(body=markup(calculator("deadlines", Links("../../"))), version=version), "utf-8")
    return site


@pytest.fixture
def server(folder: Path) -> Iterator[Served]:
    """The small site, in place of the whole one."""
    with serving(folder) as served:
        yield served


def buttons(page: Page) -> Locator:
    """The buttons that save a calendar file."""
    return page.locator(".ast-answer button[data-action='download']")


def saved(page: Page, at: int = 0) -> tuple[Download, bytes]:
    """What a button saves: the download, and its bytes."""
    with page.expect_download() as waited:
        buttons(page).nth(at).click()
    return waited.value, waited.value.path().read_bytes()


def files(**answers: str) -> tuple[File, ...]:
    """The files that the core gives."""
    found = respond("deadlines", answers)
    assert isinstance(found, Answer)
    return found.outcome.files


def days(content: bytes) -> list[date]:
    """The days of a calendar file, as another program reads them."""
    calendar = Calendar.from_ical(content)
    assert not calendar.errors
    return [event["DTSTART"].dt for event in calendar.walk("VEVENT")]


def is_calendar(content: bytes, file: File) -> None:
    """What was saved is the core's file, with the line ends that the format demands, and nothing before or after."""
    assert content == file.content.replace("\n", "\r\n").encode()
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_the_example_can_be_saved(page: Page) -> None:
    """The answer that the page was built with has its buttons as soon as the script is there, and they work."""
    page.goto("pages/deadlines/")
    expect(buttons(page).first).to_be_visible()
    download, content = saved(page)
    whole, *_ = files(**CALCULATORS["deadlines"].example)
    assert download.suggested_filename == whole.name == "ast-head-received-2009-12-14.ics"
    is_calendar(content, whole)
    assert days(content)[0] == date(2010, 1, 14)


def test_a_new_answer_can_be_saved_whole_and_by_the_day(page: Page) -> None:
    """An answer that came from Python in the browser: all days in one file, and one day in a file of its own."""
    page.goto("pages/deadlines/#event=assessed&on=2010-03-01&counting=no")
    expect(page.locator(".ast-answer h2")).to_contain_text("4 March 2010", timeout=START)
    whole, first, *_ = files(event="assessed", on="2010-03-01")
    expect(buttons(page)).to_have_count(6)
    _, content = saved(page)
    is_calendar(content, whole)
    assert len(days(content)) == 5
    expect(buttons(page).nth(1)).to_be_hidden()
    page.locator(".ast-answer summary", has_text=re.compile("^One at a time$")).click()
    download, content = saved(page, 1)
    assert download.suggested_filename == first.name == "ast-result-notice-2010-03-04.ics"
    is_calendar(content, first)
    assert days(content) == [date(2010, 3, 4)]


def test_the_button_works_by_keyboard_and_keeps_the_focus(page: Page) -> None:
    """Enter saves, the reader stays where they were, and the page stays the page."""
    page.goto("pages/deadlines/")
    buttons(page).first.focus()
    address = page.url
    with page.expect_download():
        page.keyboard.press("Enter")
    expect(buttons(page).first).to_be_focused()
    assert page.url == address


def test_the_content_stands_there_to_copy(page: Page) -> None:
    """Beside each button the file is there as text, for a browser that saves nothing."""
    page.goto("pages/deadlines/")
    page.locator(".ast-answer .ast-file summary").first.click()
    shown = page.locator(".ast-answer .ast-file pre").first
    expect(shown).to_be_visible()
    assert shown.text_content() == files(**CALCULATORS["deadlines"].example)[0].content


def test_after_back_the_example_can_be_saved_again(page: Page) -> None:
    """Going back to the page without answers brings the example, with buttons that work."""
    page.goto("pages/deadlines/")
    page.evaluate("location.hash = 'event=review_received&on=2010-04-26&counting=no'")
    expect(page.locator(".ast-answer h2")).to_contain_text("23 June 2010", timeout=START)
    _, content = saved(page)
    assert days(content) == [date(2010, 6, 23)]
    page.go_back()
    expect(page.locator(".ast-answer h2")).to_contain_text("14 January 2010")
    _, content = saved(page)
    is_calendar(content, files(**CALCULATORS["deadlines"].example)[0])
