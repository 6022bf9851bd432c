"""Every built page: no automatic finding, sound HTML, no sideways scroll, all of it by keyboard, no other host."""

from __future__ import annotations

import json
import os
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import OpenPage
from tools.build import ROOT
from tools.measured import Measured

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]
SETTINGS = pytest.mark.parametrize(("scheme", "width"), [(s, w) for s in ("light", "dark") for w in (1280, 360)])

FINDINGS = """({ levels, without }) => axe.run({ include: [["html"]], exclude: without }, {
    runOnly: levels, resultTypes: ["violations"], elementRef: false
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) =>
    `${id}: ${node.target.join(" ")} ${node.failureSummary.replace(/\\s+/g, " ")}`)))"""

WIDER = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll("main *")]
    .filter((each) => each.getBoundingClientRect().right > room + 1)
    .map((each) => `${each.tagName} ${each.className} ${each.textContent.slice(0, 40)}`).slice(0, 5);
}"""


@pytest.fixture(scope="session")
def addresses(site: Path) -> list[str]:
    """The address of every page, from the site's root."""
    return [path.relative_to(site).as_posix().removesuffix("index.html") for path in sorted(site.rglob("*.html"))]


def findings(page: Page, levels: list[str] = LEVELS, without: str = "") -> list[str]:
    """What axe finds in a page as it stands, of these levels or by these rules, without a part of it."""
    page.evaluate(f"() => {{ {AXE} }}")
    left_out = [[without]] if without else []
    found: list[str] = page.evaluate(FINDINGS, {"levels": levels, "without": left_out})
    return found


def search(page: Page, words: str) -> None:
    """Type into the search box, which has the focus, once it is ready; and wait for results."""
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching", timeout=30_000)
    page.keyboard.type(words)
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=30_000)


def collected(pages: Iterator[tuple[str, list[str]]]) -> str:
    """What was found, each finding once with the pages that have it; "" for nothing."""
    where: dict[str, list[str]] = defaultdict(list)
    for address, found in pages:
        for each in found:
            where[each].append(address)
    return "\n".join(f"{each}\n    on {len(on)} pages: {', '.join(on[:3])}" for each, on in where.items())


@SETTINGS
def test_no_automatic_finding(
    open_page: OpenPage, addresses: list[str], measured: Measured, scheme: str, width: int
) -> None:
    """On no page, in neither scheme, in neither width does axe find anything against WCAG 2.2 A and AA.

    What a page is made of does not change with its colours: in the dark scheme only they are looked at. The menu of
    the whole site is the same on all pages of a folder: it is looked at on the first of them.
    """
    page = open_page(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce", bypass_csp=True
    )
    rules = LEVELS if scheme == "light" else COLOURS

    def each() -> Iterator[tuple[str, list[str]]]:
        folders = set()
        for address in addresses:
            page.goto(address)
            folder = address.partition("/")[0]
            yield address, findings(page, rules, without=".md-sidebar--primary" if folder in folders else "")
            folders.add(folder)

    assert not (found := collected(each())), found
    measured.note("axe-pages", len(addresses))


@SETTINGS
def test_search_and_menu(open_page: OpenPage, scheme: str, width: int) -> None:
    """With results in the search box, and with the menu of a small window open, axe finds nothing either."""
    page = open_page(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce", bypass_csp=True
    )
    page.goto("guidance/review/")
    if width == 360:
        page.locator("header label[for=__drawer]").click()
        expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()
        assert findings(page) == []
        page.locator("label.md-overlay").click(position={"x": 350, "y": 600})
        expect(page.locator(".md-sidebar--primary")).to_be_hidden()
        page.locator("header label[for=__search].md-header__button").click()
    page.get_by_role("textbox", name="Search").click()
    search(page, "appeal")
    assert findings(page) == []


def test_no_sideways_scroll(open_page: OpenPage, addresses: list[str]) -> None:
    """In a window of 320 pixels, which is 400 per cent of a common one, no page scrolls sideways."""
    page = open_page(viewport={"width": 320, "height": 800})

    def each() -> Iterator[tuple[str, list[str]]]:
        for address in addresses:
            page.goto(address)
            page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true; })")
            yield address, page.evaluate(WIDER)

    assert not (found := collected(each())), found


