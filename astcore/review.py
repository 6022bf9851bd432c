"""Whether an assessment can be reviewed, and by when the application has to arrive (part 3 and Annex D)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from astcore import dates, grade, workdays
from astcore.errors import NotCovered
from astcore.outcome import Check, Weight
from astcore.quantities import time_limit
from astcore.source import cite


class Verdict(StrEnum):
    """The answers there are."""

    CAN_ASK = "can_ask"
    UNCLEAR = "unclear"
    TOO_LATE = "too_late"
    NO_GROUND = "no_ground"
    NOT_FOR_REVIEW = "not_for_review"
    CHECK_THE_DATES = "check_the_dates"


class Decision(StrEnum):
    """What was decided, and by whom."""

    NOT_CERTIFIED = "not_certified"
    CERTIFIED = "certified"
    HEAD_REJECTED = "head_rejected"
    HEAD_NO_SUPPORT = "head_no_support"
    NOT_APPOINTED = "not_appointed"


class Ground(StrEnum):
    """The three grounds, and none of them."""

    EVIDENCE_LEFT_OUT = "evidence_left_out"
    EVIDENCE_WRONG = "evidence_wrong"
    BIAS = "bias"
    NONE = "none"


GROUNDS = {
    Ground.EVIDENCE_LEFT_OUT: "the original assessor did not properly take account of evidence that was relevant",
    Ground.EVIDENCE_WRONG: "the original assessor took account of evidence that was irrelevant or inaccurate",
    Ground.BIAS: "the original assessor was biased or discriminated unlawfully against me",
}
"""The grounds as a candidate says them. Annex D, paragraph 1."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case: what was decided, on which grounds it is to be reviewed, and the days.

    `told` is the day of the spoken decision, `written` that of the decision in writing, `assessed` that of the
    assessment, on which the decision is spoken. `planned` is the day on which the application arrives.
    """

    decision: Decision
    grounds: frozenset[Ground] = frozenset()
    told: date | None = None
    written: date | None = None
    assessed: date | None = None
    planned: date | None = None
    closures: frozenset[date] = frozenset()

    @property
    def spoken(self) -> date | None:
        """Return the day of the spoken decision: part 3, results, paragraph 1, at the end of the assessment day."""
        return self.told or self.assessed

    @property
    def stated(self) -> tuple[Ground, ...]:
        """Return those of the three grounds that are chosen, in the guidance's order."""
        return tuple(ground for ground in GROUNDS if ground in self.grounds)


@dataclass(frozen=True, slots=True)
class Clocks:
    """The last days of the time limit: counted from the spoken decision and from the one in writing, where known.

    `at_most` is the last day by any count: where only the spoken decision is known, the one in writing is taken to
    have come as late as it should.
    """

    spoken: date | None
    written: date | None
    at_most: date | None

    @property
    def work_to(self) -> date | None:
        """Return the earlier of the last days known."""
        return min((day for day in (self.spoken, self.written) if day), default=None)


def _after(start: date | None, key: str, closures: frozenset[date] = frozenset()) -> date | None:
    """Return the last day of a time limit, or None where its start is not known or bank holidays are not held.

    Closure days are left out of what others owe the candidate. They are counted in the candidate's own time to apply,
    as `deadlines` does: where the guidance leaves it open, the earlier day is the safe one.
    """
    if start is None:
        return None
    try:
        return workdays.after(start, time_limit(key).amount, closures)
    except NotCovered:
        return None


def clocks(case: Case) -> Clocks:
    """Return by when the application has to arrive. Annex D, paragraph 2; part 3, results, paragraphs 1 and 2."""
    spoken = _after(case.spoken, "review-apply")
    written = _after(case.written, "review-apply")
    if written is None and case.written is None:
        latest_notice = _after(case.spoken, "result-notice", case.closures)
        at_most = _after(latest_notice, "review-apply")
    else:
        at_most = max((day for day in (spoken, written) if day), default=None)
    return Clocks(spoken, written, at_most)


