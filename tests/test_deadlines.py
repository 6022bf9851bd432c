"""The deadline planner: what follows what, how it is shown, and that no day of it is ever out of order."""

from __future__ import annotations

import json
from datetime import date, timedelta
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from astcore import contract, dates, resignation, source, workdays
from astcore.__main__ import main
from astcore.calculators import CALCULATORS
from astcore.deadlines import Verdict, follow
from astcore.due import Case, Event
from astcore.html.outcome import outcome
from astcore.outcome import Mark, TimelinePicture
from astcore.quantities import time_limits
from astcore.respond import Answer, respond
from tests.markup import LINKS, with_class, words

EVENTS = [str(event) for event in Event]
DAYS = st.dates(date(1999, 1, 1), date(2029, 6, 30))


def answered(**answers: str) -> Answer:
    """The answer to a case."""
    found = respond("deadlines", {"post": "internal", "notice": "teacher", **answers})
    assert isinstance(found, Answer), found
    return found


def asked(event: str, on: date, **answers: str) -> Answer:
    """The answer about an event, or about a start, on a day."""
    return answered(event=event, **{"start" if event == "start" else "on": on.isoformat()}, **answers)


def picture(found: Answer) -> TimelinePicture:
    """The one picture of an answer."""
    (timeline,) = found.outcome.pictures
    assert isinstance(timeline, TimelinePicture)
    return timeline


# --- order ------------------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(
    st.sampled_from(EVENTS),
    DAYS,
    st.sampled_from(["internal", "external"]),
    st.sampled_from(["none", "teacher", "head"]),
)
def test_the_days_are_in_order(event: str, on: date, post: str, notice: str) -> None:
    """On the timeline and in the table no day stands before an earlier one, and the reader's own day is among them."""
    found = asked(event, on, post=post, notice=notice)
    days = [moment.day for moment in picture(found).moments if moment.day is not None]
    assert days == sorted(days)
    own = [moment for moment in picture(found).moments if moment.mark is Mark.EVENT]
    assert [moment.day for moment in own] == [on]
    assert len(found.outcome.tables[0].rows) == len(picture(found).moments) - 1
    if event == "start":
        assert max(days) == on
    else:
        assert min(days) == on


@settings(deadline=None)
@given(st.sampled_from([each for each in EVENTS if each != "start"]), DAYS, st.sets(DAYS, max_size=8))
def test_closure_days_never_make_anything_sooner(event: str, on: date, closures: set[date]) -> None:
    """With closure days each day is the same or later, and the last day to apply for a review from `on` is the same."""
    around = {on + timedelta(days=abs((day - on).days) % 60) for day in closures}
    closed = ",".join(sorted(day.isoformat() for day in around))
    plain, found = asked(event, on), asked(event, on, closures=closed)
    before, after = ([entry.day for entry in picture(each).moments] for each in (plain, found))
    assert len(before) == len(after)
    figures = [{figure.key: figure.value for figure in each.outcome.figures} for each in (plain, found)]
    for key in ("review-apply-spoken", "review-apply-written", "assessment"):
        assert figures[0].get(key) == figures[1].get(key)
    for first, second in zip(plain.outcome.checks, found.outcome.checks, strict=True):
        assert first.id == second.id
    assert max(day for day in before if day) <= max(day for day in after if day)


@settings(deadline=None)
@given(DAYS, st.sampled_from(["none", "teacher", "head"]))
def test_a_plan_leaves_every_time_limit_whole(start: date, notice: str) -> None:
    """Twenty working days from application to form, six weeks to the assessment, and the decision before notice."""
    found = asked("start", start, notice=notice)
    by = {figure.key: dates.read("", figure.value, "") for figure in found.outcome.figures}
    assert workdays.after(by["apply-by"], 20) <= by["form-by"]
    assert by["form-by"] + timedelta(weeks=6) <= by["assess-by"]
    told = workdays.after(by["assess-by"], 3)
    assert told <= by.get("resign-by", start - timedelta(days=1)) < start
    assert all(workdays.is_working_day(by[key]) for key in ("apply-by", "form-by", "assess-by"))


