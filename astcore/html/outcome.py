"""Renders an answer: verdict, figures, why, what would change it, what to do next, silences, and the answers given."""

from __future__ import annotations

from astcore.html.documents import document, downloads
from astcore.html.elements import Child, Element, el
from astcore.html.form import field_id
from astcore.html.parts import Links, citation, form_link, silence_box, standing_mark
from astcore.html.pictures import picture
from astcore.html.record import answer_table, by_hand, note_box, paper_head, record, record_foot, toolbar
from astcore.outcome import Change, Check, Factor, Figure, Step, Weight
from astcore.respond import Answer
from astcore.source import sections, sources

MARKS = {True: ("met", "Met"), False: ("unmet", "Not met"), None: ("open", "Cannot tell")}
NOTES = {True: ("met", "Yes"), False: ("note", "No"), None: ("note", "Note")}


def _heading(title: str, *children: Child) -> Element:
    return el("section", el("h3", title), *children)


def _figures(figures: tuple[Figure, ...], links: Links) -> Element | None:
    if not figures:
        return None
    items = []
    for figure in figures:
        mark = standing_mark(figure.salary, links) if figure.salary else None
        items.append(
            el(
                "div",
                el("dt", figure.label),
                el("dd", figure.value, " " if mark is not None else None, mark, class_="ast-figure-value"),
                el("dd", figure.note, class_="ast-figure-note") if figure.note else None,
                class_="ast-figure",
            )
        )
    return el("dl", items, class_="ast-figures")


def _check(check: Check, links: Links) -> Element:
    key, words = (NOTES if check.weight is Weight.NOTE else MARKS)[check.met]
    return el(
        "li",
        el("span", words, class_=f"ast-mark ast-mark-{key}"),
        el("div", el("strong", check.title), el("p", check.because), el("p", citation(check.citation, links))),
        class_=f"ast-check ast-check-{key}",
    )


def _why(answer: Answer, links: Links) -> Element | None:
    checks, notes = answer.outcome.checks, answer.outcome.notes
    if not checks and not notes:
        return None
    return el(
        "details",
        el("summary", el("h3", "Why")),
        el("ol", [_check(check, links) for check in checks], class_="ast-checks") if checks else None,
        [el("p", note) for note in notes],
        class_="ast-why",
        open=True,
    )


def _factors(factors: tuple[Factor, ...], answer: Answer, links: Links) -> Element | None:
    """Return what has to be weighed, each with room for a note that stays on the page and is printed."""
    if not factors:
        return None
    parts: list[Element] = []
    for under in dict.fromkeys(factor.under for factor in factors):
        rows, place = [], factors[0].citation
        for factor in (each for each in factors if each.under == under):
            id_, place = f"{answer.calculator.name}-note-{factor.key}", factor.citation
            label = el("label", f"{factor.words[0].upper()}{factor.words[1:]}", for_=id_)
            rows.append(el("li", label, note_box(id_, factor.key)))
        parts += [
            el("h4", f"{under}: ", citation(place, links), class_="ast-factors-list"),
            el("ul", rows, class_="ast-factors"),
        ]
    return _heading(
        "What to weigh",
        el(
            "p",
            "What you write here is printed with the answer. It is not in the link and not stored.",
            class_="ast-keep",
        ),
        parts,
    )


def _changes(changes: tuple[Change, ...]) -> Element | None:
    if not changes:
        return None
    items = [
        el(
            "li",
            el("span", f"{change.question_label} ", class_="ast-asked"),
            el("strong", change.value_label),
            f": {change.heading}",
        )
        for change in changes
    ]
    return el(
        "details",
        el("summary", el("h3", "What would change this")),
        el("ul", items, class_="ast-changes"),
        class_="ast-change",
    )


def _step(step: Step, links: Links) -> Element:
    parts: list[Child] = [el("strong", step.actor), " "]
    for piece in step.pieces():
        if piece == "{form}":
            parts.append(form_link(step.form, links))
        elif piece == "{limit}" and step.limit is not None:
            parts.append(el("a", str(step.limit), href=links.to(f"reference/time-limits/#{step.limit.key}")))
        else:
            parts.append(piece)
    return el("li", parts, ". ", citation(step.citation, links))


