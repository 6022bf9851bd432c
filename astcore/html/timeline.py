"""Draws days from top to bottom as SVG: the date on the left, who owes what on the right. Whole units only.

How binding a day is shows in the shape of its mark as well as in its colour, and stands in its words.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from astcore import dates
from astcore.html.elements import Element, el
from astcore.outcome import Mark, Moment, TimelinePicture

WIDTH = 360  # of the picture, in its own units: about the pixels of a phone
LINE, WORDS = 102, 120  # how far from the left the line and the words stand
STEP = 16  # from one line of words to the next
GAP = 20  # between two days
LETTERS, STRONG_LETTERS = 42, 38  # that fit into a line of words


def timeline(picture: TimelinePicture) -> Element:
    """Return the days as a figure with its caption."""
    shapes, height = _shapes(picture)
    svg = el(
        "svg",
        el("title", picture.caption),
        shapes,
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_label=picture.caption,
    )
    return el("figure", svg, el("figcaption", picture.caption), class_="ast-plot ast-timeline")


def _shapes(picture: TimelinePicture) -> tuple[list[Element], int]:
    rows: list[Element] = []
    lines: list[Element] = []
    y, before = 20, 0
    for number, moment in enumerate(picture.moments):
        if moment.under:
            rows += _under(moment.under, y)
            y += STEP + 12
        if number:
            lines.append(_line(before, y, broken=moment.rests or moment.day is None))
        found = list(_words(moment, y))
        if moment.mark is Mark.EVENT:
            rows.append(
                el("rect", x=0, y=y - 17, width=WIDTH, height=STEP * len(found) + 12, rx=4, class_="ast-time-band")
            )
        same = number > 0 and moment.day is not None and picture.moments[number - 1].day == moment.day
        rows += [*(() if same else _date(moment, y)), *found]
        rows.append(_mark(moment.mark, y - 4))
        before, y = y, y + STEP * len(found) + GAP
    return [*lines, *rows], y - GAP


def _line(top: int, bottom: int, *, broken: bool) -> Element:
    classes = "ast-time-line ast-time-broken" if broken else "ast-time-line"
    return el("line", x1=LINE, x2=LINE, y1=top - 4, y2=bottom - 4, class_=classes)


def _under(words: str, y: int) -> Iterator[Element]:
    yield el("line", x1=WORDS, x2=WIDTH, y1=y - 14, y2=y - 14, class_="ast-time-rule")
    yield _text(WORDS, y + 3, words, "ast-time-under")


def _date(moment: Moment, y: int) -> Iterator[Element]:
    day = moment.day
    if day is None:
        yield _text(LINE - 14, y, "no day set", "ast-time-soft", "end")
        return
    short = f"{dates.WEEKDAYS[day.weekday()][:3]} {dates.short(day).rpartition(' ')[0]}"
    yield _text(LINE - 14, y, short, "ast-time-strong", "end")
    yield _text(LINE - 14, y + STEP, str(day.year), "ast-time-soft", "end")
    if moment.rests:
        yield _text(LINE - 14, y + 2 * STEP, "at the latest", "ast-time-soft", "end")


def _words(moment: Moment, y: int) -> Iterator[Element]:
    written = [
        *((line, "ast-time-strong") for line in _wrap(moment.lead, STRONG_LETTERS)),
        *((line, "ast-time-words") for line in _wrap(moment.words, LETTERS)),
        *((line, "ast-time-soft") for line in _wrap(moment.note, LETTERS)),
    ]
    for number, (line, class_) in enumerate(written):
        yield _text(WORDS, y + number * STEP, line, class_)


def _wrap(words: str, letters: int) -> list[str]:
    return textwrap.wrap(words, letters, break_on_hyphens=False)


def _text(x: int, y: int, words: str, class_: str, anchor: str | None = None) -> Element:
    return el("text", words, x=x, y=y, text_anchor=anchor, class_=f"ast-time {class_}")


def _mark(mark: Mark, y: int) -> Element:
    """Return a mark: each way of being bound has a shape of its own."""
    class_ = f"ast-time-mark ast-time-{mark}"
    match mark:
        case Mark.MUST:
            corners = f"{LINE},{y - 8} {LINE + 8},{y} {LINE},{y + 8} {LINE - 8},{y}"
            return el("polygon", points=corners, class_=class_)
        case Mark.SHOULD:
            return el("rect", x=LINE - 6, y=y - 6, width=12, height=12, class_=class_)
        case Mark.PLAN:
            corners = f"{LINE - 7},{y - 6} {LINE + 7},{y - 6} {LINE},{y + 7}"
            return el("polygon", points=corners, class_=class_)
        case Mark.OPEN:
            return el("circle", cx=LINE, cy=y, r=4, class_=class_)
        case Mark.EVENT:
            return el("circle", cx=LINE, cy=y, r=8, class_=class_)
        case _:
            return el("circle", cx=LINE, cy=y, r=6, class_=class_)