def test_sound_html(site: Path, tmp_path: Path, addresses: list[str], measured: Measured) -> None:
    """Every page is HTML by the rules, as html-validate knows them.

    Left out is what stands in a template: markup that a script fills in before anyone meets it.
    """
    command = [str(ROOT / "node_modules" / ".bin" / "html-validate"), "--config", str(ROOT / ".htmlvalidate.json")]
    environment = os.environ | {"PATH": f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    report = tmp_path / "report.json"
    done = subprocess.run(
        [*command, "-f", f"json={report}", str(site)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1}, done.stderr
    found = [
        f"{Path(file['filePath']).relative_to(site)}:{each['line']}: {each['ruleId']}: {each['message']}"
        for file in json.loads(report.read_text("utf-8"))
        for each in file["messages"]
        if "template" not in (each.get("selector") or "")
    ]
    assert not found, "\n".join(found[:40])
    measured.note("html-pages", len(addresses))


OUTSIDE = """() => [...document.querySelectorAll("[src], link[href], [srcset], [action], [formaction], [data], [ping]")]
  .filter((each) => !each.matches("link[rel=canonical], link[rel=prev], link[rel=next]"))
  .flatMap((each) => ["src", "href", "srcset", "action", "formaction", "data", "ping"].map((name) => each.getAttribute(name)))
  .filter((value) => value && new URL(value, location.href).origin !== location.origin && !value.startsWith("data:"))"""


def test_no_other_host(page: Page, addresses: list[str], measured: Measured) -> None:
    """No page asks another host for anything, when it opens or by what is written in it; `page` fails on a request."""
    for address in addresses:
        page.goto(address)
        assert page.evaluate(OUTSIDE) == [], address
    measured.note("third-party-pages", len(addresses))


# --- by keyboard ------------------------------------------------------------------------------------------------------


WAIT_FOR_MOVEMENT = """() => Promise.allSettled(document.getAnimations()
  .filter(({ timeline }) => timeline === document.timeline).map(({ finished }) => finished))"""


def seen(page: Page) -> bool:
    """Whether what has the focus, or the label that shows it, is in the window and on top (of what is not a shade)."""
    return page.evaluate(
        """() => {
          const focused = document.activeElement;
          const labels = [...(focused.labels ?? []), ...focused.parentNode.querySelectorAll("label:not([hidden])")];
          return [focused, ...labels].some((each) => {
            const { left, top, width, height } = each.getBoundingClientRect();
            const there = document.elementsFromPoint(left + width / 2, top + height / 2);
            return each.contains(there.find((found) => !found.matches(".md-overlay")) ?? null);
          });
        }"""
    )


def tab_to(page: Page, found: Locator, limit: int = 80) -> None:
    """Go on with the Tab key until something has the focus; whatever has it on the way can be seen."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        # Not those that follow a scroll: they end only where the reader scrolls to.
        page.evaluate(WAIT_FOR_MOVEMENT)
        assert seen(page), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        if found.evaluate("(each) => each === document.activeElement"):
            return
    pytest.fail(f"the keyboard does not reach {found}")


def test_the_menu_by_keyboard(open_page: OpenPage) -> None:
    """In a small window, or at 400 per cent, the menu opens, its sections open and close, and a link leads on."""
    page = open_page(viewport={"width": 360, "height": 700}, reduced_motion="reduce")
    page.goto("")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    tab_to(page, page.get_by_role("checkbox", name="Menu"))
    page.keyboard.press("Space")
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()
    tab_to(page, page.get_by_role("checkbox", name="Guidance"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("checkbox", name="Being assessed"))
    page.keyboard.press("Space")
    tab_to(page, page.locator(".md-sidebar").get_by_role("link", name="Asking for a review"))
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guidance/result/")


def test_a_closed_menu_is_no_stop(open_page: OpenPage) -> None:
    """In a small window the keyboard comes from the header to the text, and not through a menu that is not there."""
    page = open_page(viewport={"width": 360, "height": 700}, reduced_motion="reduce")
    page.goto("guidance/review/")
    tab_to(page, page.locator("main .ast-as-at"), limit=8)


def test_search_by_keyboard(open_page: OpenPage) -> None:
    """In a small window the search opens from its place in the header and takes what is typed."""
    page = open_page(viewport={"width": 360, "height": 700}, reduced_motion="reduce")
    page.goto("guidance/pay/")
    tab_to(page, page.get_by_role("checkbox", name="Search"))
    page.keyboard.press("Space")
    box = page.get_by_role("textbox", name="Search")
    expect(box).to_be_focused()
    search(page, "appeal")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()


# --- colours, movement, no scripts ------------------------------------------------------------------------------------


def test_reduced_motion(open_page: OpenPage, addresses: list[str]) -> None:
    """Whoever asks for less movement gets none: nothing slides, fades or scrolls by itself."""
    page = open_page(reduced_motion="reduce", viewport={"width": 360, "height": 700})
    page.goto("calculators/pay-range/")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((each) => {
          const style = getComputedStyle(each);
          const lasts = `${style.transitionDuration},${style.animationDuration}`.split(",").map(parseFloat);
          return Math.max(...lasts) > 0.001 || style.scrollBehavior === "smooth";
        }).map((each) => each.className)"""
    )
    assert moving == []


def test_without_scripts(open_page: OpenPage, addresses: list[str]) -> None:
    """Without JavaScript every page has its text and its links, and shows no search box or switch that does nothing."""
    page = open_page(java_script_enabled=False)
    for address in addresses:
        page.goto(address)
        assert page.locator("main h1").first.is_visible(), address
        assert not page.locator(".md-search, [data-md-component=palette] label").first.is_visible(), address