@given(st.dates(date(1999, 1, 1), date(2030, 12, 31)), st.booleans())
def test_usual_leaving_dates(start: date, head: bool) -> None:
    """Someone leaves on 31 December, 30 April or 31 August, after notice of two to four months, before the start."""
    found = resignation.before(start, head=head)
    assert (found.leaves.day, found.leaves.month) in {(31, 12), (30, 4), (31, 8)}
    assert found.notice < start
    assert found.early == (found.leaves >= start)
    assert not found.early or start.month == 4
    assert (found.notice + timedelta(days=1)).day == 1
    assert start - found.leaves < timedelta(days=123 + 30)


@pytest.mark.parametrize(
    ("start", "teacher", "head", "leaves"),
    [
        (date(2010, 9, 1), date(2010, 5, 31), date(2010, 4, 30), date(2010, 8, 31)),
        (date(2011, 1, 1), date(2010, 10, 31), date(2010, 9, 30), date(2010, 12, 31)),
        (date(2010, 5, 1), date(2010, 2, 28), date(2010, 1, 31), date(2010, 4, 30)),
        (date(2012, 5, 1), date(2012, 2, 29), date(2012, 1, 31), date(2012, 4, 30)),
        (date(2010, 4, 12), date(2010, 2, 28), date(2010, 1, 31), date(2010, 4, 30)),
        (date(2010, 3, 31), date(2009, 10, 31), date(2009, 9, 30), date(2009, 12, 31)),
        (date(2010, 8, 31), date(2010, 2, 28), date(2010, 1, 31), date(2010, 4, 30)),
        (date(2010, 12, 31), date(2010, 5, 31), date(2010, 4, 30), date(2010, 8, 31)),
    ],
    ids=str,
)
def test_notice_for_a_start(start: date, teacher: date, head: date, leaves: date) -> None:
    """The usual days by which a teacher and a headteacher give notice for a start elsewhere."""
    assert resignation.before(start, head=False) == resignation.Leaving(leaves, teacher, leaves >= start)
    assert resignation.before(start, head=True) == resignation.Leaving(leaves, head, leaves >= start)


def test_the_usual_dates_are_marked_as_from_outside() -> None:
    """Their source is in the list of sources, not read, and every answer that uses them says where they are from."""
    assert resignation.source() is source.sources()["burgundy-book"]
    assert resignation.source().read == "not_read"
    for notice in ("teacher", "head", "none"):
        found = asked("start", date(2010, 9, 1), notice=notice).outcome
        said = any("From outside the guidance" in note and "Burgundy Book" in note for note in found.notes)
        assert said == (notice != "none")
        assert ("from outside the guidance" in found.summary) == (notice != "none")


# --- what is said -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("event", EVENTS)
def test_every_day_has_its_reason(event: str) -> None:
    """What stands on the timeline stands among the reasons too, with the paragraph and with what was counted."""
    found = asked(event, date(2010, 3, 1)).outcome
    reasons = {check.title: check.because for check in found.checks}
    (entry, *_) = found.files
    for moment in picture(asked(event, date(2010, 3, 1))).moments:
        if moment.day is not None and moment.mark is not Mark.EVENT:
            assert any(dates.in_words(moment.day) in because for because in reasons.values()), moment
    assert entry.content.count("BEGIN:VEVENT") == len(
        [
            moment
            for moment in picture(asked(event, date(2010, 3, 1))).moments
            if moment.day and moment.mark is not Mark.EVENT
        ]
    )


@pytest.mark.parametrize("event", [each for each in EVENTS if each not in ("start", "review_received")])
def test_a_chain_is_never_a_rule(event: str) -> None:
    """Where a day rests on an earlier one, the picture, the table, the reasons and the calendar all say so."""
    found = asked(event, date(2010, 3, 1))
    rests = [moment for moment in picture(found).moments if moment.rests]
    latest = [row for row in found.outcome.tables[0].rows if "at the latest" in row[0].text]
    assert len(rests) == len(latest) > 0
    assert found.outcome.tables[0].note.endswith("Such a day is no rule.")
    assert any(check.id == "chain" and "no rule" in check.because for check in found.outcome.checks)
    assert found.outcome.files[0].content.replace("\n ", "").count("last day\\, at the latest)") == len(rests)


