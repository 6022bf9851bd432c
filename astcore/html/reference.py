"""Renders what pages show of the data: standards, duties, time limits, forms, glossary, silences, sources, routes."""

from __future__ import annotations

from astcore import dates, grade
from astcore.html.elements import Child, Element, el
from astcore.html.parts import Links, citation, silence_box
from astcore.quantities import forms, time_limits
from astcore.reference import Contact, Term, contacts, duties, glossary, support
from astcore.reference import job_example as example_parts
from astcore.source import sections, silences, sources
from astcore.standards import CareerStage, Standard, applicable, by_group

DEGREES = {
    "must": "must",
    "should": "should",
    "will": "is said to happen",
    "may": "may",
    "normally": "normally",
    "expected": "expected",
    "unusual-before": "unusual before then, and no bar",
    "removed": "no longer required",
}


def _standard(standard: Standard) -> list[Element]:
    stem = standard.words
    heading = el("h4", f"{standard.code} ", el("span", standard.short), id=standard.code.lower(), class_="ast-standard")
    parts = (
        el("ul", [el("li", part) for part in standard.parts])
        if standard.parts and stem.rstrip().endswith(":")
        else None
    )
    return [heading, el("p", stem), *([parts] if parts is not None else [])]


def standards_list(stage: CareerStage) -> list[Element]:
    """Return the applicable standards of a stage under their headings, each with an address of its own."""
    found: list[Element] = []
    part = ""
    for group, members in by_group(applicable(stage)).items():
        if group.part != part:
            part = group.part
            found.append(el("h2", part, id=_slug(part)))
        found.append(el("h3", group.title, id=group.key))
        for standard in members:
            found += _standard(standard)
    return found


def _slug(text: str) -> str:
    return text.lower().replace(" ", "-")


def duties_list() -> list[Element]:
    """Return the professional duties with their examples."""
    found: list[Element] = []
    for duty in duties():
        found += [
            el("h3", duty.title, id=f"duty-{duty.key}"),
            el("ul", [el("li", example) for example in duty.examples]),
        ]
    return found


def support_list() -> Element:
    """Return what an AST may do, for example, for the school's own priorities."""
    return el("ul", [el("li", words) for words in support()])


def job_example() -> list[Element]:
    """Return the guidance's one example of a job description, part by part."""
    found: list[Element] = []
    for part in example_parts():
        found += [el("p", el("strong", part.title)), el("ul", [el("li", item) for item in part.items])]
    return found


def _rows(head: tuple[str, ...], rows: list[list[Child]], ids: list[str], caption: str) -> Element:
    body = []
    for id_, cells in zip(ids, rows, strict=True):
        first, *rest = cells
        body.append(el("tr", el("th", first, scope="row"), [el("td", cell) for cell in rest], id=id_))
    table = el(
        "table",
        el("caption", caption),
        el("thead", el("tr", [el("th", name, scope="col") for name in head])),
        el("tbody", body),
        class_="ast-table",
    )
    return el("section", table, class_="ast-table-box", tabindex="0", aria_label=caption)


def limits_table(links: Links) -> list[Element]:
    """Return every time limit under a heading of its own: who, what, within how long, from when, how binding."""
    found: list[Element] = []
    for limit in time_limits().values():
        found += [
            el("h3", f"{_capital(limit.actor)}: {limit}", id=limit.key),
            el(
                "dl",
                _pair("What", _capital(limit.does) + "."),
                _pair("Counted from", _capital(limit.starts) + "."),
                _pair("How binding", _capital(DEGREES[limit.degree]) + "."),
                _pair("From the guidance", citation(limit.citation, links)),
                class_="ast-facts",
            ),
        ]
    return found


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _pair(name: str, value: Child) -> Element:
    return el("div", el("dt", name), el("dd", value))


def forms_table(links: Links) -> list[Element]:
    """Return the forms, each under a heading of its own."""
    found: list[Element] = []
    for form in forms().values():
        found += [
            el("h3", f"Form {form.key}: {form.title[0].lower()}{form.title[1:]}", id=form.key.lower()),
            el(
                "dl",
                _pair("Used for", _capital(form.used_for) + "."),
                _pair("Filled in by", _capital(form.filled_in_by) + "."),
                _pair("Sent to", _capital(form.sent_to) + "."),
                _pair("Where it was to be had in 2009", _capital(form.obtained) + "."),
                _pair("From the guidance", citation(form.citation, links)),
                class_="ast-facts",
            ),
        ]
    return found


