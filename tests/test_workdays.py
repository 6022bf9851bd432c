"""Working days: Monday to Friday without bank holidays and closure days, counted from the day after the event."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from astcore import workdays
from astcore.errors import NotCovered
from tools import bank_holidays

FIRST, LAST = workdays.covered()
STARTS = st.dates(FIRST, date(LAST.year - 1, 6, 30))
LATER_STARTS = st.dates(FIRST + timedelta(days=200), date(LAST.year - 1, 6, 30))
CLOSURES = st.frozensets(st.dates(date(2009, 9, 1), date(2010, 8, 31)), max_size=8)


def easter(year: int) -> date:
    """Easter Sunday, by the rule of the Gregorian calendar."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def test_the_bank_holidays_of_the_school_year_2009() -> None:
    """England and Wales: the holidays on weekdays from September 2009 to August 2010."""
    found = [
        day for day in workdays.bank_holidays() if date(2009, 9, 1) <= day <= date(2010, 8, 31) and day.weekday() < 5
    ]
    assert found == [
        date(2009, 12, 25),
        date(2009, 12, 28),
        date(2010, 1, 1),
        date(2010, 4, 2),
        date(2010, 4, 5),
        date(2010, 5, 3),
        date(2010, 5, 31),
        date(2010, 8, 30),
    ]


@pytest.mark.parametrize("part", ["ENG", "WLS"])
def test_the_bank_holidays_held_are_those_of_the_package(part: str) -> None:
    """England's and Wales's are the same, and are held for every year from 1998 to 2030, names and all."""
    package = holidays.country_holidays("GB", subdiv=part, years=range(1998, 2031))
    assert workdays.bank_holidays() == dict(package)
    assert workdays.covered() == (date(1998, 1, 1), date(2030, 12, 31))


def test_the_data_file_is_as_the_tool_writes_it() -> None:
    """Nobody has changed the file by hand: to write it again changes nothing."""
    assert bank_holidays.FILE.read_text(encoding="utf-8") == bank_holidays.toml()


@pytest.mark.parametrize("year", range(FIRST.year, LAST.year + 1))
def test_the_bank_holidays_of_every_year(year: int) -> None:
    """Each year held has Good Friday, Easter Monday and at least eight holidays on weekdays."""
    held = {day for day in workdays.bank_holidays() if day.year == year and day.weekday() < 5}
    assert {easter(year) - timedelta(days=2), easter(year) + timedelta(days=1)} <= held
    assert len(held) >= 8
    assert date(year, 12, 25) in workdays.bank_holidays()


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        (date(2009, 12, 14), 20, date(2010, 1, 14)),  # over Christmas and New Year's Day
        (date(2010, 3, 29), 3, date(2010, 4, 1)),  # up to the day before Good Friday
        (date(2010, 3, 29), 4, date(2010, 4, 6)),  # over Good Friday, the weekend and Easter Monday
        (date(2009, 9, 4), 1, date(2009, 9, 7)),  # a Friday
        (date(2009, 9, 5), 1, date(2009, 9, 7)),  # a Saturday
        (date(2009, 9, 7), 0, date(2009, 9, 7)),
    ],
    ids=str,
)
def test_the_last_day(start: date, count: int, last: date) -> None:
    """The day of the event is day 0, and the last working day counted ends the time limit."""
    assert workdays.after(start, count) == last


def test_a_closure_day_does_not_count() -> None:
    """A day on which the reader's school is closed is passed over; on a weekend it makes no difference."""
    closed = frozenset({date(2009, 9, 8), date(2009, 9, 12)})
    assert workdays.after(date(2009, 9, 7), 4, closed) == date(2009, 9, 14)
    assert not workdays.is_working_day(date(2009, 9, 8), closed)
    assert workdays.is_working_day(date(2009, 9, 8))


@given(STARTS, st.integers(0, 60), CLOSURES)
def test_counting(start: date, count: int, closures: frozenset[date]) -> None:
    """Every day after the event is looked at once: working days are numbered in turn, the others have a reason."""
    days = list(workdays.counted(start, count, closures))
    assert [each.day for each in days] == [start + timedelta(days=number) for number in range(1, len(days) + 1)]
    assert [each.number for each in days if each.number is not None] == list(range(1, count + 1))
    for each in days:
        free = each.day.weekday() >= 5 or each.day in workdays.bank_holidays() or each.day in closures
        assert (each.number is None, bool(each.reason)) == (free, free)
    assert not days or days[-1].number == count


@given(STARTS, st.integers(1, 60), CLOSURES)
def test_a_time_limit_ends_on_a_working_day(start: date, count: int, closures: frozenset[date]) -> None:
    """The last day counts itself: it is no weekend, no bank holiday and no closure day."""
    last = workdays.after(start, count, closures)
    assert workdays.is_working_day(last, closures)
    assert not workdays.why_not(last, closures)


@given(LATER_STARTS, st.integers(0, 60), CLOSURES)
def test_counting_on_and_looking_back(start: date, count: int, closures: frozenset[date]) -> None:
    """From the end of a time limit, as many working days back lead to the last working day on which it can start."""
    last = workdays.after(start, count, closures)
    back = workdays.back(last, count, closures)
    assert workdays.is_working_day(back, closures)
    if workdays.is_working_day(start, closures):
        assert back == start
    else:
        assert back < start
        assert count == 0 or workdays.after(back, count, closures) == last


@given(LATER_STARTS, st.integers(0, 60), CLOSURES)
def test_looking_back_leaves_the_whole_of_the_time(end: date, count: int, closures: frozenset[date]) -> None:
    """What starts on the day found ends by the day wanted, and what starts on the next working day does not."""
    back = workdays.back(end, count, closures)
    assert workdays.after(back, count, closures) <= end
    later = next(
        day for day in (back + timedelta(days=more) for more in range(1, 40)) if workdays.is_working_day(day, closures)
    )
    assert workdays.after(later, count, closures) > end


@given(STARTS, st.integers(0, 60), CLOSURES, CLOSURES)
def test_closure_days_push_on(start: date, count: int, some: frozenset[date], more: frozenset[date]) -> None:
    """Each closure day on a working day of the time makes it end later; no closure day ever makes it end sooner."""
    before, after = workdays.after(start, count, some), workdays.after(start, count, some | more)
    assert before <= after
    counted = {each.day for each in workdays.counted(start, count, some) if each.number is not None}
    assert (before < after) == bool(counted & more)


@pytest.mark.parametrize("end", [date.min, FIRST + timedelta(days=5), LAST + timedelta(days=1), date.max], ids=str)
def test_looking_back_beyond_the_bank_holidays_held(end: date) -> None:
    """Counting back that leaves the years held is refused too."""
    with pytest.raises(NotCovered, match=f"bank holidays are held from {FIRST.year} to {LAST.year}"):
        workdays.back(end, 20)


@given(STARTS, st.integers(0, 60))
def test_a_later_event_ends_no_earlier(start: date, count: int) -> None:
    """A form that comes a day later never has to be dealt with sooner, nor does a longer limit end before a shorter."""
    assert workdays.after(start, count) <= workdays.after(start + timedelta(days=1), count)
    assert workdays.after(start, count) < workdays.after(start, count + 1)


@pytest.mark.parametrize(
    "start", [date.min, FIRST - timedelta(days=2), LAST - timedelta(days=1), LAST, date.max], ids=str
)
def test_days_for_which_no_bank_holidays_are_held(start: date) -> None:
    """A count that leaves the years held is refused, and never guessed."""
    with pytest.raises(NotCovered, match=f"bank holidays are held from {FIRST.year} to {LAST.year}"):
        workdays.after(start, 20)
