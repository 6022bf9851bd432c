"""What a headteacher with an application must decide, and what follows (part 3 of the guidance)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from astcore import data, dates, grade, standards, workdays
from astcore.outcome import Check, Weight
from astcore.quantities import time_limit
from astcore.source import cite
from astcore.standards import CareerStage


class Verdict(StrEnum):
    """The answers there are."""

    DECIDE_RELEVANT = "decide_relevant"
    DECIDE_SUPPORT = "decide_support"
    SEND = "send"
    REJECT = "reject"
    FEEDBACK = "feedback"
    NO_ASSESSMENT_NEEDED = "no_assessment_needed"
    NOT_ACCEPTED = "not_accepted"
    NOT_YOURS = "not_yours"


class Decided(StrEnum):
    """An answer to one of the head's two decisions."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


class Taker(StrEnum):
    """Why the application comes to this headteacher or line manager."""

    OWN_SCHOOL = "own_school"
    DESIGNATED = "designated"
    LINE_MANAGER = "line_manager"
    LAST_SCHOOL = "last_school"
    CURRENT_HEAD = "current_head"
    OTHER = "other"


class Post(StrEnum):
    """The post that the application is for."""

    INTERNAL = "internal"
    EXTERNAL = "external"
    NONE = "none"


class Assessed(StrEnum):
    """Whether the candidate has been assessed for the grade before."""

    NO = "no"
    MET = "met"
    NOT_MET = "not_met"


class Funding(StrEnum):
    """Who pays for an internal post."""

    AUTHORITY = "authority"
    SCHOOL = "school"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Application:
    """A case: an application that has reached a headteacher, and how far the headteacher has got with it."""

    taker: Taker
    post: Post
    assessed: Assessed
    relevant: Decided = Decided.UNDECIDED
    support: Decided = Decided.UNDECIDED
    consulted: bool = False
    funding: Funding = Funding.UNKNOWN
    stage: CareerStage | None = None
    leads: bool = False
    received: date | None = None

    @property
    def needs_assessment(self) -> bool:
        """True unless the applicant has already passed."""
        return self.assessed is not Assessed.MET

    @property
    def stopped(self) -> bool:
        """True where the headteacher has decided against the application, on either of the two questions."""
        return Decided.NO in (self.relevant, self.support)


def taker(case: Application) -> Check:
    """Part 3, completing the form, and unattached teachers and others: whose application it is to take."""
    title = "The application is yours to decide on"
    match case.taker:
        case Taker.OWN_SCHOOL:
            silence = "head-as-candidate" if case.leads else ""
            because = "The applicant is employed at your school."
            return Check("taker", title, True, because, cite("application-form", 1), silence=silence)
        case Taker.DESIGNATED:
            because = "You are the designated headteacher: normally the head of the school where the applicant works the most hours, or any one head if all of them agree."
            return Check("taker", title, True, because, cite("unattached", 2))
        case Taker.LINE_MANAGER:
            because = (
                "The applicant has no headteacher, and the employer has designated you to carry out the role of one."
            )
            return Check("taker", title, True, because, cite("unattached", 1))
        case Taker.LAST_SCHOOL:
            because = "The applicant is not employed as a teacher in the maintained sector, and was last employed at your school. The form should normally come to you."
            return Check("taker", title, True, because, cite("unattached", 1), silence="no-school-now")
        case Taker.CURRENT_HEAD:
            because = "The applicant is not employed as a teacher in the maintained sector. As the present headteacher you can fill in the form where that is more appropriate."
            return Check("taker", title, True, because, cite("unattached", 1), silence="no-school-now")
        case Taker.OTHER:
            because = "The form goes first to the head of the applicant's own school, to a designated head or line manager, or, for someone outside the maintained sector, normally to the school where they were last employed."
            to_do = "send the applicant to the right headteacher or line manager"
            return Check("taker", title, False, because, cite("application-form", 1), Weight.BAR, to_do=to_do)


def post(case: Application) -> Check:
    """Part 3, completing the form, paragraph 1: only for an existing or agreed post."""
    title = "A post that exists or has been agreed"
    place = cite("application-form", 1) if case.needs_assessment else cite("situations", 1)
    if case.post is not Post.NONE:
        internal = "There is an agreed post at your school."
        external = "The post is advertised by another school or by a local authority."
        silence = "reapply-post" if case.assessed is Assessed.NOT_MET else ""
        because = internal if case.post is Post.INTERNAL else external
        return Check("post", title, True, because, place, silence=silence)
    because = (
        "An application for assessment can only be accepted for an AST post that exists or has been agreed."
        if case.needs_assessment
        else "The applicant has met the standards, but a teacher is appointed to a post, and there is none."
    )
    to_do = "find out whether a post can be agreed, before anything else"
    return Check("post", title, False, because, place, Weight.BAR, to_do=to_do)


def assessment_needed(case: Application) -> Check:
    """Part 3, external applications, paragraph 3: no further assessment after a pass."""
    title, place = "Assessment needed", cite("external-applications", 3)
    if not case.needs_assessment:
        because = "The applicant has already met the standards and can be considered without another assessment."
        return Check("assessment_needed", title, False, because, place, Weight.NOTE, silence="success-expiry")
    because = "The applicant has not yet been assessed as meeting the applicable standards."
    return Check("assessment_needed", title, True, because, cite("application-form", 1), Weight.NOTE)


