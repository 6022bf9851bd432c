"""The deadline planner: from an event to every day that follows it, or from a start back to what comes before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from astcore import dates, start_plan, workdays
from astcore.calculators.base import Calculator, one_at_a_time, variations
from astcore.calculators.deadlines_answer import HEADINGS, answer, decide
from astcore.due import DAYS_OF_A_WEEK, Case, Event, Notice, working_days
from astcore.outcome import Cell, Table
from astcore.quantities import time_limit
from astcore.questions import Kind, Option, Question
from astcore.resignation import last_day, usual
from astcore.workdays import DAY

FORWARD = frozenset(str(event) for event in Event if event is not Event.START)
MOST_CLOSURES = 2000  # characters: half a year of days

QUESTIONS = (
    Question(
        "event",
        "What do you want to count from?",
        Kind.CHOICE,
        "Select what you want to count from",
        options=(
            Option("head_received", "An application has reached the headteacher"),
            Option("agency_received", "The assessment agency has received form AST1"),
            Option("assessed", "The assessment has been held"),
            Option("decision_received", "The candidate has received the decision in writing"),
            Option("review_received", "The Review Co-ordinator has received an application for a review"),
            Option("not_met", "The standards were not met, and the candidate wants to apply again"),
            Option("start", "A day on which an AST is to start: work backwards from it"),
        ),
    ),
    Question(
        "on",
        "Day on which it happened",
        Kind.DATE,
        "Enter the day on which it happened",
        hint="For example, 14 December 2009. For applying again, give the day of the assessment.",
        when={"event": FORWARD},
    ),
    Question(
        "start",
        "Day on which the AST is to start",
        Kind.DATE,
        "Enter the day on which the AST is to start",
        hint="For example, 1 September 2010.",
        when={"event": frozenset({"start"})},
    ),
    Question(
        "post",
        "Where is the post?",
        Kind.CHOICE,
        "Select where the post is",
        why="It decides where the form goes next.",
        options=(
            Option("internal", "At the candidate's own school"),
            Option("external", "Elsewhere: another school or a local authority advertised it"),
        ),
        when={"event": frozenset({"head_received"})},
    ),
    Question(
        "notice",
        "Does the person have to leave another school first?",
        Kind.CHOICE,
        "Select whether the person has to leave another school first",
        why="Someone who moves has to give notice in time.",
        options=(
            Option("none", "No: the post is at the school where they work"),
            Option("teacher", "Yes, as a teacher"),
            Option("head", "Yes, as a headteacher", "Headteachers give notice a month earlier."),
        ),
        when={"event": frozenset({"start"})},
    ),
    Question(
        "assessed_on",
        "Day of the assessment",
        Kind.DATE,
        "Enter the day of the assessment",
        why="The time for a review may have started then, when the assessor gave the judgement.",
        when={"event": frozenset({"decision_received"})},
        default="",
        optional=True,
    ),
    Question(
        "closures",
        "Days on which the school is closed",
        Kind.DATES,
        "Enter the days on which the school is closed",
        why="They are left out where working days are counted, except for applying for a review.",
        hint="Single days or spans, with commas between them: 21 December 2009 to 1 January 2010, 15 February 2010. Weekends and bank holidays are left out anyway.",
        default="",
        optional=True,
        high=MOST_CLOSURES,
    ),
    Question(
        "counting",
        "Show the counting day by day?",
        Kind.CHOICE,
        "Select whether to show the counting day by day",
        options=(Option("no", "No"), Option("yes", "Yes")),
        default="no",
    ),
)

EXAMPLE = {"event": "head_received", "on": "2009-12-14", "post": "internal", "counting": "no"}

COMMON = {"on": "2010-03-01", "start": "2010-09-01", "post": "internal", "notice": "teacher"}
"""Answers to the questions that a variation of the example brings up."""


def foreseen() -> Iterable[Mapping[str, str]]:
    """Yield the example, every case that differs from it in one answer, and cases with days of their own."""
    yield EXAMPLE
    for _, _, case in _variations():
        yield case
    yield {**EXAMPLE, "closures": "2009-12-21,2009-12-22,2009-12-23,2009-12-24", "counting": "yes"}
    yield {"event": "decision_received", "on": "2010-03-04", "assessed_on": "2010-03-01", "counting": "yes"}
    yield {"event": "decision_received", "on": "2010-03-04", "assessed_on": "2010-03-11", "counting": "no"}
    yield {"event": "start", "start": "2010-04-19", "notice": "head", "counting": "yes"}
    yield {**EXAMPLE, "on": f"{workdays.covered()[1].year + 1}-01-06"}


def _variations() -> Iterator[tuple[Question, Option, dict[str, str]]]:
    yield from variations(QUESTIONS, EXAMPLE, COMMON)


def overview() -> tuple[Table, ...]:
    """Return every answer one at a time, a school year of deadlines, and the usual starts worked back from."""
    return (one_at_a_time(_variations(), answer), _school_year(), _starts())


LIMITS = ("result-notice", "result-report", "head-submit", "review-apply", "assessment")
"""The time limits of the table of a school year: every length that there is, once."""


def _school_year() -> Table:
    """Return where each time limit ends that starts on a Monday of the school year 2009 to 2010."""
    limits = [time_limit(key) for key in LIMITS]
    day, rows = date(2009, 8, 31), []
    while day < date(2010, 9, 1):
        ends = [
            day + limit.amount * DAYS_OF_A_WEEK * DAY
            if limit.unit == "week"
            else workdays.after(day, working_days(limit))
            for limit in limits
        ]
        rows.append((Cell(dates.in_words(day)), *(Cell(dates.in_words(end)) for end in ends)))
        day += DAYS_OF_A_WEEK * DAY
    columns = ("Monday", *(str(limit) for limit in limits))
    note = "Counted from the next working day, without closure days of a school's own."
    return Table(
        "school_year", "Time limits from each Monday of the school year 2009 to 2010", columns, tuple(rows), note=note
    )


def _starts() -> Table:
    """Return the plan back from each usual start of 2010 and early 2011, for each way of leaving."""
    rows = []
    for start in sorted(last_day(2010, way.leaves) + DAY for way in usual()):
        for option in next(question for question in QUESTIONS if question.key == "notice").options:
            steps = {
                step.key: step.by for step in start_plan.plan(Case(Event.START, start, notice=Notice(option.value)))
            }
            wanted = (steps["apply-by"], steps["form-by"], steps["assess-by"], steps.get("resign-by"))
            cells = (Cell(dates.in_words(day) if day else "none to give") for day in wanted)
            rows.append((Cell(dates.in_words(start)), Cell(option.label), *cells))
    columns = ("Start", "Leaving another school?", "Application", "Form with the agency", "Assessment", "Notice")
    note = "The last days that leave the whole of every time limit. Notice: the usual days, from outside the guidance."
    return Table("starts", "Worked back from a start: the last day of each step", columns, tuple(rows), note=note)


CALCULATOR = Calculator(
    name="deadlines",
    title="What is due, and by when?",
    purpose="Every time limit that follows from a day: who owes what to whom, as a timeline and for your calendar; or worked back from a start.",
    questions=QUESTIONS,
    answer=answer,
    decide=decide,
    example=EXAMPLE,
    example_words="an application for a post at the candidate's own school that reached the headteacher on 14 December 2009",
    verdicts={str(key): words for key, words in HEADINGS.items()},
    foreseen=foreseen,
    overview=overview,
)
