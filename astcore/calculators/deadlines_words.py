"""The words of a deadline: what is owed, how it was counted, and what was left out of the count."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from astcore import dates, workdays
from astcore.due import DAYS_OF_A_WEEK, Case, Closures, Count, Due, Event
from astcore.workdays import CLOSURE, WEEKEND, Day


def in_a_list(items: Iterable[str]) -> str:
    """Return items as a list in a sentence: "one, two and three"."""
    *others, last = items
    return f"{', '.join(others)} and {last}" if others else last


def because(due: Due, case: Case) -> str:
    """Return what is owed, by when, and how that was counted."""
    return " ".join(_because(due, case))


def _because(due: Due, case: Case) -> Iterable[str]:
    yield due.says
    if due.by is not None:
        latest = " at the latest" if due.chained or case.event is Event.START else ""
        yield f"{'This plan needs it' if case.event is Event.START else 'That means'} by {dates.with_weekday(due.by)}{latest}."
    if due.count is not None:
        yield from _counted(due, due.count, case)
    if due.key == "assessment" and due.by is not None:
        yield from _open_on(due, case.closures)
    if due.remark:
        yield due.remark


def _counted(due: Due, count: Count, case: Case) -> Iterable[str]:
    start = f"Counted from {dates.with_weekday(count.start)}, when {count.starts}"
    if not count.days:
        if case.event is not Event.START:
            days = due.limit.amount * DAYS_OF_A_WEEK if due.limit else 0
            yield f"{start}: {days} days, and every day counts."
        return
    yield f"{start}: the first day is {dates.with_weekday(first(count))} and the last {dates.with_weekday(count.last)}."
    yield from left_out(count.days, case.closures, counting_closures=due.closures_count)


def first(count: Count) -> date:
    """Return the first day that counts."""
    return next(day.day for day in count.days if day.number)


def left_out(days: tuple[Day, ...], closures: Closures, *, counting_closures: bool) -> Iterable[str]:
    """Yield which bank holidays and closure days fell into a count, or that none did."""
    held = [day for day in days if day.reason not in ("", WEEKEND, CLOSURE)]
    if held:
        names = in_a_list(f"{day.reason} ({dates.in_words(day.day)})" for day in held)
        yield f"Left out, besides weekends: {names}."
    else:
        yield "No bank holiday falls in this time: only weekends are left out."
    if not closures:
        return
    if counting_closures:
        if any(day.number and day.day in closures for day in days):
            yield "Your closure days count here: for this time limit the earlier day is the safe one."
        return
    closed = [day.day for day in days if day.reason == CLOSURE]
    if closed:
        yield f"Your closure days are left out too: {in_a_list(dates.spans(closed))}."
    else:
        yield "No closure day of yours falls on a working day of this time."


def _open_on(due: Due, closures: Closures) -> Iterable[str]:
    """Yield that the last day of some weeks is no working day, where it is none."""
    assert due.by is not None
    reason = workdays.why_not(due.by, closures)
    if reason:
        what = {WEEKEND: "a weekend day", CLOSURE: "one of your closure days"}.get(reason, reason)
        before = dates.with_weekday(workdays.back(due.by, 0, closures))
        yield f"That is {what}: the last working day before it is {before}."
