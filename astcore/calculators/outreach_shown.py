"""What a year of outreach shows: its figures, the calendar as a picture and as tables, and the calendar file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import groupby
from urllib.parse import urlencode

from astcore import calendar_file, dates, workdays
from astcore.outcome import Cell, Figure, File, Table, YearMark, YearPicture
from astcore.outreach import words
from astcore.outreach.case import FULL_WEEK, Arrangement, BuildUp, Case, HoursOf, Pattern, Payer
from astcore.outreach.checks import excepted, whole
from astcore.outreach.year import WHOLE, Laid
from astcore.quantities import quantity, time_limit
from astcore.source import cite

CONTROL = {
    Payer.AUTHORITY: ("The local authority", "may take a more active part in directing it"),
    Payer.SCHOOL: ("The school", "is likely to expect control"),
    Payer.GROUP: ("The schools together", "will expect to share in owning its objectives"),
    Payer.FORMULA: ("Not said", "for a post paid through the local formula"),
}
"""Who controls outreach, by who pays, and how far: the degree is the guidance's."""

HOURS_OF = {HoursOf.DAY: "of the whole working day", HoursOf.TIMETABLE: "of timetabled time alone"}


def minutes(case: Case, days: Fraction) -> int:
    """Return how long so many days are, to the minute."""
    return int(days * case.minutes + Fraction(1, 2))


def figures(laid: Laid) -> Iterator[Figure]:
    """Yield what the year comes to."""
    case = laid.case
    taken = "this AST's, in term, without bank holidays and closures"
    yield Figure("days", "Days of outreach", words.number(laid.total))
    yield Figure("share", f"Share {whole(case)}", words.per_cent(laid.share))
    built_up = ", with the build-up" if case.builds_up_this_year else ""
    yield Figure(
        "normal", "Normally it would be", words.days(laid.normal), note=f"{quantity('outreach-share')}{built_up}"
    )
    yield Figure("working_days", "Working days", str(len(laid.working)), note=taken)
    if case.minutes:
        note = f"{words.hours(case.minutes)} a day, {HOURS_OF[case.hours_of]}"
        yield Figure("hours", "Hours of outreach", words.hours(minutes(case, laid.total)), note=note)
    if case.full_by is not None and case.full_by >= case.year.first:
        note = f"the full {quantity('outreach-share')}, by the end of {time_limit('outreach-build-up')}"
        yield Figure("full_by", "A full share is expected by", dates.in_words(case.full_by), note=note)
    of_all = f"{len(case.in_place)} of {len(Arrangement)}"
    yield Figure("in_place", "Arrangements in place", of_all, note="outreach needs all of them to be effective")
    if case.payer in CONTROL:
        value, note = CONTROL[case.payer]
        yield Figure("control", "Control of outreach", value, note=note)


# --- the calendar -----------------------------------------------------------------------------------------------------

Marks = tuple[tuple[date, YearMark], ...]

KEY = {
    YearMark.WHOLE: "A day of outreach",
    YearMark.HALF: "Half a day of outreach",
    YearMark.LOST: "An outreach day that falls out",
    YearMark.WORKING: "Another working day",
    YearMark.BANK_HOLIDAY: "Bank holiday",
    YearMark.CLOSED: "School closed",
    YearMark.OFF: "School holidays",
}


def picture(laid: Laid, found: Marks) -> YearPicture:
    """Return the months of the year, with every Monday to Friday marked as it was found."""
    used = {mark for _, mark in found}
    year = laid.case.year
    said = dict(KEY)
    if laid.case.start or len(laid.case.weekdays) < FULL_WEEK:
        said[YearMark.OFF] = "School holidays, or not worked by this AST"
    caption = f"A year of outreach, {dates.in_words(year.first)} to {dates.in_words(year.last)}"
    return YearPicture(caption, found, tuple((mark, said[mark]) for mark in said if mark in used))


def tables(laid: Laid, found: Marks) -> tuple[Table, Table]:
    """Return the year by terms and, as the picture has it, by months."""
    return _by_term(laid), _by_month(laid, found)


def _by_term(laid: Laid) -> Table:
    case, year = laid.case, laid.case.year
    spans = [(term.name.removesuffix(" term").capitalize(), term.first, term.last) for term in year.terms]
    rows = []
    for name, first, last in (*spans, ("The year", year.first, year.last)):
        working, normal, outreach = laid.between(first, last)
        share = words.number(outreach * 100 / working) if working else ""
        hours = (Cell(words.hours(minutes(case, outreach))),) if case.minutes else ()
        rows.append(
            (
                Cell(name),
                Cell(str(working)),
                Cell(words.number(normal)),
                Cell(words.number(outreach)),
                Cell(share),
                *hours,
            )
        )
    hours_too = ("Hours",) if case.minutes else ()
    columns = ("Term", "Working days", "Normally", "Outreach", "Per cent", *hours_too)
    note = f"Normally: {quantity('outreach-share')}{', with the build-up' if case.builds_up_this_year else ''}. Per cent: outreach, of the working days."
    numeric = frozenset(range(1, len(columns)))
    return Table("terms", "Days of outreach by term", columns, tuple(rows), numeric, note=note)


