"""The spine and the scales: against an independent copy of the figures, and against what must hold of any of them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astcore import grade, pay
from astcore.errors import NotCovered
from astcore.money import pounds
from astcore.pay import Amount, Area, Award, Salary, Scale, Standing

type Rows = Callable[[], Iterator[tuple[dict[str, str], Salary | None]]]

COPY = Path(__file__).parent / "data"
FIRST, SECOND = date(2009, 9, 1), date(2010, 9, 1)
SEPTEMBERS = [date(year, 9, 1) for year in range(2005, 2016)]
DAYS = [day for september in SEPTEMBERS for day in (september - timedelta(days=1), september)]


def copied(name: str) -> list[dict[str, str]]:
    """The rows of a copied table; the line that starts with # says what it is."""
    with (COPY / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


SPINE, SCALES = copied("ast_spine.csv"), copied("main_upper.csv")


def shown(salary: Salary | None) -> tuple[str, str, str]:
    """A salary as the copies write it: the figure, the second one if there is one, the standing."""
    if salary is None:
        return "", "", "not held"
    low, high = salary.amount.low, salary.amount.high
    return str(low), "" if low == high else str(high), str(salary.standing)


def spine_rows() -> Iterator[tuple[dict[str, str], Salary | None]]:
    """Each row of the spine's copy, with what is held for it."""
    for row in SPINE:
        points = pay.spine(Area(row["area"]), date.fromisoformat(row["effective_from"]))
        yield row, points.get(int(row["point"]))


def scale_rows() -> Iterator[tuple[dict[str, str], Salary | None]]:
    """Each row of the scales' copy, with what is held for it."""
    for row in SCALES:
        day = date.fromisoformat(row["effective_from"])
        points = pay.scale_points(Area(row["area"]), Scale(row["scale"]), day)
        yield row, points.get(int(row["point"]))


# --- against the copy -------------------------------------------------------------------------------------------------


def test_the_copies_are_whole() -> None:
    """18 points, four areas and four Septembers on the spine; the scales are what could be read."""
    assert (len(SPINE), len(SCALES)) == (288, 137)


def test_every_figure_of_the_spine() -> None:
    """Each point, area and year: the figure or the two that remain, and how far it can be trusted."""
    wrong = [
        f"{row}: {shown(found)}"
        for row, found in spine_rows()
        if shown(found) != (row["salary"], row["salary_alternative"], row["standing"])
    ]
    assert not wrong, "\n".join(wrong)


def test_every_figure_of_the_scales() -> None:
    """Main scale and upper pay spine: each figure with its standing."""
    wrong = [
        f"{row}: {shown(found)}" for row, found in scale_rows() if shown(found) != (row["salary"], "", row["standing"])
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("rows", [spine_rows, scale_rows], ids=["spine", "scales"])
def test_how_every_unpublished_figure_was_worked_out(rows: Rows) -> None:
    """A figure that was never seen printed names the way in which it was worked out, in later years too."""
    wrong = [
        f"{row['effective_from']} {row['area']} {row['point']}: {found.origin}, not {row['basis']}"
        for row, found in rows()
        if found is not None and found.standing is not Standing.PUBLISHED and found.origin != row["basis"]
    ]
    assert not wrong, "\n".join(wrong)


def test_nothing_more_is_held_than_the_copies_hold() -> None:
    """No point, area or scale has a salary that the copies do not have."""
    held = {
        (day.isoformat(), str(area), "", str(point))
        for day in pay.rate_days()
        for area in Area
        for point in pay.spine(area, day)
    } | {
        (day.isoformat(), str(area), str(scale), str(point))
        for day in pay.rate_days()
        for area in Area
        for scale in Scale
        if pay.has_scale(area, scale, day)
        for point in pay.scale_points(area, scale, day)
    }
    copies = {(row["effective_from"], row["area"], row.get("scale", ""), row["point"]) for row in (*SPINE, *SCALES)}
    assert held ^ copies == set()


# --- what must hold of the figures ------------------------------------------------------------------------------------


def raised(amount: int) -> int:
    """An amount after the award of September 2010, rounded up to the next pound."""
    return int((amount * Decimal("1.023")).to_integral_value(ROUND_CEILING))


def test_the_award_of_2010() -> None:
    """Every figure of 2010 is the figure of 2009 and 2.3 per cent, rounded up to the next pound."""
    wrong = []
    for area in Area:
        before, after = pay.spine(area, FIRST), pay.spine(area, SECOND)
        for point, salary in before.items():
            expected = Amount(raised(salary.amount.low), raised(salary.amount.high))
            if after[point].amount != expected:
                wrong.append(f"{area} point {point}: {after[point]}, not {expected}")
    assert not wrong, "\n".join(wrong)


def test_the_award_of_2010_on_the_scales() -> None:
    """The scales of 2010 are those of 2009 and the award; Inner London's first point alone went to a round £27,000."""
    wrong = []
    for area, scale in product(Area, Scale):
        before = pay.scale_points(area, scale, FIRST) if pay.has_scale(area, scale, FIRST) else {}
        after = pay.scale_points(area, scale, SECOND)
        wrong += [
            f"{area} {scale} {point}"
            for point, salary in before.items()
            if after[point].amount != Amount(raised(salary.amount.low), raised(salary.amount.high))
            and (area, scale, point) != (Area.INNER_LONDON, Scale.MAIN, 1)
        ]
    assert not wrong, "\n".join(wrong)


def test_the_freeze() -> None:
    """From September 2011 to the end of the grade nothing changes."""
    frozen = [[pay.amounts(area, day) for area in Area] for day in pay.rate_days() if day >= SECOND]
    assert len(frozen) == 3
    assert all(amounts == frozen[0] for amounts in frozen)
    assert pay.distinct_rate_days() == (FIRST, SECOND)


@pytest.mark.parametrize("day", pay.rate_days(), ids=str)
def test_each_point_pays_more_than_the_one_before_it(day: date) -> None:
    """The spine rises in every area, whichever of two figures an unsettled point has."""
    falls = [
        f"{area} point {point}"
        for area in Area
        for (_, lower), (point, higher) in pairwise(pay.spine(area, day).items())
        if lower.amount.high >= higher.amount.low
    ]
    assert not falls, "\n".join(falls)


@pytest.mark.parametrize("day", pay.rate_days(), ids=str)
def test_each_area_pays_more_than_the_one_before_it(day: date) -> None:
    """England and Wales, the Fringe, Outer London, Inner London: each point pays more in that order."""
    assert list(pay.areas()) == list(Area)
    falls = [
        f"{higher} point {point}"
        for lower, higher in pairwise(pay.areas())
        for point in pay.spine_points()
        if pay.spine(lower, day)[point].amount.high >= pay.spine(higher, day)[point].amount.low
    ]
    assert not falls, "\n".join(falls)


def test_the_ends_that_the_guidance_prints() -> None:
    """Eight figures of 2009 are published in the guidance itself, the two ends in each area, and no other is."""
    published = {
        (area, point, salary.origin)
        for area in Area
        for point, salary in pay.spine(area, FIRST).items()
        if salary.standing is Standing.PUBLISHED
    }
    assert published == {(area, point, "guidance-2009") for area in Area for point in (1, 18)}


def test_one_figure_is_unsettled() -> None:
    """Two figures remain for the third point in Outer London, and for no other point."""
    for day in pay.rate_days():
        open_ = [
            (area, point)
            for area in Area
            for point, salary in pay.spine(area, day).items()
            if not salary.amount.settled
        ]
        assert open_ == [(Area.OUTER_LONDON, 3)]
        assert pay.spine(Area.OUTER_LONDON, day)[3].standing is Standing.UNSETTLED


def test_every_borough_is_in_one_area() -> None:
    """The 32 London boroughs and the City each stand in Inner or in Outer London, and in one of them only."""
    boroughs = [borough for facts in pay.areas().values() for borough in facts.boroughs]
    assert len(boroughs) == len(set(boroughs)) == 33


# --- days -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("area", Area)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_september_and_the_day_before(area: Area, day: date) -> None:
    """A day has the whole spine at one rate, or none is held for it: no gap and no overlap in between."""
    if FIRST <= day <= date(2013, 8, 31):
        assert list(pay.spine(area, day)) == list(range(1, 19))
        start = pay.rate_day(day)
        assert start <= day < date(start.year + 1, 9, 1)
        assert pay.spine(area, day) == pay.spine(area, start)
    else:
        with pytest.raises(NotCovered, match=f"2009-09-01 to 2013-08-31, not for {day}"):
            pay.spine(area, day)


@given(st.dates(), st.sampled_from(Area))
def test_any_day(day: date, area: Area) -> None:
    """Rates are held from the first day to the day assessment ended, and on no other."""
    try:
        points = pay.spine(area, day)
    except NotCovered:
        assert not pay.first_day() <= day <= grade.assessment_ended()
    else:
        assert pay.first_day() <= day <= grade.assessment_ended()
        assert len(points) == 18


def test_rates_follow_on_from_each_other() -> None:
    """New rates begin each September from 2009 to 2012, and the last ones hold until the grade ends."""
    assert pay.rate_days() == tuple(date(year, 9, 1) for year in (2009, 2010, 2011, 2012))
    assert (pay.first_day(), grade.assessment_ended()) == (FIRST, date(2013, 8, 31))


def test_a_scale_of_which_no_figure_is_known() -> None:
    """The upper pay spine of Inner London in 2009 could not be read: that is said, and no other is put in its place."""
    assert not pay.has_scale(Area.INNER_LONDON, Scale.UPPER, FIRST)
    with pytest.raises(NotCovered):
        pay.scale_points(Area.INNER_LONDON, Scale.UPPER, FIRST)
    assert list(pay.scale_points(Area.INNER_LONDON, Scale.MAIN, FIRST)) == [1, 6]


# --- ranges -----------------------------------------------------------------------------------------------------------


@given(st.integers(-5, 25) | st.integers())
def test_a_range_is_five_points_in_a_row(start: int) -> None:
    """A range has five points in a row on the spine; a start that leaves no room for them is refused by name."""
    try:
        points = list(pay.pay_range(start))
    except NotCovered as refusal:
        said = str(refusal)
        assert not 1 <= start <= 14
        assert said == f"point {start}: a range can start at points 1 to 14"
    else:
        assert points == [start, start + 1, start + 2, start + 3, start + 4]
        assert set(points) <= set(range(1, 19))


def test_the_guidances_own_example_of_a_range() -> None:
    """An AST who starts at point 11 can progress as far as point 15."""
    assert (pay.pay_range(11)[0], pay.pay_range(11)[-1]) == (11, 15)
    assert (pay.range_size(), pay.spine_points(), pay.starts()) == (5, range(1, 19), range(1, 15))


# --- amounts ----------------------------------------------------------------------------------------------------------

figures = st.integers(1, 100_000)
amounts = st.builds(lambda one, other: Amount(min(one, other), max(one, other)), figures, figures) | figures.map(
    lambda one: Amount(one, one)
)


@given(amounts, amounts)
def test_a_sum_holds_every_combination(one: Amount, other: Amount) -> None:
    """Whichever of its two figures an unsettled amount has, the sum lies between the ends of the sum."""
    found = one + other
    sums = [a + b for a in (one.low, one.high) for b in (other.low, other.high)]
    assert (found.low, found.high) == (min(sums), max(sums))
    assert found == other + one


@given(amounts, amounts)
def test_a_difference_holds_every_combination(one: Amount, other: Amount) -> None:
    """Whichever of its two figures an unsettled amount has, the difference lies between the ends of the difference."""
    found = one - other
    differences = [a - b for a in (one.low, one.high) for b in (other.low, other.high)]
    assert (found.low, found.high) == (min(differences), max(differences))
    assert found.settled == (one.settled and other.settled)


@given(amounts)
def test_an_amount_in_words(amount: Amount) -> None:
    """A settled amount is one figure; an unsettled one shows both, never one."""
    shown_figures = {pounds(amount.low), pounds(amount.high)}
    assert set(str(amount).split(" or ")) == shown_figures
    assert set(amount.spread().split(" to ")) == shown_figures


@given(st.integers(-(10**9), 10**9))
def test_pounds_in_words(amount: int) -> None:
    """Whole pounds, with commas by thousands and a minus before the pound sign."""
    text = pounds(amount)
    assert int(text.replace("£", "").replace(",", "").replace("−", "-")) == amount
    assert all(len(group) == 3 for group in text.split(",")[1:])
    assert text.startswith("−£" if amount < 0 else "£")


@given(amounts, st.sampled_from(["0", "2.3", "2.45"]), st.sampled_from(Standing))
def test_an_award(amount: Amount, per_cent: str, standing: Standing) -> None:
    """An award takes no pound away, makes nothing published, and settles nothing that was not settled."""
    before = Salary(amount, standing, "before")
    after = Award(SECOND, Decimal(per_cent), "award").raise_(before)
    exact = [figure * (1 + Decimal(per_cent) / 100) for figure in (amount.low, amount.high)]
    assert all(
        0 <= found - least < 1 for found, least in zip((after.amount.low, after.amount.high), exact, strict=True)
    )
    assert after.standing is not Standing.PUBLISHED
    assert (after.standing is Standing.UNSETTLED) == (standing is Standing.UNSETTLED)
