"""A calculator in a page of another host: as high as what is in it, answering, and telling nothing but its height."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from astcore.calculators import CALCULATORS
from tests.watch import Watch
from tools.server import Served, serving

OTHER = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A school</title><link rel="icon" href="data:,"><h1>A school</h1>
<script>window.told = []; addEventListener("message", ({{ data }}) => told.push(data));</script>
<script src="{script}" data-calculator="{name}" data-title="Pay" async></script><p id="after">After it</p></html>"""


@pytest.fixture
def school(browser: Browser, server: Served, tmp_path: Path) -> Iterator[Page]:
    """A window with a page of another host that holds the tag; no third host is asked for anything."""
    with serving(tmp_path, base="/") as other:
        for name in ("pay-range", "../../x"):
            page = OTHER.format(script=f"{server.url}assets/embed.js", name=name)
            (tmp_path / f"{'good' if name == 'pay-range' else 'bad'}.html").write_text(page, "utf-8")
        watch = Watch(server.origin)
        context = browser.new_context(base_url=other.url, viewport={"width": 700, "height": 900})
        watch.over(context)
        yield context.new_page()
        context.close()
        strays = [each for each in watch.strays if other.origin not in each]
        assert not strays + watch.errors


def height(page: Page) -> float:
    found = page.locator("iframe").bounding_box()
    assert found is not None
    return found["height"]


def test_a_calculator_answers_in_another_page(school: Page, server: Served) -> None:
    """It is as high as what is in it, an answer comes as on its own page, and the host page is told a number only."""
    school.goto("good.html")
    frame = school.frame_locator("iframe")
    expect(frame.locator("ast-calculator form")).to_be_visible(timeout=30_000)
    frame.locator("[name=start]").first.fill("2")
    frame.locator("form button[type=submit]").click()
    expect(frame.locator(".ast-answer .ast-verdict")).to_have_text("Points 2 to 6: £37,536 to £41,426", timeout=60_000)
    inside = school.frames[1]
    school.wait_for_function(
        "(high) => Math.abs(document.querySelector('iframe').clientHeight - high) < 3",
        arg=inside.evaluate("Math.ceil(document.querySelector('main').getBoundingClientRect().height)"),
        timeout=30_000,
    )
    assert inside.evaluate("document.documentElement.scrollHeight - innerHeight") <= 2
    assert height(school) > 900
    told = school.evaluate("told")
    assert told
    assert {tuple(sorted(each)) for each in told} == {("height", "kind")}
    assert all(isinstance(each["height"], int) for each in told)
    assert "start" not in school.url
    assert not [path for path in server.paths() if "start" in path]
    assert inside.evaluate("document.referrer") == ""


def test_links_open_outside(school: Page, server: Served) -> None:
    """A citation opens the site in a window of its own, and the frame stays where it is."""
    school.goto("good.html")
    link = school.frame_locator("iframe").locator(".ast-answer a.ast-cite:visible").first
    expect(link).to_be_visible(timeout=30_000)
    with school.context.expect_page() as opened:
        link.click()
    assert opened.value.url.startswith(server.url)
    assert school.frames[1].url.startswith(f"{server.url}embed/pay-range/")


def test_a_height_is_taken_from_the_frame_only(school: Page) -> None:
    """What other pages or scripts send is passed over, and so is a height that is none."""
    school.goto("good.html")
    expect(school.frame_locator("iframe").locator("ast-calculator form")).to_be_visible(timeout=30_000)
    school.wait_for_function("document.querySelector('iframe').clientHeight > 700", timeout=30_000)
    before = height(school)
    school.evaluate("postMessage({ kind: 'ast-embed-height', height: 5 }, '*')")
    school.frames[1].evaluate("parent.postMessage({ kind: 'ast-embed-height', height: '9px;position:fixed' }, '*')")
    school.frames[1].evaluate("parent.postMessage({ kind: 'other', height: 150 }, '*')")
    school.wait_for_function("told.some(({ kind }) => kind === 'other')")
    assert height(school) == before


def test_a_name_that_is_none_shows_nothing(school: Page) -> None:
    """A name that would lead elsewhere makes no frame."""
    school.goto("bad.html")
    expect(school.locator("#after")).to_be_visible()
    school.wait_for_load_state("networkidle")
    assert school.locator("iframe").count() == 0


@pytest.mark.parametrize("name", CALCULATORS)
def test_every_calculator_can_be_embedded(page: Page, name: str) -> None:
    """Each has a page without menus, with its form, at its own address."""
    page.goto(f"embed/{name}/")
    expect(page.locator("ast-calculator form")).to_be_visible()
    assert page.locator("nav, .md-header").count() == 0
