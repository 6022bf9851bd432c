"""Asking for a review: whether it is possible, by when, what to send, and what happens then (Annex D)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from astcore.calculators.base import Calculator, one_at_a_time, variations
from astcore.calculators.review_answer import HEADINGS, answer, decide
from astcore.outcome import Cell, Table
from astcore.questions import Kind, Option, Question, read_all

DECIDED = "The decision"
DAYS = "Days"
LETTER = "For the letter, if you want one"
NOT_CERTIFIED = {"decision": frozenset({"not_certified"})}


def _day(key: str, label: str, missing: str, hint: str = "") -> Question:
    return Question(
        key, label, Kind.DATE, missing, hint=hint, when=NOT_CERTIFIED, default="", optional=True, section=DAYS
    )


def _text(key: str, label: str, missing: str, high: int, hint: str = "") -> Question:
    return Question(
        key,
        label,
        Kind.TEXT,
        missing,
        hint=hint,
        when=NOT_CERTIFIED,
        default="",
        optional=True,
        high=high,
        section=LETTER,
    )


QUESTIONS = (
    Question(
        "decision",
        "What was decided?",
        Kind.CHOICE,
        "Select what was decided",
        options=(
            Option("not_certified", "I was assessed, and not certified as an AST"),
            Option("certified", "I was assessed and certified"),
            Option("head_rejected", "My headteacher rejected the application"),
            Option("head_no_support", "My headteacher would not support the application"),
            Option("not_appointed", "I was not appointed to a post"),
        ),
        section=DECIDED,
    ),
    Question(
        "grounds",
        "On which grounds should it be reviewed?",
        Kind.CHOICES,
        "Select at least one answer: on which grounds it should be reviewed",
        why="The decision can only be reviewed on one or more of the first three.",
        options=(
            Option("evidence_left_out", "The assessor did not properly take account of relevant evidence"),
            Option("evidence_wrong", "The assessor took account of irrelevant or inaccurate evidence"),
            Option("bias", "The assessor was biased, or discriminated against me unlawfully"),
            Option("none", "None of these"),
        ),
        when=NOT_CERTIFIED,
        section=DECIDED,
    ),
    _day(
        "told",
        "Day you were told the decision",
        "Enter the day you were told",
        "By word of mouth, at the end of the assessment day. For example, 1 March 2010.",
    ),
    _day(
        "written",
        "Day the decision reached you in writing",
        "Enter the day it reached you in writing",
        "It should come within days of the assessment.",
    ),
    _day(
        "assessed",
        "Day of the assessment",
        "Enter the day of the assessment",
        "It counts where you leave out the day you were told.",
    ),
    _day(
        "planned",
        "Day your application would arrive",
        "Enter the day it would arrive",
        "The day it is received counts, not the day you send it.",
    ),
    Question(
        "closures",
        "Days on which the school is closed",
        Kind.DATES,
        "Enter the days on which the school is closed",
        why="They are left out of the time that others have to decide. They do not move your own last day.",
        hint="Single days or spans, with commas between them: 21 December 2009 to 1 January 2010, 15 February 2010. Weekends and bank holidays are left out anyway.",
        when=NOT_CERTIFIED,
        default="",
        optional=True,
        high=600,
        section=DAYS,
    ),
    _text("name", "Your name", "Enter your name", 80),
    _text("school", "School where you were assessed", "Enter the school", 120),
    _text(
        "why",
        "Why you think it should be reviewed",
        "Enter why it should be reviewed",
        1000,
        "What you type stays on this device. It becomes part of the link to the answer.",
    ),
    _text("evidence", "Evidence you have that a ground applies", "Enter the evidence that you have", 1000),
)

EXAMPLE = {
    "decision": "not_certified",
    "grounds": "evidence_left_out",
    "told": "2010-03-01",
    "written": "2010-03-04",
    "assessed": "2010-03-01",
    "planned": "2010-04-15",
}

OTHER_DAYS = (
    {"grounds": "none"},
    {"planned": ""},
    {"told": "", "written": "", "assessed": "", "planned": ""},
    {"planned": "2010-04-28"},
    {"planned": "2010-04-29"},
    {"planned": "2010-05-04"},
    {"planned": "2010-05-05"},
    {"planned": "2010-02-01"},
)


def _other_days() -> Iterable[dict[str, str]]:
    for changes in OTHER_DAYS:
        case, _ = read_all(QUESTIONS, {**EXAMPLE, **changes})
        yield case


def foreseen() -> Iterable[Mapping[str, str]]:
    """Yield the example, every case that differs from it in one answer, and other days of arrival."""
    yield EXAMPLE
    for _, _, case in variations(QUESTIONS, EXAMPLE):
        yield case
    yield from _other_days()


def _by_day() -> Table:
    """Return what comes of other days of arrival in the example."""
    rows = []
    arrival = next(question for question in QUESTIONS if question.key == "planned")
    for case in _other_days():
        if "planned" in case and case["grounds"] != "none":
            result = answer(case)
            rows.append((Cell(arrival.in_words(case["planned"])), Cell(result.heading), Cell(result.summary)))
    caption = "Told on 1 March 2010, in writing on 4 March 2010: when the application arrives"
    return Table("arrival", caption, ("It arrives on", "Verdict", "In a sentence"), tuple(rows))


def overview() -> tuple[Table, ...]:
    """Return every answer to every question, one at a time from the example, and what other days of arrival bring."""
    return (one_at_a_time(variations(QUESTIONS, EXAMPLE), answer), _by_day())


CALCULATOR = Calculator(
    name="review",
    title="Ask for a review",
    purpose="Whether an assessment can be reviewed, by when the application has to arrive, what to send and what follows.",
    questions=QUESTIONS,
    answer=answer,
    decide=decide,
    example=EXAMPLE,
    example_words="a candidate told on 1 March 2010, in writing on 4 March, whose application would arrive on 15 April",
    verdicts={str(key): words for key, words in HEADINGS.items()},
    foreseen=foreseen,
    overview=overview,
)
