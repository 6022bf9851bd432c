"""Renders a calculator's questions, its load states, and the errors in what was typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from astcore.calculators.base import Calculator
from astcore.html.elements import Child, Element, el
from astcore.html.parts import Links
from astcore.questions import Kind, Question
from astcore.respond import Unreadable

SELECT_FROM = 8
"""A choice with more options than this is a list that opens, not a row of buttons each."""

WIDTHS = {Kind.WHOLE_NUMBER: 3, Kind.MONEY: 7, Kind.FRACTION: 4, Kind.TIME: 4}
"""How many characters wide the box of each kind is."""

SHORT_LABEL, SHORT_LABELS = 20, 45
"""The longest label of an option, and of all of them together, that are set side by side where there is room."""

AREAS = (Kind.TEXT, Kind.DATES)
"""The kinds that are answered in a box of several lines."""

ONE_LINE = 120
"""A text of at most so many characters gets a box of one line, which grows if need be."""

EXAMPLE_NOTE = "The form is filled in with an example, and its answer stands below. Change what you like."

STAGES = {
    "fetch": "Fetching what your browser needs to work out answers",
    "start": "Starting",
    "import": "Reading the rules and figures",
}

REASONS = {
    "network": "A part of it could not be fetched. Check your connection.",
    "damaged": "A part of it arrived damaged and was refused.",
    "unsupported": "This browser cannot run it: it is too old, or is set not to. Use a newer or another browser.",
    "timeout": "It took too long.",
    "crashed": "It stopped unexpectedly.",
}


def field_id(calculator: Calculator, key: str) -> str:
    """Return the id of a question's first control: "pay-range-area"."""
    return f"{calculator.name}-{key}"


def _when(question: Question) -> str | None:
    """Return the condition under which a question is asked, as the browser reads it: "key=a|b&other=c"."""
    return "&".join(f"{key}={'|'.join(sorted(values))}" for key, values in sorted(question.when.items())) or None


def _label(question: Question) -> str:
    return f"{question.label} (optional)" if question.optional else question.label


def _assumed(question: Question) -> str:
    """Return the words of the option that a choice takes where no answer came; "" where one is shown as chosen."""
    if question.kind is not Kind.CHOICE or not question.default or _is_list(question):
        return ""
    return question.option(question.default).label


def _hints(calculator: Calculator, question: Question, assumed: str) -> tuple[Element | None, str | None]:
    left_out = f"If you leave this out, it counts as “{assumed}”." if assumed else ""
    several = "Choose all that apply." if question.kind is Kind.CHOICES else ""
    words = " ".join(part for part in (question.why, question.hint, several, left_out) if part)
    if not words:
        return None, None
    id_ = f"{field_id(calculator, question.key)}-hint"
    return el("p", words, class_="ast-hint", id=id_), id_


def _error_slot(calculator: Calculator, question: Question) -> Element:
    hidden_word = el("span", "Error: ", class_="ast-hidden")
    return el("p", hidden_word, class_="ast-field-error", id=f"{field_id(calculator, question.key)}-error", hidden=True)


def _radios(calculator: Calculator, question: Question, value: str, described: str | None) -> list[Element]:
    rows = []
    several = question.kind is Kind.CHOICES
    chosen = value.split(",") if several else [value]
    for number, option in enumerate(question.options):
        id_ = field_id(calculator, question.key) + (f"-{number}" if number else "")
        hint = el("span", option.hint, class_="ast-option-hint", id=f"{id_}-hint-option") if option.hint else None
        rows.append(
            el(
                "div",
                el(
                    "input",
                    type="checkbox" if several else "radio",
                    id=id_,
                    name=question.key,
                    value=option.value,
                    checked=option.value in chosen,
                    aria_describedby=f"{id_}-hint-option" if option.hint else None,
                ),
                el("label", option.label, for_=id_),
                hint,
                class_="ast-option",
            )
        )
    return rows


def _date_boxes(calculator: Calculator, question: Question, value: str) -> Element:
    parts = ("", "", "")
    if value:
        day = date.fromisoformat(value)
        parts = (str(day.day), str(day.month), str(day.year))
    boxes = []
    for part, text, width in zip(("day", "month", "year"), parts, (2, 9, 4), strict=True):
        id_ = field_id(calculator, question.key) + ("" if part == "day" else f"-{part}")
        boxes.append(
            el(
                "div",
                el("label", part.capitalize(), for_=id_),
                el(
                    "input",
                    type="text",
                    id=id_,
                    name=f"{question.key}-{part}",
                    value=text or None,
                    inputmode=None if part == "month" else "numeric",
                    class_=f"ast-width-{width}",
                    data_part=part,
                ),
            )
        )
    return el("div", boxes, class_="ast-date", data_date=question.key)


def _text_box(id_: str, question: Question, value: str, described: str | None) -> Element:
    return el(
        "input",
        type="text",
        inputmode="numeric" if question.kind in (Kind.WHOLE_NUMBER, Kind.MONEY) else "text",
        id=id_,
        name=question.key,
        value=value or None,
        class_=f"ast-width-{WIDTHS[question.kind]}",
        aria_describedby=described,
    )


def _text_area(id_: str, question: Question, value: str, described: str | None) -> Element:
    rows = "1" if question.kind is Kind.TEXT and question.high <= ONE_LINE else "3"
    written = question.in_words(value) if question.kind is Kind.DATES and value else value
    return el("textarea", written, id=id_, name=question.key, rows=rows, aria_describedby=described)


def _is_list(question: Question) -> bool:
    return question.kind is Kind.CHOICE and len(question.options) > SELECT_FROM


