"""Renders a whole calculator for a page, and its foreseeable answers as tables for readers without scripts."""

from __future__ import annotations

from astcore.calculators import CALCULATORS
from astcore.html.elements import Element, el
from astcore.html.form import engine_status, form
from astcore.html.outcome import outcome
from astcore.html.parts import Links, data_table, folded
from astcore.respond import Answer, respond

STALE = (
    "The form has changed, and the answer below does not go with it. Select “Show the answer” to see what to put right."
)
"""Shown while an answer stays whose questions are now answered in a way that cannot be read."""


def calculator(name: str, links: Links) -> Element:
    """Return the calculator with its form and an example answer. Raises `KeyError` for a name that there is not."""
    found = CALCULATORS[name]
    example = respond(name, found.example)
    assert isinstance(example, Answer), f"the example of {name} cannot be read"
    return el(
        "ast-calculator",
        # Not in a noscript: it is also for a reader whom the script does not reach. The style sheet shows it in time.
        el(
            "p",
            "The form needs JavaScript. Without it, use the tables of answers on this page. "
            "If JavaScript is on and the calculator has not come: ",
            el("a", "Try again", href=""),
            ".",
            class_="ast-note ast-late",
        ),
        el("div", class_="ast-errors", tabindex="-1", role="group", aria_label="There is a problem", hidden=True),
        form(found, found.example if found.prefilled else {}),
        engine_status(name, links),
        el("p", class_="ast-announce ast-hidden", role="status"),
        el("p", STALE, class_="ast-stale"),
        el("div", outcome(example, links, example=True), class_="ast-answer"),
        name=name,
        root=links.root,
    )


def answers_tables(name: str, links: Links) -> list[Element]:
    """Return every foreseeable answer of a calculator as tables, each folded up."""
    return [folded(table.caption, data_table(table, links)) for table in CALCULATORS[name].overview()]
