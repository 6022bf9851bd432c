"""What an answer about deadlines shows: the timeline, the tables, and the calendar files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from astcore import calendar_file, dates
from astcore.calculators.deadlines_words import because
from astcore.due import DAYS_OF_A_WEEK, Case, Count, Due, Event
from astcore.outcome import Cell, Figure, File, Mark, Moment, Table, TimelinePicture
from astcore.quantities import TimeLimit
from astcore.workdays import CLOSURE, DAY, WEEKEND

HAPPENED = {
    Event.HEAD_RECEIVED: "The application reaches the headteacher",
    Event.AGENCY_RECEIVED: "The agency receives form AST1",
    Event.ASSESSED: "The assessment is held",
    Event.DECISION_RECEIVED: "The decision in writing arrives",
    Event.REVIEW_RECEIVED: "The application for a review is received",
    Event.NOT_MET: "The assessment: the standards are not met",
    Event.START: "The AST starts",
}
"""The reader's own day, as the timeline names it."""

LATEST = "at the latest"

AT_THE_EDGE = ("told-by", "leave")
"""Steps of a plan that follow from others: they stand in the timeline and the table only."""


def _mark(due: Due, case: Case) -> Mark:
    if due.by is None:
        return Mark.OPEN
    if case.event is Event.START or due.limit is None:
        return Mark.PLAN
    return Mark(due.limit.degree)


def _note(due: Due, case: Case) -> str:
    if due.by is None or due.limit is None or due.count is None or case.event is Event.START:
        return ""
    return f"{due.limit} from {dates.short(due.count.start)}"


def ordered(found: tuple[Due, ...]) -> list[Due]:
    """Return what is owed by its days; what has no day stays after what comes before it in the guidance."""
    placed: list[tuple[int, int, Due]] = []
    day = None
    for number, due in enumerate(found):
        day = due.by or day
        placed.append((day.toordinal() if day else 0, number, due))
    return [due for *_, due in sorted(placed, key=lambda each: each[:2])]


def timeline(case: Case, found: tuple[Due, ...]) -> TimelinePicture:
    """Return all that is owed, with the reader's own day among it."""
    moments = list(_moments(case, ordered(found)))
    place = len(moments)
    if case.event is not Event.START:
        before = [number for number, moment in enumerate(moments) if moment.day is not None and moment.day < case.on]
        place = before[-1] + 1 if before else 0
    moments.insert(place, Moment(case.on, Mark.EVENT, HAPPENED[case.event], "your day"))
    caption = f"{HAPPENED[case.event]} on {dates.in_words(case.on)}: who owes what, and by when"
    return TimelinePicture(caption, tuple(moments))


def _moments(case: Case, found: list[Due]) -> Iterator[Moment]:
    under = "" if case.event in (Event.NOT_MET, Event.REVIEW_RECEIVED) else "If the standards were not met"
    for due in found:
        heading, under = (under, "") if due.if_not_met else ("", under)
        yield Moment(due.by, _mark(due, case), due.lead, due.short, _note(due, case), due.chained, heading)


def figures(found: tuple[Due, ...]) -> tuple[Figure, ...]:
    """Return the days that are counted straight from the reader's own day: one figure for what is counted alike."""
    alike: dict[object, list[Due]] = {}
    for due in found:
        if due.by is not None and not due.chained and due.key not in AT_THE_EDGE:
            alike.setdefault(due.count or due.key, []).append(due)
    return tuple(_figure(dues) for dues in alike.values())


def _figure(dues: list[Due]) -> Figure:
    first, *others = dues
    assert first.by is not None
    label = ", or ".join([first.title, *(f"{due.title[0].lower()}{due.title[1:]}" for due in others)])
    return Figure(first.key, label, dates.in_words(first.by), note=dates.WEEKDAYS[first.by.weekday()])


# --- tables -----------------------------------------------------------------------------------------------------------


def tables(case: Case, found: tuple[Due, ...], *, counting: bool) -> tuple[Table, ...]:
    """Return what is owed as a table and, where it is asked for, every count day by day."""
    return (_overview(case, found), *(_day_by_day(found) if counting else ()))


def limit_cell(limit: TimeLimit | None, words: str = "") -> Cell:
    """Return a time limit, linked to its place in the reference."""
    return Cell(words or str(limit), link=f"reference/time-limits/#{limit.key}") if limit else Cell("none")


