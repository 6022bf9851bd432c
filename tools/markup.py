"""Mends the markup that the theme writes, once the pages are built: what no template of ours reaches.

The places are in the theme's base page and in one long macro of its navigation. To override those would be to keep
copies of 400 lines that change with each release; here each mend is a pattern, and one that no longer finds anything
does nothing. `tests/browser/test_access.py` says whether they still do their work.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

type Mend = Callable[[str], str]

MENDS: list[Mend] = []


def mend_site(folder: Path) -> None:
    """Mend every page below a folder, in place."""
    for path in folder.rglob("*.html"):
        before = path.read_text(encoding="utf-8")
        depth = len(path.relative_to(folder).parts) - 1
        if (after := links_stay_in_the_site(mend(before), depth)) != before:
            path.write_text(after, encoding="utf-8")


def links_stay_in_the_site(page: str, depth: int) -> str:
    """Lead no link above the site's root, `depth` folders up from the page.

    Our macros write links as a browser reads them. Zensical takes every link of a page for one from the Markdown file,
    which is a folder higher, and adds a step up. They all begin at the root, so those with a step too many are known.
    """
    return re.sub(rf'( (?:href|src)="(?:\.\./){{{depth}}})\.\./', r"\1", page) if depth else page


def mend(page: str) -> str:
    """Return a page with every mend made."""
    for each in MENDS:
        page = each(page)
    return page


def _mend(function: Mend) -> Mend:
    MENDS.append(function)
    return function


SWITCH = re.compile(r'<input class="(?:md-toggle|md-nav__toggle md-toggle)[^>]*>')


@_mend
def switches_have_no_completion(page: str) -> str:
    """A box to tick cannot be completed: HTML does not know `autocomplete` there."""
    return SWITCH.sub(lambda found: found[0].replace(' autocomplete="off"', ""), page)


@_mend
def switches_have_names(page: str) -> str:
    """The menu and the search are opened by boxes: a listener gets to know which is which."""
    for switch, name in (("__drawer", "Menu"), ("__search", "Search")):
        page = page.replace(f'type="checkbox" id="{switch}"', f'type="checkbox" id="{switch}" aria-label="{name}"', 1)
    return page


@_mend
def skipping_comes_first(page: str) -> str:
    """The link to the content is the first that a keyboard meets, before the two boxes, which it reaches as well."""
    return re.sub(
        r'((?:<input class="md-toggle"[^>]*>\s*){2}<label class="md-overlay"[^>]*></label>\s*)'
        r'(<div data-md-component="skip">.*?</div>\s*)',
        r"\2\1",
        page,
        count=1,
        flags=re.DOTALL,
    )


@_mend
def labels_are_no_stops(page: str) -> str:
    """The theme makes some labels stops for the keyboard, and some with an empty value. Ours stops at their boxes."""
    return re.sub(r'(<label class="md-nav__link[^>]*?) tabindex="0?"', r"\1", page)


@_mend
def navigation_is_not_expanded(page: str) -> str:
    """A navigation is no control that could be expanded: its box says whether it is open."""
    return re.sub(r'(<nav class="md-nav"[^>]*?) aria-expanded="(?:true|false)"', r"\1", page)


@_mend
def sections_with_a_page_have_names(page: str) -> str:
    """Where a section's name is a link to its page, the label of its box is empty: the box takes the link's words."""
    return re.sub(
        r'(<input class="md-nav__toggle[^>]*?)(>\s*<div class="md-nav__link md-nav__container">\s*<a[^>]*>'
        r'\s*<span class="md-ellipsis">\s*([^<]*?)\s*</span>)',
        r'\1 aria-label="Pages: \3"\2',
        page,
    )


@_mend
def no_box_without_contents(page: str) -> str:
    """Where the menu holds no table of contents, the theme leaves its box without a label, or the other way round."""
    if 'id="__toc"' not in page:
        return page.replace(' for="__toc"', "")
    if 'for="__toc"' in page:
        return page
    return re.sub(r'<input class="md-nav__toggle md-toggle" type="checkbox" id="__toc">\s*', "", page)


@_mend
def contents_are_told_apart(page: str) -> str:
    """The contents stand twice: in the menu of a small window, and beside the text. They get a name each.

    What is nested in them is a list in a list; the theme makes each a navigation of its own, with the same name twice.
    """
    page = re.sub(r'<nav class="md-nav" aria-label="[^"]*">', '<nav class="md-nav" role="none">', page)
    name = 'aria-label="Table of contents"'
    return page.replace(name, 'aria-label="On this page"', 1) if page.count(name) > 1 else page


HEADING_OR_TABLE = re.compile(
    r'<h[1-4] id="[^"]*">(?P<heading>.*?)(?=<a class="headerlink"|</h)|<table>.*?</table>', re.DOTALL
)


@_mend
def tables_can_be_scrolled(page: str) -> str:
    """A table wider than a small window is scrolled in a box of its own, which a keyboard reaches and which has a name.

    The theme's script would put it into a box that has neither. It leaves tables with a class alone.
    """
    heading = ""
    seen: dict[str, int] = {}

    def boxed(found: re.Match[str]) -> str:
        nonlocal heading
        if found["heading"] is not None:
            heading = re.sub(r"<[^>]*>", "", found["heading"]).strip().replace('"', "&quot;")
            return found[0]
        seen[heading] = seen.get(heading, 0) + 1
        name = f"Table: {heading}" + (f", {seen[heading]}" if seen[heading] > 1 else "")
        table = found[0].replace("<table>", '<table class="ast-table ast-table-plain">', 1)
        return f'<div class="ast-table-box" role="group" tabindex="0" aria-label="{name}">{table}</div>'

    return HEADING_OR_TABLE.sub(boxed, page)
