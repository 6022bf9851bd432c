"""Renders the evidence planner: every word of it, for a script that only fills in, shows, hides and moves."""

from __future__ import annotations

import json

from astcore import data
from astcore.html.elements import Child, Element, el
from astcore.html.parts import Links
from astcore.html.plan_index import index
from astcore.html.plan_standard import field, live, part_section, stages_attribute
from astcore.plan import DETAILS, MOST_ITEMS, STATUS_WORDS, UNKNOWN, Order, Part, Status, contract, parts, stages_of
from astcore.standards import CareerStage, applicable, stages, standards

PAGE = "calculators/evidence-plan/"

STANDINGS = {
    "kept": "Saved on this device as you type.",
    "full": "This browser has no more room for your plan. What you typed last is only in this window: "
    "export the plan before you close it.",
    "refused": "This browser refuses to keep your plan. A private window or a setting can be the reason. "
    "You can go on, but the plan is only in this window: export it before you close it.",
}

PROBLEMS = {
    "large": "The file is larger than a plan can be, so it was not read.",
    "damaged": "The file is damaged, or it is not a plan: it cannot be read.",
    "foreign": "The file is not a plan from this page.",
    "newer": "The file comes from a later release of this page. Load the page again, then import the file.",
    "unknown": "The file holds something that a plan does not have: ",
    "unfit": "The file holds a value that a plan does not take, or one that is too long: ",
    "room": "The two plans together would be too much for one place: ",
    "same": "The file holds what your plan holds already.",
}

DONE = {
    "removed": "The evidence item is removed.",
    "deleted": "The plan is deleted from this device.",
    "imported": "The file is imported.",
}

BUTTON = "md-button ast-plan-button"


def _button(words: str, action: str, hidden_words: str = "", **attributes: str | bool | int | None) -> Element:
    rest = el("span", hidden_words, class_="ast-hidden") if hidden_words else None
    return el("button", words, rest, type="button", class_=BUTTON, data_action=action, **attributes)


def _section(key: str, title: str, *children: Child) -> Element:
    id_ = f"plan-{key}"
    heading = el("h2", title, id=id_, tabindex="-1")
    return live("section", heading, *children, class_=f"ast-plan-{key}", aria_labelledby=id_)


def _choice(name: str, value: str, words: str, hint: str = "", **attributes: str | bool) -> Element:
    """Return one radio button of the plan itself. Its id is what an address's fragment says to choose it."""
    id_ = f"{name}={value}"
    button = el("input", type="radio", id=id_, name=f"plan-{name}", value=value, data_key=name, **attributes)
    hint_id = f"plan-{name}-{value}-hint"
    if hint:
        button.set("aria-describedby", hint_id)
    explained = el("span", hint, id=hint_id, class_="ast-option-hint") if hint else None
    return el("div", button, el("label", words, for_=id_), explained, class_="ast-option")


