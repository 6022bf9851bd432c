"""Renders the pay tables of the guidance pages: the spine, and the scales of classroom teachers."""

from __future__ import annotations

from datetime import date

from astcore import dates, pay
from astcore.html.elements import Element
from astcore.html.parts import Links, data_table
from astcore.outcome import Cell, Table
from astcore.pay import Scale

SCALE_TITLES = {Scale.MAIN: ("Main scale", "M"), Scale.UPPER: ("Upper pay spine", "U")}


def _areas() -> tuple[str, ...]:
    return tuple(facts.title for facts in pay.areas().values())


def spine_table(links: Links, day: date) -> Element:
    """Return every point of the spine in the four areas at the rates that hold on `day`."""
    spines = [pay.spine(area, day) for area in pay.areas()]
    rows = tuple(
        (Cell(str(point)), *(Cell(str(spine[point]), spine[point]) for spine in spines)) for point in pay.spine_points()
    )
    caption = f"AST pay spine from {dates.in_words(pay.rate_day(day))}"
    table = Table(
        "spine", caption, ("Point", *_areas()), rows, frozenset(range(1, 5)), note="Annual salaries, full time."
    )
    return data_table(table, links)


def spine_tables(links: Links) -> list[Element]:
    """Return the spine at each of the rates held."""
    return [spine_table(links, day) for day in pay.distinct_rate_days()]


def scales_table(links: Links, day: date) -> Element:
    """Return the main scale and the upper pay spine in the four areas at the rates that hold on `day`."""
    rows = []
    for scale, (title, letter) in SCALE_TITLES.items():
        known = [pay.scale_points(area, scale, day) if pay.has_scale(area, scale, day) else {} for area in pay.areas()]
        for point in sorted({point for salaries in known for point in salaries}):
            cells = (
                Cell(str(salaries[point]), salaries[point]) if point in salaries else Cell("not known")
                for salaries in known
            )
            rows.append((Cell(f"{title} {letter}{point}"), *cells))
    caption = f"Main scale and upper pay spine from {dates.in_words(pay.rate_day(day))}"
    table = Table(
        "scales",
        caption,
        ("Point", *_areas()),
        tuple(rows),
        frozenset(range(1, 5)),
        note="Annual salaries, full time. From outside the guidance.",
    )
    return data_table(table, links)


def scales_tables(links: Links) -> list[Element]:
    """Return the scales at each of the rates held."""
    return [scales_table(links, day) for day in pay.distinct_rate_days()]
