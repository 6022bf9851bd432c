"""What a calculator is: a name, its questions, an example, and the rule its answers go to."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from astcore.outcome import Cell, Outcome, Table
from astcore.questions import Option, Question, read_all
from astcore.record import RECORD, Record


@dataclass(frozen=True, slots=True)
class Calculator:
    """A calculator.

    `answer` takes answers that have been read (canonical, complete) and never fails for them. `example` is the case
    shown before the reader has answered. `foreseen` yields the cases whose answers can be known beforehand, and
    `overview` returns them as tables for readers without scripts. `verdicts` gives each verdict's heading. `record` is
    what a reader can fill in to keep an answer. `decide` returns the verdict alone, where that is much less work than
    the whole answer. `unfit` are the verdicts that only say that answers do not go together.
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
    record: Record = RECORD
    unfit: frozenset[str] = frozenset()
    decide: Callable[[Mapping[str, str]], str] | None = None

    def verdict(self, answers: Mapping[str, str]) -> str:
        """Return the verdict on answers that have been read."""
        return self.decide(answers) if self.decide else self.answer(answers).verdict

    def question(self, key: str) -> Question:
        """Return the question `key`. Raises `KeyError` where there is none."""
        for question in self.questions:
            if question.key == key:
                return question
        raise KeyError(key)


Variation = tuple[Question, Option, dict[str, str]]


def variations(
    questions: tuple[Question, ...], example: Mapping[str, str], common: Mapping[str, str] | None = None
) -> Iterator[Variation]:
    """Yield every case that differs from the example in one answer, with the question and the answer that differ.

    A question that the example does not meet is put in a case that meets it; `common` answers such questions there.
    """
    for question in questions:
        for option in question.alternatives(example.get(question.key, "")):
            if not option.value and question.default is None:
                continue  # the last of several answers cannot go where one has to be given
            way_in = {
                key: sorted(allowed)[-1] for key, allowed in question.when.items() if example.get(key) not in allowed
            }
            case, problems = read_all(questions, {**example, **(common or {}), **way_in, question.key: option.value})
            if problems:
                raise ValueError(f"{question.key}={option.value}: {problems[0].message}")
            yield question, option, case


def one_at_a_time(found: Iterable[Variation], answer: Callable[[Mapping[str, str]], Outcome]) -> Table:
    """Return variations of the example as a table: the question, the answer that differs, and what comes of it."""
    rows = []
    for question, option, case in found:
        result = answer(case)
        rows.append((Cell(question.label), Cell(option.label), Cell(result.heading), Cell(result.summary)))
    caption = "One answer at a time: everything else is as in the example"
    return Table("verdicts", caption, ("Question", "Answer", "Verdict", "In a sentence"), tuple(rows))


MOST_CASES = 4000


def ways(calculator: Calculator) -> dict[str, Mapping[str, str]]:
    """Return one way to each verdict: answers that lead to it, as near to the example as they were found.

    The foreseen cases are tried first, then whatever differs from one of those found in a single answer. A verdict
    that none of these reaches is left out.
    """
    found: dict[str, Mapping[str, str]] = {}
    waiting: deque[Mapping[str, str]] = deque([calculator.example, *calculator.foreseen()])
    for _ in range(MOST_CASES):
        if not waiting or len(found) == len(calculator.verdicts):
            break
        case = waiting.popleft()
        verdict = str(calculator.verdict(case))
        if verdict not in found:
            found[verdict] = case
            waiting.extend(near(calculator, case))
    return {verdict: found[verdict] for verdict in calculator.verdicts if verdict in found}


def near(calculator: Calculator, case: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """Yield the cases that differ from one in a single answer, given or left out, and in what it brings up."""
    for question in calculator.questions:
        if not question.asked(case):
            continue
        for value in (*question.samples, *(() if question.default is None else ("",))):
            for other in completed(calculator, {**case, question.key: value}):
                if other != case:
                    yield other


def completed(calculator: Calculator, given: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """Yield answers that can be read, with each sample for a question that has to be answered and is not yet."""
    answers, problems = read_all(calculator.questions, given)
    if not problems:
        yield answers
        return
    missing = calculator.question(problems[0].field)
    if not given.get(missing.key):
        for value in missing.samples:
            yield from completed(calculator, {**given, missing.key: value})
