"""The pictures and tables of the pay-range designer: the spine, the areas, the years ahead, the cost."""

from __future__ import annotations

from collections.abc import Iterator

from astcore import dates, grade, pay, pay_path
from astcore.calculators.pay_range_design import MOVES, Design
from astcore.outcome import Cell, PathPicture, Picture, SpinePicture, Table
from astcore.pay import Amount, Scale


def pictures(case: Design) -> Iterator[Picture]:
    """Yield the range on the spine, and the salary over the years."""
    spine = pay.spine(case.area, case.day)
    title = pay.areas()[case.area].title
    present = case.present.amount if case.present else None
    caption = f"The range on the spine of {title}, from {dates.in_words(pay.rate_day(case.day))}"
    yield SpinePicture(
        caption, tuple((point, salary.amount) for point, salary in spine.items()), pay.pay_range(case.start), present
    )
    paths = {moves: pay_path.path(case.area, case.start, case.day, moves) for moves in MOVES}
    days = tuple(dates.in_words(step.day) for step in paths[0])
    series = tuple((MOVES[moves], tuple(step.salary.amount for step in path)) for moves, path in paths.items())
    yield PathPicture("Salary over the years, full time", days, series)


def areas_table(case: Design) -> Table:
    """Return the range in the four areas."""
    areas = pay.areas()
    rows = tuple(
        (
            Cell(f"Point {point}"),
            *(Cell(str(salary), salary) for salary in (pay.spine(area, case.day)[point] for area in areas)),
        )
        for point in pay.pay_range(case.start)
    )
    last = pay.pay_range(case.start)[-1]
    caption = f"Points {case.start} to {last} in the four areas, from {dates.in_words(pay.rate_day(case.day))}"
    columns = ("Point", *(facts.title for facts in areas.values()))
    chosen = list(areas).index(case.area) + 1
    return Table(
        "areas",
        caption,
        columns,
        rows,
        frozenset(range(1, len(columns))),
        emphasis=chosen,
        note="Annual salaries, full time.",
    )


def path_table(case: Design) -> Table:
    """Return the salary at the start and at each September after it, by points a year."""
    paths = [pay_path.path(case.area, case.start, case.day, moves) for moves in MOVES]
    rows = tuple(
        (
            Cell(f"From {dates.in_words(steps[0].day)}{'*' if steps[0].kept else ''}"),
            *(Cell(f"Point {step.point}: {step.salary}", step.salary) for step in steps),
        )
        for steps in zip(*paths, strict=True)
    )
    return Table(
        "path",
        "Salary over the years, by points a year",
        ("Year", *MOVES.values()),
        rows,
        frozenset({1, 2, 3}),
        note=_path_note(paths[0]),
    )


def _path_note(steps: tuple[pay_path.Step, ...]) -> str:
    note = "Annual salaries, full time, at the rates that hold on each day."
    if any(step.kept for step in steps):
        note += f" * After {dates.in_words(grade.assessment_ended())}, when the grade closed to assessment, no rates are held and the last ones are kept."
    return note


def cost_table(case: Design) -> Table:
    """Return what the post costs in salary at each of those days, with and without the funding given."""
    paths = [pay_path.path(case.area, case.start, case.day, moves) for moves in MOVES]
    funding = Amount(case.funding, case.funding) if case.funding is not None else None
    rows = []
    for steps in zip(*paths, strict=True):
        costs = [step.salary.amount.share(case.fraction) for step in steps]
        cells = [Cell(cost.spread()) for cost in costs]
        if funding is not None:
            cells += [Cell((cost - funding).spread()) for cost in costs]
        rows.append((Cell(f"From {dates.in_words(steps[0].day)}{'*' if steps[0].kept else ''}"), *cells))
    columns = ["Year", *MOVES.values()]
    if funding is not None:
        columns += [f"{words}, less funding" for words in MOVES.values()]
    share = "" if case.full_time else f", at {case.fraction} of full time"
    note = f"Salary only, a year{share}. An employer's own costs on top of salary, and the cost of outreach, are not in it: the guidance gives no figure for them since 2006."
    return Table(
        "cost",
        "What the post costs in salary, by year",
        tuple(columns),
        tuple(rows),
        frozenset(range(1, len(columns))),
        note=note,
    )


def compare_table(case: Design) -> Table | None:
    """Return the ranges side by side, or None where there is nothing to compare with."""
    if not case.others:
        return None
    starts = (case.start, *case.others)
    rows: list[list[Cell]] = [[Cell(words)] for words in ("First point", "Last point", "Rise over the range")]
    if case.present and case.present.amount:
        rows.append([Cell(f"Rise over {case.present.words}")])
    totals = [[Cell(f"{words}: salaries of {len(pay.pay_range(case.start))} years")] for words in MOVES.values()]
    for start in starts:
        points = [pay.spine(case.area, case.day)[point] for point in pay.pay_range(start)]
        cells = [
            Cell(str(points[0]), points[0]),
            Cell(str(points[-1]), points[-1]),
            Cell((points[-1].amount - points[0].amount).spread()),
        ]
        if case.present and case.present.amount:
            cells.append(Cell((points[0].amount - case.present.amount).spread()))
        for row, cell in zip(rows, cells, strict=True):
            row.append(cell)
        for moves, row in zip(MOVES, totals, strict=True):
            row.append(
                Cell(pay_path.total(pay_path.path(case.area, start, case.day, moves)).share(case.fraction).spread())
            )
    columns = ("Compared", *(f"Points {start} to {pay.pay_range(start)[-1]}" for start in starts))
    body = tuple(tuple(row) for row in (*rows, *totals))
    return Table("compare", "The ranges side by side", columns, body, frozenset(range(1, len(columns))), emphasis=1)


def landing_table(case: Design) -> Table | None:
    """Return the points that a leaver can land on, or None where the upper pay spine is not known."""
    if not pay.has_scale(case.area, Scale.UPPER, case.day):
        return None
    points = pay.scale_points(case.area, Scale.UPPER, case.day)
    rows = tuple((Cell(f"U{point}"), Cell(str(salary), salary)) for point, salary in points.items())
    caption = "On leaving the grade for a classroom post: the upper pay spine"
    note = "An AST who goes back moves to an appropriate point of these. Which one is not fixed. From outside the guidance."
    return Table(
        "landing", caption, ("Point", f"From {dates.in_words(pay.rate_day(case.day))}"), rows, frozenset({1}), note=note
    )