def _select(id_: str, question: Question, value: str, described: str | None) -> Element:
    options = [
        el("option", option.label, value=option.value, selected=option.value == value) for option in question.options
    ]
    if question.default is None:
        options.insert(0, el("option", "Choose one", value="", selected=not value))
    return el("select", options, id=id_, name=question.key, aria_describedby=described)


def _in_a_row(question: Question) -> bool:
    """Return whether the options are short enough to stand side by side."""
    labels = [option.label for option in question.options]
    plain = not any(option.hint for option in question.options)
    return plain and max(map(len, labels), default=0) <= SHORT_LABEL and len("".join(labels)) <= SHORT_LABELS


def _is_narrow(question: Question) -> bool:
    """Return whether the question takes up little enough for two to stand side by side on a wide screen."""
    if question.kind is Kind.CHOICE:
        return _is_list(question) or _in_a_row(question)
    return question.kind in WIDTHS or question.kind is Kind.DATE


def _question(calculator: Calculator, question: Question, value: str, assumed: str) -> Element:
    hint, described = _hints(calculator, question, assumed)
    error = _error_slot(calculator, question)
    id_ = field_id(calculator, question.key)
    body: list[Child]
    if question.kind in WIDTHS or question.kind in AREAS or _is_list(question):
        field = (
            _text_box(id_, question, value, described)
            if question.kind in WIDTHS
            else _text_area(id_, question, value, described)
            if question.kind in AREAS
            else _select(id_, question, value, described)
        )
        body = [el("label", _label(question), for_=id_, class_="ast-label"), hint, error, field]
    else:
        controls: Child = (
            _date_boxes(calculator, question, value)
            if question.kind is Kind.DATE
            else el(
                "div",
                _radios(calculator, question, value, described),
                class_="ast-options ast-options-row" if _in_a_row(question) else "ast-options",
            )
        )
        legend = el("legend", _label(question), class_="ast-label")
        body = [el("fieldset", legend, hint, error, controls, aria_describedby=described)]
    classes = "ast-question ast-question-narrow" if _is_narrow(question) else "ast-question"
    default = question.default if question.kind is Kind.CHOICE else None
    return el(
        "div",
        body,
        class_=classes,
        data_question=question.key,
        data_when=_when(question),
        data_default=default or None,
    )


def _sections(calculator: Calculator, values: Mapping[str, str]) -> Iterator[Element]:
    """Yield the questions under the headings that they have, as groups; those without one stand by themselves.

    What is taken where no answer comes is said once for a group in which it is always the same, else at its question.
    """
    for number, (title, group) in enumerate(groupby(calculator.questions, key=lambda question: question.section)):
        members = list(group)
        assumed = {each.key: _assumed(each) for each in members if each.key not in values and _assumed(each)}
        said_once = len(assumed) > 1 and len(set(assumed.values())) == 1 and bool(title)
        note = f"What you leave out counts as “{next(iter(assumed.values()))}”." if said_once else ""
        id_ = f"{calculator.name}-section-{number}"
        found = [
            _question(calculator, each, values.get(each.key, ""), "" if said_once else assumed.get(each.key, ""))
            for each in members
        ]
        yield el(
            "div",
            el("h2", title, class_="ast-section-title", id=id_) if title else None,
            el("p", note, class_="ast-hint", id=f"{id_}-note") if note else None,
            el("div", found, class_="ast-questions"),
            class_="ast-section",
            role="group" if title else None,
            aria_labelledby=id_ if title else None,
            aria_describedby=f"{id_}-note" if note else None,
        )


def form(calculator: Calculator, values: Mapping[str, str]) -> Element:
    """Return the form, filled in with `values` (canonical answers by key) as far as there are any."""
    return el(
        "form",
        el("p", EXAMPLE_NOTE, class_="ast-prefilled") if values else None,
        _sections(calculator, values),
        el("button", "Show the answer", type="submit", class_="ast-button md-button md-button--primary"),
        class_="ast-form",
        novalidate=True,
        autocomplete="off",
        action=f"#{calculator.name}",
    )


def engine_status(name: str, links: Links) -> Element:
    """Return the block that shows how far the engine is: one child for each load state, hidden until it holds.

    Where it fails, a link leads to the tables on the calculator's own page: other pages have the form alone.
    """
    loading = el(
        "div",
        el("p", "Getting the calculator ready. You can fill in the form now."),
        el("progress", aria_label="How much has arrived"),
        [el("p", words, data_stage=stage, hidden=True) for stage, words in STAGES.items()],
        data_state="loading",
        hidden=True,
    )
    failed = el(
        "div",
        el("p", el("strong", "The calculator did not start.")),
        [el("p", words, data_reason=reason, hidden=True) for reason, words in REASONS.items()],
        el(
            "p",
            "Your answers are kept. The main answers stand in tables too: ",
            el("a", "every answer without the calculator", href=links.to(f"calculators/{name}/#all-answers")),
            ".",
        ),
        el("button", "Try again", type="button", data_action="retry", class_="md-button"),
        data_state="failed",
        hidden=True,
    )
    return el("div", loading, failed, class_="ast-engine", data_state="idle")


def errors(calculator: Calculator, unreadable: Unreadable) -> Element:
    """Return the summary of what cannot be read, each problem linked to its field."""
    items = []
    for problem in unreadable.problems:
        link = el("a", problem.message, href=f"#{field_id(calculator, problem.field)}", data_change=problem.field)
        items.append(el("li", link if problem.field else problem.message))
    return el(
        "div",
        el("h2", "There is a problem", class_="ast-errors-title", id=f"{calculator.name}-problem", tabindex="-1"),
        el("ul", items),
        class_="ast-errors-box",
    )
