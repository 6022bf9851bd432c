"""Renders what a reader can do with an answer: copy its link, print it, and fill in a record that is printed with it.

The buttons work only with scripts, so they are hidden until the browser's module shows them. What is typed has a
second place, `data-mirror`, that stands in for its box in print: a box would cut it off.
"""

from __future__ import annotations

from astcore.html.elements import Element, el
from astcore.html.parts import Links, data_table, folded
from astcore.html.reference import closed_line
from astcore.outcome import Table
from astcore.record import TITLE, Entry
from astcore.respond import Answer


def button(
    words: str,
    action: str,
    *,
    about: str = "",
    opens: str | None = None,
    file: str | None = None,
) -> Element:
    """Return a button for the browser's module.

    `about` is heard and not seen: which of several it is. `opens` is the id of what the button opens and closes.
    """
    return el(
        "button",
        words,
        el("span", f": {about}", class_="ast-hidden") if about else None,
        type="button",
        class_="ast-tool",
        data_action=action,
        data_file=file,
        aria_expanded="false" if opens else None,
        aria_controls=opens,
    )


def said(words: str) -> Element:
    """Return the place where the module says, politely and for all to see, that something was copied."""
    return el("p", class_="ast-said", role="status", data_said=words)


def toolbar(answer: Answer) -> Element:
    """Return what can be done with the answer as a whole."""
    note = (
        "The link holds the answers that you gave, in the part of an address that is never sent to a server. "
        "What you write in notes or in a record is not in it."
    )
    return el(
        "div",
        button("Copy a link to this answer", "copy-link"),
        button("Print", "print"),
        button("Make this a record", "record", opens=_id(answer, "record")),
        said("Link copied."),
        el("p", note, class_="ast-tools-note"),
        class_="ast-tools",
        data_query=answer.query,
        hidden=True,
    )


def by_hand(answer: Answer) -> Element:
    """Return the box that holds what could not be copied, selected, so that the reader can."""
    id_ = _id(answer, "by-hand")
    label = el("label", "Your browser did not let this page copy. Copy this yourself:", for_=id_)
    return el("div", label, el("textarea", id=id_, readonly=True, rows="4"), class_="ast-by-hand", hidden=True)


def answer_table(table: Table, answer: Answer, links: Links) -> Element:
    """Return a table of an answer with the buttons that take it away."""
    tools = el(
        "div",
        button("Copy table", "copy-table", about=table.caption),
        button("Download CSV", "csv", about=table.caption, file=f"{answer.calculator.name}-{table.key}.csv"),
        said("Table copied."),
        class_="ast-tools ast-table-tools",
        hidden=True,
    )
    whole = el("div", data_table(table, links, taken_away=True), tools, class_="ast-answer-table")
    return folded(table.caption, whole) if table.folded else whole


def _id(answer: Answer, part: str) -> str:
    return f"{answer.calculator.name}-{part}"


def note_box(id_: str, key: str, *, rows: str = "2") -> list[Element]:
    """Return a box for a note, and its second place for print."""
    return [el("textarea", id=id_, data_note=key, rows=rows), mirror(key)]


def mirror(key: str) -> Element:
    """Return the place where what was typed under `key` stands in print."""
    return el("p", class_="ast-mirror", data_mirror=key, hidden=True)


def _key(entry: Entry) -> str:
    return f"record-{entry.key}"


def _title(answer: Answer) -> str:
    return answer.calculator.record.title or answer.calculator.title


def _entry(answer: Answer, entry: Entry) -> Element:
    id_ = _id(answer, _key(entry))
    hint = el("p", entry.hint, class_="ast-hint", id=f"{id_}-hint") if entry.hint else None
    if entry.long:
        box = el("textarea", id=id_, data_note=_key(entry), rows="4")
    else:
        box = el(
            "input",
            type="text",
            id=id_,
            data_note=_key(entry),
            data_dated=entry.dated,
            value=_title(answer) if entry is TITLE else None,
            autocomplete="off",
            aria_describedby=f"{id_}-hint" if entry.hint else None,
        )
    classes = "ast-record-entry ast-record-long" if entry.long else "ast-record-entry"
    return el("div", el("label", entry.label, for_=id_), hint, box, class_=classes)


def record(answer: Answer) -> Element:
    """Return what there is to fill in, closed until it is asked for."""
    title = _id(answer, "record-heading")
    note = (
        "All of it can be left empty. It is printed with the answer, with lines to sign on. It stays here while you "
        "change your answers. It is not stored and not sent: when you leave or reload this page, it is gone."
    )
    return el(
        "section",
        el("h3", answer.calculator.record.heading, id=title, tabindex="-1"),
        el("p", note, class_="ast-hint"),
        el("div", [_entry(answer, entry) for entry in answer.calculator.record.entries], class_="ast-record-entries"),
        button("Print the record", "print"),
        class_="ast-record",
        id=_id(answer, "record"),
        aria_labelledby=title,
        hidden=True,
    )


def paper_head(answer: Answer, links: Links) -> Element:
    """Return what stands above an answer in print: its title and, where it is a record, who, when and for whom."""
    found = answer.calculator.record
    rows = [el("div", el("dt", entry.label), el("dd", mirror(_key(entry)))) for entry in found.head]
    return el(
        "div",
        el("p", found.heading, class_="ast-record-kind"),
        mirror(_key(TITLE)),
        el("p", closed_line(links)),
        el("dl", rows, class_="ast-record-facts"),
        class_="ast-paper-head",
        hidden=True,
    )


def record_foot(answer: Answer) -> Element:
    """Return what stands below the answer where a record is printed: notes in full, and lines to sign on."""
    found = answer.calculator.record
    long = [
        el("section", el("h3", entry.label), el("div", mirror(_key(entry)), class_="ast-record-text"))
        for entry in found.foot
    ]
    lines = [_signature(key, words) for key, words in found.signers]
    return el("div", long, el("div", lines, class_="ast-signatures"), class_="ast-record-foot", hidden=True)


def _signature(key: str, words: str) -> Element:
    return el(
        "dl",
        el("div", el("dt", words), el("dd", mirror(f"record-{key}") if key else None)),
        el("div", el("dt", "Signature"), el("dd")),
        el("div", el("dt", "Date"), el("dd")),
    )
