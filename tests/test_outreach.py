"""A year of outreach: what holds for any year, the picture and its tables, and the calendar file read back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from astcore import dates, outreach, workdays
from astcore.calculators import CALCULATORS
from astcore.calculators.outreach_answer import read_case
from astcore.outcome import YearMark, YearPicture
from astcore.outreach import words
from astcore.outreach.case import Pattern, Verdict, after_months
from astcore.outreach.year import Laid, marks
from astcore.respond import Answer, respond
from tests.foreseen import shown
from tests.markup import with_class
from tests.markup import words as text
from tests.strategies import values

OUTREACH = CALCULATORS["outreach"]
TAKEN = (YearMark.WHOLE, YearMark.HALF)
DAY = timedelta(days=1)


def answered(answers: Mapping[str, str]) -> Answer:
    """The answer to a case that can be read."""
    found = respond("outreach", answers)
    assert isinstance(found, Answer), found
    return found


def year_of(found: Answer) -> YearPicture:
    """The calendar of an answer."""
    (picture,) = found.outcome.pictures
    assert isinstance(picture, YearPicture)
    return picture


# --- any year ---------------------------------------------------------------------------------------------------------


@st.composite
def years(draw: st.DrawFn) -> dict[str, str]:
    """Terms as a school may have them, with closures in them, in any year for which bank holidays are held."""
    first = draw(st.integers(1998, 2029))
    starts = [date(first, 8, 25), date(first + 1, 1, 2), date(first + 1, 4, 5)]
    found: dict[str, str] = {}
    closures: set[date] = set()
    for name, start in zip(("autumn", "spring", "summer"), starts, strict=True):
        begins = start + draw(st.integers(0, 14)) * DAY
        ends = begins + draw(st.integers(40, 75)) * DAY
        found |= {f"{name}_start": begins.isoformat(), f"{name}_end": ends.isoformat()}
        closures |= {begins + draw(st.integers(0, 80)) * DAY for _ in range(draw(st.integers(0, 6)))}
    return {**found, "closures": ",".join(day.isoformat() for day in sorted(closures))}


def others() -> st.SearchStrategy[dict[str, str]]:
    """Answers to the questions that are not about the dates of the year."""
    about_dates = {"autumn_start", "autumn_end", "spring_start", "spring_end", "summer_start", "summer_end", "closures"}
    asked = [question for question in OUTREACH.questions if question.key not in about_dates]
    return st.fixed_dictionaries(
        {question.key: values(question) for question in asked if question.default is None},
        optional={question.key: values(question) for question in asked if question.default is not None},
    )


@st.composite
def cases(draw: st.DrawFn) -> dict[str, str]:
    """A year with any other answers; a start, where it is asked for, not far from the year."""
    case = {**draw(others()), **draw(years())}
    begins = date.fromisoformat(case["autumn_start"]) + draw(st.integers(-400, 300)) * DAY
    return {key: value for key, value in {**case, "start": begins.isoformat()}.items() if value}


def laid_out(case: Mapping[str, str]) -> Laid:
    """The year of a case, where its answers go together."""
    found = outreach.look_at(read_case(answered(case).answers))
    assume(isinstance(found, Laid))
    assert isinstance(found, Laid)
    return found


@settings(max_examples=100, deadline=None)
@given(cases())
def test_outreach_is_on_days_that_are_worked(case: dict[str, str]) -> None:
    """No outreach on a weekend, a bank holiday or a closure, before the start, outside the terms, or in a free day."""
    laid = laid_out(case)
    for day in laid.outreach:
        assert workdays.is_working_day(day, laid.case.year.closures)
        assert any(day in term for term in laid.case.year.terms)
        assert not laid.case.start or day >= laid.case.start
        assert day.weekday() in {weekday.number for weekday in laid.case.weekdays}
    assert laid.outreach.keys() <= set(laid.working)
    assert not set(laid.lost) & set(laid.working)
    assert laid.total <= len(laid.working)


@settings(max_examples=100, deadline=None)
@given(cases())
def test_a_weekly_pattern_keeps_to_its_days_and_to_the_share(case: dict[str, str]) -> None:
    """A day or two half days a week are on their days, and never more than a day over the share of an open year."""
    laid = laid_out({**case, "pattern": "day" if case["pattern"] != "halves" else "halves"})
    numbers = {weekday.number for weekday in laid.case.days}
    assert {day.weekday() for day in laid.outreach} <= numbers
    a_week = Counter(day.isocalendar()[:2] for day in laid.outreach)
    assert max(a_week.values(), default=0) <= len(laid.case.days)
    if laid.case.pattern is Pattern.DAY:
        assert all(part == 1 for part in laid.outreach.values())


@settings(max_examples=100, deadline=None)
@given(cases())
def test_the_terms_add_up_to_the_year(case: dict[str, str]) -> None:
    """Working days, normal share and outreach of the three terms are those of the year."""
    laid = laid_out(case)
    terms = [laid.between(term.first, term.last) for term in laid.case.year.terms]
    whole = tuple(sum((term[column] for term in terms), Fraction(0)) for column in range(3))
    assert whole == (len(laid.working), laid.normal, laid.total)


@settings(max_examples=100, deadline=None)
@given(cases())
def test_every_weekday_of_the_months_is_marked_once(case: dict[str, str]) -> None:
    """The calendar goes from the first of a month to the last, without a gap, and marks what was laid out."""
    laid = laid_out(case)
    found = dict(marks(laid))
    days = list(found)
    assert len(days) == len(list(marks(laid)))
    assert days[0].replace(day=1) == laid.case.year.first.replace(day=1)
    assert all(1 <= (after - before).days <= 3 for before, after in pairwise(days))
    assert {day for day, mark in found.items() if mark in TAKEN} == set(laid.outreach)
    assert {day for day, mark in found.items() if mark is YearMark.LOST} == set(laid.lost)
    assert {day for day, mark in found.items() if mark in (*TAKEN, YearMark.WORKING)} == set(laid.working)


@settings(max_examples=100, deadline=None)
@given(cases(), st.integers(0, 400))
def test_a_build_up_never_goes_back(case: dict[str, str], after: int) -> None:
    """The share that a new AST works only rises, from a third, and is all of it once the year in post is over."""
    found = read_case(answered({**case, "new": "yes"}).answers)
    assert found.start is not None
    assume(found.start <= found.year.last)
    earlier, later = found.step(found.start + after * DAY), found.step(found.start + (after + 1) * DAY)
    assert Fraction(1, 3) <= earlier <= later <= 1
    if found.full_by is not None:
        assert found.step(found.full_by) == 1


@settings(max_examples=100, deadline=None)
@given(cases())
def test_the_verdict_alone_is_that_of_the_answer(case: dict[str, str]) -> None:
    """What the door asks in order to see what an answer would change is what the whole answer says."""
    found = answered(case)
    assert OUTREACH.verdict(found.answers) == found.outcome.verdict
    assert found.outcome.next_steps
    assert not {change.verdict for change in found.would_change} & {Verdict.CHECK_ANSWERS, Verdict.NOT_COVERED}


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2009-09-03", 4, "2010-01-03"),
        ("2009-10-31", 4, "2010-02-28"),
        ("2008-02-29", 12, "2009-02-28"),
        ("2010-07-21", -12, "2009-07-21"),
    ],
)
def test_months_later(day: str, months: int, then: str) -> None:
    """So many months later is the same day, or the last of a month that does not have it."""
    assert after_months(date.fromisoformat(day), months).isoformat() == then


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (words.days(Fraction(1)), "1 day"),
        (words.days(Fraction(193, 5)), "38.6 days"),
        (words.days(Fraction(98, 100)), "1 day"),
        (words.days(Fraction(0)), "0 days"),
        (words.per_cent(Fraction(39, 193)), "20.2 per cent"),
        (words.hours(60), "1 hour"),
        (words.hours(15210), "253 hours 30 minutes"),
        (words.hours(61), "1 hour 1 minute"),
        (words.hours(75_000), "1,250 hours"),
    ],
)
def test_numbers_of_a_year(found: str, said: str) -> None:
    """Days to the nearest tenth, hours to the minute, in the singular or the plural."""
    assert found == said


# --- what is shown ----------------------------------------------------------------------------------------------------


def test_the_picture_says_what_the_table_says() -> None:
    """Each month is a drawing with all its weekdays; its name for the ear has the days that the table's row has."""
    drawn = 0
    for found, element in shown("outreach"):
        if not found.outcome.pictures:
            continue
        picture = year_of(found)
        (months,) = with_class(element, "ast-year-months")
        (table,) = [each for each in found.outcome.tables if each.key == "months"]
        for svg, (name, on, *_) in zip(months, table.rows, strict=True):
            said = str(svg.get("aria-label"))
            assert said.startswith(f"{name.text}. ")
            assert ("No outreach" if on.text == "none" else on.text) in said
            days = [text(day) for day in with_class(svg, "ast-year-day")]
            of_month = [day for day, _ in picture.days if f"{dates.MONTHS[day.month - 1]} {day.year}" == name.text]
            assert days == [str(day.day) for day in of_month]
        boxes = Counter(mark for _, mark in picture.days if mark is not YearMark.OFF)
        for mark, count in boxes.items():
            assert len(with_class(months, f"ast-year-{mark}")) == count
        (key,) = with_class(element, "ast-year-key")
        assert [text(item)[1:] for item in key] == [said for _, said in picture.key]
        assert {mark for mark, _ in picture.key} == {mark for _, mark in picture.days}
        drawn += 1
    assert drawn


