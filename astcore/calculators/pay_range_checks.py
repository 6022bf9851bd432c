"""What the guidance says about a range and the post that has it: checks, factors to weigh, and steps (part 4)."""

from __future__ import annotations

from collections.abc import Iterator

from astcore import data, dates, pay
from astcore.calculators.pay_range_design import Design
from astcore.money import pounds
from astcore.outcome import Check, Factor, Step, Weight
from astcore.pay import Amount, Scale
from astcore.pay_path import year_share
from astcore.quantities import quantity
from astcore.source import Citation, citation, cite


def _note(id_: str, title: str, because: str, place: Citation, silence: str = "") -> Check:
    """Return something that is told and decides nothing."""
    return Check(id_, title, None, because, place, Weight.NOTE, silence)


def checks(case: Design) -> Iterator[Check]:
    """Yield what there is to check and to know: the range, who sets it, the increase, on top, moving, leaving."""
    yield _points(case)
    yield _rates(case)
    if not case.full_time:
        yield _part_time(case)
    if year_share(case.day) != 1:
        yield _part_year(case)
    yield from (_set_by(), _set_by_authority(), _normal_start(case))
    if case.present and case.present_amount:
        yield _increase(case, case.present_amount)
    yield from (_allowances(), _threshold(), _incentives())
    yield from (_yearly_review(), _movement(), _most_points(), _larger_post(), _range_review(), _criteria())
    yield from (_leaving(case), _funding(case))


def _points(case: Design) -> Check:
    """Part 4, how pay is determined, paragraph 2: a range of five points within the spine, with room for increases."""
    points, spine = pay.pay_range(case.start), pay.spine_points()
    because = f"The range has {quantity('range-points')}, from {points[0]} to {points[-1]}, to leave room for suitable increases. The spine has points {spine[0]} to {spine[-1]}."
    title = f"{quantity('range-points')} on the spine"
    return Check("five_points", title, True, because, cite("pay-determined", 2), silence="consecutive-points")


def _rates(case: Design) -> Check:
    """Part 4, pay scale, paragraph 2: the rates from September 2009."""
    because = f"The rates from {dates.in_words(pay.rate_day(case.day))} hold on {dates.in_words(case.day)}."
    return Check("rates_held", "Rates held for the day", True, because, cite("pay-scale", 2), silence="spine-points")


def _part_time(case: Design) -> Check:
    """Part 4, pay scale, paragraph 2: yearly salaries; nothing is said of part time."""
    because = f"The figures for {case.share} are that share of the full-time ones. The guidance gives no rule."
    return _note("part_time", "Part time", because, cite("pay-scale", 2), "part-time-pay")


def _part_year(case: Design) -> Check:
    """Part 4, pay scale, paragraph 2: yearly salaries; nothing is said of part of a year."""
    because = f"A start on {dates.in_words(case.day)} leaves part of that school year. What the post costs in it is counted by the month. The guidance gives no rule."
    return _note("part_year", "A start during the school year", because, cite("pay-scale", 2), "part-year-salary")


def _set_by() -> Check:
    """Part 4, how pay is determined, paragraph 1: set individually by the relevant body."""
    because = (
        "The relevant body sets the pay of each AST post individually. Normally that is the school's governing body."
    )
    return _note("set_by", "Who sets the range", because, cite("pay-determined", 1))


def _set_by_authority() -> Check:
    """Part 4, how pay is determined, paragraph 2: the local authority, for a centrally employed AST."""
    because = "For an AST who is centrally employed, the local authority selects the range."
    return _note("set_by_authority", "If the AST is employed centrally", because, cite("pay-determined", 2))


def _normal_start(case: Design) -> Check:
    """Part 4, how pay is determined, paragraph 3: normally on the first point."""
    because = f"An AST normally starts on the first point of the range: here, point {case.start}."
    return _note("normal_start", "Where the AST starts", because, cite("pay-determined", 3), "normal-start")


def _increase(case: Design, present: Amount) -> Check:
    """Part 4, how pay is determined, paragraph 4: have regard to the need for a suitably substantial increase."""
    rise = case.points[case.start].amount - present
    because = f"At point {case.start} the rise is {rise.spread()}. The governing body should have regard to the need for an increase over the previous post that is suitably substantial. How much that is, the guidance does not say."
    higher = True if rise.low > 0 else False if rise.high <= 0 else None
    place = cite("pay-determined", 4)
    title = "A rise over present pay"
    return Check("increase", title, higher, because, place, Weight.NOTE, "present-pay-compared")


def _allowances() -> Check:
    """Part 4, how pay is determined, paragraph 5: not eligible for additional allowances."""
    because = "ASTs are not eligible for additional allowances on top of AST pay, such as management allowances, SEN allowances or teaching and learning responsibility payments."
    place = cite("pay-determined", 5)
    return _note("allowances", "What may not be paid on top: allowances", because, place, "allowance-weighed")


def _threshold() -> Check:
    """Part 4, threshold and reversion, paragraph 1: no separate threshold payment."""
    because = "An AST gets no separate threshold payment, because the grade gives access to a higher pay spine."
    title = "What may not be paid on top: a threshold payment"
    return _note("threshold", title, because, cite("reversion", 1))