def test_a_day_of_before_september_2007() -> None:
    """The headteacher's part belongs to applications from September 2007: an earlier one is told so."""
    assert any("1 September 2007" in note for note in asked("head_received", date(2007, 6, 11)).outcome.notes)
    assert any("1 September 2009" in note for note in asked("head_received", date(2008, 6, 11)).outcome.notes)
    assert any("31 August 2013" in note for note in asked("assessed", date(2014, 6, 11)).outcome.notes)
    assert not asked("assessed", date(2010, 3, 1)).outcome.notes


def test_the_counting_day_by_day() -> None:
    """Asked for, every count is a table, closed at first: each day looked at, numbered, or with why it is not."""
    found = asked("head_received", date(2009, 12, 14), closures="2009-12-21", counting="yes").outcome
    assert [table.folded for table in found.tables] == [False] + [True] * (len(found.tables) - 1)
    head = found.tables[1]
    assert head.key == "counting-head-reject"
    rows = [tuple(cell.text for cell in row) for row in head.rows]
    assert rows[0] == ("Monday 14 December 2009", "0", "the day when the application reached the headteacher")
    assert ("Monday 21 December 2009", "", "your closure day") in rows
    assert ("Friday 25 December 2009", "", "Christmas Day") in rows
    assert ("Saturday 26 December 2009", "", "weekend") in rows
    assert rows[-1] == ("Friday 15 January 2010", "20", "")
    assert len(asked("head_received", date(2009, 12, 14)).outcome.tables) == 1


def test_weeks_day_by_day() -> None:
    """Six weeks are shown as the six days on which they end."""
    table = asked("agency_received", date(2010, 3, 1), counting="yes").outcome.tables[1]
    assert [row[0].text for row in table.rows][::6] == ["Monday 1 March 2010", "Monday 12 April 2010"]
    assert [row[1].text for row in table.rows] == ["0", "1", "2", "3", "4", "5", "6"]


def test_a_date_outside_is_no_error() -> None:
    """Where no bank holidays are held the time limits still stand, without days and without a picture."""
    found = asked("assessed", date(2031, 3, 3)).outcome
    assert found.verdict is Verdict.NOT_COVERED
    assert (found.pictures, found.files) == ((), ())
    assert [row[1].text for row in found.tables[0].rows] == [
        "3 working days",
        "3 working weeks",
        "40 working days",
        "40 working days",
    ]


