"""The release's zip: opened from a disk in a browser, and served from a host as any other site."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_engine import OpenPage, state
from tests.browser.test_search import LINK, ask
from tools import release
from tools.server import Served, serving


@pytest.fixture(scope="module")
def unzipped(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release made from the built site, zipped and unzipped."""
    work = tmp_path_factory.mktemp("release")
    shutil.copytree(site, work / "site")
    release.make_portable(work / "site")
    zips = [release.pack(work / "site", work / name) for name in ("one.zip", "other.zip")]
    assert zips[0].read_bytes() == zips[1].read_bytes()
    with zipfile.ZipFile(zips[0]) as packed:
        packed.extractall(work)
    return work / release.NAME


@pytest.fixture
def server(unzipped: Path) -> Iterator[Served]:
    """The release at an address that it was not told of."""
    with serving(unzipped, base="/somewhere/else/") as served:
        yield served


@pytest.fixture
def disk(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page for files, and the errors that no script of it caught."""
    context = browser.new_context()
    uncaught: list[str] = []
    context.on("weberror", lambda error: uncaught.append(str(error.error)))
    yield context.new_page(), uncaught
    context.close()


def test_it_opens_from_a_disk(disk: tuple[Page, list[str]], unzipped: Path) -> None:
    """From the front page by its links to guidance and to a calculator: all is shown, and what does not work said."""
    page, uncaught = disk
    page.goto((unzipped / "index.html").as_uri())
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_text(release.EVERYWHERE)).to_be_visible()
    ask(page, "appeal")
    page.locator(LINK).first.click()
    expect(page.locator("h1")).to_contain_text("review")
    assert "/guidance/review/index.html" in page.url
    page.go_back()
    page.locator(".md-content a[href$='guidance/who-can-apply/index.html']").first.click()
    expect(page.locator("h1")).to_contain_text("Who can")
    assert page.url == (unzipped / "guidance/who-can-apply/index.html").as_uri()
    page.goto((unzipped / "calculators/pay-range/index.html").as_uri())
    expect(page.get_by_text(release.AT_A_CALCULATOR)).to_be_visible()
    expect(page.locator("form.ast-form")).to_be_hidden()
    expect(page.locator(".ast-engine")).to_be_hidden()
    expect(page.locator(".ast-example").first).to_be_visible()
    assert page.locator("article table").count() > 10
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"  # styles apply
    assert uncaught == [], uncaught


def test_every_link_from_a_disk_leads_to_a_file(unzipped: Path) -> None:
    """No link of a page ends at a folder, and each file that one names is there."""
    for page in unzipped.rglob("index.html"):
        for _, link, _ in release.HREF.findall(page.read_text("utf-8")):
            assert (page.parent / link).is_file(), (page, link)


def test_it_works_on_a_host(open_page: OpenPage, server: Served) -> None:
    """Nothing of the above is shown, and the calculator starts."""
    page = open_page()
    page.goto("index.html")
    expect(page.get_by_text(release.EVERYWHERE)).to_be_hidden()
    page.goto("calculators/pay-range/index.html")
    expect(page.get_by_text(release.AT_A_CALCULATOR)).to_be_hidden()
    expect(page.locator("form.ast-form")).to_be_visible()
    state(page, "ready")
