"""Which time limits follow from an event, who owes what to whom, and the days they lead to (part 3 and Annex D)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum

from astcore.due import Case, Closures, Due, Event, Post, count
from astcore.quantities import time_limit
from astcore.source import cite


class Verdict(StrEnum):
    """The answers there are."""

    DATED = "dated"
    DATED_IN_PART = "dated_in_part"
    NO_SET_TIME = "no_set_time"
    NOT_COVERED = "not_covered"


# --- the headteacher --------------------------------------------------------------------------------------------------

RECEIVED = "the application reached the headteacher"


def reject(case: Case) -> Due:
    """Part 3, after the form is filled in, paragraph 4: reject and explain, within a time from receiving it."""
    limit = time_limit("head-reject")
    found = count(limit, RECEIVED, case.on, case.closures)
    return Due(
        "head-reject",
        "Rejection, with reasons in writing",
        "The headteacher should",
        "reject the application with written reasons (both are a must) if not satisfied on the relevant standards",
        f"If not satisfied about the relevant standards, the headteacher must reject the application and give the teacher a written explanation, which should be done within {limit} of receiving the application.",
        limit.citation,
        limit,
        found.last,
        found,
        silences=("working-day", "closure-days", "late-head"),
    )


def submit(case: Case) -> Due:
    """Part 3, after the form is filled in, paragraph 5: complete the form and submit it, within a time."""
    limit = time_limit("head-submit")
    found = count(limit, RECEIVED, case.on, case.closures)
    return Due(
        "head-submit",
        "Form AST1 to the assessment agency",
        "The headteacher should",
        "complete form AST1 and submit it to the agency, if satisfied and supporting the application",
        f"If satisfied and supporting the application, the headteacher should complete their sections of form AST1, with an evaluation, and submit it to the assessment agency within {limit} of receiving it.",
        limit.citation,
        limit,
        found.last,
        found,
        silences=("working-day", "closure-days", "late-head"),
    )


def section(case: Case) -> Due:
    """Part 3, unattached teachers and others, paragraph 3: complete the section, within a time from receiving it."""
    limit = time_limit("head-section")
    found = count(limit, RECEIVED, case.on, case.closures)
    return Due(
        "head-section",
        "The headteacher's section of form AST1",
        "The headteacher should",
        "complete their section of form AST1, if satisfied and supporting the application",
        f"If satisfied and supporting the application, the headteacher should complete their section of form AST1 within {limit} of receiving it. It then goes to the school or local authority with the post.",
        limit.citation,
        limit,
        found.last,
        found,
        silences=("external-submission", "working-day", "closure-days", "late-head"),
    )


def feedback(_: Case) -> Due:
    """Part 3, after the form is filled in, paragraph 6: feedback, without a time limit."""
    return Due(
        "head-feedback",
        "Feedback, where there is no support",
        "The headteacher should",
        "give feedback, if satisfied but unable to support the application",
        "A headteacher who is satisfied about the relevant standards but cannot support the application should give the applicant feedback.",
        cite("after-form", 6),
        remark="No time limit is set.",
        silences=("head-does-not-support",),
    )


def shortlist(_: Case) -> Due:
    """Part 3, external applications, paragraphs 1 and 2: the shortlist and the declaration, without a time limit."""
    return Due(
        "shortlist",
        "Shortlist and funding declaration",
        "The school or authority with the post",
        "draws up a shortlist, and should complete the funding declaration before the form goes to the agency",
        "The school or local authority with the post draws up a shortlist, should complete the funding declaration, and should then send the forms of those on the list who need assessing to the agency.",
        cite("external-applications", 1),
        remark="No time limit is set.",
        silences=("form-on-its-way",),
    )


# --- the assessment agency --------------------------------------------------------------------------------------------


def assessment(received: date | None, starts: str, closures: Closures, *, chained: bool = False) -> Due:
    """Part 3, the timescale for assessment, paragraph 1: normally within six weeks of receiving the form."""
    limit = time_limit("assessment")
    due = Due(
        "assessment",
        "The assessment",
        "The agency normally",
        "carries out the assessment",
        f"The assessment agency normally carries out the assessment within {limit} of receiving form AST1. A speedier one may be possible for a particular reason, and a later one where it is difficult for the school to arrange.",
        limit.citation,
        limit,
        silences=("weeks", "closure-days"),
    )
    if received is None:
        return replace(
            due, remark="No day can be given until you know when the agency has the form. Count from that day."
        )
    found = count(limit, starts, received, closures, chained=chained)
    return replace(
        due, by=found.last, count=found, silences=("form-on-its-way", *due.silences) if chained else due.silences
    )


def notice(assessed: date, starts: str, closures: Closures, *, chained: bool = False) -> Due:
    """Part 3, how results are announced, paragraph 2: the decision in writing."""
    limit = time_limit("result-notice")
    found = count(limit, starts, assessed, closures, chained=chained)
    return Due(
        "result-notice",
        "The decision in writing",
        "The agency will",
        "tell the candidate the decision formally, in writing",
        f"The assessment agency will formally tell the candidate the decision, in writing, within {limit}.",
        limit.citation,
        limit,
        found.last,
        found,
        silences=("result-start", "working-day"),
    )


def report(assessed: date | None, starts: str, closures: Closures, *, chained: bool = False) -> Due:
    """Part 3, how results are announced, paragraph 2: the written feedback to the candidate and two headteachers."""
    limit = time_limit("result-report")
    due = Due(
        "result-report",
        "The written report",
        "The agency or the assessor will",
        "send written feedback to the candidate and to the heads of the two schools",
        f"Written feedback will be sent within {limit} to the candidate, to the candidate's own headteacher and to the headteacher of the school with the post.",
        limit.citation,
        limit,
        silences=("result-start", "weeks", "host-school"),
    )
    if assessed is None:
        return replace(due, remark="It is counted from the assessment. Give the day of the assessment to see the day.")
    found = count(limit, starts, assessed, closures, chained=chained)
    return replace(due, by=found.last, count=found)


# --- a review ---------------------------------------------------------------------------------------------------------


def apply_for_review(key: str, starts: str, received: date, *, chained: bool = False) -> Due:
    """Annex D, paragraph 2: received within a time from receiving the decision. Closure days count: see the silence."""
    limit = time_limit("review-apply")
    found = count(limit, starts, received, frozenset(), chained=chained)
    spoken = key.endswith("spoken")
    return Due(
        key,
        f"Review application, counted from the {'judgement on the day' if spoken else 'decision in writing'}",
        "An application for a review must",
        f"have been received by the Review Co-ordinator, counted from the {'judgement on the day' if spoken else 'decision in writing'}",
        f"An application for a review must be received within {limit} of the candidate receiving the assessor's decision, here taken as the {'judgement given at the end of the assessment day' if spoken else 'decision in writing'}.",
        limit.citation,
        limit,
        found.last,
        found,
        if_not_met=True,
        closures_count=True,
        silences=("review-clock", "working-day", "closure-days", "review-late"),
    )


def decide_review(received: date, starts: str, closures: Closures, *, chained: bool = False) -> Due:
    """Annex D, paragraph 5: the decision, with reasons, within a time from the application's arrival."""
    limit = time_limit("review-decision")
    found = count(limit, starts, received, closures, chained=chained)
    return Due(
        "review-decision",
        "The review's decision",
        "The Review Officer will",
        "notify the candidate and the assessor of the decision, with reasons",
        f"The Review Officer will notify the candidate and the assessor of the decision, with reasons, within {limit} of the application for a review being received.",
        limit.citation,
        limit,
        found.last,
        found,
        if_not_met=True,
        silences=("working-day", "closure-days", "review-late", "after-review"),
    )


