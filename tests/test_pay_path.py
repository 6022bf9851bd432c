"""How pay can move: a look each September, at most two points in a school year, never above the range."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astcore import pay, pay_path
from astcore.errors import NotCovered
from astcore.pay import Amount, Area, Scale

AREAS = st.sampled_from(Area)
STARTS = st.sampled_from(pay.starts())
DAYS = st.dates(date(2009, 9, 1), date(2013, 8, 31))
MOVES = st.integers(0, 2)


@pytest.mark.parametrize(
    ("day", "review"),
    [
        (date(2009, 9, 1), date(2010, 9, 1)),
        (date(2009, 9, 2), date(2010, 9, 1)),
        (date(2010, 8, 31), date(2010, 9, 1)),
        (date(2010, 1, 1), date(2010, 9, 1)),
    ],
)
def test_the_next_review(day: date, review: date) -> None:
    """Pay is reviewed each September; someone who starts on 1 September is first reviewed a year later."""
    assert pay_path.next_review(day) == review


@given(AREAS, STARTS, DAYS, MOVES)
def test_a_path(area: Area, start: int, day: date, moves: int) -> None:
    """A path begins at the range's start, moves by the points given, stays in the range, and pays the rates held."""
    steps = pay_path.path(area, start, day, moves)
    points = pay.pay_range(start)
    assert (steps[0].day, steps[0].point, len(steps)) == (day, start, len(points))
    assert all(later.day == pay_path.next_review(earlier.day) for earlier, later in pairwise(steps))
    assert all(later.point == min(earlier.point + moves, points[-1]) for earlier, later in pairwise(steps))
    for step in steps:
        assert step.kept == (step.day > date(2013, 8, 31))
        assert step.salary == pay.spine(area, min(step.day, date(2013, 8, 31)))[step.point]


@given(STARTS, DAYS, st.integers(1, 2))
def test_the_earliest_day_at_the_top(start: int, day: date, moves: int) -> None:
    """The top is reached on the first day of the path that has the last point, and without points never."""
    steps = pay_path.path(Area.FRINGE, start, day, moves)
    assert pay_path.earliest_top(start, day, moves) == next(step.day for step in steps if step.point == start + 4)
    assert pay_path.earliest_top(start, day, 0) is None


@pytest.mark.parametrize("moves", [-1, 3])
def test_more_points_than_are_possible(moves: int) -> None:
    """At most two points can be given in a school year."""
    with pytest.raises(NotCovered, match="at most 2 are possible in a school year"):
        pay_path.path(Area.FRINGE, 1, date(2009, 9, 1), moves)


@given(AREAS, DAYS, st.integers(30_000, 70_000))
def test_the_lowest_start_that_reaches_a_salary(area: Area, day: date, target: int) -> None:
    """It pays the target whichever of two figures is right, and no lower start does; there may be none."""
    spine = pay.spine(area, day)
    found = pay_path.lowest_start(area, day, target)
    reaching = [point for point in pay.starts() if spine[point].amount.low >= target]
    assert found == (min(reaching) if reaching else None)


def test_present_pay() -> None:
    """What a classroom teacher's point pays, or nothing where the figure could not be read."""
    day = date(2009, 9, 1)
    known = pay_path.present_pay(Area.FRINGE, Scale.MAIN, 1, day)
    assert known is not None
    assert known.amount == pay.scale_points(Area.FRINGE, Scale.MAIN, day)[1].amount
    assert pay_path.present_pay(Area.INNER_LONDON, Scale.UPPER, 1, day) is None
    assert pay_path.present_pay(Area.INNER_LONDON, Scale.MAIN, 2, day) is None


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2009, 9, 1), Fraction(1)),
        (date(2010, 1, 1), Fraction(8, 12)),
        (date(2010, 4, 1), Fraction(5, 12)),
        (date(2010, 1, 4), Fraction(7 * 31 + 28, 12 * 31)),
        (date(2009, 9, 2), Fraction(11 * 30 + 29, 12 * 30)),
        (date(2012, 2, 29), Fraction(6 * 29 + 1, 12 * 29)),
        (date(2010, 8, 31), Fraction(1, 12 * 31)),
    ],
)
def test_the_share_of_a_school_year(day: date, share: Fraction) -> None:
    """A twelfth for each month to 31 August, and of the first month what its days make up, with the day itself."""
    assert pay_path.year_share(day) == share


@given(DAYS)
def test_a_school_year_ends_in_august(day: date) -> None:
    """The last day is a 31 August within the year, and no day costs more than the day before it."""
    end = pay_path.year_end(day)
    assert (end.month, end.day) == (8, 31)
    assert 0 <= (end - day).days <= 365
    assert 0 < pay_path.year_share(day) <= 1
    if day != end:
        assert pay_path.year_share(day + timedelta(days=1)) < pay_path.year_share(day)


@given(AREAS, STARTS, DAYS, MOVES, st.fractions(Fraction(1, 10), 1))
def test_what_a_path_costs(area: Area, start: int, day: date, moves: int, share: Fraction) -> None:
    """Each year costs its share of the salary to the nearest pound; whole years cost a full salary at full time."""
    steps = pay_path.path(area, start, day, moves)
    costs = pay_path.costs(steps, share)
    for step, cost in zip(steps, costs, strict=True):
        for end, exact in ((cost.low, step.salary.amount.low), (cost.high, step.salary.amount.high)):
            assert abs(end - exact * share * pay_path.year_share(step.day)) <= Fraction(1, 2)
    assert [cost == step.salary.amount for cost, step in zip(pay_path.costs(steps, Fraction(1)), steps, strict=True)][
        1:
    ] == [True] * (len(steps) - 1)
    assert pay_path.total(costs) == Amount(sum(cost.low for cost in costs), sum(cost.high for cost in costs))


def test_a_salary_between_two_figures() -> None:
    """Where two figures remain for a point, a salary between them is reached for sure only by the next point."""
    day = date(2009, 9, 1)
    low, high = (getattr(pay.spine(Area.OUTER_LONDON, day)[3].amount, end) for end in ("low", "high"))
    found = {
        target: (
            pay_path.lowest_start(Area.OUTER_LONDON, day, target),
            pay_path.doubtful_start(Area.OUTER_LONDON, day, target),
        )
        for target in (low, low + 1, high, high + 1)
    }
    assert found == {low: (3, None), low + 1: (4, 3), high: (4, 3), high + 1: (4, None)}


def test_a_share_of_an_amount_below_nothing() -> None:
    """A share is rounded to the nearest pound, a half upwards, below nothing as well as above."""
    assert Amount(-2501, 2501).share(Fraction(3, 5)) == Amount(-1501, 1501)
    assert Amount(-5, 5).share(Fraction(1, 2)) == Amount(-2, 3)
