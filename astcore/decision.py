"""What a headteacher with an application must decide, and what follows (part 3 of the guidance)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from astcore import dates, workdays
from astcore.errors import NotCovered
from astcore.outcome import Check, Weight
from astcore.quantities import time_limit
from astcore.source import cite


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
    leads: bool = False
    received: date | None = None


def taker(case: Application) -> Check:
    """Part 3, completing the form, and unattached teachers and others: whose application it is to take."""
    title = "The application is yours to decide on"
    match case.taker:
        case Taker.OWN_SCHOOL:
            return Check("taker", title, True, "The applicant is employed at your school.", cite("application-form", 1))
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
            because = "The form goes to the head of the applicant's own school, to a designated head or line manager, or, for someone outside the maintained sector, normally to the school where they were last employed."
            return Check(
                "taker",
                title,
                False,
                because,
                cite("application-form", 1),
                Weight.BAR,
                to_do="send the applicant to the right headteacher or line manager",
            )


def post(case: Application) -> Check:
    """Part 3, completing the form, paragraph 1: only for an existing or agreed post."""
    title, place = "A post that exists or has been agreed", cite("application-form", 1)
    if case.post is Post.NONE:
        because = "An application for assessment can only be accepted for an AST post that exists or has been agreed."
        return Check(
            "post",
            title,
            False,
            because,
            place,
            Weight.BAR,
            to_do="find out whether a post can be agreed, before anything else",
        )
    because = (
        "There is an agreed post at your school."
        if case.post is Post.INTERNAL
        else "The post is advertised by another school or by a local authority."
    )
    return Check("post", title, True, because, place)


def assessment_needed(case: Application) -> Check:
    """Part 3, external applications, paragraph 3: no further assessment after a pass."""
    title, place = "Assessment needed", cite("external-applications", 3)
    if case.assessed is Assessed.MET:
        return Check(
            "assessment_needed",
            title,
            False,
            "The applicant has already met the standards and can be considered without another assessment.",
            place,
            Weight.NOTE,
            silence="passed-form",
        )
    return Check(
        "assessment_needed",
        title,
        True,
        "The applicant has not yet been assessed as meeting the applicable standards.",
        cite("application-form", 1),
        Weight.NOTE,
    )


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


def relevant(case: Application) -> Check:
    """Part 3, after the form is filled in, paragraphs 1, 2 and 4: the relevant standards come first."""
    title = "You are satisfied about the relevant standards"
    silence = "leadership-standards" if case.leads else ""
    match case.relevant:
        case Decided.YES:
            return Check(
                "relevant",
                title,
                True,
                "You are satisfied that the teacher meets the standards of their present career stage.",
                cite("after-form", 1),
                silence=silence,
            )
        case Decided.NO:
            return Check(
                "relevant",
                title,
                False,
                f"You must reject the application and give the teacher a written explanation, which should be done within {time_limit('head-reject')} of receiving the application. There is no external assessment.",
                cite("after-form", 4),
                silence="head-decision-challenge",
            )
        case Decided.UNDECIDED:
            return Check(
                "relevant",
                title,
                None,
                "You must be satisfied that the teacher meets the relevant standards before the teacher can be considered for assessment.",
                cite("after-form", 1),
                silence=silence,
            )


def support(case: Application) -> Check:
    """Part 3, after the form is filled in, paragraphs 5 and 6: whether to support the application."""
    title = "You support the application"
    match case.support:
        case Decided.YES:
            return Check(
                "support",
                title,
                True,
                "You support the application, so you complete your sections and evaluate how far the teacher meets the standards to be externally assessed.",
                cite("after-form", 5),
            )
        case Decided.NO:
            return Check(
                "support",
                title,
                False,
                "You should give the applicant feedback. No time limit is set for it, and nothing says that the application goes on.",
                cite("after-form", 6),
                silence="head-does-not-support",
            )
        case Decided.UNDECIDED:
            return Check(
                "support",
                title,
                None,
                "Once satisfied about the relevant standards, you must decide whether you will support the application.",
                cite("after-form", 5),
            )


def declaration(case: Application) -> Check:
    """Part 3, external applications, paragraph 2, and internal appointments: who fills in the funding declaration."""
    title = "Funding declaration"
    if case.post is Post.EXTERNAL:
        return Check(
            "declaration",
            title,
            None,
            "The school or the local authority with the post should fill it in before the form goes to the assessment agency.",
            cite("external-applications", 2),
            Weight.NOTE,
        )
    match case.funding:
        case Funding.AUTHORITY:
            because = "The local authority is to pay for the post, so the form should go through the authority, which fills in the declaration."
        case Funding.SCHOOL:
            because = "You fill in the declaration with your section of the form, where it is relevant."
        case Funding.UNKNOWN:
            because = "Where the local authority is to pay for the post, the form should go through the authority for the declaration. Otherwise you fill it in, where it is relevant."
    return Check("declaration", title, None, because, cite("internal-appointments", 1), Weight.NOTE)


def head_evidence(case: Application) -> Check:
    """Part 3, applying again, paragraph 1: supporting evidence from the head."""
    because = "The applicant was assessed before and did not fully meet the standards. Supporting evidence from you is required, and the second assessment is a complete one."
    return Check(
        "head_evidence",
        "Your supporting evidence",
        None,
        because,
        cite("reapply", 1),
        Weight.NOTE,
        silence="reapply-interval",
    )


def deadline(received: date) -> date | None:
    """Return the last day of the head's time limit, or None where bank holidays are not held for it."""
    try:
        return workdays.after(received, time_limit("head-submit").amount)
    except NotCovered:
        return None


