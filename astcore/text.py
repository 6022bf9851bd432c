"""Answers as plain text, for the command line."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from astcore import drafts, open_data
from astcore.calculators import CALCULATORS
from astcore.outcome import Cell, Check, Factor, Table, Weight
from astcore.pay import LEGENDS, SIGNS
from astcore.record import Record
from astcore.respond import Answer

WIDTH = 96
MARKS = {True: "met", False: "not met", None: "cannot tell"}
NOTES = {True: "yes", False: "no", None: "note"}


def _wrap(text: str, indent: str = "", first: str | None = None) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=indent if first is None else first, subsequent_indent=indent)


def _mark(check: Check) -> str:
    return (NOTES if check.weight is Weight.NOTE else MARKS)[check.met]


def _table(table: Table) -> Iterator[str]:
    """Yield a table row by row, each cell under the name of its column: a terminal is too narrow for columns."""
    yield f"\n{_wrap(table.caption)}"
    names = table.columns[1:]
    for row in table.rows:
        named = ((name, cell) for name, cell in zip(names, row[1:], strict=True) if cell.text)
        cells = "; ".join(f"{name}: {cell.text}{_sign(cell)}" for name, cell in named)
        yield _wrap(f"{row[0].text} – {cells}", "    ", "  ")
    used = {cell.salary.standing for row in table.rows for cell in row if cell.salary is not None}
    legend = [words for standing, words in LEGENDS.items() if standing in used]
    if table.note or legend:
        yield _wrap(" ".join(part for part in (table.note, f"{'; '.join(legend)}." if legend else "") if part), "  ")


def _sign(cell: Cell) -> str:
    return "" if cell.salary is None else SIGNS.get(cell.salary.standing, "")


def _factors(factors: tuple[Factor, ...]) -> Iterator[str]:
    """Yield what has to be weighed, each list under its own verb."""
    under = ""
    for factor in factors:
        if factor.under != under:
            under = factor.under
            yield _wrap(f"{under}:", "  ")
        yield _wrap(f"{factor.words} ({factor.citation.label})", "    ", "  - ")


def _record(record: Record, title: str) -> Iterator[str]:
    """Yield what a record of the answer has room for."""
    yield f"\n{record.heading}"
    yield _wrap(record.title or title, "  ")
    for entry in record.entries[1:]:
        yield _wrap(f"{entry.label}:", "  ")
    for _, words in record.signers:
        yield _wrap(f"{words}, signature and date:", "  ")


def _shown(found: Answer) -> Iterator[str]:
    """Yield the answer itself: verdict, figures, tables, draft, and what has to be weighed."""
    result = found.outcome
    yield result.heading.upper()
    yield _wrap(result.summary)
    if result.figures:
        yield ""
        for figure in result.figures:
            standing = f"  ({figure.salary.standing})" if figure.salary is not None else ""
            yield f"  {figure.label}: {figure.value}{standing}"
            if figure.note:
                yield _wrap(figure.note, "    ")
    for note in result.notes:
        yield _wrap(note, "  ")
    for table in result.tables:
        yield from _table(table)
    if result.document is not None:
        yield ""
        yield from (f"  | {line}".rstrip() for line in drafts.plain_text(result.document).splitlines())
    if result.factors:
        yield "\nWhat to weigh"
        yield from _factors(result.factors)
    if result.files:
        yield "\nFiles to save, in full with --json"
        for file in result.files:
            yield _wrap(f"{file.title}: {file.name}", "    ", "  - ")


def _reasons(found: Answer) -> Iterator[str]:
    """Yield why it is the answer, what would change it, what to do next, and where the guidance is silent."""
    result = found.outcome
    yield "\nWhy"
    for check in result.checks:
        yield _wrap(f"{check.title}: {check.because} ({check.citation.label})", "    ", f"  [{_mark(check)}] ")
    if found.would_change:
        yield "\nWhat would change this"
        for change in found.would_change:
            yield _wrap(f"{change.question_label} {change.value_label}: {change.heading}", "    ", "  - ")
    if result.next_steps:
        yield "\nWhat to do next"
        for number, step in enumerate(result.next_steps, 1):
            yield _wrap(f"{step}. ({step.citation.label})", "     ", f"  {number}. ")
    if result.silent:
        yield "\nWhere the guidance is silent"
        for silence in result.silent:
            yield _wrap(f"{silence.title}: {silence.says} {silence.reading}", "    ", "  - ")


def _lines(found: Answer) -> Iterator[str]:
    yield from _shown(found)
    yield from _reasons(found)
    yield "\nAnswers"
    for key, value in found.answers.items():
        yield _wrap(f"{key}={value}", "    ", "  ")
    yield from _record(found.calculator.record, found.calculator.title)
    yield f"\nData version {found.data_version}"


def answer(found: Answer) -> str:
    """Return an answer as text, with lines of at most 96 characters."""
    return "\n".join(_lines(found)) + "\n"


def calculators() -> str:
    """Return the list of calculators and their questions as text."""
    lines = []
    for calculator in CALCULATORS.values():
        lines += [calculator.name, _wrap(calculator.purpose, "  ")]
        for question in calculator.questions:
            allowed = question.allowed
            needed = "" if question.default is None else f" (may be left out: {question.default})"
            lines.append(_wrap(f"{question.key}={allowed}{needed}", "      ", "    "))
        lines.append("")
    return "\n".join(lines)


def data_sets() -> str:
    """Return the list of the sets of open data as text."""
    lines = []
    for name, found in open_data.SETS.items():
        lines += [f"{name}  ({len(found.records())} records)", _wrap(found.about, "  ")]
    return "\n".join([*lines, "", _wrap(open_data.LICENCE)]) + "\n"


def data_set(name: str) -> str:
    """Return what a set of open data holds, as text. Raises `KeyError` for a set that there is not."""
    found = open_data.SETS[name]
    lines = [found.title.upper(), _wrap(found.about), f"\n{len(found.records())} records, each with"]
    lines += [_wrap(f"{column.name}: {column.means}", "    ", "  ") for column in found.columns]
    return "\n".join([*lines, "", "Add --csv or --json for the records, --schema for their JSON Schema."]) + "\n"