def test_the_command_line_has_the_files(capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON of the command line carries the calendar files, whole."""
    assert main(["deadlines", "event=review_received&on=2010-04-26", "--json"]) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert (file["name"], file["type"]) == ("ast-review-received-2010-04-26.ics", "text/calendar")
    assert file["content"].startswith("BEGIN:VCALENDAR\n")


# --- what is shown ----------------------------------------------------------------------------------------------------


def drawn(found: Answer) -> Element:
    """The timeline in an answer's markup."""
    (figure,) = with_class(outcome(found, LINKS), "ast-timeline")
    return figure


@pytest.mark.parametrize("event", EVENTS)
def test_the_timeline_fits_a_phone(event: str) -> None:
    """It is 360 units wide, has a title and a role, no text leaves it or is smaller than 11, and none overlaps."""
    figure = drawn(asked(event, date(2009, 12, 14), post="external" if event == "head_received" else "internal"))
    (svg,) = figure.iter("svg")
    _, _, width, height = map(int, svg.get("viewBox", "").split())
    assert (width, svg.get("role")) == (360, "img")
    assert [words(title) for title in svg.iter("title")] == [svg.get("aria-label")]
    rows: dict[tuple[str, str], int] = {}
    for text in svg.iter("text"):
        x, y, letters = int(text.get("x", "")), int(text.get("y", "")), len(words(text))
        assert 0 < y <= height
        assert letters * 6 <= (x if text.get("text-anchor") == "end" else width - x) + 24
        key = (str(text.get("x")), str(text.get("y")))
        rows[key] = rows.get(key, 0) + 1
    assert set(rows.values()) == {1}


def test_marks_are_told_apart_by_shape() -> None:
    """Must, should, will, normally, a plan's step and no day: each has a shape of its own, whatever its colour."""
    shapes = {}
    for event in EVENTS:
        for shape in drawn(asked(event, date(2010, 3, 1))).iter():
            names = (shape.get("class") or "").split()
            if "ast-time-mark" in names:
                size = {"points": (shape.get("points") or "").count(" ")} if shape.tag == "polygon" else shape.get("r")
                hollow = names[-1] in ("ast-time-normally", "ast-time-open")
                shapes[names[-1]] = (shape.tag, str(size), hollow)
    assert set(shapes) == {f"ast-time-{mark}" for mark in Mark}
    assert len(set(shapes.values())) == len(shapes)


def test_the_time_limits_of_the_table_are_linked() -> None:
    """A time limit in the table leads to its place in the reference."""
    found = asked("assessed", date(2010, 3, 1))
    links = {cell.link.rpartition("#")[2] for row in found.outcome.tables[0].rows for cell in row if cell.link}
    assert links == {"result-notice", "result-report", "review-apply", "review-decision", "reapply"}
    assert links <= set(time_limits())


def test_many_files_are_folded_up() -> None:
    """The file with every day has its button in sight; the single ones are folded up beneath it."""
    whole = outcome(asked("assessed", date(2010, 3, 1)), LINKS)
    buttons = [button for button in whole.iter("button") if button.get("data-action") == "download"]
    assert [button.get("data-type") for button in buttons] == ["text/calendar"] * 6
    (folded,) = [part for part in whole.iter("details") if words(part).startswith("One at a time")]
    assert len(list(folded.iter("button"))) == 5
    one = outcome(asked("review_received", date(2010, 3, 1)), LINKS)
    assert "One at a time" not in words(one)


def test_the_tables_for_readers_without_scripts() -> None:
    """Every answer one at a time, every Monday of a school year, and the usual starts, with days as counted here."""
    one, year, starts = CALCULATORS["deadlines"].overview()
    assert {row[1].text for row in one.rows} >= {"The assessment has been held", "Yes, as a headteacher"}
    mondays = {row[0].text: [cell.text for cell in row[1:]] for row in year.rows}
    assert len(mondays) == 53
    assert mondays["14 December 2009"][2] == "14 January 2010"
    assert mondays["1 March 2010"] == [
        "4 March 2010",
        "22 March 2010",
        "29 March 2010",
        "28 April 2010",
        "12 April 2010",
    ]
    rows = {(row[0].text, row[1].text): [cell.text for cell in row[2:]] for row in starts.rows}
    assert rows["1 September 2010", "Yes, as a teacher"] == [
        "12 March 2010",
        "13 April 2010",
        "25 May 2010",
        "31 May 2010",
    ]
    assert rows["1 September 2010", "No: the post is at the school where they work"][-1] == "none to give"
    assert len(rows) == 9


def test_closure_days_as_spans() -> None:
    """A span of days is read as its days, said as a span, and may not be endless or run backwards."""
    found = answered(
        event="head_received", on="2009-12-14", closures="21 December 2009 to 24 December 2009; 2010-01-04 – 2010-01-05"
    )
    assert found.answers["closures"] == "2009-12-21,2009-12-22,2009-12-23,2009-12-24,2010-01-04,2010-01-05"
    question = found.calculator.question("closures")
    assert (
        question.in_words(found.answers["closures"])
        == "21 December 2009 to 24 December 2009, 4 January 2010, 5 January 2010"
    )
    for closures, message in (
        (
            "1 January 2001 to 31 December 2009",
            "Days on which the school is closed must be 181 days or fewer, not 3287",
        ),
        ("2010-01-05 to 2010-01-04", "Enter the first day of “2010-01-05 to 2010-01-04” before the last"),
        (
            "1/1/2001 to 31/5/2001, 1/1/2002 to 31/5/2002",
            "Days on which the school is closed must be 181 days or fewer, not 302",
        ),
        ("soon to later", "Enter each of these days as day, month and year, such as 1 September 2009"),
    ):
        refused = respond("deadlines", {"event": "assessed", "on": "2010-03-01", "closures": closures})
        assert not isinstance(refused, Answer)
        assert [problem.message for problem in refused.problems] == [message]


def test_the_contract_of_an_answer() -> None:
    """An answer is JSON through and through."""
    assert json.loads(json.dumps(contract.answer(asked("assessed", date(2010, 3, 1)))))["verdict"] == "dated"


def test_a_start_is_worked_back_from_and_not_followed() -> None:
    """What follows an event is not asked of a start: that is another question."""
    with pytest.raises(ValueError, match="worked back"):
        follow(Case(Event.START, date(2010, 9, 1)))
