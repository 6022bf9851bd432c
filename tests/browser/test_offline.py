"""The site without the network, and through a change of release: whole, of one release, and gone when it shall go."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from offline.build import REGISTER
from offline.build import build as build_offline
from tests.browser.test_engine import SABOTAGED, START, OpenPage, choose, show, state, verdict
from tests.browser.test_search import ask
from tools.server import Answer, Served

PAY = "calculators/pay-range/"
SECOND = "Second edition. "
NOTICE = "[data-release]"

KEPT = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  for (;;) {
    for (const name of await caches.keys()) {
      const kept = (await (await caches.open(name)).keys()).map(({ url }) => url);
      const files = ["snapshot.gz", "pyodide.asm.wasm.gz", "pyodide.asm.mjs", "pyodide.mjs"];
      if (active.state === "activated" && files.every((file) => kept.some((url) => url.endsWith(file)))) return name;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}"""

LEFT = """async () => {
  for (;;) {
    const left = [await caches.keys(), await navigator.serviceWorker.getRegistrations()].flat();
    if (!left.length) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}"""


def dead(_path: str) -> Answer | None:
    """Hang up: what a server does that cannot be reached."""
    raise ConnectionError


def copy(site: Path, to: Path) -> Path:
    """Copy a site but for its service worker."""
    shutil.copytree(site, to)
    shutil.rmtree(to / REGISTER.parent)
    return to


