"""What a calculator is: a name, its questions, an example, and the rule its answers go to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from astcore.outcome import Outcome, Table
from astcore.questions import Question


@dataclass(frozen=True, slots=True)
class Calculator:
    """A calculator.

    `answer` takes answers that have been read (canonical, complete) and never fails for them. `example` is the case
    shown before the reader has answered. `foreseen` yields the cases whose answers can be known beforehand, and `overview`
    returns them as tables for readers without scripts. `verdicts` gives each verdict's heading, in the words of an answer.
    """

    name: str
    title: str
    purpose: str
    questions: tuple[Question, ...]
    answer: Callable[[Mapping[str, str]], Outcome]
    example: Mapping[str, str]
    example_words: str
    verdicts: Mapping[str, str]
    foreseen: Callable[[], Iterable[Mapping[str, str]]]
    overview: Callable[[], tuple[Table, ...]]
    prefilled: bool = False

    def question(self, key: str) -> Question:
        """Return the question `key`. Raises `KeyError` where there is none."""
        for question in self.questions:
            if question.key == key:
                return question
        raise KeyError(key)
