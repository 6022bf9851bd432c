"""The JSON of answers and of the list of calculators: a contract, documented in docs/maintain/command-line.md."""

from __future__ import annotations

from typing import Any

from astcore import data
from astcore.calculators import CALCULATORS
from astcore.outcome import Block, Bullets, Change, Check, Document, Factor, Figure, Heading, Paragraph, Step, Table
from astcore.pay import Amount
from astcore.questions import Kind, Question
from astcore.record import Record
from astcore.respond import Answer, Unreadable
from astcore.source import Citation, Silence


def _citation(place: Citation) -> dict[str, Any]:
    return {
        "section": place.section.key,
        "part": place.section.part,
        "paragraph": place.paragraph or None,
        "label": place.label,
        "page": place.section.page,
    }


def _amount(amount: Amount) -> dict[str, int]:
    return {"low": amount.low, "high": amount.high}


def _figure(figure: Figure) -> dict[str, Any]:
    found: dict[str, Any] = {"key": figure.key, "label": figure.label, "value": figure.value}
    if figure.amount is not None:
        found["amount"] = _amount(figure.amount)
    if figure.salary is not None:
        found["standing"] = str(figure.salary.standing)
        found["origin"] = figure.salary.origin
    if figure.note:
        found["note"] = figure.note
    return found


def _check(check: Check) -> dict[str, Any]:
    return {
        "id": check.id,
        "title": check.title,
        "met": check.met,
        "because": check.because,
        "source": _citation(check.citation),
        "weight": str(check.weight),
    }


def _step(step: Step) -> dict[str, Any]:
    limit = None if step.limit is None else {"key": step.limit.key, "length": str(step.limit)}
    return {
        "actor": step.actor,
        "does": str(step).removeprefix(f"{step.actor} "),
        "form": step.form or None,
        "limit": limit,
        "source": _citation(step.citation),
    }


def _table(table: Table) -> dict[str, Any]:
    found: dict[str, Any] = {
        "key": table.key,
        "caption": table.caption,
        "columns": list(table.columns),
        "rows": [[cell.text for cell in row] for row in table.rows],
        "standings": [
            [None if cell.salary is None else str(cell.salary.standing) for cell in row] for row in table.rows
        ],
    }
    if table.note:
        found["note"] = table.note
    return found


def _change(change: Change) -> dict[str, str]:
    return {
        "question": change.question,
        "to": change.value,
        "label": change.value_label,
        "verdict": str(change.verdict),
        "asked": change.question_label,
        "heading": change.heading,
    }


def _silence(silence: Silence) -> dict[str, str]:
    return {"key": silence.key, "says": silence.says, "reading": silence.reading, "title": silence.title}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(words):
            return {"kind": "heading", "lines": [words]}
        case Paragraph(lines):
            return {"kind": "paragraph", "lines": list(lines)}
        case Bullets(items):
            return {"kind": "list", "lines": list(items)}


def _document(document: Document) -> dict[str, Any]:
    return {"title": document.title, "blocks": [_block(block) for block in document.blocks]}


def _factor(factor: Factor) -> dict[str, Any]:
    return {"key": factor.key, "under": factor.under, "words": factor.words, "source": _citation(factor.citation)}


def _record(record: Record, title: str) -> dict[str, Any]:
    return {
        "heading": record.heading,
        "title": record.title or title,
        "entries": [{"key": entry.key, "label": entry.label, "hint": entry.hint} for entry in record.entries],
        "signers": [words for _, words in record.signers],
    }


def answer(found: Answer) -> dict[str, Any]:
    """Return an answer as plain values for JSON."""
    result = found.outcome
    return {
        "calculator": found.calculator.name,
        "answers": dict(found.answers),
        "verdict": str(result.verdict),
        "heading": result.heading,
        "summary": result.summary,
        "figures": [_figure(figure) for figure in result.figures],
        "tables": [_table(table) for table in result.tables],
        "document": None if result.document is None else _document(result.document),
        "files": [{"name": file.name, "type": file.media_type, "content": file.content} for file in result.files],
        "factors": [_factor(factor) for factor in result.factors],
        "checks": [_check(check) for check in result.checks],
        "would_change": [_change(change) for change in found.would_change],
        "next_steps": [_step(step) for step in result.next_steps],
        "silent": [_silence(silence) for silence in result.silent],
        "notes": list(result.notes),
        "record": _record(found.calculator.record, found.calculator.title),
        "data_version": found.data_version,
    }


def unreadable(found: Unreadable) -> dict[str, Any]:
    """Return what cannot be read as plain values for JSON."""
    return {
        "calculator": found.calculator,
        "errors": [{"field": problem.field, "message": problem.message} for problem in found.problems],
    }


def _question(question: Question) -> dict[str, Any]:
    found: dict[str, Any] = {
        "key": question.key,
        "label": question.label,
        "kind": str(question.kind),
        "required": question.default is None,
    }
    match question.kind:
        case Kind.CHOICE | Kind.CHOICES:
            found["allowed"] = [{"value": option.value, "label": option.label} for option in question.options]
        case Kind.WHOLE_NUMBER | Kind.MONEY:
            found["allowed"] = {"from": question.low, "to": question.high}
        case _:
            found["allowed"] = question.allowed
    if question.default is not None:
        found["default"] = question.default
    if question.when:
        found["asked_when"] = {key: sorted(values) for key, values in question.when.items()}
    return found


def calculators() -> dict[str, Any]:
    """Return the list of calculators with their questions as plain values for JSON."""
    return {
        "calculators": [
            {
                "name": calculator.name,
                "title": calculator.title,
                "purpose": calculator.purpose,
                "questions": [_question(question) for question in calculator.questions],
                "verdicts": dict(calculator.verdicts),
                "example": dict(calculator.example),
            }
            for calculator in CALCULATORS.values()
        ],
        "data_version": data.version(),
    }