def _incentives() -> Check:
    """Part 4, how pay is determined, paragraph 5: incentives and benefits for recruitment or retention."""
    because = "Schools have the discretion to give a recruitment or retention incentive or benefit where that is appropriate, in line with the School Teachers' Pay and Conditions Document."
    return _note("incentives", "What may be paid on top", because, cite("pay-determined", 5))


def _yearly_review() -> Check:
    """Part 4, movement up the pay range, paragraph 1: reviewed each September; progression is discretionary."""
    because = "Pay should be reviewed each September. Any progression is discretionary, and is managed in line with the school's overall pay policies."
    return _note("yearly_review", "The review each September", because, cite("pay-movement", 1), "first-review")


def _movement() -> Check:
    """Part 4, movement up the pay range, paragraph 2: only for a sustained high quality of performance."""
    because = "A move up is possible only if the AST's performance has been of a high quality, and sustained, in the light of criteria agreed beforehand. It is important that the judgement has regard to what the AST contributed in any outreach work."
    return _note("movement", "When the AST can move up", because, cite("pay-movement", 2))


def _most_points() -> Check:
    """Part 4, movement up the pay range, paragraph 3: at most two points in a school year."""
    because = f"In any one school year an AST can receive {quantity('points-a-year')} at most."
    return _note("most_points", "How far at a time", because, cite("pay-movement", 3), "mid-year-points")


def _larger_post() -> Check:
    """Part 4, movement up the pay range, paragraph 3: a higher range where the demands have changed substantially."""
    because = "If the demands of the post have changed so substantially that they warrant a large increase, a move to a higher range might be more appropriate."
    return _note("larger_post", "If the post becomes much bigger", because, cite("pay-movement", 3), "large-increase")


def _range_review() -> Check:
    """Part 4, review of an AST pay range, paragraph 1: when the range itself might be reviewed."""
    because = "The range itself can be reviewed too, by the governing body. That might be appropriate, for example, if the AST's responsibilities change significantly, such as by leading a large project of the school or the local authority, or if the school's situation changes in a way that leads to a wider review of salaries."
    return _note("range_review", "What a review of the range needs", because, cite("pay-review", 1), "top-of-range")


def _criteria() -> Check:
    """Part 4, performance management, paragraph 1: the governing body's responsibility for criteria and review."""
    because = "The governing body is responsible for agreeing performance criteria with the AST each year, and for reviewing the AST's pay every year in the light of performance against them."
    return _note("criteria", "Who agrees the criteria", because, cite("performance", 1), "central-criteria")


def _leaving(case: Design) -> Check:
    """Part 4, threshold and reversion, paragraph 2: back to the upper pay spine."""
    because = "An AST who leaves the post to be a classroom teacher again counts as having crossed the threshold, and goes to an appropriate point on the upper pay spine."
    if not pay.has_scale(case.area, Scale.UPPER, case.day):
        where = pay.areas()[case.area].in_a_sentence
        because += f" Its salaries {where} are not known for {dates.in_words(case.day)}."
    return _note("leaving", "On leaving the post", because, cite("reversion", 2), "reversion-point")


def _funding(case: Design) -> Check:
    """Part 2, how funding is generated, paragraph 1: ask the co-ordinator before creating the post."""
    given = "" if case.funding is None else f"You gave {pounds(case.funding)} a year. "
    because = f"{given}A school that wishes to create a post funded through the School Development Grant should first make sure with the local authority's AST co-ordinator that there is money for it. The guidance gives no sum for a post since 2006."
    return _note("funding", "Funding", because, cite("funding-generated", 1))


def factors() -> tuple[Factor, ...]:
    """Return what the governing body is asked to weigh, each under its own list. Source: part 4, how pay is set."""
    lists = {entry.key: entry for entry in data.of_kind("pay_factors", "list")}
    found = []
    for entry in data.of_kind("pay_factors", "factor"):
        under = entry.one_of("list", lists)
        found.append(Factor(entry.key, under.text("words"), entry.text("words"), citation(under)))
    return tuple(found)


def steps() -> tuple[Step, ...]:
    """Return who decides what, from setting the range to reviewing it."""
    return (
        Step(
            "The governing body",
            "should take into account the first list here, and should also have regard to the second",
            cite("pay-determined", 4),
        ),
        Step(
            "The relevant body",
            f"sets the range of {quantity('range-points')}: normally the governing body, or the local authority for a centrally employed AST",
            cite("pay-determined", 2),
        ),
        Step(
            "The appointing headteacher",
            "should notify the assessment agency of the appointment on {form}",
            cite("notification", 1),
            form="AST2",
        ),
        Step(
            "The school",
            "should complete {form} where the School Development Grant funds the post: it holds the point on which the AST has been placed",
            cite("funding-generated", 1),
            form="AST2",
        ),
        Step(
            "The governing body",
            "is responsible for agreeing performance criteria with the AST each year, and for reviewing pay against them",
            cite("performance", 1),
        ),
        Step("The AST's pay", "should be reviewed each September", cite("pay-movement", 1)),
    )
