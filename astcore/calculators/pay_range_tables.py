"""The pictures and tables of the pay-range designer: the spine, the areas, the years ahead, the cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from astcore import dates, grade, pay, pay_path
from astcore.calculators.pay_range_design import LETTERS, MOVES, Design
from astcore.money import pounds
from astcore.outcome import Cell, PathPicture, Picture, SpinePicture, Table
from astcore.pay import Amount, Salary, Scale
from astcore.pay_path import Step

FULL_TIME = "Annual salaries, full time."
COLUMNS = ("School year", *MOVES.values())


def _worked_out(amount: Amount) -> Cell:
    """Return the cell of a sum, a share or a difference of salaries, with its standing."""
    return Cell(amount.spread(), pay.worked_out(amount))


def _salary(salary: Salary) -> Cell:
    return Cell(str(salary), salary)


def pictures(case: Design) -> Iterator[Picture]:
    """Yield the range on the spine, and the salary over the years."""
    spine = pay.spine(case.area, case.day)
    title = pay.areas()[case.area].title
    caption = f"The range on the spine, {title}, from {dates.short(pay.rate_day(case.day))}"
    amounts = tuple((point, salary.amount) for point, salary in spine.items())
    yield SpinePicture(caption, amounts, pay.pay_range(case.start), case.present_amount)
    paths = {moves: case.path(moves) for moves in MOVES}
    days = tuple(dates.short(step.day).split(" ", 1)[1] for step in paths[0])
    series = tuple((MOVES[moves], tuple(step.salary.amount for step in path)) for moves, path in paths.items())
    yield PathPicture("Salary over the years, full time", days, series)


def areas_table(case: Design) -> Table:
    """Return the range in the four areas."""
    areas = pay.areas()
    rows = tuple(
        (Cell(f"Point {point}"), *(_salary(pay.spine(area, case.day)[point]) for area in areas))
        for point in pay.pay_range(case.start)
    )
    last = pay.pay_range(case.start)[-1]
    caption = f"Points {case.start} to {last} in the four areas, from {dates.in_words(pay.rate_day(case.day))}"
    columns = ("Point", *(facts.title for facts in areas.values()))
    chosen = list(areas).index(case.area) + 1
    return Table("areas", caption, columns, rows, frozenset(range(1, len(columns))), emphasis=chosen, note=FULL_TIME)


def path_table(case: Design) -> Table:
    """Return the salary at the start and at each September after it, by points a year."""
    rows = tuple(
        (
            Cell(f"From {dates.in_words(steps[0].day)}{_kept_sign(steps[0])}"),
            *(Cell(f"Point {step.point}: {step.salary}", step.salary) for step in steps),
        )
        for steps in zip(*(case.path(moves) for moves in MOVES), strict=True)
    )
    last = dates.in_words(grade.assessment_ended())
    kept = f" * After {last}, when the grade closed to assessment, no rates are held and the last ones are kept."
    note = f"{FULL_TIME} At the rates that hold on each day.{kept if case.path(0)[-1].kept else ''}"
    caption = "Salary over the years, by points a year"
    return Table("path", caption, ("Day", *MOVES.values()), rows, frozenset({1, 2, 3}), note=note)


def _kept_sign(step: Step) -> str:
    return "*" if step.kept else ""


def _by_year(
    case: Design, key: str, caption: str, amounts: Callable[[int], Sequence[Amount]], note: str, *last: tuple[Cell, ...]
) -> Table:
    """Return a table of amounts by school year and points a year, with their sums and any rows that come last."""
    columns = [tuple(amounts(moves)) for moves in MOVES]
    rows = [
        (Cell(_year(step)), *(_worked_out(column[number]) for column in columns))
        for number, step in enumerate(case.path(0))
    ]
    sums = (Cell("In all"), *(_worked_out(pay_path.total(column)) for column in columns))
    return Table(key, caption, COLUMNS, (*rows, sums, *last), frozenset({1, 2, 3}), note=note)


def _year(step: Step) -> str:
    part = "" if pay_path.year_share(step.day) == 1 else f", from {dates.in_words(step.day).rsplit(' ', 1)[0]}"
    return f"{dates.school_year(step.day)}{part}{_kept_sign(step)}"


def _share_note(case: Design) -> str:
    """Return what every sum over the years has to say: the share of full time, and of the first year."""
    note = f"For {case.share}."
    if pay_path.year_share(case.day) != 1:
        note += f" The first year is counted from {dates.in_words(case.day)} to 31 August, by the month."
    return f"{note} * At the last rates held." if case.path(0)[-1].kept else note


def cost_table(case: Design) -> Table:
    """Return what the post costs in salary in each school year, and in all how much more than present pay that is."""
    note = f"{_share_note(case)} Salary alone, without the employer's on-costs and the cost of outreach."
    present = case.present
    last: tuple[tuple[Cell, ...], ...] = ()
    if present is not None and (added := _added(case)) is not None:
        held = present.name if present.given is None else "that amount"
        note += f" The last row is as if the teacher would otherwise have stayed on {held}{', with those allowances' if present.allowances else ''}."
        last = ((Cell(f"In all, against {present.words}"), *map(_worked_out, added)),)
    return _by_year(case, "cost", "What the post costs in salary, by school year", case.costs, note, *last)


def _added(case: Design) -> list[Amount] | None:
    """Return by how much each cost is above present pay over the same years, or None where that is not known."""
    steps = case.path(0)
    now = [case.present.on(step.day) for step in steps] if case.present else []
    known = tuple(
        amount.share(case.fraction * pay_path.year_share(step.day))
        for step, amount in zip(steps, now, strict=False)
        if amount is not None
    )
    if len(known) < len(steps):
        return None
    return [pay_path.total(case.costs(moves)) - pay_path.total(known) for moves in MOVES]


def funded_table(case: Design) -> Table | None:
    """Return what is left of the cost after the funding that was given, or None where none was."""
    if case.funding is None:
        return None
    funding = Amount(case.funding, case.funding)
    shares = [funding.share(pay_path.year_share(step.day)) for step in case.path(0)]

    def left(moves: int) -> list[Amount]:
        return [cost - share for cost, share in zip(case.costs(moves), shares, strict=True)]

    caption = f"What is left to pay after funding of {pounds(case.funding)} a year"
    note = f"{_share_note(case)} The funding is taken to be the same each year; a year that is not whole takes the same share of it as of the salary."
    if any(amount.low < 0 for moves in MOVES for amount in left(moves)):
        note += " A minus: the funding is more than the salary."
    return _by_year(case, "funded", caption, left, note)


def compare_table(case: Design) -> Table | None:
    """Return the ranges side by side, or None where there is nothing to compare with. Each row says what it is of."""
    if not case.others:
        return None
    starts = (case.start, *case.others)
    rows = [[Cell(words)] for words, _ in _compared(case, case.start)]
    for start in starts:
        for row, (_, cell) in zip(rows, _compared(case, start), strict=True):
            row.append(cell)
    columns = ("Compared", *(f"Points {start} to {pay.pay_range(start)[-1]}" for start in starts))
    note = f"A year's salary at the rates from {dates.in_words(pay.rate_day(case.day))}. The cost is salary alone, up to {dates.in_words(case.last_day)}."
    body = tuple(map(tuple, rows))
    return Table(
        "compare", "The ranges side by side", columns, body, frozenset(range(1, len(columns))), emphasis=1, note=note
    )


def _compared(case: Design, start: int) -> Iterator[tuple[str, Cell]]:
    """Yield what is compared of a range: the words of the row, and the range's cell."""
    salaries = list(case.salaries(start).values())
    first, last = salaries[0], salaries[-1]
    yield "First point, full time", _salary(first)
    yield "Last point, full time", _salary(last)
    yield "Rise over the range, full time", _worked_out(last.amount - first.amount)
    if case.present and case.present_amount:
        yield f"Rise over {case.present.words}, full time", _worked_out(first.amount - case.present_amount)
    if not case.full_time:
        yield f"First point, {case.share}", _worked_out(first.amount.share(case.fraction))
        yield f"Last point, {case.share}", _worked_out(last.amount.share(case.fraction))
    for moves, words in MOVES.items():
        cost = pay_path.total(case.costs(moves, start))
        yield f"Cost, {words.lower()}, {case.share}", _worked_out(cost)


def landing_table(case: Design) -> Table:
    """Return the points that a leaver can land on, with what each pays less than the two ends of the range."""
    held = pay.scale_points(case.area, Scale.UPPER, case.day) if pay.has_scale(case.area, Scale.UPPER, case.day) else {}
    ends = [(point, salary) for point, salary in case.points.items() if point in (min(case.points), max(case.points))]
    rows = []
    for point in pay.scale_numbers(Scale.UPPER):
        name, salary = Cell(f"{LETTERS[Scale.UPPER]}{point}"), held.get(point)
        if salary is None:
            rows.append((name, *(Cell("not known") for _ in range(len(ends) + 1))))
        else:
            rows.append((name, _salary(salary), *(_worked_out(salary.amount - end.amount) for _, end in ends)))
    columns = ("Point", "Salary", *(f"Against point {point}" for point, _ in ends))
    where = pay.areas()[case.area].in_a_sentence
    note = f"{FULL_TIME} The upper pay spine {where} from {dates.in_words(pay.rate_day(case.day))}, from outside the guidance. Which point is appropriate is not fixed."
    caption = "On going back to a classroom post: the points there are"
    return Table("landing", caption, columns, tuple(rows), frozenset(range(1, len(columns))), note=note)
