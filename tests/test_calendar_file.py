"""Calendar files: written by the core, read back with other software, and the same bytes every time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, vDDDTypes

from astcore import calendar_file
from astcore.calculators import CALCULATORS
from astcore.calendar_file import Entry
from astcore.outcome import File
from astcore.respond import Answer, respond

STAMP = date(2010, 3, 1)
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=300)


def read(content: str) -> list[dict[str, object]]:
    """The entries of a calendar file as another program reads them, after a download has ended its lines."""
    calendar = Calendar.from_ical(content.replace("\n", "\r\n"))
    assert not calendar.errors
    found = []
    for event in calendar.walk("VEVENT"):
        assert not event.errors
        found.append({name: value.dt if isinstance(value, vDDDTypes) else str(value) for name, value in event.items()})
    return found


def lines(content: str) -> list[str]:
    """The lines as they are written, before they are put together again."""
    return content.removesuffix("\n").split("\n")


def test_an_entry_read_back() -> None:
    """An all-day entry from its day to the next, with a stamp from the data, that does not make the day busy."""
    entry = Entry(
        "result-notice",
        "deadlines?on=2010-03-01",
        date(2010, 3, 4),
        "AST: the decision",
        "In writing; by 4 March, 2010\\n.",
    )
    (found,) = read(calendar_file.write([entry], STAMP))
    assert found == {
        "UID": entry.uid,
        "DTSTAMP": datetime.fromisoformat("2010-03-01T00:00:00+00:00"),
        "DTSTART": date(2010, 3, 4),
        "DTEND": date(2010, 3, 5),
        "SUMMARY": "AST: the decision",
        "DESCRIPTION": "In writing; by 4 March, 2010\\n.",
        "TRANSP": "TRANSPARENT",
    }


def test_the_frame() -> None:
    """A file has its version, its maker and its entries, and ends with a line end."""
    content = calendar_file.write([], STAMP)
    assert lines(content) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//astcore//Calendar//EN",
        "CALSCALE:GREGORIAN",
        "END:VCALENDAR",
    ]
    assert content.endswith("\n")


@given(WORDS, WORDS)
def test_any_words_read_back(summary: str, description: str) -> None:
    """Commas, semicolons, backslashes and letters of any alphabet come back as they were meant, however long."""
    content = calendar_file.write([Entry("a", "b", STAMP, summary, description)], STAMP)
    (found,) = read(content)
    assert (found["SUMMARY"], found["DESCRIPTION"]) == (summary, description)


def test_line_ends_in_words() -> None:
    """A line end within a text does not end the line of the file."""
    content = calendar_file.write([Entry("a", "b", STAMP, "one\ntwo", "three\r\nfour")], STAMP)
    assert "SUMMARY:one\\ntwo" in lines(content)
    (found,) = read(content)
    assert (found["SUMMARY"], found["DESCRIPTION"]) == ("one\ntwo", "three\nfour")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=400))
def test_no_line_is_longer_than_the_format_allows(text: str) -> None:
    """A line has at most 75 octets, no letter is cut in two, and taking the folds out gives the line again."""
    folded = calendar_file.fold(text)
    pieces = folded.split("\n ")
    assert "".join(pieces) == text
    assert all(len(line.encode()) <= 75 for line in folded.split("\n"))
    assert len(pieces) == 1 or all(pieces)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [("x" * 75, 1), ("x" * 76, 2), ("x" * 149, 2), ("x" * 150, 3), ("é" * 37 + "x", 1), ("é" * 38, 2)],
)
def test_where_a_line_is_folded(text: str, pieces: int) -> None:
    """The first line holds 75 octets, each further one 74 and the space before them."""
    assert len(calendar_file.fold(text).split("\n ")) == pieces


# --- the files of the deadline planner --------------------------------------------------------------------------------


def files(**answers: str) -> tuple[File, ...]:
    """The calendar files of an answer."""
    found = respond("deadlines", answers)
    assert isinstance(found, Answer), found
    return found.outcome.files


ASSESSED = {"event": "assessed", "on": "2010-03-01"}


def test_one_file_with_every_day_and_one_for_each() -> None:
    """The first file has every day of the answer, in order; each of the others has one of them."""
    whole, *others = files(**ASSESSED)
    days = [entry["DTSTART"] for entry in read(whole.content)]
    assert days == [date(2010, 3, 4), date(2010, 3, 22), date(2010, 4, 28), date(2010, 5, 4), date(2010, 6, 30)]
    assert [entry for other in others for entry in read(other.content)] == read(whole.content)
    assert whole.name == "ast-assessed-2010-03-01.ics"
    assert [other.name for other in others] == [
        "ast-result-notice-2010-03-04.ics",
        "ast-result-report-2010-03-22.ics",
        "ast-review-apply-spoken-2010-04-28.ics",
        "ast-review-apply-written-2010-05-04.ics",
        "ast-review-decision-2010-06-30.ics",
    ]
    assert {file.media_type for file in (whole, *others)} == {"text/calendar"}


def test_an_entry_says_what_is_owed_and_where_that_stands() -> None:
    """Its title says whether the day is certain, its text the rule, the counting and the paragraph."""
    whole, *_ = files(**ASSESSED)
    first, *_, last = read(whole.content)
    assert first["SUMMARY"] == "AST: The decision in writing (last day)"
    assert last["SUMMARY"] == "AST: The review's decision (last day, at the latest)"
    for words in ("within 3 working days", "by Thursday 4 March 2010", "No bank holiday", "paragraph 2"):
        assert words in str(first["DESCRIPTION"])


def test_one_day_alone_is_one_file() -> None:
    """Where an answer has one day, there is no second file with the same."""
    (only,) = files(event="review_received", on="2010-04-26")
    assert [entry["DTSTART"] for entry in read(only.content)] == [date(2010, 6, 23)]


def test_the_same_answer_gives_the_same_identifiers() -> None:
    """A file that is imported again changes what is there; another day, or other closure days, is something else."""
    once, again = files(**ASSESSED), files(**ASSESSED, counting="yes")
    assert [file.content for file in once] == [file.content for file in again]
    others = files(event="assessed", on="2010-03-02"), files(**ASSESSED, closures="2010-03-03")
    uids = [{str(entry["UID"]) for entry in read(found[0].content)} for found in (once, *others)]
    assert len(set.union(*uids)) == sum(map(len, uids)) == 15


def test_no_file_without_a_day() -> None:
    """Where no bank holidays are held there is nothing for a calendar."""
    assert files(event="assessed", on="2031-03-03") == ()


def test_every_foreseen_file_reads_back() -> None:
    """Every file of every foreseen answer is read without an error: entries of one day, each with an identifier."""
    for case in CALCULATORS["deadlines"].foreseen():
        for file in files(**case):
            assert all(len(line.encode()) <= 75 for line in lines(file.content))
            entries = read(file.content)
            assert len({entry["UID"] for entry in entries}) == len(entries) > 0
            for entry in entries:
                start, end = entry["DTSTART"], entry["DTEND"]
                assert isinstance(start, date)
                assert isinstance(end, date)
                assert end - start == timedelta(days=1)