def passed_form(_: Application) -> Check:
    """Part 3, completing the form, paragraph 1: form AST1 is for those who have not yet met the standards."""
    because = "Form AST1 is for applicants who have not been assessed as meeting the applicable standards. What someone who has fills in is not said."
    place = cite("application-form", 1)
    return Check("passed_form", "Form AST1", None, because, place, Weight.NOTE, silence="passed-form")


def consulted(case: Application) -> Check:
    """Part 3, unattached teachers and others, paragraph 2: consult all the other heads first."""
    because = (
        "You have consulted all of the applicant's other headteachers."
        if case.consulted
        else "You should consult all of the applicant's other headteachers before you fill in the form."
    )
    return Check(
        "consulted", "Other headteachers consulted", case.consulted, because, cite("unattached", 2), Weight.NOTE
    )


def relevant_set(case: Application) -> Check:
    """Part 3, after the form is filled in, paragraph 3: which standards are relevant."""
    title, place = "Which standards are relevant", cite("after-form", 3)
    if case.leads:
        because = (
            "No rule says which standards are relevant for a headteacher, or for a deputy or assistant headteacher."
        )
        return Check("relevant_set", title, None, because, place, Weight.NOTE, silence="leadership-standards")
    if case.stage is None:
        because = "For every applicant the core standards, for one on the upper pay spine also the post-threshold standards, and for an Excellent Teacher both of these and the Excellent Teacher standards."
        return Check("relevant_set", title, None, because, place, Weight.NOTE, silence="core-standards")
    because = f"For this applicant: {', '.join(each.title for each in standards.relevant(case.stage))}."
    return Check("relevant_set", title, True, because, place, Weight.NOTE, silence="core-standards")


def relevant(case: Application) -> Check:
    """Part 3, after the form is filled in, paragraphs 1, 2 and 4: the relevant standards come first."""
    title, place = "You are satisfied about the relevant standards", cite("after-form", 1)
    match case.relevant:
        case Decided.YES:
            because = "You are satisfied that the teacher meets the standards of their present career stage."
            return Check("relevant", title, True, because, place)
        case Decided.NO:
            because = f"You must reject the application and give the teacher a written explanation, which should be done within {time_limit('head-reject')} of receiving the application. There is no external assessment."
            return Check("relevant", title, False, because, cite("after-form", 4), silence="head-decision-challenge")
        case Decided.UNDECIDED:
            because = "You must be satisfied that the teacher meets the relevant standards before the teacher can be considered for assessment."
            return Check("relevant", title, None, because, place)


def support(case: Application) -> Check:
    """Part 3, after the form is filled in, paragraphs 5 and 6: whether to support the application."""
    title, place = "You support the application", cite("after-form", 5)
    match case.support:
        case Decided.YES:
            because = "You support the application, so you should complete your sections, and evaluate how far the teacher meets the standards to be externally assessed."
            return Check("support", title, True, because, place)
        case Decided.NO:
            because = "You should give the applicant feedback. No time limit is set for it, and nothing says that the application goes on."
            return Check("support", title, False, because, cite("after-form", 6), silence="head-does-not-support")
        case Decided.UNDECIDED:
            because = (
                "Once satisfied about the relevant standards, you must decide whether you will support the application."
            )
            return Check("support", title, None, because, place)


def applicable_set(case: Application) -> Check:
    """Part 3, after the form is filled in, paragraph 5 and the table: what the head's evaluation is against."""
    title, place = "Which standards you evaluate", cite("after-form", 5)
    if case.leads:
        because = "You evaluate the standards that are to be externally assessed. Which those are for someone paid as a leader, no rule says."
        return Check("applicable_set", title, None, because, place, Weight.NOTE, silence="leadership-standards")
    if case.stage is None:
        because = "You evaluate the standards that are to be externally assessed, which depend on the career stage."
        return Check("applicable_set", title, None, because, place, Weight.NOTE, silence="stage-or-scale")
    because = f"You evaluate how far the teacher meets {len(standards.applicable(case.stage))} standards, which are to be externally assessed."
    silence = "" if case.stage is CareerStage.EXCELLENT_TEACHER else "stage-or-scale"
    return Check("applicable_set", title, True, because, place, Weight.NOTE, silence=silence)


def destination(case: Application) -> Check:
    """Part 3, external applications, paragraph 1, and internal appointments: where a supported form goes, on paper."""
    title = "Where the form goes"
    if case.post is Post.EXTERNAL:
        because = "A form that you support goes, on paper, to the headteacher or the local authority personnel department that advertises the post."
        place, silence = cite("external-applications", 1), "external-submission"
    else:
        because = "A form that you support should go, on paper, to the assessment agency."
        place, silence = cite("internal-appointments", 1), ""
    return Check("destination", title, None, because, place, Weight.NOTE, silence=silence)


