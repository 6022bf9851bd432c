"""No link of the built site is dead: each leads to a file that is there, and to a place on it that is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tools.measured import Measured
from tools.server import Served

MISSING = "404.html"
"""The page for what is not there: its links are absolute, and it is looked at in the browser."""


@dataclass
class Page(HTMLParser):
    """What a page links to, and the places on it that can be linked to."""

    links: list[str] = field(default_factory=list)
    places: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Begin to read."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where an element leads, and what it can be found by."""
        given = {name: value or "" for name, value in attrs}
        self.places |= {given[name] for name in ("id", "name") if name in given and (name == "id" or tag == "a")}
        self.links += [given[name] for name in ("href", "src") if name in given]


def _page(file: Path) -> Page:
    page = Page()
    page.feed(file.read_text("utf-8"))
    return page


def _is_an_answer(fragment: str) -> bool:
    """True for a fragment with a calculator's answers or a planner's choice: no place, but read by a script."""
    return "=" in fragment


def test_every_link_leads_somewhere(site: Path, server: Served, measured: Measured) -> None:
    """Files, pages and places on pages, from every page of the site."""
    pages = {file: _page(file) for file in sorted(site.rglob("*.html")) if file.name != MISSING}
    checked, dead = 0, []
    for file, page in pages.items():
        own = server.url + file.relative_to(site).as_posix().removesuffix("index.html")
        for link in page.links:
            target = urlsplit(urljoin(own, link))
            if not target.geturl().startswith(server.url):
                continue
            checked += 1
            found = site / unquote(target.path).removeprefix(urlsplit(server.url).path)
            found = found / "index.html" if found.is_dir() else found
            fragment = unquote(target.fragment)
            if not found.is_file():
                dead.append(f"{own}: {link}")
            elif fragment and not _is_an_answer(fragment) and found in pages and fragment not in pages[found].places:
                dead.append(f"{own}: {link}: no such place")
    assert dead == []
    assert checked > len(pages) * 20
    measured.note("links", checked)