def test_each_day_stands_in_the_column_of_its_weekday() -> None:
    """Days of one weekday are one beneath the other, and those of a week stand side by side."""
    found, element = shown("outreach")[0]
    (months,) = with_class(element, "ast-year-months")
    places = [
        (int(str(day.get("x"))), int(str(day.get("y")))) for svg in months for day in with_class(svg, "ast-year-day")
    ]
    days = [day for day, _ in year_of(found).days]
    columns = {day.weekday(): x for day, (x, _) in zip(days, places, strict=True)}
    assert [columns[day.weekday()] for day in days] == [x for x, _ in places]
    assert len(set(columns.values())) == 5
    for (day, (_, y)), (next_day, (_, next_y)) in pairwise(zip(days, places, strict=True)):
        if day.month == next_day.month:
            assert (y == next_y) == (next_day.weekday() > day.weekday())


def test_a_bank_holiday_has_its_name_in_the_table() -> None:
    """A day that falls out says so there, with its reason: May Day on a Monday, and a closure."""
    closed = {"day": "monday", "closures": f"{OUTREACH.example['closures']},2010-06-14"}
    (table,) = [each for each in answered({**OUTREACH.example, **closed}).outcome.tables if each.key == "months"]
    cells = {row[0].text: row[4].text for row in table.rows}
    assert cells["May 2010"] == "3 May Day (outreach falls out); 31 Spring Bank Holiday"
    assert cells["June 2010"] == "1 to 4 closed; 14 closed (outreach falls out)"
    assert cells["March 2010"] == ""