def tell_others() -> Due:
    """Annex D, paragraph 5: the two headteachers are informed too."""
    return Due(
        "review-others",
        "The headteachers are told",
        "The Review Officer will also",
        "inform the heads of the candidate's school and of the school that offers the post",
        "Two more people will be informed by the Review Officer: the headteacher of the candidate, and that of the school which offers the AST post.",
        cite("annex-d", 5),
        remark="No time limit is set for that.",
        if_not_met=True,
    )


def reapply() -> Due:
    """Part 3, applying again, paragraph 1: no set time; unusual before two terms."""
    limit = time_limit("reapply")
    return Due(
        "reapply",
        "Applying again",
        "The candidate may",
        f"apply again. No day is set: enough new evidence is unusual before {limit}",
        f"The candidate may apply again once the points in the report are addressed and there is more evidence. It is unusual for there to be enough of it until at least {limit} have passed since the original assessment.",
        limit.citation,
        limit,
        remark="No interval is set, so this is no bar. Terms differ and no dates of terms are held here, so no day is given.",
        if_not_met=True,
        silences=("reapply-interval", "reapply-post"),
    )


# --- what follows what ------------------------------------------------------------------------------------------------


def follow(case: Case) -> tuple[Due, ...]:
    """Return all that follows the event, in the guidance's order. Raises `NotCovered` as `count` does."""
    return tuple(_follow(case))


