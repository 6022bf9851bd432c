"""The pay-range calculator: the five points of a range and what they pay (part 4 of the guidance)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from astcore import dates, grade, pay
from astcore.calculators.base import Calculator
from astcore.outcome import Cell, Check, Figure, Outcome, Step, Table, Weight
from astcore.pay import Area, Salary, Standing
from astcore.quantities import quantity
from astcore.questions import Kind, Option, Question
from astcore.source import cite, silences


class Verdict(StrEnum):
    """The answers there are."""

    RANGE = "range"
    RANGE_UNSETTLED = "range_unsettled"
    NOT_COVERED = "not_covered"


HEADINGS = {
    Verdict.RANGE: "A range on the spine",
    Verdict.RANGE_UNSETTLED: "A range on the spine, with a figure that is not settled",
    Verdict.NOT_COVERED: "No rates are held for that day",
}

STARTS = pay.starts()

QUESTIONS = (
    Question(
        "area",
        "Pay area",
        Kind.CHOICE,
        "Select the pay area",
        options=tuple(Option(str(key), facts.title, facts.hint) for key, facts in pay.areas().items()),
    ),
    Question(
        "start",
        "First point of the range",
        Kind.WHOLE_NUMBER,
        f"Enter the first point of the range, between {STARTS[0]} and {STARTS[-1]}",
        hint=f"A range has five points on the spine of {pay.spine_points()[-1]}, so it can start at points {STARTS[0]} to {STARTS[-1]}.",
        low=STARTS[0],
        high=STARTS[-1],
    ),
    Question(
        "on",
        "Day the rates apply",
        Kind.DATE,
        "Enter the day the rates apply",
        hint=f"Rates are held from {dates.in_words(pay.first_day())} to {dates.in_words(grade.assessment_ended())}. Without a day, the first of them.",
        default=pay.first_day().isoformat(),
        optional=True,
    ),
)


def _points(area: Area, start: int, day: date) -> dict[int, Salary]:
    salaries = pay.spine(area, day)
    return {point: salaries[point] for point in pay.pay_range(start)}


def _figures(points: Mapping[int, Salary]) -> Iterator[Figure]:
    for point, salary in points.items():
        yield Figure(f"point_{point}", f"Point {point}", str(salary), salary.amount, salary)
    first, last = min(points), max(points)
    rise = points[last].amount - points[first].amount
    yield Figure("rise", f"Rise from point {first} to point {last}", rise.spread(), rise)


def _areas_table(start: int, day: date, chosen: Area) -> Table:
    areas = pay.areas()
    rows = tuple(
        (Cell(f"Point {point}"), *(Cell(str(salary), salary) for salary in (pay.spine(area, day)[point] for area in areas)))
        for point in pay.pay_range(start)
    )
    caption = f"Points {start} to {pay.pay_range(start)[-1]} in the four areas, from {dates.in_words(pay.rate_day(day))}"
    columns = ("Point", *(facts.title for facts in areas.values()))
    return Table("areas", caption, columns, rows, frozenset(range(1, len(columns))), emphasis=list(areas).index(chosen) + 1, note="Annual salaries, full time.")


def _checks(start: int, day: date) -> Iterator[Check]:
    points = pay.pay_range(start)
    size = quantity("range-points")
    yield Check("five_points", "Five points on the spine", True, f"The range has {size}, from {start} to {points[-1]}, and the spine has points {pay.spine_points()[0]} to {pay.spine_points()[-1]}.", cite("pay-determined", 2), silence="consecutive-points")
    yield Check("rates_held", "Rates held for the day", True, f"The rates from {dates.in_words(pay.rate_day(day))} hold on {dates.in_words(day)}.", cite("pay-scale", 2), silence="spine-points")
    yield Check("set_by", "Set by the relevant body", None, "The relevant body sets the range, normally the governing body. For a centrally employed AST it is the local authority.", cite("pay-determined", 1), Weight.NOTE)
    yield Check("normal_start", "Starting on the first point", None, f"An AST normally starts on the first point of the range: here, point {start}.", cite("pay-determined", 3), Weight.NOTE, silence="normal-start")
    yield Check("movement", "Moving up", None, f"Moving up is at the school's discretion and possible only after sustained high quality of performance, with at most {quantity('points-a-year')} in a school year. Pay should be reviewed each September.", cite("pay-movement", 3), Weight.NOTE, silence="mid-year-points")
    yield Check("allowances", "Nothing on top but an incentive", None, "Management, SEN and teaching and learning responsibility payments cannot be added. A recruitment or retention incentive or benefit is possible.", cite("pay-determined", 5), Weight.NOTE)


def _standing_notes(points: Mapping[int, Salary]) -> Iterator[str]:
    for standing in Standing:
        found = [point for point, salary in points.items() if salary.standing is standing]
        if not found:
            continue
        names = _list_points(found)
        match standing:
            case Standing.PUBLISHED:
                yield f"{names}: published in the guidance."
            case Standing.CALCULATED:
                how = " ".join(dict.fromkeys(pay.bases()[points[point].origin].how for point in found))
                yield f"{names}: calculated, never seen printed. {how}"
            case Standing.UNSETTLED:
                yield f"{names}: unsettled. Two figures remain and both are shown. A page of the School Teachers' Pay and Conditions Document would settle it."


def _list_points(points: list[int]) -> str:
    if len(points) == 1:
        return f"Point {points[0]}"
    return f"Points {', '.join(str(point) for point in points[:-1])} and {points[-1]}"


def _not_covered(day: date) -> Outcome:
    first, last = dates.in_words(pay.first_day()), dates.in_words(grade.assessment_ended())
    return Outcome(
        Verdict.NOT_COVERED,
        HEADINGS[Verdict.NOT_COVERED],
        f"No rates are held for {dates.in_words(day)}. They run from {first} to {last}, when assessment for the grade ended.",
        checks=(Check("rates_held", "Rates held for the day", False, f"Rates are held from {first} to {last}.", cite("pay-scale", 2)),),
        next_steps=(Step("You", f"choose a day from {first} to {last}", cite("pay-scale", 2)),),
    )


def answer(answers: Mapping[str, str]) -> Outcome:
    """Return the outcome for answers that have been read."""
    area, start, day = Area(answers["area"]), int(answers["start"]), date.fromisoformat(answers["on"])
    if not pay.first_day() <= day <= grade.assessment_ended():
        return _not_covered(day)
    points = _points(area, start, day)
    unsettled = any(not salary.amount.settled for salary in points.values())
    verdict = Verdict.RANGE_UNSETTLED if unsettled else Verdict.RANGE
    first, last = points[start], points[max(points)]
    summary = f"A range from point {start} to point {max(points)} pays from {first} to {last} a year {pay.areas()[area].in_a_sentence}, full time, at the rates from {dates.in_words(pay.rate_day(day))}."
    checks = tuple(_checks(start, day))
    return Outcome(
        verdict,
        f"Points {start} to {max(points)}: {first} to {last}",
        summary,
        figures=tuple(_figures(points)),
        tables=(_areas_table(start, day, area),),
        checks=checks,
        next_steps=(
            Step("The relevant body", "weighs the work, its challenges, the competencies it needs and anything else that bears on recruitment, then sets the range", cite("pay-determined", 3)),
            Step("The relevant body", "should review the AST's pay each September", cite("pay-movement", 1)),
        ),
        silent=tuple(silences()[check.silence] for check in checks if check.silence),
        notes=tuple(_standing_notes(points)),
    )


def foreseen() -> Iterable[Mapping[str, str]]:
    """Yield every area and start at the first rates held."""
    for area in pay.areas():
        for start in STARTS:
            yield {"area": str(area), "start": str(start), "on": pay.first_day().isoformat()}


def overview() -> tuple[Table, ...]:
    """Return every range in every area, at each of the rates held."""
    return tuple(_ranges(area, day) for day in pay.distinct_rate_days() for area in pay.areas())


def _ranges(area: Area, day: date) -> Table:
    rows = []
    for start in STARTS:
        points = _points(area, start, day)
        rise = points[max(points)].amount - points[start].amount
        rows.append((Cell(f"Points {start} to {max(points)}"), *(Cell(str(salary), salary) for salary in points.values()), Cell(rise.spread())))
    columns = ("Range", "First point", "Second", "Third", "Fourth", "Fifth", "Rise over the range")
    caption = f"{pay.areas()[area].title}: every range, from {dates.in_words(day)}"
    return Table(f"ranges_{area}_{day.year}", caption, columns, tuple(rows), frozenset(range(1, 7)), note="Annual salaries, full time.")


CALCULATOR = Calculator(
    name="pay-range",
    title="What would a range pay?",
    purpose="The five salaries of a pay range in your area, beside the other areas, and how far each figure can be trusted.",
    questions=QUESTIONS,
    answer=answer,
    example={"area": "england_and_wales", "start": str(quantity("range-example-start").amount), "on": pay.first_day().isoformat()},
    example_words="the guidance's own example: a range from point 11 to point 15, in England and Wales",
    verdicts={str(key): words for key, words in HEADINGS.items()},
    prefilled=True,
    foreseen=foreseen,
    overview=overview,
)