def _stage(links: Links) -> Element:
    choices = [
        _choice("stage", stage, facts.title, f"{len(applicable(stage))} standards") for stage, facts in stages().items()
    ]
    choices.append(_choice("stage", UNKNOWN, "I do not know", f"Shows all {len(standards())} standards"))
    find_out = el("a", "The standards calculator", href=links.to("calculators/standards/"))
    return _section(
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


def _standing() -> Element:
    states = [el("p", words, data_standing=key, hidden=True) for key, words in STANDINGS.items()]
    return live("div", states, class_="ast-plan-standing", role="status")


def _count(*children: Child) -> Element:
    shows = [el("span", "0", data_shows="ready"), " of ", el("span", "0", data_shows="all")]
    return el("p", el("strong", shows), " ready", *children, class_="ast-plan-count")


def _cells(part: Part) -> Element:
    cells = [
        el(
            "li",
            el(
                "a",
                standard.code,
                el("span", ": ", el("span", data_shows="status"), class_="ast-hidden"),
                href=f"#plan-{standard.code.lower()}",
                title=standard.short,
                data_goto=standard.code,
            ),
            data_cell=standard.code,
            data_stages=stages_attribute(standard),
        )
        for standard in part.standards
    ]
    return el("ul", cells, class_="ast-plan-cells")


def _gaps() -> Element:
    rows = [
        el(
            "li",
            el(
                "a", f"{standard.code} {standard.short}", href=f"#plan-{standard.code.lower()}", data_goto=standard.code
            ),
            " ",
            el("span", "no evidence item", class_="ast-plan-lack", data_lacks="items"),
            " ",
            el("span", "not ready", class_="ast-plan-lack", data_lacks="status"),
            data_gap=standard.code,
            hidden=True,
        )
        for standard in standards().values()
    ]
    none = el("p", "No gaps: each standard is ready and has an evidence item.", data_no_gaps="", hidden=True)
    summary = el("summary", "Gaps: ", el("span", "0", data_shows="gaps"))
    return el("details", summary, none, el("ul", rows), class_="ast-folded ast-plan-gaps")


def _progress() -> Element:
    by_part = [
        el(
            "div",
            el("h3", part.title),
            _count(),
            _cells(part),
            data_progress=part.key,
            data_stages=stages_attribute(*part.standards),
        )
        for part in parts()
    ]
    key = [el("li", STATUS_WORDS[status], data_status=status) for status in Status]
    return _section(
        "progress",
        "Progress",
        el(
            "div",
            _count(),
            el("progress", max="1", value="0", aria_label="Standards that are ready"),
            data_progress="",
            class_="ast-plan-total",
        ),
        el("div", by_part, class_="ast-plan-parts"),
        el("ul", key, class_="ast-plan-legend", aria_hidden="true"),
        _gaps(),
    )


def _standards(links: Links) -> Element:
    orders = [
        _choice("order", Order.STANDARDS, "The guidance’s headings", checked=True),
        _choice("order", Order.SECTIONS, "My own sections"),
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


def _print() -> Element:
    return _section(
        "print",
        "The printed index",
        el(
            "p",
            "Printing this page gives an index of your collection: sections and sub-sections in the order that you "
            "sorted by, and under each standard its numbered evidence items.",
        ),
        el("p", "These stand at its head if you fill them in:"),
        el("div", [field("", each) for each in DETAILS], class_="ast-plan-fields ast-plan-details"),
        el(
            "p",
            _button("Print the index", "print"),
            " ",
            _button("Show the index here", "preview", aria_expanded="false", aria_controls="plan-index"),
            class_="ast-plan-row",
        ),
    )


def _copies() -> Element:
    problems = [
        el(
            "p",
            words,
            el("strong", data_where="") if words.endswith(": ") else None,
            " Nothing in your plan has changed.",
            data_problem=key,
            hidden=True,
        )
        for key, words in PROBLEMS.items()
    ]
    ask = el(
        "div",
        el("h3", "Your plan already holds something", tabindex="-1"),
        el(
            "p",
            el("strong", "Add"),
            " keeps all that your plan holds. Evidence items and notes of the file come after yours. "
            "Other entries of the file are taken only where you have none.",
        ),
        el("p", el("strong", "Replace"), " takes the file as it is, in place of all that your plan holds."),
        el(
            "p",
            _button("Add to my plan", "import-add"),
            " ",
            _button("Replace my plan", "import-replace"),
            " ",
            _button("Leave my plan as it is", "import-leave"),
            class_="ast-plan-row",
        ),
        class_="ast-plan-panel",
        data_panel="import",
        hidden=True,
    )
    return _section(
        "copies",
        "Copies of your plan",
        el(
            "p",
            "Export a file to keep a copy, to go on elsewhere, or to give to someone. The table opens in a "
            "spreadsheet; only the plan file can be imported again.",
        ),
        el(
            "p",
            _button("Export the plan (JSON)", "export-json", data_name="evidence-plan.json"),
            " ",
            _button("Export as a table (CSV)", "export-csv", data_name="evidence-plan.csv"),
            class_="ast-plan-row",
        ),
        el(
            "div",
            el("label", "Import a plan file", for_="plan-file", class_="ast-label"),
            el("input", type="file", id="plan-file", accept=".json,application/json"),
            class_="ast-plan-field",
        ),
        el("div", problems, role="alert", class_="ast-plan-problems"),
        ask,
        el("div", data_place="imported"),
    )


def _kept() -> Element:
    sure = el(
        "div",
        el("h3", "Delete the whole plan?", tabindex="-1"),
        el("p", "Everything that you wrote here goes from this device. Export the plan first if you may need it again."),
        el(
            "p",
            _button("Delete it", "delete-yes"),
            " ",
            _button("Keep it", "delete-no"),
            class_="ast-plan-row",
        ),
        class_="ast-plan-panel",
        data_panel="delete",
        hidden=True,
    )
    return _section(
        "kept",
        "Where your plan is kept",
        el(
            "ul",
            el("li", "It is kept in this browser, on this device. Nothing is sent anywhere."),
            el("li", "It stays until you delete it here, or clear what the browser keeps for this site."),
            el("li", "Whoever uses this browser can read it. Another browser or device does not have it."),
            el("li", "Two tabs can be open at once: what you write in one shows in the other."),
        ),
        el("p", _button("Delete this plan", "delete")),
        sure,
        el("div", data_place="deleted"),
    )


def _templates() -> list[Element]:
    """Return what the script copies as often as it needs it: it fills the slots and writes no word of its own."""
    number = el("span", data_slot="number")
    item = el(
        "li",
        el("label", el("span", "Evidence item ", class_="ast-hidden"), number),
        el("textarea", rows="1", data_item="", autocomplete="off"),
        _button("Remove", "remove", ""),
        class_="ast-plan-item",
    )
    item[-1].append(el("span", " item ", el("span", data_slot="number"), class_="ast-hidden"))
    section = el("section", el("h3", data_slot="title"))
    unsorted = el("section", el("h3", "No section of your own yet"))
    full = el(
        "p", "This box is full: it holds ", el("span", data_slot="longest"), " characters.", class_="ast-plan-full"
    )
    done = el(
        "div",
        [el("span", words, data_done=key, hidden=True) for key, words in DONE.items()],
        " ",
        _button("Undo", "undo"),
        class_="ast-plan-done",
        tabindex="-1",
    )
    says = el(
        "p",
        el("span", data_slot="ready"),
        " of ",
        el("span", data_slot="all"),
        " standards ready. Gaps: ",
        el("span", data_slot="gaps"),
        ".",
    )
    named = {"item": item, "section": section, "unsorted": unsorted, "full": full, "done": done, "says": says}
    return [el("template", content, data_template=name) for name, content in named.items()]


def _contract() -> Element:
    text = json.dumps(contract(), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return el("script", text, type="application/json", data_contract="")


def evidence_plan(links: Links) -> Element:
    """Return the planner. Without its script it is the standards with the suggestions for them."""
    late = "The form of the planner has not come yet. If it does not come, load the page again."
    return el(
        "ast-plan",
        el(
            "noscript",
            el(
                "p",
                "The planner needs JavaScript. Without it, the page still lists the standards and what may support them.",
                class_="ast-note",
            ),
        ),
        el("p", late, class_="ast-note ast-plan-late"),
        el("p", class_="ast-plan-says ast-hidden", role="status"),
        _stage(links),
        _standing(),
        _progress(),
        _standards(links),
        _print(),
        _copies(),
        _kept(),
        index(f"Data version {data.version()}."),
        _templates(),
        _contract(),
        class_="ast-plan",
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
