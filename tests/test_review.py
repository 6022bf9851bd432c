"""The review: its days are those of the deadline planner, and the reader's own closure days never move the last one."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from astcore import deadlines, due, review
from astcore.due import Event
from astcore.respond import Answer, respond
from astcore.review import Decision, Ground

DAYS = st.dates(date(1999, 1, 1), date(2029, 6, 30))
WAIT = st.integers(0, 10)  # days from the assessment to the decision in writing
CLOSED = st.sets(st.integers(0, 120), max_size=12)  # days after the assessment on which the school is closed


def case(told: date | None, written: date | None, planned: date | None, closures: frozenset[date]) -> review.Case:
    """A candidate who was not certified, and relies on one ground."""
    return review.Case(
        Decision.NOT_CERTIFIED,
        frozenset({Ground.BIAS}),
        told=told,
        written=written,
        planned=planned,
        closures=closures,
    )


def planned_days(event: Event, on: date, closures: frozenset[date], told: date | None = None) -> dict[str, date | None]:
    """What the deadline planner says follows an event, by key."""
    found = deadlines.follow(due.Case(event, on, assessed_on=told, closures=closures))
    return {each.key: each.by for each in found}


@settings(deadline=None)
@given(DAYS, WAIT, CLOSED)
def test_both_calculators_give_the_same_days(told: date, wait: int, closed: set[int]) -> None:
    """From the same days and closure days, the last days to apply and the Review Officer's are the planner's."""
    written, closures = told + timedelta(days=wait), frozenset(told + timedelta(days=days) for days in closed)
    found = review.clocks(case(told, written, None, closures))
    other = planned_days(Event.DECISION_RECEIVED, written, closures, told)
    assert (found.spoken, found.written) == (other["review-apply-spoken"], other["review-apply-written"])
    only_told = review.clocks(case(told, None, None, closures))
    after = planned_days(Event.ASSESSED, told, closures)
    assert only_told.spoken == after["review-apply-spoken"]
    assert only_told.at_most == after["review-apply-written"]
    received = planned_days(Event.REVIEW_RECEIVED, written, closures)
    assert review.officer(case(told, None, written, closures)) == received["review-decision"]


@settings(deadline=None)
@given(DAYS, WAIT, CLOSED)
def test_closure_days_do_not_move_the_last_day_to_apply(told: date, wait: int, closed: set[int]) -> None:
    """The last days to apply are the same with closure days and without; the Review Officer's is never sooner."""
    written, closures = told + timedelta(days=wait), frozenset(told + timedelta(days=days) for days in closed)
    open_, shut = (case(told, written, written, days) for days in (frozenset[date](), closures))
    assert review.clocks(open_) == review.clocks(shut)
    first, second = review.officer(open_), review.officer(shut)
    assert first is not None
    assert second is not None
    assert first <= second


def test_the_answer_says_how_closure_days_are_counted() -> None:
    """An answer with closure days says that they move only the time of others, and names the silence."""
    answers = {"decision": "not_certified", "grounds": "bias", "told": "2010-03-01"}
    found = respond("review", {**answers, "closures": "6 April 2010 to 9 April 2010"})
    plain = respond("review", answers)
    assert isinstance(found, Answer)
    assert isinstance(plain, Answer)
    (check,) = [check for check in found.outcome.checks if check.id == "closures"]
    assert check.because.startswith("The closure days that you gave count as any other day in your own time")
    assert "closure-days" in [silence.key for silence in found.outcome.silent]
    assert "closures" not in [check.id for check in plain.outcome.checks]
    assert [figure.value for figure in found.outcome.figures] == [figure.value for figure in plain.outcome.figures]