def officer(case: Case) -> date | None:
    """Return the last day of the Review Officer's time limit. Annex D, paragraph 5."""
    return _after(case.planned, "review-decision", case.closures)


# --- checks ----------------------------------------------------------------------------------------------------


def decision(case: Case) -> Check:
    """Annex D, paragraph 1: a decision not to certify a candidate who was assessed."""
    title, place = "A decision that a review looks at", cite("annex-d", 1)
    match case.decision:
        case Decision.NOT_CERTIFIED:
            because = "You were assessed and not certified. That is the decision that can be reviewed."
            return Check("decision", title, True, because, place, silence="certify")
        case Decision.CERTIFIED:
            because = "You were certified. A review is for candidates who were assessed and were not."
            return Check("decision", title, False, because, place, Weight.BAR)
        case Decision.HEAD_REJECTED:
            because = "Your headteacher rejected the application, so there was no assessment to review. A review looks at an assessor's decision."
            return Check("decision", title, False, because, place, Weight.BAR, silence="head-decision-challenge")
        case Decision.HEAD_NO_SUPPORT:
            because = "Your headteacher decided not to support the application. That is not an assessor's decision, and a review looks at nothing else."
            return Check("decision", title, False, because, place, Weight.BAR, silence="head-decision-challenge")
        case Decision.NOT_APPOINTED:
            because = "Who is appointed to a post is not decided by the assessor. A review looks at an assessor's decision not to certify."
            return Check("decision", title, False, because, place, Weight.BAR)


def grounds(case: Case) -> Check:
    """Annex D, paragraph 1, and part 3, challenging the outcome, paragraph 1: one or more of three grounds."""
    title, place = "At least one of the three grounds", cite("annex-d", 1)
    if not case.stated:
        because = "The decision can only be reviewed on one of the three grounds, and you chose none. That your evidence is better now is not one of them."
        return Check("grounds", title, False, because, place)
    number = len(case.stated)
    because = f"You rely on {number} of the three grounds." if number > 1 else "You rely on one of the three grounds."
    return Check("grounds", title, True, f"{because} The Review Officer judges whether it holds.", place)


def dates_agree(case: Case) -> Check:
    """Annex D, paragraph 2: the application follows the decision that it is about."""
    first = min((day for day in (case.spoken, case.written) if day), default=None)
    early = first is not None and case.planned is not None and case.planned < first
    because = "The days you gave can all be right."
    if early and first and case.planned:
        because = f"Your application would arrive on {dates.in_words(case.planned)}, before the decision of {dates.in_words(first)}."
    return Check("dates", "Days that go together", not early, because, cite("annex-d", 2))


def in_time(case: Case) -> Check:
    """Annex D, paragraph 2: the time limit runs from the decision to the day the application is received."""
    title, place, limit = "Received in time", cite("annex-d", 2), time_limit("review-apply")
    rule = f"Your application must be received within {limit} of your receiving the decision. The day it arrives counts, not the day you send it."
    met, more, silence = _timing(case)
    return Check("in_time", title, met, f"{rule} {more}", place, silence=silence)


def _timing(case: Case) -> tuple[bool | None, str, str]:
    found = clocks(case)
    if found.work_to is None or found.at_most is None:
        first, last = workdays.covered()
        if case.spoken or case.written:
            return (
                None,
                f"Bank holidays are held for {first.year} to {last.year} only, so the last day cannot be worked out.",
                "review-clock",
            )
        return None, "Give the day of the decision to see the last day.", "review-clock"
    if case.planned is None:
        return None, f"Work to {dates.in_words(found.work_to)}.", "review-clock"
    arrives = dates.in_words(case.planned)
    if case.planned > found.at_most:
        whichever = "from whichever decision you count"
        if case.written is None and (due := _after(case.spoken, "result-notice", case.closures)):
            whichever = f"{whichever}: the one in writing was due by {dates.in_words(due)}"
        return False, f"Arriving on {arrives} it would be too late, {whichever}.", "review-late"
    if found.spoken is None:
        return (
            None,
            f"Arriving on {arrives} it would be in time from the decision in writing. To be sure, give the day you were told.",
            "review-clock",
        )
    if case.planned <= found.work_to:
        return True, f"Arriving on {arrives} it would be in time, from whichever decision you count.", "review-clock"
    return (
        None,
        f"Arriving on {arrives} it would be too late from the earlier decision, and in time only if the later one counts.",
        "review-clock",
    )