# --- the calendar file ------------------------------------------------------------------------------------------------


def entries(found: Answer) -> list[dict[str, object]]:
    """The entries of the answer's calendar file, as another program reads them after a download."""
    (file,) = found.outcome.files
    assert file.media_type == "text/calendar"
    calendar = Calendar.from_ical(file.content.replace("\n", "\r\n"))
    assert not calendar.errors
    return [
        {"uid": str(event["UID"]), "summary": str(event["SUMMARY"]), "busy": str(event["TRANSP"]) == "OPAQUE"}
        | {"start": event["DTSTART"].dt, "end": event["DTEND"].dt}
        for event in calendar.walk("VEVENT")
    ]


def test_every_day_of_outreach_is_in_the_calendar_file() -> None:
    """One entry of a whole day for each, in their order, each with an identifier of its own; half a day is not busy."""
    read = 0
    for found, _ in shown("outreach"):
        if not found.outcome.files:
            assert not any(mark in TAKEN for picture in found.outcome.pictures for _, mark in picture.days)
            continue
        days = [(day, mark is YearMark.WHOLE) for day, mark in year_of(found).days if mark in TAKEN]
        inside = [entry for entry in entries(found) if str(entry["summary"]).startswith("AST outreach")]
        assert [(entry["start"], entry["busy"]) for entry in inside] == days
        assert len({entry["uid"] for entry in entries(found)}) == len(entries(found))
        for entry in entries(found):
            assert isinstance(entry["start"], date)
            assert entry["end"] == entry["start"] + DAY
        read += 1
    assert read


def test_a_build_up_ends_in_the_calendar_file() -> None:
    """The day by which the full share is expected is an entry, and takes nobody's day."""
    new = {**OUTREACH.example, "new": "yes", "start": "2010-02-22", "build_up": "steps"}
    *_, last = entries(answered(new))
    assert last["summary"] == "AST: the full 20 per cent of outreach is expected by now"
    assert (last["start"], last["busy"]) == (date(2011, 2, 21), False)
    assert all(
        str(entry["summary"]).startswith("AST outreach") for entry in entries(answered({**new, "build_up": "full"}))
    )


def test_a_correction_keeps_the_identifiers() -> None:
    """A closure, a term's end, or what is in place changes no identifier of a day that stays; another pattern does."""
    example = OUTREACH.example
    before = {entry["start"]: entry["uid"] for entry in entries(answered(example))}
    closures = f"{example['closures']},2010-03-10"
    corrected = {**example, "closures": closures, "summer_end": "2010-07-16", "in_place": "time", "situation": "none"}
    after = {entry["start"]: entry["uid"] for entry in entries(answered(corrected))}
    assert before.keys() - after.keys() == {date(2010, 3, 10), date(2010, 7, 21)}
    assert all(before[day] == uid for day, uid in after.items())
    block = {key: value for key, value in example.items() if key != "day"} | {"pattern": "week"}
    assert not {entry["uid"] for entry in entries(answered(block))} & set(before.values())
