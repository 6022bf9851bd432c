"""What the pay-range designer answers: figures, pictures, tables, checks and factors for a range (part 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from astcore import data, dates, grade, pay, pay_path
from astcore.calculators import pay_range_tables
from astcore.calculators.pay_range_design import MOVES, Design, read_case
from astcore.money import pounds
from astcore.outcome import (
    Check,
    Factor,
    Figure,
    Outcome,
    Step,
    Weight,
)
from astcore.pay import Amount, Area, Salary, Standing
from astcore.quantities import quantity
from astcore.source import cite, silences


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
    yield Figure("rise", f"Rise from point {first} to point {last}", rise.spread(), rise)
    yield from _rise_over_present(case)
    for points_a_year in (1, 2):
        top = pay_path.earliest_top(case.start, case.day, points_a_year)
        if top is not None:
            label = f"Earliest at the top, {MOVES[points_a_year].lower()}"
            yield Figure(f"top_at_{points_a_year}", label, dates.in_words(top))


def _share_note(case: Design, salary: Salary) -> str:
    return "" if case.full_time else f"{salary.amount.share(case.fraction)} at {case.fraction} of full time."


def _rise_over_present(case: Design) -> Iterator[Figure]:
    if case.present is None:
        return
    label = f"Rise over {case.present.words} at point {case.start}"
    if case.present.amount is None:
        note = f"No salary for {case.present.words} on that day was found. Choose “An amount” to give it."
        yield Figure("rise_over_present", label, "not known", note=note)
        return
    rise = case.points[case.start].amount - case.present.amount
    yield Figure("rise_over_present", label, rise.spread(), rise, note=f"{case.present.amount} now, full time.")


def _checks(case: Design) -> Iterator[Check]:
    points, start = pay.pay_range(case.start), case.start
    size = quantity("range-points")
    yield Check(
        "five_points",
        "Five points on the spine",
        True,
        f"The range has {size}, from {start} to {points[-1]}, and the spine has points {pay.spine_points()[0]} to {pay.spine_points()[-1]}.",
        cite("pay-determined", 2),
        silence="consecutive-points",
    )
    yield Check(
        "rates_held",
        "Rates held for the day",
        True,
        f"The rates from {dates.in_words(pay.rate_day(case.day))} hold on {dates.in_words(case.day)}.",
        cite("pay-scale", 2),
        silence="spine-points",
    )
    yield Check(
        "set_by",
        "Set by the relevant body",
        None,
        "The relevant body sets the range of each post, normally the governing body. For a centrally employed AST it is the local authority.",
        cite("pay-determined", 1),
        Weight.NOTE,
    )
    if case.present and case.present.amount:
        yield _increase(case, case.present.amount)
    if not case.full_time:
        yield Check(
            "part_time",
            "Part time",
            None,
            f"The figures for {case.fraction} of full time are that share of the full-time ones. The guidance gives no rule.",
            cite("pay-scale", 2),
            Weight.NOTE,
            silence="part-time-pay",
        )
    yield Check(
        "normal_start",
        "Starting on the first point",
        None,
        f"An AST normally starts on the first point of the range: here, point {start}.",
        cite("pay-determined", 3),
        Weight.NOTE,
        silence="normal-start",
    )
    yield Check(
        "allowances",
        "What cannot be paid on top",
        None,
        "No additional allowance can be paid on top of AST pay: not for management, not for SEN, no teaching and learning responsibility payment, nor any other.",
        cite("pay-determined", 5),
        Weight.NOTE,
        silence="allowance-weighed",
    )
    yield Check(
        "incentives",
        "What can be paid on top",
        None,
        "Where it is appropriate, the school has discretion to give an incentive or benefit for recruitment or retention, as the School Teachers' Pay and Conditions Document provides.",
        cite("pay-determined", 5),
        Weight.NOTE,
    )
    yield Check(
        "movement",
        "Moving up",
        None,
        f"Moving up is discretionary and possible only after a sustained high quality of performance against the agreed criteria, outreach included, with at most {quantity('points-a-year')} in any one school year.",
        cite("pay-movement", 3),
        Weight.NOTE,
        silence="mid-year-points",
    )
    yield Check(
        "yearly_review",
        "Reviewed each September",
        None,
        "Pay should be reviewed each September.",
        cite("pay-movement", 1),
        Weight.NOTE,
        silence="first-review",
    )
    yield Check(
        "range_review",
        "Reviewing the range itself",
        None,
        "The governing body can also review the range: for example, when the AST's responsibilities change significantly, or when changes at the school lead to a wider look at salaries.",
        cite("pay-review", 1),
        Weight.NOTE,
        silence="large-increase",
    )
    yield Check(
        "leaving",
        "On leaving the grade",
        None,
        "An AST who goes back to a classroom post counts as having crossed the threshold, and moves to an appropriate point of the upper pay spine.",
        cite("reversion", 2),
        Weight.NOTE,
        silence="reversion-point",
    )


def _increase(case: Design, present: Amount) -> Check:
    rise = case.points[case.start].amount - present
    words = f"At point {case.start} the rise is {rise.spread()}. The increase over the previous post should be an appropriately substantial one; how much that is, the relevant body decides."
    higher = True if rise.low > 0 else False if rise.high <= 0 else None
    return Check("increase", "A rise over present pay", higher, words, cite("pay-determined", 4), Weight.NOTE)


def _factors() -> tuple[Factor, ...]:
    return tuple(
        Factor(entry.key, entry.text("words"), cite("pay-determined", entry.whole("paragraph")))
        for entry in data.of_kind("pay_factors", "factor")
    )


def _standing_notes(points: Mapping[int, Salary]) -> Iterator[str]:
    for standing in Standing:
        found = [point for point, salary in points.items() if salary.standing is standing]
        if not found:
            continue
        names = f"Point {found[0]}" if len(found) == 1 else f"Points {', '.join(map(str, found[:-1]))} and {found[-1]}"
        match standing:
            case Standing.PUBLISHED:
                yield f"{names}: published in the guidance."
            case Standing.CALCULATED:
                how = " ".join(dict.fromkeys(pay.bases()[points[point].origin].how for point in found))
                yield f"{names}: calculated, never seen printed. {how}"
            case Standing.UNSETTLED:
                yield f"{names}: unsettled. Two figures remain and both are shown. One page of the School Teachers' Pay and Conditions Document would settle it."


def _range(answers: Mapping[str, str], start: int) -> Outcome:
    case = read_case(answers, start)
    points = case.points
    unsettled = any(not salary.amount.settled for salary in points.values())
    verdict = Verdict.RANGE_UNSETTLED if unsettled else Verdict.RANGE
    first, last = points[start], points[max(points)]
    where = pay.areas()[case.area].in_a_sentence
    summary = f"A range from point {start} to point {max(points)} pays from {first} to {last} a year {where}, full time, at the rates from {dates.in_words(pay.rate_day(case.day))}."
    if "target" in answers:
        summary += (
            f" Point {start} is the lowest that can start a range and pays {pounds(int(answers['target']))} or more."
        )
    checks = tuple(_checks(case))
    tables = (
        pay_range_tables.areas_table(case),
        pay_range_tables.compare_table(case),
        pay_range_tables.path_table(case),
        pay_range_tables.cost_table(case),
        pay_range_tables.landing_table(case),
    )
    return Outcome(
        verdict,
        f"Points {start} to {max(points)}: {first} to {last}",
        summary,
        figures=tuple(_figures(case)),
        pictures=tuple(pay_range_tables.pictures(case)),
        tables=tuple(table for table in tables if table is not None),
        factors=_factors(),
        checks=checks,
        next_steps=(
            Step(
                "The relevant body",
                "should take into account, and have regard to, the two lists of factors here, and sets the range",
                cite("pay-determined", 4),
            ),
            Step("The relevant body", "should review the AST's pay each September", cite("pay-movement", 1)),
            Step(
                "The governing body",
                "agrees performance criteria with the AST for each year, and reviews pay against them",
                cite("performance", 1),
            ),
            Step(
                "The appointing headteacher",
                "should give the point in {form} when notifying the appointment",
                cite("notification", 1),
                form="AST2",
            ),
        ),
        silent=tuple(silences()[key] for key in dict.fromkeys(check.silence for check in checks) if key),
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
    highest = pay.starts()[-1]
    salary = pay.spine(area, day)[highest]
    where = pay.areas()[area].in_a_sentence
    return Outcome(
        Verdict.TARGET_NOT_REACHED,
        HEADINGS[Verdict.TARGET_NOT_REACHED],
        f"No range can start at {pounds(target)} or more {where}: the highest one starts at point {highest}, which pays {salary}.",
        figures=(Figure(f"point_{highest}", f"Point {highest}", str(salary), salary.amount, salary),),
        checks=(
            Check(
                "target",
                "A range that starts at the salary",
                False,
                f"A range has five points, so it can start at point {highest} at the latest.",
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
