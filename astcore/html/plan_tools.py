"""Renders what a reader does with a whole evidence plan: print, export, import, delete."""

from __future__ import annotations

from astcore.html.elements import Element, el
from astcore.html.plan_parts import button, field, live, section
from astcore.plan import DETAILS

STANDINGS = {
    "kept": "Saved on this device as you type.",
    "full": "This browser has no more room: what you wrote last is only in this window. Export the plan before you close it.",
    "refused": "This browser keeps nothing here (is the window private?): the plan is only in this window. Export it before you close it.",
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


def standing() -> Element:
    """Return what is said of how keeping goes; one of it is shown."""
    states = [el("p", words, data_standing=key, hidden=True) for key, words in STANDINGS.items()]
    return live("div", states, class_="ast-plan-standing", role="status")


def printing() -> Element:
    """Return what heads the printed index, and the buttons for it."""
    return section(
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
            button("Print the index", "print"),
            " ",
            button("Show the index here", "preview", aria_expanded="false", aria_controls="plan-index"),
            class_="ast-plan-row",
        ),
    )


def copies() -> Element:
    """Return export and import: why a file is not taken, and the choice between adding and replacing."""
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
            button("Add to my plan", "import-add"),
            " ",
            button("Replace my plan", "import-replace"),
            " ",
            button("Leave my plan as it is", "import-leave"),
            class_="ast-plan-row",
        ),
        class_="ast-plan-panel",
        data_panel="import",
        hidden=True,
    )
    return section(
        "copies",
        "Copies of your plan",
        el(
            "p",
            "Export a file to keep a copy, to go on elsewhere, or to give to someone. The table opens in a "
            "spreadsheet; only the plan file can be imported again.",
        ),
        el(
            "p",
            button("Export the plan (JSON)", "export-json", data_name="evidence-plan.json"),
            " ",
            button("Export as a table (CSV)", "export-csv", data_name="evidence-plan.csv"),
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


def kept() -> Element:
    """Return where the plan is kept, and how to delete it."""
    sure = el(
        "div",
        el("h3", "Delete the whole plan?", tabindex="-1"),
        el(
            "p", "Everything that you wrote here goes from this device. Export the plan first if you may need it again."
        ),
        el(
            "p",
            button("Delete it", "delete-yes"),
            " ",
            button("Keep it", "delete-no"),
            class_="ast-plan-row",
        ),
        class_="ast-plan-panel",
        data_panel="delete",
        hidden=True,
    )
    return section(
        "kept",
        "Where your plan is kept",
        el(
            "ul",
            el("li", "It is kept in this browser, on this device. Nothing is sent anywhere."),
            el("li", "It stays until you delete it here, or clear what the browser keeps for this site."),
            el("li", "Whoever uses this browser can read it. Another browser or device does not have it."),
            el("li", "Two tabs can be open at once: what you write in one shows in the other."),
        ),
        el("p", button("Delete this plan", "delete")),
        sure,
        el("div", data_place="deleted"),
    )
