"""Dates as people write them, and days that are not in the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astcore import dates, grade
from astcore.errors import InvalidAnswer
from tests.strategies import HARD

DAY = date(2010, 9, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2010-09-01",
        "2010-9-1",
        "1 September 2010",
        "01 September 2010",
        "1 september 2010",
        "1 SEPTEMBER 2010",
        "1 Sep 2010",
        "1 Sept 2010",
        "1-Sep-2010",
        "1 September, 2010",
        "1/9/2010",
        "01/09/2010",
        "1.9.2010",
        "1-9-2010",
        "1 9 2010",
        "  1 September 2010  ",
    ],
)
def test_spellings(text: str) -> None:
    """A date may be written with the month's name, with its first letters, or in figures with the day first."""
    assert dates.read("on", text, "the day") == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "September 2010",
        "1 September",
        "1 September 10",
        "2010",
        "1st September 2010",
        "1 Ju 2010",
        "1 Septober 2010",
        "1 0 2010",
        "20100901",
        "2010-09-01T00:00",
        "2010-09-01\n2011-09-01",
        "١ September ٢٠١٠",
        "１/９/２０１０",
        "²/9/2010",
        "tomorrow",
    ],
)
def test_what_is_not_a_date(text: str) -> None:
    """Half a date, a year without its century, or figures of another script are refused, with an example."""
    with pytest.raises(InvalidAnswer) as refusal:
        dates.read("on", text, "the day the rates apply")
    assert refusal.value.field == "on"
    assert refusal.value.message == "Enter the day the rates apply as day, month and year, such as 1 September 2009"


@pytest.mark.parametrize(
    "text",
    [
        "31 June 2009",
        "29 February 2010",
        "2010-02-30",
        "0/9/2010",
        "32/1/2010",
        "1/13/2010",
        "9/31/2010",
        "2010-00-01",
        "1 Jan 0000",
    ],
)
def test_days_that_do_not_exist(text: str) -> None:
    """A day that is not in the calendar is never moved to one that is."""
    with pytest.raises(InvalidAnswer, match=f"Enter the day as a day that exists: {text} is not in the calendar"):
        dates.read("on", text, "the day")


@given(st.dates())
def test_a_date_in_words_reads_back(day: date) -> None:
    """What the site writes for a day, it reads as that day, and so with the canonical form."""
    if day.year >= 1000:
        assert dates.read("on", dates.in_words(day), "the day") == day
    assert dates.read("on", day.isoformat(), "the day") == day


@given(st.dates(min_value=date(1000, 1, 1)), st.integers(3, 9), st.sampled_from([" ", "/", "-", ".", " - "]))
def test_a_month_by_its_first_letters(day: date, letters: int, between: str) -> None:
    """Three letters tell the twelve months apart."""
    text = between.join([str(day.day), dates.MONTHS[day.month - 1][:letters], str(day.year)])
    assert dates.read("on", text, "the day") == day


@given(HARD)
def test_anything_else_is_refused_and_never_fails(text: str) -> None:
    """Whatever is typed is either a day or a refusal with a message."""
    try:
        assert isinstance(dates.read("on", text, "the day"), date)
    except InvalidAnswer as refusal:
        message = refusal.message
    else:
        message = "Enter the day as it is"
    assert message.startswith("Enter the day as ")


@given(st.dates(min_value=date(2, 1, 1)))
def test_school_years(day: date) -> None:
    """A school year runs from 1 September to 31 August."""
    first, last = map(int, dates.school_year(day).split(" to "))
    assert date(first, 9, 1) <= day <= date(min(last, 9999), 8 if last <= 9999 else 12, 31)
    assert last == first + 1


def test_the_life_of_the_grade() -> None:
    """Introduced in 1998, described as at September 2009, closed to assessment at the end of August 2013."""
    assert grade.introduced() == 1998
    assert grade.as_at() == date(2009, 9, 1)
    assert grade.assessment_ended() == date(2013, 8, 31)
    assert grade.leading_practitioners_from() == date(2013, 9, 1)
