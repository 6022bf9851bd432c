"""The answer about deadlines: its heading, its summary, why, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from astcore import dates, deadlines, grade, quantities, resignation, start_plan, workdays
from astcore.calculators.deadlines_shown import figures, files, limit_cell, tables, timeline
from astcore.calculators.deadlines_words import because
from astcore.deadlines import Verdict
from astcore.due import Case, Due, Event, Notice, Post
from astcore.errors import NotCovered
from astcore.outcome import Cell, Check, Outcome, Step, Table, Weight
from astcore.quantities import time_limit
from astcore.source import cite, silences

HEADINGS = {
    Verdict.DATED: "These are the days",
    Verdict.DATED_IN_PART: "The headteacher's day, and none after it",
    Verdict.NO_SET_TIME: "No day is set for applying again",
    Verdict.NOT_COVERED: "No bank holidays are held for these days",
}


def read_case(answers: Mapping[str, str]) -> Case:
    """Return the case that a set of read answers describes."""
    event = Event(answers["event"])
    assessed_on = answers.get("assessed_on")
    return Case(
        event=event,
        on=date.fromisoformat(answers["start" if event is Event.START else "on"]),
        post=Post(answers.get("post", Post.INTERNAL)),
        notice=Notice(answers.get("notice", Notice.NONE)),
        assessed_on=date.fromisoformat(assessed_on) if assessed_on else None,
        closures=frozenset(map(date.fromisoformat, filter(None, answers.get("closures", "").split(",")))),
    )


def _follow(case: Case) -> tuple[Due, ...]:
    return tuple(start_plan.plan(case) if case.event is Event.START else deadlines.follow(case))


def decide(answers: Mapping[str, str]) -> str:
    """Return the verdict alone, for answers that have been read."""
    case = read_case(answers)
    try:
        _follow(case)
    except NotCovered:
        return Verdict.NOT_COVERED
    return deadlines.verdict(case)


def answer(answers: Mapping[str, str]) -> Outcome:
    """Return the outcome for answers that have been read."""
    case = read_case(answers)
    try:
        found = _follow(case)
    except NotCovered:
        return _not_covered(case)
    verdict, days = deadlines.verdict(case), {due.key: due.by for due in found if due.by is not None}
    checks = tuple(_checks(case, found))
    named = [key for due in found for key in due.silences] + [check.silence for check in checks]
    return Outcome(
        verdict,
        _heading(case, days),
        _summary(case, days),
        figures=figures(found),
        pictures=(timeline(case, found),),
        tables=tables(case, found, counting=answers.get("counting") == "yes"),
        files=files(case, found, answers),
        checks=checks,
        next_steps=tuple(_steps(case)),
        silent=tuple(silences()[key] for key in dict.fromkeys(named) if key),
        notes=tuple(_notes(case)),
    )


def _heading(case: Case, days: Mapping[str, date]) -> str:
    match case.event:
        case Event.HEAD_RECEIVED:
            return f"The headteacher should act by {dates.in_words(days['head-reject'])}"
        case Event.AGENCY_RECEIVED:
            return f"The assessment is normally held by {dates.in_words(days['assessment'])}"
        case Event.ASSESSED:
            return f"The decision comes in writing by {dates.in_words(days['result-notice'])}"
        case Event.DECISION_RECEIVED:
            earliest = days.get("review-apply-spoken", days["review-apply-written"])
            return f"An application for a review must arrive by {dates.in_words(min(earliest, days['review-apply-written']))}"
        case Event.REVIEW_RECEIVED:
            return f"The review is decided by {dates.in_words(days['review-decision'])}"
        case Event.NOT_MET:
            return HEADINGS[Verdict.NO_SET_TIME]
        case Event.START:
            return f"To start on {dates.in_words(case.on)}, apply by {dates.in_words(days['apply-by'])}"


def _summary(case: Case, days: Mapping[str, date]) -> str:
    day = {key: dates.with_weekday(value) for key, value in days.items()}
    match case.event:
        case Event.HEAD_RECEIVED if case.post is Post.EXTERNAL:
            return f"The headteacher should complete their section, or reject the application in writing, within {time_limit('head-section')}: by {day['head-section']}. No time limit is set for the shortlist that comes next, so later days can only be counted once the assessment agency has the form."
        case Event.HEAD_RECEIVED:
            return f"The headteacher should reject the application in writing, or complete the form and submit it, within {time_limit('head-submit')}: by {day['head-submit']}. If that takes the whole time, and the agency has the form the same day, the assessment is normally held by {day['assessment']}."
        case Event.AGENCY_RECEIVED:
            return f"The agency normally carries out the assessment within {time_limit('assessment')} of receiving the form: by {day['assessment']}. It can be sooner, or later. What comes after it is counted from the day on which it is held."
        case Event.ASSESSED:
            return f"The agency will tell the candidate the decision in writing by {day['result-notice']}, and written feedback follows by {day['result-report']}. An application for a review must be received by {day['review-apply-spoken']} if the time runs from the judgement on the day, or later if it runs from the decision in writing. Work to the earlier day."
        case Event.DECISION_RECEIVED if "review-apply-spoken" in day:
            return f"An application for a review must be received by {day['review-apply-spoken']} if the time runs from the judgement on the assessment day, or by {day['review-apply-written']} if it runs from the decision in writing. The guidance does not say which. Work to the earlier day."
        case Event.DECISION_RECEIVED:
            return f"An application for a review must be received within {time_limit('review-apply')}: by {day['review-apply-written']}, counted from the decision in writing. If the time already runs from the judgement on the assessment day, the last day is earlier: give the day of the assessment to see it."
        case Event.REVIEW_RECEIVED:
            return f"The Review Officer will tell the candidate and the assessor the decision, with reasons, within {time_limit('review-decision')} of the application being received: by {day['review-decision']}."
        case Event.NOT_MET:
            return f"The candidate may apply again once the points in the report are addressed and there is more evidence. That is unusual before at least {time_limit('reapply')} have passed since the assessment, but this is advice and no bar. No dates of terms are held here, so no day is made up. A review is something else: its days are below."
        case Event.START if case.notice is Notice.NONE:
            return f"Someone at the school already has no notice to give. If each step takes its whole time, the application has to be with the headteacher by {day['apply-by']}, and the assessment has to be held by {day['assess-by']}."
        case Event.START:
            return f"Someone who leaves another school usually gives notice by {day['resign-by']} ({start_plan.OUTSIDE}). If each step takes its whole time, the application has to be with their headteacher by {day['apply-by']}. Advertise well before that: these days leave nothing over for a shortlist or interviews."


# --- why --------------------------------------------------------------------------------------------------------------


def _checks(case: Case, found: tuple[Due, ...]) -> Iterator[Check]:
    if case.assessed_on is not None and not deadlines.fits(case):
        yield Check(
            "assessed_on",
            "The day of the assessment",
            False,
            "The assessor gives the judgement at the end of the assessment day, so the decision cannot come before it. The day of the assessment that you gave is left out.",
            cite("results", 1),
            Weight.NOTE,
        )
    for due in found:
        yield Check(due.key, due.title, None, because(due, case), due.citation, Weight.NOTE)
    if case.event is Event.START:
        because_ = "These days are no rule of the guidance. They are worked back from the start, as if each step took the whole of its time. What has no time limit comes on top: the advertisement, a shortlist, interviews, the appointment. If one of the days has passed already, choose a later start."
    elif any(due.chained for due in found):
        because_ = "A day “at the latest” is no rule of the guidance. It is counted from the last day of the step before, as if each step took the whole of its time. Once a step is taken, count again from its real day. What is normal can take longer, and then so does all that follows."
    else:
        return
    yield Check("chain", "Days that rest on other days", None, because_, cite("assessment-timescale", 1), Weight.NOTE)


def _notes(case: Case) -> Iterator[str]:
    head_from = quantities.holds_from("head-reject")
    if case.event is Event.HEAD_RECEIVED and case.on < head_from:
        yield f"The headteacher's decisions and their time limit belong to applications for assessment on or after {dates.in_words(head_from)}. This one is earlier."
    elif case.on < grade.as_at():
        yield f"The guidance describes the grade as it stood from {dates.in_words(grade.as_at())}. This day is earlier, and the time limits may have been others."
    elif case.on > grade.assessment_ended():
        yield f"Assessment for the grade ended on {dates.in_words(grade.assessment_ended())}. This day is later."
    if case.notice is not Notice.NONE:
        source = resignation.source()
        yield f"From outside the guidance: the usual days for giving notice and for leaving. They are from {source.title}, {source.published}, {source.reference}. A contract can have other days."


# --- what to do next --------------------------------------------------------------------------------------------------


def _steps(case: Case) -> Iterator[Step]:
    match case.event:
        case Event.HEAD_RECEIVED:
            yield from _head_steps(case)
        case Event.AGENCY_RECEIVED:
            yield from _waiting_steps()
        case Event.ASSESSED | Event.DECISION_RECEIVED:
            yield from _decided_steps(case)
        case Event.REVIEW_RECEIVED:
            yield from _review_steps()
        case Event.NOT_MET:
            yield from _again_steps()
        case Event.START:
            yield from _plan_steps(case)


def _head_steps(case: Case) -> Iterator[Step]:
    yield Step(
        "The headteacher",
        "must be satisfied about the relevant standards before the teacher can be considered for assessment",
        cite("after-form", 1),
    )
    yield Step(
        "The headteacher",
        "must, if not satisfied, reject the application and explain why in writing, which should be done within {limit} of receiving it",
        cite("after-form", 4),
        limit=time_limit("head-reject"),
    )
    if case.post is Post.EXTERNAL:
        yield Step(
            "The headteacher",
            "should, if satisfied and supporting it, complete their section of {form} within {limit} of receiving it",
            cite("unattached", 3),
            form="AST1",
            limit=time_limit("head-section"),
        )
        yield Step(
            "The headteacher",
            "then sends {form} to the school or local authority with the post",
            cite("external-applications", 1),
            form="AST1",
        )
    else:
        yield Step(
            "The headteacher",
            "should, if satisfied and supporting it, complete {form} and submit it to the assessment agency within {limit} of receiving it",
            cite("after-form", 5),
            form="AST1",
            limit=time_limit("head-submit"),
        )
    yield Step(
        "You",
        "count again once you know the day on which the agency received {form}",
        cite("assessment-timescale", 1),
        form="AST1",
    )


def _waiting_steps() -> Iterator[Step]:
    yield Step(
        "The candidate",
        "should have the full collection of evidence ready by the time the date of the assessment is agreed",
        cite("assessment-process", 1),
    )
    yield Step(
        "The assessor",
        "will contact the school beforehand, and agree the day's programme with the headteacher",
        cite("assessment-process", 4),
    )
    yield Step(
        "You",
        "can phone the agency if there is a particular reason for a speedier assessment: it may be possible",
        cite("assessment-timescale", 1),
    )


def _decided_steps(case: Case) -> Iterator[Step]:
    if case.event is Event.ASSESSED:
        yield Step(
            "The candidate",
            "keeps a note of the day on which the decision arrives in writing: the time for a review may run from it",
            cite("annex-d", 2),
        )
    yield Step(
        "The candidate",
        "should, to have the decision reviewed, write to the Review Co-ordinator and apply for it: the application must be received within {limit} of the candidate receiving the decision",
        cite("annex-d", 2),
        limit=time_limit("review-apply"),
    )
    yield Step(
        "The candidate",
        "should say there why the assessment should be reviewed, and what evidence shows that at least one of the three grounds applies",
        cite("annex-d", 2),
    )


def _review_steps() -> Iterator[Step]:
    yield Step(
        "The Review Co-ordinator", "will let the original assessor comment on the application", cite("annex-d", 3)
    )
    yield Step(
        "The Review Officer",
        "will consider all the evidence that there is, and may ask the candidate, the headteacher or line manager, or the assessor for comments",
        cite("annex-d", 4),
    )
    yield Step(
        "The Review Officer",
        "will notify the candidate and the assessor within {limit}",
        cite("annex-d", 5),
        limit=time_limit("review-decision"),
    )


def _again_steps() -> Iterator[Step]:
    yield Step("The candidate", "deals with the points in the report and gathers more evidence", cite("reapply", 1))
    yield Step("The headteacher", "gives supporting evidence, which will be required", cite("reapply", 1))
    yield Step(
        "The candidate",
        "applies on {form} in connection with an AST post that exists or has been agreed: the assessment will be a complete one",
        cite("application-form", 1),
        form="AST1",
    )
    yield Step(
        "The headteacher",
        "should act on it within {limit} of receiving it, as the first time",
        cite("unattached", 3),
        limit=time_limit("head-section"),
    )


def _plan_steps(case: Case) -> Iterator[Step]:
    yield Step(
        "You",
        "ask the local authority and the school with the post whether they have set local deadlines: none are fixed nationally",
        cite("assessment-timescale", 2),
    )
    yield Step(
        "You", "have the post agreed first: no application can be accepted without one", cite("application-form", 1)
    )
    if case.notice is not Notice.NONE:
        yield Step(
            "The school or local authority with the post",
            "will need to allow plenty of time between placing the advertisement and the resignation date",
            cite("external-applications", 3),
        )
        yield Step(
            "The person appointed",
            "looks up in their contract by when they have to give notice",
            cite("assessment-timescale", 2),
        )
    yield Step(
        "The school with the post",
        "can consider without another assessment anyone who has already met the standards: only notice counts for them",
        cite("external-applications", 3),
    )


# --- days for which no bank holidays are held -------------------------------------------------------------------------


def _not_covered(case: Case) -> Outcome:
    first, last = workdays.covered()
    held = f"{first.year} to {last.year}"
    return Outcome(
        Verdict.NOT_COVERED,
        HEADINGS[Verdict.NOT_COVERED],
        f"Working days cannot be counted without bank holidays, and those are held for {held} only. The day given, or a day that follows from it, lies outside.",
        tables=(_limits_table(case),),
        checks=(
            Check(
                "bank_holidays",
                "Bank holidays are held",
                False,
                f"Bank holidays in England and Wales are held for {held}. This site guesses none beyond.",
                cite("after-form", 4),
                silence="working-day",
            ),
        ),
        next_steps=(
            Step(
                "You",
                f"give a day between {dates.in_words(first)} and {dates.in_words(last)}, or count the time limits below with a list of the bank holidays of your years",
                cite("after-form", 4),
            ),
        ),
        silent=(silences()["working-day"],),
    )


LIMITS_OF = {
    Event.HEAD_RECEIVED: ("head-reject", "head-submit", "head-section", "assessment"),
    Event.AGENCY_RECEIVED: ("assessment", "result-notice", "result-report"),
    Event.ASSESSED: ("result-notice", "result-report", "review-apply", "review-decision"),
    Event.DECISION_RECEIVED: ("review-apply", "review-decision"),
    Event.REVIEW_RECEIVED: ("review-decision",),
    Event.NOT_MET: ("result-report", "review-apply", "review-decision", "reapply"),
    Event.START: ("head-section", "assessment", "result-notice"),
}


def _limits_table(case: Case) -> Table:
    limits = [time_limit(key) for key in LIMITS_OF[case.event]]
    rows = tuple(
        (Cell(f"{limit.actor[0].upper()}{limit.actor[1:]} {limit.does}"), limit_cell(limit), Cell(limit.starts))
        for limit in limits
    )
    columns = ("Who does what", "Time limit", "Starts when")
    return Table("limits", "The time limits, without days", columns, rows)
