"""Renders an appointment route: a picture in lanes, and the same steps as text, with what was added marked."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from astcore.html.elements import Child, Element, el
from astcore.html.parts import Links, form_link, short_citation
from astcore.reference import Route, RouteStep, routes

WIDTH = 360  # of the picture, in its own units: about the pixels of a phone
HEAD = 44  # the height of the lanes' names
ROW = 48  # from one step to the next
BOX = 38  # the height of a step
INSET = 5  # between a lane's edge and a step
CHARACTERS = 15  # in a line of a step's words


def _step(number: int, step: RouteStep, links: Links) -> Element:
    parts: list[Child] = [el("strong", f"{step.lane.title}. "), step.words]
    if step.limit is not None:
        parts += [
            " Time limit: ",
            el("a", str(step.limit), href=links.to(f"reference/time-limits/#{step.limit.key}")),
            ".",
        ]
    if step.form:
        parts += [" Uses ", form_link(step.form, links), "."]
    if step.added:
        parts += [" ", el("span", "Added from the text", class_="ast-added")]
    return el("li", parts, " ", short_citation(step.citation, links), id=f"step-{step.key}", value=number)


def _lines(x: float, y: float, lines: list[str], class_: str) -> Element:
    """Return lines of text centred on (x, y)."""
    top = y - (len(lines) - 1) * 6.5 + 4
    return el(
        "text",
        [el("tspan", line, x=f"{x:g}", y=f"{top + number * 13:g}") for number, line in enumerate(lines)],
        text_anchor="middle",
        class_=class_,
    )


def _box(number: int, step: RouteStep, lane: int, width: float) -> Element:
    x, y = lane * width + INSET, HEAD + (number - 1) * ROW + (ROW - BOX) / 2
    lines = textwrap.wrap(f"{number} {step.short}", CHARACTERS)
    return el(
        "a",
        el("rect", x=f"{x:g}", y=f"{y:g}", width=f"{width - 2 * INSET:g}", height=str(BOX), rx="4"),
        _lines(x + width / 2 - INSET, y + BOX / 2, lines, "ast-lane-words"),
        href=f"#step-{step.key}",
        class_="ast-lane-step ast-lane-added" if step.added else "ast-lane-step",
    )


def _arrow(start: tuple[int, int], end: tuple[int, int], width: float) -> Element:
    """Return the line from a step to one that follows it; each is (row counted from 1, lane counted from 0)."""
    (row, lane), (next_row, next_lane) = start, end
    x, y = (lane + 0.5) * width, HEAD + row * ROW - (ROW - BOX) / 2
    to_x, to_y = (next_lane + 0.5) * width, HEAD + (next_row - 1) * ROW + (ROW - BOX) / 2
    if lane == next_lane and next_row == row + 1:
        path = f"M{x:g} {y:g}V{to_y:g}"
    else:
        gutter = (lane + 1) * width if next_lane >= lane else lane * width
        turn = y + 3
        path = f"M{x:g} {y:g}V{turn:g}H{gutter:g}V{to_y - 4:g}H{to_x:g}V{to_y:g}"
    return el("path", d=path, class_="ast-lane-arrow")


def _picture(route: Route) -> Element:
    width = WIDTH / len(route.lanes)
    lane = {each.key: index for index, each in enumerate(route.lanes)}
    row = {step.key: number for number, step in enumerate(route.steps, 1)}
    place: Mapping[str, tuple[int, int]] = {step.key: (row[step.key], lane[step.lane.key]) for step in route.steps}
    height = HEAD + ROW * len(route.steps) + INSET
    columns = [
        el(
            "rect",
            x=f"{index * width:g}",
            y="0",
            width=f"{width:g}",
            height=str(height),
            class_=f"ast-lane ast-lane-{index % 2}",
        )
        for index in range(len(route.lanes))
    ]
    names = [
        _lines((index + 0.5) * width, HEAD / 2, textwrap.wrap(each.title, 17), "ast-lane-name")
        for index, each in enumerate(route.lanes)
    ]
    arrows = [_arrow(place[before], place[step.key], width) for step in route.steps for before in step.after]
    boxes = [_box(number, step, lane[step.lane.key], width) for number, step in enumerate(route.steps, 1)]
    title = f"The {route.key} route in {len(route.steps)} steps. The same steps follow as a list."
    return el(
        "svg",
        el("title", title),
        columns,
        names,
        arrows,
        boxes,
        viewBox=f"0 0 {WIDTH} {height}",
        role="group",
        aria_label=title,
        class_="ast-lanes",
    )


def route(key: str, links: Links) -> list[Element]:
    """Return a route as a picture in lanes and as text."""
    found = routes()[key]
    key_line = el(
        "p",
        "Steps with a broken edge are not in the guidance’s chart: they are added from its text. Each step leads to its words in the list.",
        class_="ast-note",
    )
    steps = el(
        "ol", [_step(number, step, links) for number, step in enumerate(found.steps, 1)], class_="ast-route-steps"
    )
    return [_picture(found), key_line, steps]
