"""Draws a day from top to bottom: every part of it as a block as tall as it is long, with its time at its side."""

from __future__ import annotations

from astcore.html.elements import Element, el
from astcore.outcome import DayBlock, DayPicture
from astcore.timetable import clock

WIDTH = 360  # of a picture, in its own units: about the pixels of a phone
LEFT = 44  # room for the times
TOP = 10
LOWEST = 18  # the least height at which a line of words has room in a block
LINE = 12  # the height of a line of words, less what is below its letters
WORDS = 48  # characters that a block is wide enough for


def _scale(picture: DayPicture) -> tuple[int, int]:
    """Return by what to multiply and to divide minutes, so that the shortest block has room for its words."""
    shortest = min(block.end - block.start for block in picture.blocks)
    return (9, 5) if shortest * 9 >= LOWEST * 5 else (LOWEST, max(shortest, 4))


def _shorten(words: str) -> str:
    return words if len(words) <= WORDS else f"{words[: WORDS - 1].rstrip()}…"


def day_picture(picture: DayPicture) -> Element:
    """Return the picture of a day as a figure. Its blocks are told apart by their edges as well as by their colours."""
    times, by = _scale(picture)

    def y(minute: int) -> int:
        return TOP + (minute - picture.start) * times // by

    def time(minute: int) -> Element:
        return el("text", clock(minute), x=LEFT - 5, y=y(minute) + 4, text_anchor="end", class_="ast-day-time")

    def drawn(block: DayBlock) -> list[Element]:
        top, bottom = y(block.start), y(block.end)
        middle = min((top + bottom) // 2 + 4, top + LINE + 6)
        return [
            el(
                "rect",
                x=LEFT,
                y=top + 1,
                width=WIDTH - LEFT - 2,
                height=bottom - top - 2,
                rx="2",
                class_=f"ast-day-block ast-day-{block.kind}",
            ),
            el("text", _shorten(block.words), x=LEFT + 7, y=middle, text_anchor="start", class_="ast-day-words"),
        ]

    starts = {picture.start, picture.end, *(block.start for block in picture.blocks)}
    ends = {block.end for block in picture.blocks if all(abs(y(block.end) - y(start)) >= LINE for start in starts)}
    height = y(picture.end) + TOP
    drawing = el(
        "svg",
        el("title", picture.caption),
        el("rect", x=LEFT, y=TOP, width=WIDTH - LEFT - 2, height=height - 2 * TOP, class_="ast-day-free"),
        [drawn(block) for block in picture.blocks],
        [time(minute) for minute in sorted(starts | ends)],
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_label=picture.caption,
    )
    return el("figure", drawing, el("figcaption", picture.caption), class_="ast-plot ast-day")
