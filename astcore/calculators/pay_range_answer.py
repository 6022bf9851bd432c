"""What the pay-range designer answers: figures, pictures, tables, checks and factors for a range (part 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from astcore import dates, grade, pay, pay_path
from astcore.calculators import pay_range_checks, pay_range_tables
from astcore.calculators.pay_range_design import MOVES, Design, read_case
from astcore.money import pounds
from astcore.outcome import Check, Figure, Outcome, Step
from astcore.pay import Amount, Area, Salary, Standing
from astcore.quantities import quantity
from astcore.source import cite, silences, sources


class Verdict(StrEnum):
    """The answers there are."""

    RANGE = "range"
    RANGE_UNSETTLED = "range_unsettled"
    TARGET_NOT_REACHED = "target_not_reached"
    NOT_COVERED = "not_covered"


HEADINGS = {
    Verdict.RANGE: "A range on the spine",
    Verdict.RANGE_UNSETTLED: "A range on the spine, with a figure that is not settled",
    Verdict.TARGET_NOT_REACHED: "No range starts that high",
    Verdict.NOT_COVERED: "No rates are held for that day",
}


def _figures(case: Design) -> Iterator[Figure]:
    points = case.points
    for point, salary in points.items():
        yield Figure(f"point_{point}", f"Point {point}", str(salary), salary.amount, salary, _share_note(case, salary))
    first, last = min(points), max(points)
    rise = points[last].amount - points[first].amount
    yield _sum("rise", f"Rise from point {first} to point {last}", rise)
    yield from _rise_over_present(case)
    for points_a_year in MOVES:
        top = pay_path.earliest_top(case.start, case.day, points_a_year)
        if top is not None:
            label = f"Earliest at the top, {MOVES[points_a_year].lower()}"
            yield Figure(f"top_at_{points_a_year}", label, dates.in_words(top))
    for points_a_year in (min(MOVES), max(MOVES)):
        cost = pay_path.total(case.costs(points_a_year))
        label = f"Salary cost to {dates.in_words(case.last_day)}, {MOVES[points_a_year].lower()}"
        yield _sum(f"cost_at_{points_a_year}", label, cost, "" if case.full_time else f"At {case.share}.")


def _sum(key: str, label: str, amount: Amount, note: str = "") -> Figure:
    """Return a figure that is worked out from salaries, with its standing."""
    return Figure(key, label, amount.spread(), amount, pay.worked_out(amount), note)


def _share_note(case: Design, salary: Salary) -> str:
    return "" if case.full_time else f"{salary.amount.share(case.fraction)} at {case.share}."


def _rise_over_present(case: Design) -> Iterator[Figure]:
    if case.present is None:
        return
    label, now = f"Rise over {case.present.words} at point {case.start}", case.present_amount
    if now is None:
        note = f"No salary for {case.present.name} on that day was found. Choose “An amount” to give it."
        yield Figure("rise_over_present", label, "not known", note=note)
        return
    yield _sum("rise_over_present", label, case.points[case.start].amount - now, f"{now} now, full time.")


def _standing_notes(points: Mapping[int, Salary]) -> Iterator[str]:
    for standing in Standing:
        found = [point for point, salary in points.items() if salary.standing is standing]
        if not found:
            continue
        names = f"Point {found[0]}" if len(found) == 1 else f"Points {', '.join(map(str, found[:-1]))} and {found[-1]}"
        match standing:
            case Standing.PUBLISHED:
                where = " and ".join(dict.fromkeys(sources()[points[point].origin].title for point in found))
                yield f"{names}: published in “{where}”."
            case Standing.CALCULATED:
                how = " ".join(dict.fromkeys(pay.bases()[points[point].origin].how for point in found))
                yield f"{names}: calculated, never seen printed. {how}"
            case Standing.UNSETTLED:
                yield f"{names}: unsettled. Two figures remain and both are shown. One page of the School Teachers' Pay and Conditions Document would settle it."


def _from_to(first: Salary, last: Salary) -> str:
    """Return the two ends of a range for its heading. Where two figures remain, "to" has to be told from "or"."""
    return f"{first} to {last}" if first.amount.settled and last.amount.settled else f"from {first}, to {last}"


def _reaching(case: Design, target: int) -> str:
    """Return which point reaches the salary that was asked for, and which one may."""
    words = f"Point {case.start} is the lowest that can start a range and pays {pounds(target)} or more."
    doubtful = pay_path.doubtful_start(case.area, case.day, target)
    if doubtful is None:
        return words
    salary = pay.spine(case.area, case.day)[doubtful]
    return f"Point {case.start} is the lowest that can start a range and surely pays {pounds(target)} or more. Point {doubtful} pays {salary}: it reaches the sum if the higher figure is right."


def _over_present(case: Design) -> str:
    """Return how the first point compares with present pay, as a sentence, or nothing where that is not known."""
    if case.present is None or case.present_amount is None:
        return ""
    rise = case.points[case.start].amount - case.present_amount
    if rise.low > 0:
        return f" The first point is {rise.spread()} above {case.present.words}."
    if rise.high < 0:
        return f" The first point is {Amount(-rise.high, -rise.low).spread()} below {case.present.words}."
    return f" The rise over {case.present.words} at the first point is {rise.spread()}."


def _over_the_years(case: Design) -> str:
    """Return what the post costs in salary over the years, at the two ends, as a sentence."""
    least, most = (pay_path.total(case.costs(moves)).spread() for moves in (min(MOVES), max(MOVES)))
    share = "" if case.full_time else f" at {case.share}"
    words = [MOVES[moves].lower() for moves in (min(MOVES), max(MOVES))]
    end = dates.in_words(case.last_day)
    return f" Up to {end} the post costs {least} in salary{share} with {words[0]}, and {most} with {words[1]}."


def _range(answers: Mapping[str, str], start: int) -> Outcome:
    case = read_case(answers, start)
    points = case.points
    unsettled = any(not salary.amount.settled for salary in points.values())
    first, last = points[start], points[max(points)]
    where = pay.areas()[case.area].in_a_sentence
    summary = f"A range from point {start} to point {max(points)} pays from {first} to {last} a year {where}, full time, at the rates from {dates.in_words(pay.rate_day(case.day))}."
    if "target" in answers:
        summary += f" {_reaching(case, int(answers['target']))}"
    summary += _over_present(case) + _over_the_years(case)
    found = tuple(pay_range_checks.checks(case))
    tables = (
        pay_range_tables.compare_table(case),
        pay_range_tables.path_table(case),
        pay_range_tables.cost_table(case),
        pay_range_tables.funded_table(case),
        pay_range_tables.landing_table(case),
        pay_range_tables.areas_table(case),
    )
    return Outcome(
        Verdict.RANGE_UNSETTLED if unsettled else Verdict.RANGE,
        f"Points {start} to {max(points)}: {_from_to(first, last)}",
        summary,
        figures=tuple(_figures(case)),
        pictures=tuple(pay_range_tables.pictures(case)),
        tables=tuple(table for table in tables if table is not None),
        factors=pay_range_checks.factors(),
        checks=found,
        next_steps=pay_range_checks.steps(),
        silent=tuple(
            silences()[key] for key in dict.fromkeys((*(check.silence for check in found), "two-lists")) if key
        ),
        notes=tuple(_standing_notes(points)),
    )


def _not_covered(day: date) -> Outcome:
    first, last = dates.in_words(pay.first_day()), dates.in_words(grade.assessment_ended())
    return Outcome(
        Verdict.NOT_COVERED,
        HEADINGS[Verdict.NOT_COVERED],
        f"No rates are held for {dates.in_words(day)}. They run from {first} to {last}, when assessment for the grade ended.",
        checks=(
            Check(
                "rates_held",
                "Rates held for the day",
                False,
                f"Rates are held from {first} to {last}.",
                cite("pay-scale", 2),
            ),
        ),
        next_steps=(Step("You", f"choose a day from {first} to {last}", cite("pay-scale", 2)),),
    )


def _target_not_reached(area: Area, day: date, target: int) -> Outcome:
    points = pay.pay_range(pay.starts()[-1])
    spine = pay.spine(area, day)
    salary, top = spine[points[0]], spine[points[-1]]
    where = pay.areas()[area].in_a_sentence
    summary = f"No range can start at {pounds(target)} or more {where}: the highest one starts at point {points[0]}, which pays {salary}."
    above = next((point for point in points if spine[point].amount.low >= target), None)
    if above is None:
        summary += f" Its last point, {points[-1]}, is the last of the spine and pays {top}."
    else:
        summary += f" That range reaches the sum at point {above}, which pays {spine[above]}."
    return Outcome(
        Verdict.TARGET_NOT_REACHED,
        HEADINGS[Verdict.TARGET_NOT_REACHED],
        summary,
        figures=tuple(
            Figure(f"point_{point}", f"Point {point}", str(spine[point]), spine[point].amount, spine[point])
            for point in points
        ),
        checks=(
            Check(
                "target",
                "A range that starts at the salary",
                False,
                f"A range has {quantity('range-points')}, so it can start at point {points[0]} at the latest.",
                cite("pay-determined", 2),
                silence="consecutive-points",
            ),
        ),
        next_steps=(
            Step(
                "You",
                f"choose a salary of {pounds(salary.amount.low)} or less, or a range by its first point",
                cite("pay-determined", 2),
            ),
        ),
        silent=(silences()["consecutive-points"],),
        notes=tuple(_standing_notes({point: spine[point] for point in points})),
    )


def answer(answers: Mapping[str, str]) -> Outcome:
    """Return the outcome for answers that have been read."""
    area, day = Area(answers["area"]), date.fromisoformat(answers["on"])
    if not pay.first_day() <= day <= grade.assessment_ended():
        return _not_covered(day)
    if "start" in answers:
        return _range(answers, int(answers["start"]))
    target = int(answers["target"])
    start = pay_path.lowest_start(area, day, target)
    return _target_not_reached(area, day, target) if start is None else _range(answers, start)


def decide(answers: Mapping[str, str]) -> str:
    """Return the verdict alone, for answers that have been read."""
    area, day = Area(answers["area"]), date.fromisoformat(answers["on"])
    if not pay.first_day() <= day <= grade.assessment_ended():
        return Verdict.NOT_COVERED
    start = int(answers["start"]) if "start" in answers else pay_path.lowest_start(area, day, int(answers["target"]))
    if start is None:
        return Verdict.TARGET_NOT_REACHED
    spine = pay.spine(area, day)
    settled = all(spine[point].amount.settled for point in pay.pay_range(start))
    return Verdict.RANGE if settled else Verdict.RANGE_UNSETTLED