def contact(found: Contact, links: Links) -> Element:
    """Return one address, marked with its year."""
    lines: list[Child] = []
    for number, line in enumerate(found.lines):
        lines += [el("br") if number else None, line]
    return el(
        "div",
        el("p", el("strong", found.name), f" (as at {found.as_at}; no longer in use)"),
        el("address", lines),
        el("p", f"For {found.what_for}. ", citation(found.citation, links)),
        class_="ast-contact",
        id=f"contact-{found.key}",
    )


def contacts_list(links: Links, key: str = "") -> list[Element]:
    """Return all the addresses of 2009, or one of them."""
    chosen = [contacts()[key]] if key else list(contacts().values())
    return [contact(each, links) for each in chosen]


def _term(term: Term) -> list[Element]:
    name = f"{term.term} ({term.abbreviation})" if term.abbreviation and term.abbreviation != term.term else term.term
    aliases = el("p", f"Also looked for as: {', '.join(term.aliases)}.", class_="ast-aliases") if term.aliases else None
    outside = el("p", "The meaning is not from the guidance.", class_="ast-note") if term.outside else None
    return [item for item in (el("h3", name, id=term.key), el("p", term.means), outside, aliases) if item is not None]


def glossary_list() -> list[Element]:
    """Return the glossary, each term under a heading of its own."""
    return [element for term in glossary() for element in _term(term)]


def silences_list(links: Links) -> list[Element]:
    """Return every silence under a heading of its own, with the sections it comes from."""
    found: list[Element] = []
    for silence in silences().values():
        where: list[Child] = []
        for section in silence.sections:
            where += [
                "; " if where else None,
                el("a", f"{section.number} “{section.title}”", href=links.to(section.page)),
            ]
        found += [
            el("h3", silence.title, id=silence.key),
            el("p", silence.says),
            el("p", el("strong", "Here: "), silence.reading),
            el("p", where, class_="ast-note"),
        ]
    return found


def silence(key: str) -> Element:
    """Return one silence as a box."""
    return silence_box(silences()[key])


READ = {"in_full": "Read in full", "in_part": "Read in part", "not_read": "Not read"}


def sources_list() -> list[Element]:
    """Return every source: what it is, what it gives, and how much of it was read."""
    found: list[Element] = []
    for source in sources().values():
        reference = f" {_capital(source.reference)}." if source.reference else ""
        found.append(
            el(
                "li",
                el("strong", source.title),
                f", {source.publisher}, {source.published}.{reference} Gives {source.gives}. {READ[source.read]}.",
                id=f"source-{source.key}",
            )
        )
    return [el("ul", found)]


def sections_table(links: Links) -> Element:
    """Return every section of the guidance with the page that restates it."""
    rows: list[list[Child]] = []
    ids = []
    for section in sections().values():
        rows.append(
            [
                section.title,
                section.number,
                el(
                    "a",
                    "Restated here",
                    el("span", f": {section.title}", class_="ast-hidden"),
                    href=links.to(section.page),
                ),
            ]
        )
        ids.append(f"section-{section.key}")
    return _rows(
        ("Heading in the guidance", "Number here", "On this site"), rows, ids, "The guidance, section by section"
    )


def closed_notice() -> Element:
    """Return the notice that the grade is closed, and since when."""
    ended = dates.in_words(grade.assessment_ended())
    after = dates.in_words(grade.leading_practitioners_from())
    return el(
        "p",
        el("strong", "The grade is closed."),
        f" These pages describe it as at September {grade.as_at().year}. Assessment for it ended on {ended}. "
        f"From {after} schools could create leading practitioner posts instead. You cannot apply today.",
        class_="ast-closed",
    )


def closed_line(links: Links) -> Element:
    """Return, in one line, which day the pages speak of and that the grade is closed."""
    ended = dates.in_words(grade.assessment_ended())
    words = f"As at September {grade.as_at().year}; the grade closed to assessment on {ended}, and leading practitioner posts followed."
    return el("a", words, href=links.to("reference/about/#since"), class_="ast-as-at")
