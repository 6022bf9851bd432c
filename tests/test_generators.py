"""The same pages from other generators than MkDocs: the same words, links and headings, and calculators that answer.

What is around the main content (header, menu, contents) is each theme's own, and is not compared.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from tests import generators
from tests.pages import every_page
from tests.reader import address, answered
from tests.test_tools import build_page
from tests.watch import Watch
from tools.build import BUILD, ROOT, BuildFailed, build_pages, finish
from tools.server import Served, serving

GENERATORS = ("properdocs", "zensical")
BLOCKED = "Applying inline style violates the following Content Security Policy directive"
"""What a browser logs once on each page from Zensical: the search of its theme brings its styles by script."""

EMPTY = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Content(HTMLParser):
    """The main content of a page at an address."""

    address: str
    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[tuple[str, str]] = field(default_factory=list)
    calculators: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin to read."""
        super().__init__()

    @property
    def text(self) -> str:
        """Its words, with one space where there is any."""
        return " ".join("".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link's target, a heading's id, and all of a calculator."""
        given = {name: value or "" for name, value in attrs}
        if tag == "article" or self.open:
            self.open += [] if tag in EMPTY else [tag]
            self.links += [urljoin(self.address, given[name]) for name in ("href", "src") if name in given]
            if re.fullmatch("h[1-6]", tag):
                self.headings.append((tag, given.get("id", "")))
        if tag == "ast-calculator":
            self.calculators.append("")
        if "ast-calculator" in self.open:
            self.calculators[-1] += self.get_starttag_text() or ""

    def handle_endtag(self, tag: str) -> None:
        """Note where the content ends."""
        if "ast-calculator" in self.open:
            self.calculators[-1] += f"</{tag}>"
        if self.open and tag == self.open[-1]:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        """Note a piece of text."""
        if self.open:
            self.words.append(data)
        if "ast-calculator" in self.open:
            self.calculators[-1] += data


@cache
def contents(site: Path) -> dict[str, Content]:
    """The main content of every page of a site, by address. The page for what is not there is of the theme."""
    found = {}
    for file in sorted(site.rglob("index.html")):
        content = Content("/" + file.relative_to(site).as_posix().removesuffix("index.html"))
        content.feed(file.read_text("utf-8"))
        found[content.address] = content
    return found


@pytest.fixture(scope="module")
def python() -> Path:
    """The interpreter that has the generators."""
    try:
        return generators.python()
    except generators.NotThere as problem:
        if generators.must_be_there():
            pytest.fail(str(problem))
        pytest.skip(f"The generators could not be fetched: {problem}")


@pytest.fixture(scope="module", params=GENERATORS)
def moved(request: pytest.FixtureRequest, server_of_site: Served, python: Path) -> Iterator[Served]:
    """The finished site of another generator, for the address that the site has, served as the site is."""
    folder = BUILD / f"moved-{request.param}"
    shutil.rmtree(folder, ignore_errors=True)
    build_pages(folder, server_of_site.url, request.param, python=python)
    finish(folder, json.loads((BUILD / "engine" / "manifest.json").read_text("utf-8"))["version"])
    with serving(folder) as served:
        yield served


@pytest.fixture(scope="module")
def server_of_site(site: Path, _session_server: Served) -> Served:
    """The site as MkDocs makes it."""
    assert _session_server.folder == site
    return _session_server


@pytest.mark.parametrize("what", ["text", "links", "headings", "calculators"])
def test_the_main_content_is_the_same(site: Path, moved: Served, what: str) -> None:
    """Page by page: the words, where links lead, headings with their ids, and calculators to the last attribute."""
    ours, theirs = contents(site), contents(moved.folder)
    assert ours.keys() == theirs.keys() >= {f"/{page.url}" for page in every_page()}
    assert any(getattr(content, what) for content in ours.values())
    differ = [page for page in ours if getattr(ours[page], what) != getattr(theirs[page], what)]
    assert not differ


def test_a_calculator_answers_the_same(browser: Browser, server_of_site: Served, moved: Served) -> None:
    """In the browser, with the same answers in the address; no page asks another host or logs an error of ours."""
    answers = {"event": "head_received", "on": "2009-12-14", "post": "internal"}
    said = []
    for served in (server_of_site, moved):
        watch = Watch(served.origin)
        context = browser.new_context(base_url=served.url, service_workers="block")
        watch.over(context)
        page = context.new_page()
        page.goto(address("deadlines", answers))
        said.append(answered(page).inner_text())
        context.close()
        allowed = BLOCKED if "zensical" in served.folder.name else None
        assert not [fault for fault in watch.faults() if allowed is None or allowed not in fault]
    assert "14 January 2010" in said[0]
    assert said[0] == said[1]


def test_the_search_has_its_worker(moved: Served) -> None:
    """Ours where the theme's index is the one that ours reads, else the theme's own."""
    page = (moved.folder / "index.html").read_text("utf-8")
    config = json.loads(page.partition('<script id="__config" type="application/json">')[2].partition("</script>")[0])
    assert (moved.folder / config["search"].partition("?")[0]).is_file()


@pytest.mark.parametrize("generator", GENERATORS)
@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{{ no_such_macro() }}", "no_such_macro"),
        ("{{ no_such_name }}", "no_such_name"),
        ("[a link](no-such-page.md)", "no-such-page|page does not exist"),  # Zensical shows the place in colours
    ],
)
def test_a_faulty_page_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, python: Path, generator: str, text: str, complaint: str
) -> None:
    """As with MkDocs: a name that nothing defines, or a link to nowhere. The same page without it builds."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    assert "Sound" in build_page(tmp_path / "sound", "Sound.", generator=generator, python=python)
    with pytest.raises(BuildFailed, match=complaint):
        build_page(tmp_path / "faulty", text, generator=generator, python=python)