@pytest.fixture(scope="module")
def second(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second release: other words on every page, and another engine's address."""
    folder = copy(site, tmp_path_factory.mktemp("second") / "site")
    [engine] = (folder / "engine").iterdir()
    engine.rename(engine.with_name("bbbbbbbbbbbb"))
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8").replace(engine.name, "bbbbbbbbbbbb")
        page.write_text(text.replace("Not an official publication", SECOND + "Not an official publication"), "utf-8")
    build_offline(folder)
    return folder


@pytest.fixture(scope="module")
def without(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release that is not to be kept: its pages say nothing of a service worker."""
    folder = copy(site, tmp_path_factory.mktemp("without") / "site")
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8")
        page.write_text(re.sub(r'<script type="module" src="[^"]*offline/register.mjs"></script>', "", text), "utf-8")
    build_offline(folder)
    return folder


@pytest.fixture
def releases(server: Served, site: Path) -> Iterator[Served]:
    """The site's server, which may go on to another release."""
    yield server
    server.folder = site


def keep(open_page: OpenPage) -> Page:
    """Visit a calculator, and stay until everything is kept."""
    page = open_page(service_workers="allow")
    page.goto(PAY)
    state(page, "ready")
    page.evaluate(KEPT)
    return page


def is_second(page: Page, yes: bool = True) -> None:
    """The page is of the second release, or of the first."""
    expectation = expect(page.locator(".md-footer"))
    if yes:
        expectation.to_contain_text(SECOND)
    else:
        expectation.not_to_contain_text(SECOND)


@SABOTAGED
def test_all_of_it_is_there_without_the_network(open_page: OpenPage, server: Served) -> None:
    """After one visit: guidance, search, a calculator that works anything out, and the page for what there is not."""
    page = keep(open_page)
    server.sabotage["*"] = dead
    page.goto("guidance/pay/")
    expect(page.locator("h1")).to_be_visible()
    ask(page, "appeal")
    page.goto("for/teacher/index.html")
    expect(page.locator("h1")).to_be_visible()
    page.goto("calculators/pay-range")
    choose(page, "fringe", "1")
    page.locator("[name=fraction]").fill("1/2")
    show(page)
    verdict(page, "Points 1 to 5")
    state(page, "ready")
    answer = page.goto("guidance/no-such-page/")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_contain_text("not here")


def test_a_later_visit_asks_for_nothing(open_page: OpenPage, server: Served) -> None:
    """But for whether there is a newer release."""
    page = keep(open_page)
    server.requests.clear()
    page.goto("guidance/pay/")
    page.goto(PAY)
    state(page, "ready")
    assert set(server.paths()) <= {"sw.js"}


def test_guidance_asks_for_no_engine(open_page: OpenPage, server: Served, site: Path) -> None:
    """No page of guidance fetches, or hints at, a byte of it."""
    page = open_page()
    for path in ["", "guidance/pay/", "reference/pay-tables/"]:
        page.goto(path, wait_until="networkidle")
    assert not [path for path in server.paths() if path.startswith("engine/")]
    for folder in ("guidance", "reference", "for"):
        for file in (site / folder).rglob("index.html"):
            if "<ast-" not in (text := file.read_text("utf-8")):
                assert not re.search(r'(src|href)="[^"]*/engine/[0-9a-f]{12}/', text), file


def test_pages_are_kept_before_the_engine(open_page: OpenPage, server: Served) -> None:
    """From a page of guidance, in rest: first every page, then Python's files."""
    page = open_page(service_workers="allow")
    page.goto("guidance/pay/")
    page.evaluate(KEPT)
    asked = server.paths()
    heavy = [number for number, path in enumerate(asked) if re.match("engine/.*(pyodide|snapshot)", path)]
    assert len(heavy) == 4
    assert heavy[0] > max(number for number, path in enumerate(asked) if path.endswith("/"))


@pytest.mark.parametrize("saves", [True, False])
def test_who_saves_data_keeps_nothing(open_page: OpenPage, server: Served, saves: bool) -> None:
    """Half an hour on a page: asked for by everybody but who saves data."""
    page = open_page(service_workers="allow")
    page.add_init_script(
        f"Object.defineProperty(navigator, 'connection', {{ value: {{ saveData: {str(saves).lower()} }} }})"
    )
    page.clock.install()
    page.goto("guidance/pay/", wait_until="networkidle")
    with_worker = "navigator.serviceWorker.getRegistration().then(Boolean)"
    for _ in range(30):
        page.clock.fast_forward("01:00")
        if page.evaluate(with_worker):
            break
    assert page.evaluate(with_worker) is not saves
    assert ("sw.js" in server.paths()) is not saves


def test_a_page_goes_on_with_its_own_release(open_page: OpenPage, releases: Served, second: Path) -> None:
    """A newer release comes while pages are open: they and their engine stay of one piece until the reader changes."""
    page = keep(open_page)
    page.goto("calculators/standards/")  # from what is kept
    releases.folder = second
    other = page.context.new_page()
    other.goto("guidance/pay/")
    is_second(other, False)
    expect(other.locator(NOTICE)).to_be_visible(timeout=START)
    page.goto(PAY)
    is_second(page, False)
    state(page, "ready")
    choose(page, "fringe", "1")
    page.locator("[name=fraction]").fill("1/2")
    show(page)
    verdict(page, "Points 1 to 5")
    other.locator(NOTICE).get_by_role("button").click()
    is_second(other)
    expect(other.locator(NOTICE)).to_be_hidden()
    expect(page.locator(NOTICE)).to_be_visible(timeout=START)
    query = page.url.partition("#")[2]
    page.locator(NOTICE).get_by_role("button").click()
    is_second(page)
    state(page, "ready")
    assert page.url.partition("#")[2] == query
    assert len(page.evaluate("caches.keys()")) == 1


def test_the_newer_release_takes_over_when_no_page_is_open(open_page: OpenPage, releases: Served, second: Path) -> None:
    """And the older one is removed."""
    page = keep(open_page)
    older = page.evaluate("caches.keys()")
    releases.folder = second
    page.goto("guidance/pay/")
    expect(page.locator(NOTICE)).to_be_visible(timeout=START)
    context = page.context
    page.close()
    page = context.new_page()
    page.goto("guidance/pay/")
    is_second(page)
    assert not set(older) & set(page.evaluate("caches.keys()"))


@SABOTAGED
def test_a_page_whose_engine_is_gone_says_so(open_page: OpenPage, releases: Served, second: Path) -> None:
    """Nothing was kept, and a newer release has taken the place of the engine: the reader is told, and can go on."""
    page = open_page(service_workers="allow")
    releases.sabotage["engine/*/pyodide.asm.wasm.gz"] = (404, b"")
    page.goto(PAY)
    releases.folder = second
    state(page, "failed")
    expect(page.locator(NOTICE)).to_be_visible(timeout=START)
    releases.sabotage.clear()
    page.locator(NOTICE).get_by_role("button").click()
    is_second(page)
    state(page, "ready")


@SABOTAGED
def test_nothing_is_kept_of_a_mixture(open_page: OpenPage, releases: Served, second: Path) -> None:
    """The server goes on to another release while the first is being kept: the site comes from the server as before."""
    releases.sabotage["guidance/leaving/"] = (200, (second / "guidance/leaving/index.html").read_bytes())
    page = open_page(service_workers="allow")
    page.goto(PAY)
    state(page, "ready")
    while releases.paths().count("guidance/leaving/") < 2:  # asked for twice, the second time past the browser's cache
        page.wait_for_timeout(50)
    page.evaluate(
        """async () => {
          while (await navigator.serviceWorker.getRegistration()) await new Promise((go) => setTimeout(go, 50));
        }"""
    )
    releases.requests.clear()
    page.goto("guidance/leaving/?again")
    is_second(page)
    assert "guidance/leaving/" in releases.paths()


@SABOTAGED
@pytest.mark.parametrize("how", ["refused", "no room", "not there"])
def test_refused_storage_costs_only_speed(open_page: OpenPage, server: Served, how: str) -> None:
    """The pages, the search and the engine work all the same."""
    page = open_page(service_workers="allow")
    if how == "no room":
        session = page.context.new_cdp_session(page)
        session.send("Storage.overrideQuotaForOrigin", {"origin": server.origin, "quotaSize": 100_000})
    elif how == "refused":
        page.add_init_script(
            "ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'))"
        )
    else:
        page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.goto(PAY)
    state(page, "ready")
    page.goto("guidance/pay/")
    ask(page, "appeal")
    page.goto(PAY)
    state(page, "ready")
    choose(page, "fringe", "1")
    show(page)
    verdict(page, "Points 1 to 5")


def test_switched_off_it_clears_up(open_page: OpenPage, releases: Served, without: Path) -> None:
    """With the next visit nothing is kept any more, and the site comes from the server."""
    page = keep(open_page)
    releases.folder = without
    page.goto("guidance/pay/")
    page.evaluate(LEFT)
    releases.requests.clear()
    page.goto("guidance/pay/?again")
    assert "guidance/pay/" in releases.paths()
    assert not page.evaluate("Boolean(navigator.serviceWorker.controller)")


@SABOTAGED
def test_what_was_taken_out_is_not_made_up(open_page: OpenPage, server: Served) -> None:
    """A browser that has dropped a part of what was kept: no mixture, the site comes from the server again."""
    page = keep(open_page)
    page.evaluate(
        """async () => {
          const [name] = await caches.keys();
          const cache = await caches.open(name);
          for (const { url } of await cache.keys()) if (url.endsWith("guidance/pay/")) await cache.delete(url);
        }"""
    )
    page.goto("guidance/pay/")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("caches.keys()") == []