def in_time(case: Application) -> Check:
    """Part 3, after the form is filled in, paragraphs 4 and 5: within 20 working days of receiving it."""
    title, limit = "Time limit", time_limit("head-submit")
    silence = "external-submission" if case.post is Post.EXTERNAL else "working-day"
    if case.received is None:
        because = f"You should act within {limit} of receiving the form. Give the day you received it to see the date."
    elif (last := deadline(case.received)) is None:
        first, end = workdays.covered()
        because = f"You should act within {limit} of receiving the form. Bank holidays are held for {first.year} to {end.year} only, so the date cannot be worked out."
    else:
        because = f"You should act within {limit} of receiving the form on {dates.in_words(case.received)}: by {dates.in_words(last)}."
    place = cite("unattached", 3) if case.post is Post.EXTERNAL else cite("after-form", 5)
    return Check("in_time", title, None, because, place, Weight.NOTE, silence=silence)


Rule = Callable[[Application], Check]


def _rules(case: Application) -> Iterator[Rule]:
    yield from (post, taker)
    if case.taker is Taker.DESIGNATED:
        yield consulted
    yield assessment_needed
    if case.assessed is Assessed.MET:
        return
    yield relevant
    if case.relevant is Decided.YES:
        yield support
    yield in_time
    if case.relevant is not Decided.NO and case.support is not Decided.NO:
        yield declaration
    if case.assessed is Assessed.NOT_MET:
        yield head_evidence


def checks(case: Application) -> tuple[Check, ...]:
    """Return every condition that the application meets with, looked at, in the order in which it comes up."""
    return tuple(rule(case) for rule in _rules(case))


def verdict(case: Application) -> Verdict:
    """Return what the head has to do now."""
    if case.post is Post.NONE:
        return Verdict.NOT_ACCEPTED
    if case.taker is Taker.OTHER:
        return Verdict.NOT_YOURS
    if case.assessed is Assessed.MET:
        return Verdict.NO_ASSESSMENT_NEEDED
    if case.relevant is not Decided.YES:
        return Verdict.REJECT if case.relevant is Decided.NO else Verdict.DECIDE_RELEVANT
    return {Decided.YES: Verdict.SEND, Decided.NO: Verdict.FEEDBACK, Decided.UNDECIDED: Verdict.DECIDE_SUPPORT}[
        case.support
    ]
