"""How an AST's pay can move over the years, beside present pay (part 4: how pay is set, and movement up the range)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from astcore import grade, pay
from astcore.errors import NotCovered
from astcore.pay import Amount, Area, Salary, Scale
from astcore.quantities import quantity

SEPTEMBER = 9
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which pay is looked at, the point reached by then, and the salary.

    `kept` is true where no rates are held for the day, so that the last ones are kept.
    """

    day: date
    point: int
    salary: Salary
    kept: bool


def next_review(day: date) -> date:
    """Return the first 1 September after a day. Source: part 4, movement up the pay range, paragraph 1.

    Someone who starts on a 1 September is first reviewed a year later: the guidance does not say, this is our reading.
    """
    this_year = date(day.year, SEPTEMBER, 1)
    return this_year if day < this_year else date(day.year + 1, SEPTEMBER, 1)


def reviews(start: date, count: int) -> tuple[date, ...]:
    """Return the start and the 1 Septembers after it: `count` days in all."""
    days = [start]
    while len(days) < count:
        days.append(next_review(days[-1]))
    return tuple(days)


def salary_on(area: Area, point: int, day: date) -> tuple[Salary, bool]:
    """Return the salary of a point on a day, and whether it is the last one held, kept because none is held later."""
    kept = day > grade.assessment_ended()
    return pay.spine(area, min(day, grade.assessment_ended()))[point], kept


def year_end(day: date) -> date:
    """Return the last day of the school year that a day is in: the day before the next 1 September."""
    return next_review(day) - timedelta(days=1)


def year_share(day: date) -> Fraction:
    """Return the share of a year's salary from a day to the end of its school year, with that day.

    A twelfth for each month, and of the first month what its days make up. The guidance does not say: our reading.
    """
    in_month = monthrange(day.year, day.month)[1]
    whole_months = (SEPTEMBER - day.month - 1) % MONTHS
    return (whole_months + Fraction(in_month - day.day + 1, in_month)) / MONTHS


def costs(steps: tuple[Step, ...], part_time: Fraction) -> tuple[Amount, ...]:
    """Return what each step costs in salary to the end of its school year, at a share of full time, in whole pounds."""
    return tuple(step.salary.amount.share(part_time * year_share(step.day)) for step in steps)


def path(area: Area, first_point: int, start: date, points_a_year: int) -> tuple[Step, ...]:
    """Return where an AST would be at the start and at each September after it, until the slowest mover is at the top.

    `points_a_year` is 0, 1 or 2: the guidance allows at most two in a school year.
    Raises `NotCovered` for more.
    """
    most = quantity("points-a-year").amount
    if not 0 <= points_a_year <= most:
        raise NotCovered(f"{points_a_year} points a year: at most {most} are possible in a school year")
    points = pay.pay_range(first_point)
    steps = []
    for number, day in enumerate(reviews(start, len(points))):
        point = min(first_point + number * points_a_year, points[-1])
        salary, kept = salary_on(area, point, day)
        steps.append(Step(day, point, salary, kept))
    return tuple(steps)


def earliest_top(first_point: int, start: date, points_a_year: int) -> date | None:
    """Return the first day on which the top of the range can be reached, or None if it never is."""
    if points_a_year == 0:
        return None
    reviews_needed = -(-(len(pay.pay_range(first_point)) - 1) // points_a_year)
    return reviews(start, reviews_needed + 1)[-1]


def lowest_start(area: Area, day: date, target: int) -> int | None:
    """Return the lowest point that can start a range and pays at least `target` pounds a year, or None.

    Where two figures remain for a point, the lower one has to reach the target.
    """
    salaries = pay.spine(area, day)
    return next((point for point in pay.starts() if salaries[point].amount.low >= target), None)


def doubtful_start(area: Area, day: date, target: int) -> int | None:
    """Return the point that pays at least `target` pounds if the higher of its two figures is right, and only then."""
    salaries = pay.spine(area, day)
    return next(
        (point for point in pay.starts() if salaries[point].amount.low < target <= salaries[point].amount.high), None
    )


def present_pay(area: Area, scale: Scale, point: int, day: date) -> Salary | None:
    """Return what a point of the main scale or the upper pay spine pays on a day, or None where it is not known.

    After the last day for which rates are held, the last ones are kept.
    """
    day = min(day, grade.assessment_ended())
    if not pay.has_scale(area, scale, day):
        return None
    return pay.scale_points(area, scale, day).get(point)


def total(amounts: tuple[Amount, ...]) -> Amount:
    """Return the sum of amounts, that of the lower ends and that of the higher ends."""
    return sum(amounts, Amount(0, 0))