def _overview(case: Case, found: tuple[Due, ...]) -> Table:
    rows = []
    for due in ordered(found):
        day = dates.with_weekday(due.by) if due.by else "No day set"
        limit = f"{due.limit} from {dates.short(due.count.start)}" if due.count else str(due.limit)
        cells = (Cell(f"{day}, {LATEST}" if due.chained else day), Cell(f"{due.lead} {due.short}"))
        rows.append((*cells, limit_cell(due.limit, limit)))
    columns = ("Last day", "Who owes what to whom", "Time limit")
    caption = f"{HAPPENED[case.event]} on {dates.in_words(case.on)}"
    return Table("deadlines", caption, columns, tuple(rows), note=_table_note(case, found))


def _table_note(case: Case, found: tuple[Due, ...]) -> str:
    if case.event is Event.START:
        return "Each is the last day that still leaves the whole of every time limit after it, and nothing for what has none."
    if any(due.chained for due in found):
        return "“At the latest” means: if every step before takes all its time. Such a day is no rule."
    return ""


def _day_by_day(found: tuple[Due, ...]) -> Iterator[Table]:
    together: dict[tuple[Count, bool], list[Due]] = {}
    for due in found:
        if due.count is not None:
            together.setdefault((due.count, due.closures_count), []).append(due)
    for (count, _), dues in together.items():
        titles = "; ".join(due.title for due in dues)
        caption = f"Day by day: {titles}. {dues[0].limit} from {dates.in_words(count.start)}"
        rows = tuple(_days(count) if count.days else _weeks(count))
        columns = ("Day", "Number", "Not counted because")
        yield Table(f"counting-{dues[0].key}", caption, columns, rows, frozenset({1}), folded=True)


def _days(count: Count) -> Iterator[tuple[Cell, ...]]:
    yield Cell(dates.with_weekday(count.start)), Cell("0"), Cell(f"the day when {count.starts}")
    for day in count.days:
        reason = {WEEKEND: "weekend", CLOSURE: "your closure day"}.get(day.reason, day.reason)
        yield Cell(dates.with_weekday(day.day)), Cell(str(day.number or "")), Cell(reason)


def _weeks(count: Count) -> Iterator[tuple[Cell, ...]]:
    yield Cell(dates.with_weekday(count.start)), Cell("0"), Cell(f"the day when {count.starts}")
    for week in range(1, (count.last - count.start).days // DAYS_OF_A_WEEK + 1):
        day = count.start + week * DAYS_OF_A_WEEK * DAY
        yield Cell(dates.with_weekday(day)), Cell(str(week)), Cell("")


# --- calendar files ---------------------------------------------------------------------------------------------------


def files(case: Case, found: tuple[Due, ...], answers: Mapping[str, str]) -> tuple[File, ...]:
    """Return a calendar file with every day, and one for each day by itself."""
    dated = [due for due in ordered(found) if due.by is not None]
    entries = [_entry(due, case, answers) for due in dated]
    whole = File(
        f"ast-{case.event.replace('_', '-')}-{case.on}.ics",
        calendar_file.MEDIA_TYPE,
        f"all {len(entries)} days for your calendar" if len(entries) > 1 else "the day for your calendar",
        calendar_file.write(entries, case.on),
    )
    if len(entries) == 1:
        return (whole,)
    return (whole, *(_single(entry, due, case) for entry, due in zip(entries, dated, strict=True)))


def _single(entry: calendar_file.Entry, due: Due, case: Case) -> File:
    name, day = f"ast-{due.key}-{entry.day}.ics", dates.in_words(entry.day)
    content = calendar_file.write([entry], case.on)
    return File(name, calendar_file.MEDIA_TYPE, f"“{due.title}”, {day}", content)


def _entry(due: Due, case: Case, answers: Mapping[str, str]) -> calendar_file.Entry:
    """Return a day for a calendar. Whether the counting is shown changes no day, so it is no part of the identity."""
    assert due.by is not None
    origin = urlencode({key: value for key, value in answers.items() if key != "counting"})
    kind = "needed by this day" if case.event is Event.START else f"last day, {LATEST}" if due.chained else "last day"
    return calendar_file.Entry(
        due.key,
        f"deadlines?{origin}",
        due.by,
        f"AST: {due.title} ({kind})",
        f"{because(due, case)} ({due.citation.label}, restated.)",
    )
