"""Nothing of an answer is lost: whatever an outcome holds is in its text and in its JSON, as it is on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from astcore import contract, text
from astcore.calculators import CALCULATORS
from astcore.outcome import File, Step, Table
from astcore.pay import Amount, Salary
from astcore.source import Citation, Silence
from tests.foreseen import answers

KEYS = {"key", "id", "verdict", "weight", "link", "silence", "to_do", "question", "pictures"}
"""Fields for programs, or whose words come again elsewhere: a check's `to_do` in a step, a picture in a table."""


def parts(value: object) -> Iterator[str]:
    """Everything for people in a part of an outcome. A field that is new to an outcome is looked into as well."""
    match value:
        case str():
            yield value
        case Step():
            yield str(value)
            yield value.citation.label
        case Citation():
            yield value.label
        case Silence():
            yield from (value.title, value.says, value.reading)
        case Salary():
            yield str(value.standing)
        case File():
            yield value.name
        case Table():
            yield from (value.caption, *value.columns[1:], value.note)
            yield from parts(value.rows)
        case tuple():
            for each in value:
                yield from parts(each)
        case _ if is_dataclass(value) and not isinstance(value, Amount):
            for field in fields(value):
                if field.name not in KEYS:
                    yield from parts(getattr(value, field.name))


def texts(value: object) -> Iterator[str]:
    """Every text in JSON, in its order."""
    if isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, str):
        yield value


def closed_up(words: str) -> str:
    """Words without spaces, capitals, or the bars that set a draft apart: how lines are broken does not matter."""
    return "".join(words.replace("|", "").split()).lower()


@pytest.mark.parametrize("calculator", CALCULATORS)
def test_whatever_an_answer_holds_is_in_its_text_and_in_its_json(calculator: str) -> None:
    """Each foreseen answer: figures, tables, drafts, what to weigh, reasons, changes, steps and silences."""
    lost = set()
    for found in answers(calculator):
        forms = {
            "text": closed_up(text.answer(found)),
            "JSON": closed_up(" ".join(texts(contract.answer(found)))),
        }
        for words in (*parts(found.outcome), *(each.heading for each in found.would_change)):
            lost |= {f"{form}: {words}" for form, whole in forms.items() if closed_up(words) not in whole}
    assert not lost, f"{len(lost)} lost:\n" + "\n".join(sorted(lost)[:20])


@pytest.mark.parametrize("calculator", CALCULATORS)
def test_files_are_whole_in_json(calculator: str) -> None:
    """What can be saved on the page stands in JSON in full, and is named in the text."""
    for found in answers(calculator):
        saved = {file["name"]: file["content"] for file in contract.answer(found)["files"]}
        assert saved == {file.name: file.content for file in found.outcome.files}
        assert all(closed_up(name) in closed_up(text.answer(found)) for name in saved)
