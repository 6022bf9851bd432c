"""Renders a whole calculator for a page, and its foreseeable answers as tables for readers without scripts."""

from __future__ import annotations

from astcore.calculators import CALCULATORS
from astcore.html.elements import Element, el
from astcore.html.form import engine_status, form
from astcore.html.outcome import outcome
from astcore.html.parts import Links, data_table, folded
from astcore.respond import Answer, respond


def calculator(name: str, links: Links) -> Element:
    """Return the calculator with its form and an example answer. Raises `KeyError` for a name that there is not."""
    found = CALCULATORS[name]
    example = respond(name, found.example)
    assert isinstance(example, Answer), f"the example of {name} cannot be read"
    return el(
        "ast-calculator",
        el(
            "noscript",
            el(
                "p", "The form needs JavaScript. Without it, use the tables of answers on this page.", class_="ast-note"
            ),
        ),
        el("div", class_="ast-errors", tabindex="-1", role="group", aria_labelledby=f"{name}-problem", hidden=True),
        form(found, found.example if found.prefilled else {}),
        engine_status(name, links),
        el("p", class_="ast-announce ast-hidden", role="status"),
        el("div", outcome(example, links, example=True), class_="ast-answer"),
        name=name,
        root=links.root,
    )


def answers_tables(name: str, links: Links) -> list[Element]:
    """Return every foreseeable answer of a calculator as tables, each folded up."""
    return [folded(table.caption, data_table(table, links)) for table in CALCULATORS[name].overview()]