def declaration(case: Application) -> Check:
    """Part 3, external applications, paragraph 2, and internal appointments: who fills in the funding declaration."""
    title, place = "Funding declaration", cite("internal-appointments", 1)
    if case.post is Post.EXTERNAL:
        because = "The school or the local authority with the post should fill it in before the form goes to the assessment agency."
        place = cite("external-applications", 2)
        return Check("declaration", title, None, because, place, Weight.NOTE, silence="who-arranges")
    match case.funding:
        case Funding.AUTHORITY:
            because = "The post is to be funded through the local authority, so the form should go through the authority, which fills in the declaration."
        case Funding.SCHOOL:
            because = "You fill in the declaration with your section of the form, where it is relevant."
        case Funding.UNKNOWN:
            because = "Where the post is to be funded through the local authority, the form should go through the authority for the declaration. Otherwise you fill it in, where it is relevant."
    return Check("declaration", title, None, because, place, Weight.NOTE)


def head_evidence(_: Application) -> Check:
    """Part 3, applying again, paragraph 1: supporting evidence from the head."""
    because = "The applicant may apply again once they have dealt with the points in the report and can give additional evidence that they now fully meet each applicable standard. Supporting evidence from you is required, and the second assessment is a complete one."
    place = cite("reapply", 1)
    return Check(
        "head_evidence", "Your supporting evidence", None, because, place, Weight.NOTE, silence="reapply-interval"
    )


def place_of_assessment(_: Application) -> Check:
    """Part 3, what an assessment involves, paragraph 2: a day in the candidate's school."""
    title, place = "Where the assessment is held", cite("assessment-process", 2)
    because = "The assessment is a day in the applicant's school. Which one, for someone with several, is not said."
    return Check("place_of_assessment", title, None, because, place, Weight.NOTE, silence="several-schools-place")


@cache
def procedure_from() -> date:
    """Return the first day of the procedure that the time limits belong to. Source: part 3, after the form, 2."""
    return next(entry.holds_from for entry in data.of_kind("time_limits", "limit") if entry.key == "head-submit")


def deadline(received: date) -> date | None:
    """Return the last day of the head's time limit; None for a form from before the procedure or after the grade."""
    if not procedure_from() <= received <= grade.assessment_ended():
        return None
    return workdays.after(received, time_limit("head-submit").amount)


def _dated(received: date) -> str:
    """Return the sentence that follows the time limit: its last day, or why there is none."""
    if received < procedure_from():
        return f"This procedure began on {dates.in_words(procedure_from())}. The form came before that, so no date is worked out."
    ended = f"Assessment for the grade ended on {dates.in_words(grade.assessment_ended())}"
    if (last := deadline(received)) is None:
        return f"{ended}. The form came after that, so no date is worked out."
    late = f" {ended}." if last > grade.assessment_ended() else ""
    return f"You received it on {dates.in_words(received)}, so the last day is {dates.in_words(last)}.{late}"


def in_time(case: Application) -> Check:
    """Part 3, after the form is filled in, paragraphs 4 and 5, and unattached teachers and others, paragraph 3."""
    dated = "Give the day you received it to see the date." if case.received is None else _dated(case.received)
    because = f"You should act within {time_limit('head-submit')} of receiving the form. {dated}"
    if case.relevant is Decided.NO:
        place = cite("after-form", 4)
    else:
        place = cite("unattached", 3) if case.post is Post.EXTERNAL else cite("after-form", 5)
    return Check("in_time", "Time limit", None, because, place, Weight.NOTE, silence="working-day")


Rule = Callable[[Application], Check]


def _rules(case: Application) -> Iterator[Rule]:
    """Yield the conditions that this case meets with. Without a post, or with someone else's form, no more."""
    yield from (post, assessment_needed)
    if not case.needs_assessment:
        yield passed_form
        return
    yield taker
    if case.post is Post.NONE or case.taker is Taker.OTHER:
        return
    if case.taker is Taker.DESIGNATED:
        yield consulted
    yield from (relevant_set, relevant)
    if case.relevant is Decided.YES:
        yield support
    if case.support is not Decided.NO:
        yield in_time
    if case.stopped:
        return
    yield from (applicable_set, destination, declaration)
    if case.taker is Taker.DESIGNATED:
        yield place_of_assessment
    if case.assessed is Assessed.NOT_MET:
        yield head_evidence


def checks(case: Application) -> tuple[Check, ...]:
    """Return every condition that the application meets with, looked at, in the order in which it comes up."""
    return tuple(rule(case) for rule in _rules(case))


def verdict(case: Application) -> Verdict:
    """Return what the head has to do now."""
    if case.post is Post.NONE:
        return Verdict.NOT_ACCEPTED
    if not case.needs_assessment:
        return Verdict.NO_ASSESSMENT_NEEDED
    if case.taker is Taker.OTHER:
        return Verdict.NOT_YOURS
    if case.relevant is not Decided.YES:
        return Verdict.REJECT if case.relevant is Decided.NO else Verdict.DECIDE_RELEVANT
    return {Decided.YES: Verdict.SEND, Decided.NO: Verdict.FEEDBACK, Decided.UNDECIDED: Verdict.DECIDE_SUPPORT}[
        case.support
    ]
