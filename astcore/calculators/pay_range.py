"""The pay-range designer: a range for a post, what it pays and costs, and what to weigh (part 4 of the guidance)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from astcore import dates, grade, pay
from astcore.calculators.base import Calculator
from astcore.calculators.pay_range_answer import HEADINGS, answer, decide
from astcore.calculators.pay_range_design import SCALES
from astcore.money import pounds
from astcore.outcome import Cell, Table
from astcore.pay import Area
from astcore.quantities import quantity
from astcore.questions import Kind, Option, Question
from astcore.record import DECISION

STARTS = pay.starts()
MOST_POUNDS = 200_000  # no salary of the grade comes near it: a guard against a slip of the keyboard
SALARY, SUM = 42_000, 1_000  # what messages give as examples
SCALE_OPTIONS = tuple(
    Option(f"{letter}{point}", f"{title}, {letter.upper()}{point}")
    for letter, title in (("m", "Main scale"), ("u", "Upper pay spine"))
    for point in pay.scale_numbers(SCALES[letter])
)
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")

THE_RANGE, THE_TEACHER, THE_POST, TO_COMPARE = "The range", "The teacher’s pay now", "The post", "Ranges to compare"
"""The headings of the form."""


def _also(key: str, label: str) -> Question:
    message = f"Enter the first point of the range to compare, between {STARTS[0]} and {STARTS[-1]}"
    return Question(
        key,
        label,
        Kind.WHOLE_NUMBER,
        message,
        default="",
        optional=True,
        low=STARTS[0],
        high=STARTS[-1],
        section=TO_COMPARE,
    )


QUESTIONS = (
    Question(
        "area",
        "Pay area",
        Kind.CHOICE,
        "Select the pay area",
        options=tuple(Option(str(key), facts.title, facts.hint) for key, facts in pay.areas().items()),
        section=THE_RANGE,
    ),
    Question(
        "choose",
        "How do you want to choose the range?",
        Kind.CHOICE,
        "Select how you want to choose the range",
        options=(
            Option("start", "By its first point"),
            Option("target", "By a salary that its first point should reach"),
        ),
        default="start",
        section=THE_RANGE,
    ),
    Question(
        "start",
        "First point of the range",
        Kind.WHOLE_NUMBER,
        f"Enter the first point of the range, between {STARTS[0]} and {STARTS[-1]}",
        hint=f"A range has {quantity('range-points')} on a spine of {pay.spine_points()[-1]}, so it can start at points {STARTS[0]} to {STARTS[-1]}.",
        when={"choose": frozenset({"start"})},
        low=STARTS[0],
        high=STARTS[-1],
        section=THE_RANGE,
    ),
    Question(
        "target",
        "Salary that the first point should reach",
        Kind.MONEY,
        "Enter the salary that the first point should reach",
        hint=f"A year, full time, in whole pounds. For example, {pounds(SALARY)}.",
        when={"choose": frozenset({"target"})},
        low=1,
        high=MOST_POUNDS,
        section=THE_RANGE,
        such_as=SALARY,
    ),
    Question(
        "on",
        "Day the AST starts",
        Kind.DATE,
        "Enter the day the AST starts",
        hint=f"Rates are held from {dates.in_words(pay.first_day())} to {dates.in_words(grade.assessment_ended())}. Without a day, {dates.in_words(grade.as_at())}.",
        default=grade.as_at().isoformat(),
        optional=True,
        section=THE_RANGE,
    ),
    Question(
        "present",
        "What is the teacher paid now?",
        Kind.CHOICE,
        "Select what the teacher is paid now",
        why="To see the rise that the range would bring.",
        options=(
            Option("none", "Leave this out"),
            *SCALE_OPTIONS,
            Option("amount", "An amount"),
        ),
        default="none",
        optional=True,
        section=THE_TEACHER,
    ),
    Question(
        "allowances",
        "Allowances the teacher has now",
        Kind.MONEY,
        "Enter the allowances",
        hint="Together, a year. None can be paid on top of AST pay.",
        when={"present": frozenset(option.value for option in SCALE_OPTIONS)},
        default="",
        optional=True,
        low=0,
        high=MOST_POUNDS,
        section=THE_TEACHER,
        such_as=SUM,
    ),
    Question(
        "present_amount",
        "Present pay",
        Kind.MONEY,
        "Enter the present pay",
        hint="A year, full time, with any allowances.",
        when={"present": frozenset({"amount"})},
        low=1,
        high=MOST_POUNDS,
        section=THE_TEACHER,
        such_as=SALARY,
    ),
    Question(
        "fraction",
        "Share of full time",
        Kind.FRACTION,
        "Enter the share of full time",
        hint="For example, 0.6, 3/5 or 60%. Without one, full time.",
        default="1",
        optional=True,
        section=THE_POST,
    ),
    Question(
        "funding",
        "Funding that the school receives for the post",
        Kind.MONEY,
        "Enter the funding for the post",
        hint="A year. The guidance gives no sum since 2006: ask the local authority.",
        default="",
        optional=True,
        low=0,
        high=MOST_POUNDS,
        section=THE_POST,
        such_as=SUM,
    ),
    _also("also", "Another range to compare, by its first point"),
    _also("also2", "A third range to compare, by its first point"),
)


def foreseen() -> Iterable[Mapping[str, str]]:
    """Yield every area and start at the first rates held."""
    for area in pay.areas():
        for start in STARTS:
            yield {**EXAMPLE, "area": str(area), "start": str(start)}


def overview() -> tuple[Table, ...]:
    """Return every range in every area, at each of the rates held."""
    return tuple(_ranges(area, number) for number in range(len(pay.distinct_rate_days())) for area in pay.areas())


def _ranges(area: Area, number: int) -> Table:
    day = pay.distinct_rate_days()[number]
    rows = []
    for start in STARTS:
        points = {point: pay.spine(area, day)[point] for point in pay.pay_range(start)}
        rise = points[max(points)].amount - points[start].amount
        cells = (Cell(str(salary), salary) for salary in points.values())
        rows.append((Cell(f"Points {start} to {max(points)}"), *cells, Cell(rise.spread(), pay.worked_out(rise))))
    columns = ("Range", *(f"{ordinal} point" for ordinal in ORDINALS[: pay.range_size()]), "Rise over the range")
    caption = f"{pay.areas()[area].title}: every range, from {dates.in_words(day)}"
    key = f"ranges_{area}_{day.year}"
    return Table(
        key, caption, columns, tuple(rows), frozenset(range(1, len(columns))), note="Annual salaries, full time."
    )


EXAMPLE = {
    "area": "england_and_wales",
    "choose": "start",
    "start": str(quantity("range-example-start").amount),
    "on": grade.as_at().isoformat(),
    "present": "none",
    "fraction": "1",
}

CALCULATOR = Calculator(
    name="pay-range",
    title="What would a range pay?",
    purpose="Design the pay range of a post: its salaries, the rise over present pay, the years ahead, and what to weigh.",
    questions=QUESTIONS,
    answer=answer,
    decide=decide,
    example=EXAMPLE,
    example_words="the guidance's own example: a range from point 11 to point 15, in England and Wales",
    verdicts={str(key): words for key, words in HEADINGS.items()},
    foreseen=foreseen,
    overview=overview,
    prefilled=True,
    record=DECISION,
)
