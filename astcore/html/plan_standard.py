"""Renders one group of the evidence planner: what Annex B suggests for it, and a folder for each standard."""

from __future__ import annotations

from collections.abc import Iterator

from astcore.html.elements import Child, Element, el
from astcore.html.parts import Links, short_citation, silence_box
from astcore.html.plan_parts import button, field, live, stages_attribute
from astcore.plan import FIELDS, MOST_ITEMS, STATUS_WORDS, UNKNOWN, Part, Reach, Status, Suggestions
from astcore.source import silences
from astcore.standards import CareerStage, Standard

REACH_WORDS = {
    Reach.MEANT: "At your career stage, this list is meant for you.",
    Reach.UNCLEAR: "At your career stage, it is unclear whether this list is meant for you.",
    Reach.NOT_MEANT: "At your career stage you have reached those standards, so this list is not meant for you. "
    "No set rules keep you from using it.",
}


def _status(code: str) -> Element:
    options = []
    for status, words in STATUS_WORDS.items():
        id_ = f"plan-{code.lower()}-{status.replace('_', '-')}"
        choice = el(
            "input",
            type="radio",
            id=id_,
            name=f"plan-{code.lower()}-status",
            value=status,
            data_key=f"{code}/status",
            checked=status is Status.NOT_STARTED,
        )
        options.append(el("div", choice, el("label", words, for_=id_), class_="ast-option"))
    return el(
        "fieldset",
        el("legend", "Status"),
        el("div", options, class_="ast-options ast-plan-row"),
        class_="ast-plan-status",
    )


def _items(code: str) -> Element:
    full = el(
        "p", f"A standard holds {MOST_ITEMS} evidence items at most.", class_="ast-plan-full", data_full="", hidden=True
    )
    add = button("Add an evidence item", "add", el("span", f" to {code}", class_="ast-hidden"))
    return el(
        "fieldset",
        el("legend", "Evidence items"),
        el("ol", data_items=code, class_="ast-plan-items"),
        el("div", data_place="removed"),
        full,
        add,
        class_="ast-plan-evidence",
    )


def _standard(standard: Standard, part: Part, links: Links) -> Element:
    code = standard.code
    stem = standard.words.rstrip().endswith(":")
    shown = live(
        "span",
        el("span", STATUS_WORDS[Status.NOT_STARTED], class_="ast-plan-mark", data_shows="status"),
        " ",
        el("span", "Items: ", el("span", "0", data_shows="items"), class_="ast-plan-number"),
        class_="ast-plan-state",
    )
    hint = el(
        "a",
        "Examples of evidence",
        el("span", f": {part.title}", class_="ast-hidden"),
        href=f"#plan-suggestions-{part.key}",
        data_open="",
    )
    work = live(
        "div",
        _status(code),
        _items(code),
        el("div", [field(code, each) for each in FIELDS], class_="ast-plan-fields"),
        role="group",
        aria_label=f"{code} {standard.short}",
        class_="ast-plan-work",
    )
    return el(
        "details",
        el(
            "summary",
            el("span", code, class_="ast-plan-code"),
            " ",
            el("span", standard.short, class_="ast-plan-short"),
            " ",
            shown,
        ),
        el(
            "div",
            el("p", el("a", code, href=links.to(standard.anchor)), " ", el("span", standard.words, data_words="")),
            el("ul", [el("li", each) for each in standard.parts], data_words="") if stem and standard.parts else None,
            class_="ast-plan-words",
        ),
        el("p", hint, class_="ast-note"),
        work,
        class_="ast-plan-standard",
        id=f"plan-{code.lower()}",
        data_standard=code,
        data_part=part.key,
        data_stages=stages_attribute(standard),
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _reach(found: Suggestions) -> Iterator[Element]:
    """Yield what to say of a list with a condition at each career stage; the silence where that is unclear."""
    for stage in CareerStage:
        yield el("p", REACH_WORDS[found.reach(stage)], class_="ast-note", data_stages=str(stage), hidden=True)
    unclear = [str(stage) for stage in CareerStage if found.reach(stage) is Reach.UNCLEAR]
    yield el("div", silence_box(silences()["evidence-conditions"]), data_stages=" ".join([UNKNOWN, *unclear]))


def _suggestions(part: Part, links: Links) -> Element:
    lists: list[Child] = []
    for found in part.suggestions:
        title = _capital(found.condition or "for every candidate")
        lists += [
            el("p", el("strong", title), " ", short_citation(found.citation, links)),
            list(_reach(found)) if found.condition else None,
            el("ul", [el("li", words) for words in found.words]),
        ]
    return el(
        "details",
        el("summary", f"Examples of evidence: {part.title[0].lower()}{part.title[1:]}"),
        el(
            "p",
            "Suggestions, not a checklist: no set rules say what a collection can hold. ",
            el("a", "More on evidence", href=links.to("guidance/evidence/")),
            id=f"plan-suggestions-{part.key}",
            tabindex="-1",
        ),
        lists,
        class_="ast-folded ast-plan-suggestions",
    )


def part_section(part: Part, links: Links) -> Element:
    """Return a group of standards: its suggestions, then its standards under their headings."""
    groups = [
        el(
            "div",
            el("h4", group.title),
            [_standard(standard, part, links) for standard in members],
            class_="ast-plan-group",
            data_title=group.title,
            data_stages=stages_attribute(*members),
        )
        for group, members in part.groups.items()
    ]
    return el(
        "section",
        el("h3", part.title),
        _suggestions(part, links),
        groups,
        class_="ast-plan-part",
        data_title=part.title,
        data_stages=stages_attribute(*part.standards),
    )
