"""Small pieces of markup that forms, outcomes and pages share: links, citations, salaries, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

from astcore.html.elements import Child, Element, el
from astcore.outcome import Cell, Table
from astcore.pay import LEGENDS, SIGNS, Salary, Standing
from astcore.source import Citation, Silence

STANDING_WORDS = {
    Standing.PUBLISHED: "published",
    Standing.CALCULATED: "calculated",
    Standing.UNSETTLED: "unsettled",
}


@dataclass(frozen=True, slots=True)
class Links:
    """How to link from where the markup will stand: `root` is the way to the site's root, such as "../../"."""

    root: str

    def to(self, address: str) -> str:
        """Return the link to an address counted from the site's root, such as "guidance/pay/#range"."""
        return f"{self.root}{address}"


def citation(place: Citation, links: Links) -> Element:
    """Return a citation, linked to the page of this site that restates it. Print can leave out what the foot says."""
    before, title, after = place.label.partition(f" “{place.section.title}”")
    guidance, number = before.rsplit(" ", 1) if title else ("", before)
    return el(
        "a",
        el("span", f"{guidance} ", class_="ast-cite-title") if guidance else None,
        number,
        el("span", title, class_="ast-cite-title") if title else None,
        after,
        href=links.to(place.section.page),
        class_="ast-cite",
    )


def short_citation(place: Citation, links: Links) -> Element:
    """Return a citation where there is little room."""
    return el(
        "a",
        place.short,
        href=links.to(f"reference/about/#section-{place.section.key}"),
        class_="ast-ref",
        title=place.label,
    )


def form_link(key: str, links: Links) -> Element:
    """Return "form AST1", linked to its place in the reference."""
    return el("a", f"form {key}", href=links.to(f"reference/forms/#{key.lower()}"))


def standing_mark(salary: Salary, links: Links) -> Element | None:
    """Return the mark that a figure which is not published carries, linked to what it means."""
    if salary.standing is Standing.PUBLISHED:
        return None
    words = STANDING_WORDS[salary.standing]
    return el("a", words, href=links.to(f"reference/pay-tables/#{words}"), class_=f"ast-standing ast-standing-{words}")


def silence_box(silence: Silence) -> Element:
    """Return a silence, folded up: what the guidance does and does not say, and the reading taken."""
    return el(
        "details",
        el("summary", el("span", "The guidance is silent: ", class_="ast-silence-mark"), el("strong", silence.title)),
        el("p", silence.says),
        el("p", silence.reading, class_="ast-silence-reading"),
        class_="ast-silence",
    )


def standing_sign(salary: Salary) -> Element | None:
    """Return the sign that a figure which is not published carries in a table, where words would take too much room."""
    if salary.standing is Standing.PUBLISHED:
        return None
    return el(
        "abbr",
        SIGNS[salary.standing],
        title=STANDING_WORDS[salary.standing],
        class_=f"ast-sign ast-sign-{salary.standing}",
    )


POUNDS = re.compile(r"(−?)£([0-9,]+)")


def _plain(cell: Cell) -> str | None:
    """Return the number of a cell that holds a sum of pounds and nothing else, as a spreadsheet takes it."""
    found = POUNDS.fullmatch(cell.text)
    return f"{'-' if found[1] else ''}{found[2].replace(',', '')}" if found else None


def _signed(table: Table) -> set[int]:
    """Return the columns that show a salary with a sign."""
    return {
        column
        for row in table.rows
        for column, cell in enumerate(row)
        if cell.salary is not None and cell.salary.standing is not Standing.PUBLISHED
    }


def _cell(cell: Cell, column: int, table: Table, links: Links, signed: set[int] | None) -> Element:
    content: list[Child] = [el("a", cell.text, href=links.to(cell.link)) if cell.link else cell.text]
    if cell.salary is not None:
        content.append(standing_sign(cell.salary))
    names = ["ast-number"] if column in table.numeric else []
    if column == table.emphasis:
        names.append("ast-chosen")
    classes = " ".join(names) or None
    if column == 0:
        return el("th", content, scope="row", class_=classes)
    if signed is None:
        return el("td", content, class_=classes)
    standing = STANDING_WORDS[cell.salary.standing] if cell.salary is not None and column in signed else None
    return el("td", content, class_=classes, data_value=_plain(cell), data_standing=standing)


def _legend(table: Table, links: Links) -> Element | None:
    used = {cell.salary.standing for row in table.rows for cell in row if cell.salary is not None}
    signs = [LEGENDS[standing] for standing in LEGENDS if standing in used]
    parts: list[Child] = [" ".join(part for part in (table.note, f"{'; '.join(signs)}." if signs else "") if part)]
    if signs:
        parts += [" ", el("a", "What that means", href=links.to("reference/pay-tables/#standing"))]
    return el("p", parts, class_="ast-note") if any(parts) else None


def folded(title: str, *children: Child) -> Element:
    """Return content that a reader opens, folded up under its title."""
    return el("details", el("summary", title), *children, class_="ast-folded")


def data_table(table: Table, links: Links, *, taken_away: bool = False) -> Element:
    """Return a table in a box that scrolls sideways by itself, so that the page never does.

    Where it can be `taken_away` to a spreadsheet, its cells also say what that needs in place of pound signs and of
    the signs of standings: `data-value` is the plain number, `data-standing` the standing in a word. A column with
    signs gets a column of those words beside it, under the name in its heading's `data-standing`.
    """
    signed = _signed(table) if taken_away else None
    head = [
        el(
            "th",
            name,
            scope="col",
            class_="ast-number" if column in table.numeric else None,
            data_standing=f"{name}: standing" if signed and column in signed else None,
        )
        for column, name in enumerate(table.columns)
    ]
    body = [
        el("tr", [_cell(cell, column, table, links, signed) for column, cell in enumerate(row)]) for row in table.rows
    ]
    return el(
        "div",
        el(
            "table",
            el("caption", table.caption),
            el("thead", el("tr", head)),
            el("tbody", body),
            class_="ast-table",
        ),
        _legend(table, links),
        class_="ast-table-box",
        tabindex="0",
        role="group",
        aria_label=table.caption,
    )