def _steps(steps: tuple[Step, ...], links: Links) -> Element | None:
    if not steps:
        return None
    return _heading("What to do next", el("ol", [_step(step, links) for step in steps], class_="ast-steps"))


def _silent(answer: Answer, links: Links) -> Element | None:
    if not answer.outcome.silent:
        return None
    return el(
        "details",
        el("summary", el("h3", "Where the guidance is silent")),
        [silence_box(silence) for silence in answer.outcome.silent],
        class_="ast-silences",
    )


def _given(answer: Answer) -> Element:
    rows = []
    for key, value in answer.answers.items():
        question = answer.calculator.question(key)
        change = el(
            "a",
            "Change",
            el("span", f" {question.label}", class_="ast-hidden"),
            href=f"#{field_id(answer.calculator, key)}",
            data_change=key,
        )
        rows.append(
            el(
                "div",
                el("dt", question.label),
                el("dd", question.in_words(value)),
                el("dd", change),
                class_="ast-given-row",
            )
        )
    return _heading("Your answers", el("dl", rows, class_="ast-given"))


def _restated(answer: Answer) -> str:
    """Return where this site restates what the answer rests on, for print, where a link cannot be followed."""
    result = answer.outcome
    citations = [
        *(check.citation for check in result.checks),
        *(factor.citation for factor in result.factors),
        *(step.citation for step in result.next_steps),
    ]
    cited = {citation.section.key for citation in citations}
    pages = [f"{section.number} {section.page}" for key, section in sections().items() if key in cited]
    forms = {step.form for step in result.next_steps if step.form}
    return "; ".join((*pages, *(f"form {form} reference/forms/#{form.lower()}" for form in sorted(forms))))


def _origin(answer: Answer) -> Element:
    """Return what the answer rests on, and in print the address that gives it again and those of what it rests on."""
    source = sources()["guidance-2009"]
    return el(
        "footer",
        el(
            "p",
            f"Data version {answer.data_version}. From the 2009 guidance on Advanced Skills Teachers: ",
            el("cite", source.title),
            f" ({source.publisher}, {source.published}), restated in our own words.",
        ),
        el(
            "p", "This answer again, with its reasons: ", el("span", data_address=True), class_="ast-again", hidden=True
        ),
        el(
            "p",
            "Where this site restates it, below ",
            el("span", data_site=True),
            f": {_restated(answer)}.",
            class_="ast-again",
            hidden=True,
        ),
        class_="ast-version",
    )


def outcome(answer: Answer, links: Links, *, example: bool = False) -> Element:
    """Return an answer as markup. `example` says that it answers the example and not the reader."""
    result = answer.outcome
    return el(
        "section",
        paper_head(answer, links),
        el("p", f"An example answer, for {answer.calculator.example_words}.", class_="ast-example")
        if example
        else None,
        el("h2", result.heading, class_=f"ast-verdict ast-verdict-{result.verdict}", tabindex="-1"),
        el("p", result.summary, class_="ast-summary"),
        toolbar(answer),
        by_hand(answer),
        record(answer),
        _figures(result.figures, links),
        el("div", [picture(each) for each in result.pictures], class_="ast-plots") if result.pictures else None,
        [answer_table(table, answer, links) for table in result.tables],
        document(result.document) if result.document else None,
        downloads(result.files),
        _factors(result.factors, answer, links),
        # What is decided stands with what was weighed for it, before the reasons behind the figures.
        record_foot(answer) if result.factors else None,
        _why(answer, links),
        _changes(answer.would_change),
        _steps(result.next_steps, links),
        _silent(answer, links),
        _given(answer),
        None if result.factors else record_foot(answer),
        _origin(answer),
        class_="ast-outcome ast-outcome-example" if example else "ast-outcome",
    )
