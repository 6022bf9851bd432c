"""Renders the frame of the printed index: the pieces that the script copies and fills in, in the shape of Annex B."""

from __future__ import annotations

from astcore.html.elements import Child, Element, el

LEGAL = "The standards stand here in our words; their legal wording is in Annex 1 to the School Teachers' Pay and Conditions Document. "
SOURCE = "From the 2009 guidance on Advanced Skills Teachers."


def _fact(title: str, slot: str) -> Element:
    """Return a line that is left out where the reader gave nothing for it."""
    return el("div", el("dt", title), el("dd", data_slot=slot), data_if=slot)


def _slots(*names: str) -> list[Child]:
    return [part for name in names for part in (el("span", data_slot=name), " ")]


def _head() -> Element:
    return el(
        "header",
        el("h2", "Index of evidence"),
        el(
            "dl",
            _fact("Name", "name"),
            _fact("School", "school"),
            _fact("Post", "post"),
            _fact("Career stage", "stage"),
            _fact("Date", "today"),
            el(
                "div",
                el("dt", "Standards ready"),
                el("dd", el("span", data_slot="ready"), " of ", el("span", data_slot="all")),
            ),
            class_="ast-plan-index-facts",
        ),
    )


def _standard() -> Element:
    return el(
        "article",
        el(
            "h5",
            el("span", data_slot="code", class_="ast-plan-code"),
            " ",
            el("span", data_slot="short"),
            " ",
            el("span", data_slot="status", class_="ast-plan-index-status"),
        ),
        el("p", data_slot="words", class_="ast-plan-index-words"),
        el("ol", data_each="items", data_if="items"),
        el("p", "No evidence item yet", class_="ast-plan-index-none", data_if="none"),
        el(
            "dl",
            _fact("Notes", "notes"),
            _fact("Owner", "owner"),
            _fact("Date", "date"),
            _fact("My section", "section"),
            _fact("Heading", "heading"),
            class_="ast-plan-index-facts",
        ),
        class_="ast-plan-index-standard",
    )


def index(version: str) -> Element:
    """Return the index, empty, with the pieces it is made of. On screen it is shown when the reader asks for it."""
    pieces = {
        "index-head": _head(),
        "index-line": el("li", _slots("number", "title", "codes")),
        "index-subline": el("li", _slots("number", "title", "codes"), class_="ast-plan-index-sub"),
        "index-section": el("section", el("h3", _slots("number", "title"))),
        "index-part": el("section", el("h4", _slots("number", "title"))),
        "index-unsorted": el("span", "No section of its own yet"),
        "index-standard": _standard(),
        "index-item": el("li", _slots("number", "text")),
    }
    return el(
        "section",
        el("div", data_index="head"),
        el("div", el("h3", "Contents"), el("ul", data_index="contents"), class_="ast-plan-index-contents"),
        el("div", data_index="body"),
        el("p", f"{LEGAL}{SOURCE} {version}", class_="ast-version"),
        [el("template", content, data_template=name) for name, content in pieces.items()],
        id="plan-index",
        class_="ast-plan-index",
        aria_label="Index of evidence",
        tabindex="-1",
        hidden=True,
    )