def _follow(case: Case) -> Iterator[Due]:
    match case.event:
        case Event.HEAD_RECEIVED if case.post is Post.EXTERNAL:
            yield from (reject(case), section(case), feedback(case), shortlist(case))
            yield assessment(None, "", case.closures)
        case Event.HEAD_RECEIVED:
            sent = submit(case)
            yield from (reject(case), sent, feedback(case))
            yield from _assess(
                sent.by or case.on, "the form is sent, taken as the day the agency has it", case, chained=True
            )
        case Event.AGENCY_RECEIVED:
            yield from _assess(case.on, "the agency received the form", case, chained=False)
        case Event.ASSESSED | Event.NOT_MET:
            yield from _results(case.on, "the assessment was held", case, chained=False)
        case Event.DECISION_RECEIVED:
            yield from _decided(case)
        case Event.REVIEW_RECEIVED:
            yield decide_review(case.on, "the application for a review was received", case.closures)
            yield tell_others()
        case Event.START:
            raise ValueError("a start is worked back from: see start_plan")


def _assess(received: date, starts: str, case: Case, *, chained: bool) -> Iterator[Due]:
    due = assessment(received, starts, case.closures, chained=chained)
    yield due
    yield from _results(due.by or received, "the assessment is held", case, chained=True)


def _results(assessed: date, starts: str, case: Case, *, chained: bool) -> Iterator[Due]:
    written = notice(assessed, starts, case.closures, chained=chained)
    yield from (written, report(assessed, starts, case.closures, chained=chained))
    yield from _review(assessed, written.by or assessed, chained=chained, written_chained=True, case=case)


def _decided(case: Case) -> Iterator[Due]:
    assessed = case.assessed_on if fits(case) else None
    yield report(assessed, "the assessment was held", case.closures)
    yield from _review(assessed, case.on, chained=False, written_chained=False, case=case)


def _review(spoken: date | None, written: date, *, chained: bool, written_chained: bool, case: Case) -> Iterator[Due]:
    ends = []
    if spoken is not None:
        starts = "the judgement is given" if chained else "the judgement was given"
        ends.append(apply_for_review("review-apply-spoken", starts, spoken, chained=chained))
    starts = "the decision arrives in writing" if written_chained else "the decision arrived in writing"
    ends.append(apply_for_review("review-apply-written", starts, written, chained=written_chained))
    yield from ends
    latest = max(due.by for due in ends if due.by is not None)
    yield decide_review(latest, "the application for a review is received", case.closures, chained=True)
    yield reapply()


def fits(case: Case) -> bool:
    """True where a day of the assessment is given that is not after the decision."""
    return case.assessed_on is not None and case.assessed_on <= case.on


def verdict(case: Case) -> Verdict:
    """Return whether days can be given: for all, up to a stage without a time limit, or for none that is set."""
    if case.event is Event.NOT_MET:
        return Verdict.NO_SET_TIME
    if case.event is Event.HEAD_RECEIVED and case.post is Post.EXTERNAL:
        return Verdict.DATED_IN_PART
    return Verdict.DATED
