"""Renders the evidence planner: every word of it, for a script that only fills in, shows, hides and moves."""

from __future__ import annotations

import json

from astcore import data
from astcore.html.elements import Element, el
from astcore.html.parts import Links
from astcore.html.plan_index import index
from astcore.html.plan_parts import button, live, section
from astcore.html.plan_progress import progress
from astcore.html.plan_standard import part_section
from astcore.html.plan_tools import copies, kept, printing, standing
from astcore.plan import UNKNOWN, Order, contract, parts
from astcore.standards import applicable, stages, standards

PAGE = "calculators/evidence-plan/"

DONE = {
    "removed": "The evidence item is removed.",
    "deleted": "The plan is deleted from this device.",
    "imported": "The file is imported.",
}


def _choice(name: str, value: str, words: str, hint: str = "", **attributes: str | bool) -> Element:
    """Return one radio button of the plan itself. Its id is what an address's fragment says to choose it."""
    id_ = f"{name}={value}"
    control = el("input", type="radio", id=id_, name=f"plan-{name}", value=value, data_key=name, **attributes)
    hint_id = f"plan-{name}-{value}-hint"
    if hint:
        control.set("aria-describedby", hint_id)
    explained = el("span", hint, id=hint_id, class_="ast-option-hint") if hint else None
    return el("div", control, el("label", words, for_=id_), explained, class_="ast-option")


def _stage(links: Links) -> Element:
    choices = [
        _choice("stage", stage, facts.title, f"{len(applicable(stage))} standards") for stage, facts in stages().items()
    ]
    choices.append(_choice("stage", UNKNOWN, "I do not know", f"Shows all {len(standards())} standards"))
    find_out = el("a", "The standards calculator", href=links.to("calculators/standards/"))
    return section(
        "stage",
        "Your career stage",
        el(
            "fieldset",
            el("legend", "What is your career stage?", class_="ast-label"),
            el(
                "p",
                "It decides which standards you would be assessed on. ",
                find_out,
                " gives the reasons. A change hides standards; what you wrote on them is kept.",
                class_="ast-hint",
            ),
            el("div", choices, class_="ast-options"),
        ),
    )


def _standards(links: Links) -> Element:
    orders = [
        _choice("order", Order.STANDARDS, "The guidance’s headings", checked=True),
        _choice("order", Order.SECTIONS, "My own sections", data_own_order=""),
    ]
    return el(
        "section",
        el("h2", "The standards", id="plan-standards", tabindex="-1"),
        live(
            "fieldset",
            el("legend", "Sort by", class_="ast-label"),
            el("div", orders, class_="ast-options ast-plan-row"),
            class_="ast-plan-order",
        ),
        live(
            "p",
            "Open a standard to work on it. “Owner” is whoever brings the evidence in. “Date” takes a date in any form. "
            "“My section” is where it goes in your own collection.",
            class_="ast-note",
        ),
        el("div", class_="ast-plan-own", data_own=""),
        [part_section(part, links) for part in parts()],
        class_="ast-plan-list",
        aria_labelledby="plan-standards",
        data_order=Order.STANDARDS,
    )


def _item() -> Element:
    number = el("span", data_slot="number")
    hidden = el("span", " item ", el("span", data_slot="number"), class_="ast-hidden")
    return el(
        "li",
        el("label", el("span", "Evidence item ", class_="ast-hidden"), number),
        el("textarea", rows="1", data_item="", autocomplete="off"),
        button("Remove", "remove", hidden),
        class_="ast-plan-item",
    )


def _done() -> Element:
    words = [el("span", each, data_done=key, hidden=True) for key, each in DONE.items()]
    return el("div", words, " ", button("Undo", "undo"), class_="ast-plan-done", tabindex="-1")


def _says() -> Element:
    ready, every, gaps = (el("span", data_slot=name) for name in ("ready", "all", "gaps"))
    return el("p", ready, " of ", every, " standards ready. Gaps: ", gaps, ".")


def _full() -> Element:
    longest = el("span", data_slot="longest")
    return el("p", "This box is full: it holds ", longest, " characters.", class_="ast-plan-full", role="status")


def _templates() -> list[Element]:
    """Return what the script copies as often as it needs it: it fills the slots and writes no word of its own."""
    pieces = {
        "item": _item(),
        "done": _done(),
        "says": _says(),
        "full": _full(),
        "section": el("section", el("h3", data_slot="title")),
        "unsorted": el("section", el("h3", "No section of your own yet")),
    }
    return [el("template", piece, data_template=name) for name, piece in pieces.items()]


def evidence_plan(links: Links) -> Element:
    """Return the planner. Without its script it is the standards with the suggestions for them."""
    lack = (
        "The planner needs JavaScript. Without it, the page still lists the standards and what may support them. "
        "If JavaScript is on and no planner comes, load the page again."
    )
    return el(
        "ast-plan",
        # Not in a noscript: it is also for a reader whom the script does not reach. The style sheet shows it in time.
        el("p", lack, class_="ast-note ast-plan-late"),
        el("p", class_="ast-plan-says ast-hidden", role="status"),
        _stage(links),
        standing(),
        progress(),
        _standards(links),
        printing(),
        index(f"Data version {data.version()}."),
        copies(),
        kept(),
        _templates(),
        class_="ast-plan",
        # Not in an element of its own: the theme's instant navigation would run it as a script.
        data_contract=json.dumps(contract(), ensure_ascii=False, separators=(",", ":")),
    )


def plan_links(links: Links) -> Element:
    """Return links to the planner, one for each career stage, which it opens with."""
    items = [
        el(
            "li",
            el("a", facts.title, href=links.to(f"{PAGE}#stage={stage}")),
            f": {len(applicable(stage))} standards",
        )
        for stage, facts in stages().items()
    ]
    return el("ul", items)