def how(_: Case) -> Check:
    """Annex D, paragraph 2: in writing, with why and with what evidence that a ground applies."""
    because = "You should write to the Review Co-ordinator to apply. You should explain why you think that the assessment should be reviewed, and indicate what evidence you have that at least one of the grounds applies."
    return Check("how", "In writing, with reasons and evidence", None, because, cite("annex-d", 2), Weight.NOTE)


def counted(case: Case) -> Check:
    """Annex D, paragraphs 2 and 5: working days, which are not defined."""
    because = (
        "Working days are counted from the next one, Monday to Friday, without bank holidays in England and Wales."
    )
    return Check(
        "counted", "How days are counted", None, because, cite("annex-d", 2), Weight.NOTE, silence="working-day"
    )


def closure_days(case: Case) -> Check:
    """Annex D, paragraphs 2 and 5: closure days, which are not mentioned."""
    days = "closure day that you gave counts" if len(case.closures) == 1 else "closure days that you gave count"
    them = "It is" if len(case.closures) == 1 else "They are"
    because = f"The {days} as any other day in your own time to apply: there the earlier day is the safe one. {them} left out of the time that others have: for the decision in writing, and for the Review Officer’s."
    place = cite("annex-d", 2)
    return Check("closures", "Your closure days", None, because, place, Weight.NOTE, silence="closure-days")


def officer_time(case: Case) -> Check:
    """Annex D, paragraph 5: the Review Officer's own time limit."""
    limit, last = time_limit("review-decision"), officer(case)
    because = f"The Review Officer will tell you and the assessor the decision, with reasons, within {limit} of the application being received."
    if last and case.planned:
        because = f"{because} Received on {dates.in_words(case.planned)}, that is by {dates.in_words(last)}."
    return Check(
        "officer", "When you would hear", None, because, cite("annex-d", 5), Weight.NOTE, silence="after-review"
    )


def closed(case: Case) -> Check:
    """From outside the guidance: assessment for the grade has ended."""
    ended = dates.in_words(grade.assessment_ended())
    because = f"Assessment for the grade ended on {ended}, so there was none to decide on after that day. That comes from outside the guidance."
    return Check("closed", "A grade that is closed", None, because, cite("annex-d", 1), Weight.NOTE)


Rule = Callable[[Case], Check]


def _rules(case: Case) -> Iterator[Rule]:
    yield decision
    if case.decision is not Decision.NOT_CERTIFIED:
        return
    yield from (grounds, dates_agree)
    if dates_agree(case).met:
        yield in_time
    yield from (how, counted)
    if case.closures:
        yield closure_days
    yield officer_time
    if any(day and day > grade.assessment_ended() for day in (case.told, case.written, case.assessed)):
        yield closed


def checks(case: Case) -> tuple[Check, ...]:
    """Return every condition, looked at, in the guidance's order."""
    return tuple(rule(case) for rule in _rules(case))


def verdict(case: Case) -> Verdict:
    """Return whether a review can be asked for."""
    if case.decision is not Decision.NOT_CERTIFIED:
        return Verdict.NOT_FOR_REVIEW
    if not case.stated:
        return Verdict.NO_GROUND
    if not dates_agree(case).met:
        return Verdict.CHECK_THE_DATES
    late = clocks(case).work_to is not None and case.planned is not None
    match in_time(case).met:
        case False:
            return Verdict.TOO_LATE
        case None if late and clocks(case).spoken is not None:
            return Verdict.UNCLEAR
        case _:
            return Verdict.CAN_ASK