def _by_month(laid: Laid, found: Marks) -> Table:
    rows = []
    for (year, month), group in groupby(found, key=lambda each: (each[0].year, each[0].month)):
        marked = list(group)
        taken = [day for day, mark in marked if mark in (YearMark.WHOLE, YearMark.HALF)]
        amount = sum((laid.outreach[day] for day in taken), Fraction(0))
        working = [day for day, mark in marked if mark in (YearMark.WHOLE, YearMark.HALF, YearMark.WORKING)]
        rows.append(
            (
                Cell(f"{dates.MONTHS[month - 1]} {year}"),
                Cell(", ".join(str(day.day) for day in taken) or "none"),
                Cell(words.number(amount)),
                Cell(str(len(working))),
                Cell("; ".join(_closed(marked))),
            )
        )
    columns = ("Month", "Outreach on", "Days", "Working days", "Bank holidays, and school closed")
    note = "Each date is half a day." if laid.case.pattern is Pattern.HALVES and laid.outreach else ""
    return Table("months", "The calendar as a table", columns, tuple(rows), frozenset({2, 3}), note=note)


def _closed(found: list[tuple[date, YearMark]]) -> Iterator[str]:
    """Yield the bank holidays of a month by name and its closures as spans, and say which of them take outreach."""
    for day, mark in found:
        if name := workdays.bank_holidays().get(day):
            yield f"{day.day} {name}{_lost(mark)}"
    closed = [(day, mark) for day, mark in found if mark in (YearMark.CLOSED, YearMark.LOST)]
    closed = [(day, mark) for day, mark in closed if day not in workdays.bank_holidays()]
    # Days that follow one another keep the same distance to their number.
    for _, row in groupby(enumerate(closed), key=lambda each: (each[1][0].toordinal() - each[0], each[1][1])):
        days = [(day, mark) for _, (day, mark) in row]
        (first, mark), (last, _) = days[0], days[-1]
        span = f"{first.day}" if first == last else f"{first.day} to {last.day}"
        yield f"{span} closed{_lost(mark)}"


def _lost(mark: YearMark) -> str:
    return " (outreach falls out)" if mark is YearMark.LOST else ""


# --- the calendar file ------------------------------------------------------------------------------------------------

SAME_ENTRIES = ("working", "pattern", "day", "second_day", "weeks")
"""The answers that tell one AST's outreach from another's.

A day keeps its identifier while dates of terms, closures or what is in place are put right, so that a calendar into
which the file is read again changes that day and does not double it.
"""


def files(laid: Laid, answers: Mapping[str, str]) -> tuple[File, ...]:
    """Return a calendar file with every day of outreach, and the day by which a build-up is complete."""
    case, year = laid.case, laid.case.year
    origin = f"outreach?{urlencode({key: answers[key] for key in SAME_ENTRIES if key in answers})}"
    entries = [_entry(laid, day, origin) for day in sorted(laid.outreach)]
    title = f"the {len(entries)} {'day' if len(entries) == 1 else 'days'} of outreach for your calendar"
    if case.full_by is not None and case.build_up is not BuildUp.NONE and case.full_by >= year.first:
        entries.append(_full(case.full_by, origin))
    if not laid.outreach:
        return ()
    name = f"ast-outreach-{year.first.year}-{year.last.year}.ics"
    return (File(name, calendar_file.MEDIA_TYPE, title, calendar_file.write(entries, year.first)),)


def _entry(laid: Laid, day: date, origin: str) -> calendar_file.Entry:
    is_whole = laid.outreach[day] == WHOLE
    where = " Under the exception for schools in difficulty, it may be spent in the AST's own school."
    return calendar_file.Entry(
        f"outreach-{day}",
        origin,
        day,
        f"AST outreach{'' if is_whole else ' (half a day)'}",
        f"Time for outreach, {quantity('outreach-share')} of an AST's time normally.{where if excepted(laid.case) else ''} ({cite('duties', 2).short}, restated.)",
        busy=is_whole,
    )


def _full(day: date, origin: str) -> calendar_file.Entry:
    full = quantity("outreach-share")
    return calendar_file.Entry(
        "outreach-full",
        origin,
        day,
        f"AST: the full {full} of outreach is expected by now",
        f"A new AST could build outreach up, and would be expected to work the full {full} by the end of {time_limit('outreach-build-up')}. ({cite('outreach-exceptions', 3).short}, restated.)",
    )
