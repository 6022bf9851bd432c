"""On every day one figure is in force and no other: a sweep of days over the data for gaps and overlaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from astcore import data, grade, pay, workdays
from astcore.errors import NotCovered
from astcore.pay import Area, Scale
from astcore.quantities import holds_from, time_limits

DAY = timedelta(days=1)


def days(first: date, last: date) -> Iterator[date]:
    """Every day from one to another, both included."""
    while first <= last:
        yield first
        first += DAY


def rates(name: str) -> Counter[tuple[str, str, date]]:
    """How many rates of a data file begin on a day, for each area and scale."""
    return Counter(
        (entry.text("area"), entry.text("scale", ""), entry.holds_from) for entry in data.of_kind(name, "rate")
    )


@pytest.mark.parametrize("name", ["spine", "scales"])
def test_no_two_rates_begin_on_the_same_day(name: str) -> None:
    """Two rates of one scale from one day would leave it to chance which holds."""
    assert [rate for rate, count in rates(name).items() if count > 1] == []


def test_no_two_awards_begin_on_the_same_day() -> None:
    """Awards follow one another, none of them before the first rates or after the grade's end."""
    starts = [award.holds_from for award in pay.awards()]
    assert starts == sorted(set(starts))
    assert all(pay.first_day() < start <= grade.assessment_ended() for start in starts)


@pytest.mark.parametrize("area", Area)
def test_the_spine_has_every_point_on_every_day(area: Area) -> None:
    """From the first rates to the grade's end each day has the same points, and salaries change on rate days alone."""
    before = None
    for day in days(pay.first_day(), grade.assessment_ended()):
        found = pay.spine(area, day)
        assert list(found) == list(pay.spine_points()), day
        if day not in pay.rate_days():
            assert found == before, day
        assert pay.rate_day(day) <= day
        before = found


@pytest.mark.parametrize("scale", Scale)
@pytest.mark.parametrize("area", Area)
def test_a_scale_that_has_begun_does_not_stop(area: Area, scale: Scale) -> None:
    """Once an area's main scale or upper pay spine is known, it is known on every later day, with no point fewer."""
    known: set[int] = set()
    for day in days(pay.first_day(), grade.assessment_ended()):
        if known or pay.has_scale(area, scale, day):
            found = set(pay.scale_points(area, scale, day))
            assert found >= known, day
            known = found
    assert known


@pytest.mark.parametrize("day", [date(1998, 1, 1), pay.first_day() - DAY, grade.assessment_ended() + DAY, date.max])
def test_no_rate_is_in_force_outside_the_grades_time(day: date) -> None:
    """Before the first rates and after the grade's end nothing is made up."""
    for area in Area:
        with pytest.raises(NotCovered):
            pay.spine(area, day)
        for scale in Scale:
            with pytest.raises(NotCovered):
                pay.scale_points(area, scale, day)


def test_every_day_is_a_working_day_or_says_why_not() -> None:
    """Every year that is held has its bank holidays, each on a day of that year and none of them twice."""
    first, last = workdays.covered()
    held = [
        (entry.key, line.partition(" ")[0])
        for entry in data.of_kind("bank_holidays", "year")
        for line in entry.texts("days")
    ]
    assert [(year, day) for year, day in held if not day.startswith(f"{year}-")] == []
    assert len({day for _, day in held}) == len(held)
    assert sorted({int(year) for year, _ in held}) == list(range(first.year, last.year + 1))
    working = Counter(day.year for day in days(first, last) if workdays.is_working_day(day))
    assert set(working) == set(range(first.year, last.year + 1))
    assert all(250 <= count <= 254 for count in working.values()), working


def test_the_days_of_the_grade_are_in_order() -> None:
    """Introduced, described, closed, followed: no two of these overlap, and the last follows the day after."""
    assert date(grade.introduced(), 1, 1) < grade.as_at() <= grade.assessment_ended()
    assert grade.leading_practitioners_from() == grade.assessment_ended() + DAY


def test_every_time_limit_holds_on_the_day_that_is_described() -> None:
    """No time limit begins after the day from which the guidance speaks."""
    assert [key for key in time_limits() if holds_from(key) > grade.as_at()] == []
