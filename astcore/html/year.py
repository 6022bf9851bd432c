"""Draws a year as months of weekdays, each month an SVG of its own.

So they flow into as many columns as there is room for: two on a phone, six on paper.
What a day is shows in the shape around its number as well as in its colour. Whole units only.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from astcore import dates
from astcore.html.elements import Element, el
from astcore.outcome import YearMark, YearPicture

COLUMN, ROW = 30, 24  # of a day
WIDTH = 5 * COLUMN  # of a month, in its own units: about the pixels that it gets on a phone
HEAD, TOP = 13, 34  # where the month's name stands, and where its first week begins
WEEKS = 5  # the most that the weekdays of a month lie in
HEIGHT = TOP + WEEKS * ROW
BAR = 7  # the width of the bar that stands for half a day
TAKEN = (YearMark.WHOLE, YearMark.HALF)

Marked = tuple[date, YearMark]


def year(picture: YearPicture) -> Element:
    """Return the months as a figure, with what the marks mean and its caption."""
    months = [list(group) for _, group in groupby(picture.days, key=lambda each: (each[0].year, each[0].month))]
    words = dict(picture.key)
    key = [el("li", _swatch(mark), said) for mark, said in picture.key]
    return el(
        "figure",
        el("ul", key, class_="ast-year-key"),
        el("div", [_month(month, words) for month in months], class_="ast-year-months"),
        el("figcaption", picture.caption),
        class_="ast-plot ast-year",
    )


def _month(days: list[Marked], words: dict[YearMark, str]) -> Element:
    first = days[0][0]
    name = f"{dates.MONTHS[first.month - 1]} {first.year}"
    said = _said(name, days, words)
    # A month that begins on a weekend has its first weekday in the first row all the same.
    monday = first.toordinal() - first.weekday()
    return el(
        "svg",
        el("title", said),
        el("text", name, x=2, y=HEAD, class_="ast-year-name"),
        [
            el("text", day[:1], x=column * COLUMN + COLUMN // 2, y=TOP - 5, class_="ast-year-weekday")
            for column, day in enumerate(dates.WEEKDAYS[:5])
        ],
        [_day(day, mark, TOP + (day.toordinal() - monday) // 7 * ROW) for day, mark in days],
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_label=said,
    )


def _said(name: str, days: list[Marked], words: dict[YearMark, str]) -> str:
    """Return a month in words: the days of each mark that takes time, or would."""
    said = []
    for mark in (*TAKEN, YearMark.LOST):
        if on := [str(day.day) for day, found in days if found is mark]:
            said.append(f"{words[mark]}: {', '.join(on)}")
    return f"{name}. {'. '.join(said) or 'No outreach'}"


def _day(day: date, mark: YearMark, y: int) -> Iterator[Element]:
    x = day.weekday() * COLUMN
    yield from _shape(mark, x, y)
    yield el("text", str(day.day), x=x + COLUMN // 2, y=y + 15, class_=f"ast-year-day ast-year-on-{mark}")


def _shape(mark: YearMark, x: int, y: int) -> Iterator[Element]:
    """Yield what is drawn behind a day's number. A day that is not worked has nothing."""
    if mark is YearMark.OFF:
        return
    left, right, top, bottom = x + 2, x + COLUMN - 2, y + 1, y + ROW - 2
    yield el(
        "rect", x=left, y=top, width=right - left, height=bottom - top, rx=2, class_=f"ast-year-box ast-year-{mark}"
    )
    if mark is YearMark.HALF:
        yield el("rect", x=left, y=top, width=BAR, height=bottom - top, class_="ast-year-bar")
    if mark in (YearMark.LOST, YearMark.BANK_HOLIDAY):
        yield el("line", x1=left, y1=bottom, x2=right, y2=top, class_=f"ast-year-stroke ast-year-stroke-{mark}")


def _swatch(mark: YearMark) -> Element:
    """Return a mark by itself, with a day's number in it, for the key."""
    number = el("text", "5", x=COLUMN // 2, y=15, class_=f"ast-year-day ast-year-on-{mark}")
    return el("svg", _shape(mark, 0, 0), number, viewBox=f"0 0 {COLUMN} {ROW}", aria_hidden="true")
