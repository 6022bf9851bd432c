"""Draws the pictures of an answer as SVG. Each shows what a table beneath it also says."""

from __future__ import annotations

from astcore.html.day_pictures import day_picture
from astcore.html.elements import Element, el
from astcore.html.timeline import timeline
from astcore.html.year import year
from astcore.outcome import DayPicture, PathPicture, Picture, SpinePicture, TimelinePicture, YearPicture

LETTER = 6  # about the width of a figure, in the same units
CLOSE = 14  # words nearer than this to a line would be crossed by it
WIDTH = 360  # of a picture, in its own units: about the pixels of a phone


def _text(x: float, y: float, words: str, anchor: str = "middle", class_: str = "ast-plot-words") -> Element:
    return el("text", words, x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=anchor, class_=class_)


def _figure(caption: str, height: int, *shapes: Element | list[Element] | None) -> Element:
    picture = el(
        "svg", el("title", caption), list(shapes), viewBox=f"0 0 {WIDTH} {height}", role="img", aria_label=caption
    )
    return el("figure", picture, el("figcaption", caption), class_="ast-plot")


def _spine(picture: SpinePicture) -> Element:
    base, top, left = 150.0, 30.0, 6.0
    width = (WIDTH - 2 * left) / len(picture.salaries)
    shown = [amount for _, amount in picture.salaries] + ([picture.present] if picture.present else [])
    highest, lowest = max(amount.high for amount in shown), min(amount.low for amount in shown)
    floor = lowest - (highest - lowest) // 3

    def height(pounds_: int) -> float:
        return (base - top) * (pounds_ - floor) / (highest - floor)

    shapes: list[Element] = []
    for number, (point, amount) in enumerate(picture.salaries):
        x, tall = left + number * width, height(amount.high)
        chosen = point in picture.chosen
        shapes.append(
            el(
                "rect",
                x=f"{x + 1.5:.1f}",
                y=f"{base - tall:.1f}",
                width=f"{width - 3:.1f}",
                height=f"{tall:.1f}",
                rx="1.5",
                class_="ast-bar ast-bar-chosen" if chosen else "ast-bar",
            )
        )
        shapes.append(
            _text(
                x + width / 2,
                base + 14,
                str(point),
                class_="ast-plot-words ast-plot-strong" if chosen else "ast-plot-words",
            )
        )
    if picture.present is not None:
        y = base - height(picture.present.low)
        shapes.append(
            el("line", x1=str(left), x2=str(WIDTH - left), y1=f"{y:.1f}", y2=f"{y:.1f}", class_="ast-present")
        )
        # Beneath the picture, as in the one of the years: on the bars it could not be read.
        key = base + 34
        shapes.append(el("line", x1=str(left), x2=str(left + 18), y1=str(key), y2=str(key), class_="ast-present"))
        shapes.append(_text(left + 22, key + 4, f"now {picture.present}", "start"))
    # After the bars, so that none covers them; the first to the left of its bar where there is room, and otherwise
    # above every bar that it reaches across.
    ends = [(number, amount) for number, (point, amount) in enumerate(picture.salaries) if point in picture.chosen]
    highest_words, reach = base, left
    for (number, amount), first in ((ends[0], True), (ends[-1], False)):
        long = LETTER * len(str(amount))
        fits = left + (number + 1) * width > long
        at, anchor = (left + (number + 1) * width, "end") if not first or fits else (left, "start")
        under = number if anchor == "end" else min(int(long / width), len(picture.salaries) - 1)
        y = base - height(picture.salaries[under][1].high) - 5
        if picture.present is not None and abs(line := base - height(picture.present.low) - 5 - y) < CLOSE:
            y += min(line, 0)
        if at - long < reach:
            y = min(y, highest_words - CLOSE)
        highest_words, reach = y, at if anchor == "end" else left + long
        shapes.append(_text(at, y, str(amount), anchor, "ast-plot-words ast-plot-strong"))
    return _figure(picture.caption, 172 if picture.present is None else 192, shapes)


def _path(picture: PathPicture) -> Element:
    top, base, left, right = 14.0, 130.0, 58.0, WIDTH - 20.0
    amounts = [amount for _, series in picture.series for amount in series]
    low, high = min(amount.low for amount in amounts), max(amount.high for amount in amounts)
    spread = max(high - low, 1)
    step = (right - left) / (len(picture.days) - 1)

    def y(pounds_: int) -> float:
        return base - (base - top) * (pounds_ - low) / spread

    shapes: list[Element] = [
        el("line", x1=str(left), x2=str(right), y1=f"{base + 8:.1f}", y2=f"{base + 8:.1f}", class_="ast-axis")
    ]
    for number, day in enumerate(picture.days):
        at, anchor = (WIDTH, "end") if number == len(picture.days) - 1 else (left + number * step, "middle")
        shapes.append(_text(at, base + 22, day, anchor))
    ends = ((min(amounts, key=lambda amount: amount.low), base), (max(amounts, key=lambda amount: amount.high), top))
    # An end that is not settled would need both its figures, for which there is no room: the table beneath has them.
    shapes += [_text(left - 8, height + 4, str(amount), "end") for amount, height in ends if amount.settled]
    for number, (name, series) in enumerate(picture.series):
        points = [(left + place * step, y(amount.low)) for place, amount in enumerate(series)]
        line = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
        shapes.append(el("polyline", points=line, class_=f"ast-path ast-path-{number}"))
        shapes += [
            el("circle", cx=f"{px:.1f}", cy=f"{py:.1f}", r="2.6", class_=f"ast-dot ast-path-{number}")
            for px, py in points
        ]
        key = 6.0 + number * (WIDTH - 12) / len(picture.series)
        shapes.append(
            el(
                "line",
                x1=f"{key:.1f}",
                x2=f"{key + 18:.1f}",
                y1=f"{base + 40:.1f}",
                y2=f"{base + 40:.1f}",
                class_=f"ast-path ast-path-{number}",
            )
        )
        shapes.append(_text(key + 22, base + 44, name, "start"))
    return _figure(picture.caption, 182, shapes)


def picture(found: Picture) -> Element:
    """Return a picture as a figure with its caption."""
    if isinstance(found, TimelinePicture):
        return timeline(found)
    match found:
        case SpinePicture():
            return _spine(found)
        case PathPicture():
            return _path(found)
        case DayPicture():
            return day_picture(found)
        case YearPicture():
            return year(found)
