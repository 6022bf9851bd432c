"""The headteacher's calculator: an application has come; what must I decide, by when, and what do I send where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from astcore import dates, decision
from astcore.calculators.base import Calculator, one_at_a_time, variations
from astcore.calculators.standards import titles
from astcore.decision import Application, Assessed, Decided, Funding, Post, Taker, Verdict
from astcore.outcome import Figure, Outcome, Step, Table
from astcore.quantities import time_limit
from astcore.questions import UNKNOWN, Kind, Option, Question
from astcore.source import cite, silences
from astcore.standards import CareerStage, applicable, relevant

LEADERSHIP = "leadership"
NEEDS_ASSESSMENT = frozenset({"no", "not_met"})

HEADINGS = {
    Verdict.DECIDE_RELEVANT: "First decide on the relevant standards",
    Verdict.DECIDE_SUPPORT: "Now decide whether you support the application",
    Verdict.SEND: "Complete the form and send it on",
    Verdict.REJECT: "You must reject the application, with a written explanation",
    Verdict.FEEDBACK: "You should give the applicant feedback",
    Verdict.NO_ASSESSMENT_NEEDED: "No further assessment is needed",
    Verdict.NOT_ACCEPTED: "The application cannot be accepted without a post",
    Verdict.NOT_YOURS: "The application should go to someone else",
}

THE_FORM, DECISION, FUNDING = "The application", "Your decision", "Paying for the post"
"""The headings of the form."""

QUESTIONS = (
    Question(
        "taker",
        "Why has the application come to you?",
        Kind.CHOICE,
        "Select why the application has come to you",
        options=(
            Option("own_school", "The applicant is employed at my school"),
            Option("designated", "The applicant works at two or more schools, and I am the designated headteacher"),
            Option("line_manager", "The applicant has no headteacher, and I am the designated line manager"),
            Option("last_school", "The applicant is outside the maintained sector, and was last employed at my school"),
            Option("current_head", "The applicant is outside the maintained sector, and I am the present headteacher"),
            Option("other", "None of these"),
        ),
        section=THE_FORM,
    ),
    Question(
        "post",
        "Which post is it for?",
        Kind.CHOICE,
        "Select which post the application is for",
        options=(
            Option("internal", "An agreed AST post at my school"),
            Option("external", "One advertised by another school or a local authority"),
            Option("none", "No post exists or has been agreed"),
        ),
        section=THE_FORM,
    ),
    Question(
        "assessed",
        "Has the applicant been assessed for the grade before?",
        Kind.CHOICE,
        "Select whether the applicant has been assessed before",
        options=(
            Option("no", "No"),
            Option("met", "Yes, and met the standards"),
            Option("not_met", "Yes, and did not fully meet the standards"),
        ),
        section=THE_FORM,
    ),
    Question(
        "received",
        "Day you received the form",
        Kind.DATE,
        "Enter the day you received the form",
        why="Your time limit starts with it.",
        hint="For example, 14 December 2009.",
        when={"assessed": NEEDS_ASSESSMENT},
        default="",
        optional=True,
        section=THE_FORM,
    ),
    Question(
        "stage",
        "What is the applicant's career stage?",
        Kind.CHOICE,
        "Select the applicant's career stage",
        why="It decides which standards are relevant, for you, and which are applicable, for the assessor.",
        options=(
            Option("main_scale", "Main scale teacher"),
            Option("post_threshold", "Post-threshold teacher", "Has passed the threshold"),
            Option("excellent_teacher", "Excellent Teacher"),
            Option(LEADERSHIP, "Headteacher, deputy or assistant headteacher"),
            Option(UNKNOWN, "I do not know"),
        ),
        when={"assessed": NEEDS_ASSESSMENT},
        default=UNKNOWN,
        section=THE_FORM,
    ),
    Question(
        "consulted",
        "Have you consulted the applicant's other headteachers?",
        Kind.CHOICE,
        "Select whether you have consulted the other headteachers",
        options=(Option("yes", "Yes"), Option("no", "Not yet")),
        when={"taker": frozenset({"designated"}), "assessed": NEEDS_ASSESSMENT},
        default="no",
        section=DECISION,
    ),
    Question(
        "relevant",
        "Are you satisfied that the teacher meets the relevant standards?",
        Kind.CHOICE,
        "Select whether you are satisfied about the relevant standards",
        options=(Option("yes", "Yes"), Option("no", "No"), Option("undecided", "I have not decided")),
        when={"assessed": NEEDS_ASSESSMENT},
        default="undecided",
        section=DECISION,
    ),
    Question(
        "support",
        "Will you support the application?",
        Kind.CHOICE,
        "Select whether you will support the application",
        options=(Option("yes", "Yes"), Option("no", "No"), Option("undecided", "I have not decided")),
        when={"assessed": NEEDS_ASSESSMENT, "relevant": frozenset({"yes"})},
        default="undecided",
        section=DECISION,
    ),
    Question(
        "funding",
        "Who is to pay for the post?",
        Kind.CHOICE,
        "Select who is to pay for the post",
        why="It decides who fills in the funding declaration.",
        options=(
            Option("authority", "The local authority, or the grant through it"),
            Option("school", "The school, alone or with other schools"),
            Option(UNKNOWN, "I do not know"),
        ),
        when={"post": frozenset({"internal"}), "assessed": NEEDS_ASSESSMENT},
        default=UNKNOWN,
        section=FUNDING,
    ),
)


def read_case(answers: Mapping[str, str]) -> Application:
    """Return the case that a set of read answers describes."""
    received, stage = answers.get("received", ""), answers.get("stage", UNKNOWN)
    return Application(
        taker=Taker(answers["taker"]),
        post=Post(answers["post"]),
        assessed=Assessed(answers["assessed"]),
        relevant=Decided(answers.get("relevant", "undecided")),
        support=Decided(answers.get("support", "undecided")),
        consulted=answers.get("consulted") == "yes",
        funding=Funding(answers.get("funding", UNKNOWN)),
        stage=CareerStage(stage) if stage in CareerStage else None,
        leads=stage == LEADERSHIP,
        received=date.fromisoformat(received) if received else None,
    )


def _by(case: Application) -> str:
    """Return the end of the head's time limit in words, or its length where the start is not known."""
    last = decision.deadline(case.received) if case.received else None
    return f"by {dates.in_words(last)}" if last else f"within {time_limit('head-submit')} of receiving the form"


def _summary(verdict: Verdict, case: Application) -> str:
    match verdict:
        case Verdict.DECIDE_RELEVANT:
            return f"Decide first whether you are satisfied that the teacher meets the relevant standards. You should act {_by(case)}."
        case Verdict.DECIDE_SUPPORT:
            return f"You are satisfied about the relevant standards. Now you must decide whether you will support the application. If you do, you should act {_by(case)}."
        case Verdict.SEND if case.post is Post.EXTERNAL:
            return f"Complete your sections with your evaluation, which you should do {_by(case)}, and send the form to the school or local authority with the post."
        case Verdict.SEND:
            way = "through the local authority " if case.funding is Funding.AUTHORITY else ""
            return f"Complete your sections with your evaluation, and send the form {way}to the assessment agency, which you should do {_by(case)}."
        case Verdict.REJECT:
            return f"You are not satisfied about the relevant standards, so you must reject the application and explain why in writing. You should do it {_by(case)}. There is no external assessment."
        case Verdict.FEEDBACK:
            return "You are satisfied about the relevant standards but do not support the application. You should give the applicant feedback, for which no time limit is set."
        case Verdict.NO_ASSESSMENT_NEEDED:
            return "The applicant has already met the standards, and can be considered for the post without another assessment."
        case Verdict.NOT_ACCEPTED if not case.needs_assessment:
            return "The applicant has already met the standards, but there is no post to be appointed to."
        case Verdict.NOT_ACCEPTED:
            return "An application for assessment can only be accepted for an AST post that exists or has been agreed."
        case Verdict.NOT_YOURS:
            return "As things are, the form should go first to another headteacher or line manager."


def _steps(verdict: Verdict, case: Application) -> Iterator[Step]:
    undecided = verdict in (Verdict.DECIDE_RELEVANT, Verdict.DECIDE_SUPPORT)
    if case.taker is Taker.DESIGNATED and not case.consulted and (undecided or verdict is Verdict.SEND):
        does = "should consult all of the applicant's other headteachers before filling in the form"
        yield Step("You", does, cite("unattached", 2))
    match verdict:
        case Verdict.DECIDE_RELEVANT | Verdict.DECIDE_SUPPORT:
            yield from _deciding(verdict, case)
        case Verdict.SEND:
            yield from _sending(case)
        case Verdict.REJECT:
            yield _reject()
        case Verdict.FEEDBACK:
            yield Step("You", "should give the applicant feedback", cite("after-form", 6))
        case Verdict.NO_ASSESSMENT_NEEDED:
            does = "can consider the applicant together with those who have still to be assessed"
            yield Step("The school or local authority with the post", does, cite("external-applications", 1))
        case Verdict.NOT_ACCEPTED:
            does = "find out whether a post can be agreed; a school that wants to create one is advised to ask the local AST co-ordinator first about special local arrangements"
            yield Step("You", does, cite("situations", 2))
        case Verdict.NOT_YOURS:
            yield from _redirecting(case)


def _reject(where: str = "") -> Step:
    does = f"must reject the application{where}, and give the teacher a written explanation, which should be done within {{limit}} of receiving the application"
    return Step("You", does, cite("after-form", 4), limit=time_limit("head-reject"))


def _complete(case: Application, where: str = "") -> Step:
    """Return the step with the head's time limit: for an external post it ends with the head's own section."""
    external = case.post is Post.EXTERNAL
    end = "do so" if external else "submit the form"
    return Step(
        "You",
        f"should complete your sections of {{form}}{where}, add how far the teacher meets the standards that are to be externally assessed, and {end} within {{limit}} of receiving it",
        cite("unattached", 3) if external else cite("after-form", 5),
        form="AST1",
        limit=time_limit("head-section" if external else "head-submit"),
    )


def _deciding(verdict: Verdict, case: Application) -> Iterator[Step]:
    if verdict is Verdict.DECIDE_RELEVANT:
        yield Step("You", "decide whether the teacher meets the relevant standards", cite("after-form", 1))
        yield _reject(" where you are not satisfied")
        yield Step("You", "must then decide about your support where you are satisfied", cite("after-form", 5))
        return
    yield Step("You", "must decide whether you will support the application", cite("after-form", 5))
    yield _complete(case, " where you support it")
    yield Step("You", "should give the applicant feedback where you cannot support it", cite("after-form", 6))


def _redirecting(case: Application) -> Iterator[Step]:
    does = "send the applicant to the headteacher or line manager whose part it is"
    yield Step("You", does, cite("unattached", 1))
    if case.post is Post.INTERNAL:
        does = "draw up a shortlist once the form has come to you with that part filled in, if it is your post that is advertised"
        yield Step("You", does, cite("external-applications", 1))


def _sending(case: Application) -> Iterator[Step]:
    yield _complete(case)
    if case.assessed is Assessed.NOT_MET:
        yield Step("You", "give supporting evidence, which is required when someone applies again", cite("reapply", 1))
    yield from _to_advertiser() if case.post is Post.EXTERNAL else _to_agency(case)
    yield Step(
        "The assessment agency",
        "normally carries out the assessment within {limit} of receiving the form",
        cite("assessment-timescale", 1),
        limit=time_limit("assessment"),
    )
    does = "contacts the school beforehand to agree the day's programme with the headteacher"
    yield Step("The assessor", does, cite("assessment-process", 4))


def _to_advertiser() -> Iterator[Step]:
    place, advertiser = cite("external-applications", 1), "The school or local authority with the post"
    does = (
        "send {form}, on paper, to the headteacher or the local authority personnel department that advertised the post"
    )
    yield Step("You", does, place, form="AST1")
    does = "draws up a shortlist, and should send on the forms of those on it who need to be assessed"
    yield Step(advertiser, does, place)
    does = "should fill in the funding declaration before the form goes to the assessment agency"
    yield Step(advertiser, does, cite("external-applications", 2))


def _to_agency(case: Application) -> Iterator[Step]:
    yield Step("You", "draw up a shortlist first, where that is appropriate", cite("route-internal", 5))
    does = {
        Funding.AUTHORITY: "should send {form}, on paper, to the assessment agency through the local authority, which fills in the funding declaration",
        Funding.SCHOOL: "should send {form}, on paper, to the assessment agency, with the funding declaration filled in where it is relevant",
        Funding.UNKNOWN: "find out who is to pay, and should then send {form}, on paper, to the assessment agency: through the local authority, which fills in the funding declaration, where the post is to be funded through it",
    }[case.funding]
    yield Step("You", does, cite("internal-appointments", 1), form="AST1")


TIMED = {Verdict.DECIDE_RELEVANT, Verdict.DECIDE_SUPPORT, Verdict.SEND, Verdict.REJECT}
"""The verdicts under which the head's time limit runs."""


def _figures(verdict: Verdict, case: Application) -> Iterator[Figure]:
    if verdict not in TIMED:
        return
    if case.received and (last := decision.deadline(case.received)):
        note = f"{time_limit('head-submit')} after {dates.in_words(case.received)}, bank holidays in England and Wales left out."
        yield Figure("deadline", "Last day of your time limit", dates.in_words(last), note=note)
    if case.stage:
        names = titles(relevant(case.stage))
        yield Figure("relevant", "You decide on: relevant standards", f"{names[0].upper()}{names[1:]} standards")
    if case.stage and verdict is not Verdict.REJECT:
        label = "You evaluate against: applicable standards"
        yield Figure("applicable", label, str(len(applicable(case.stage))))


def decide(answers: Mapping[str, str]) -> str:
    """Return the verdict alone, for answers that have been read."""
    return decision.verdict(read_case(answers))


def answer(answers: Mapping[str, str]) -> Outcome:
    """Return the outcome for answers that have been read."""
    case = read_case(answers)
    verdict, checks = decision.verdict(case), decision.checks(case)
    return Outcome(
        verdict,
        HEADINGS[verdict],
        _summary(verdict, case),
        figures=tuple(_figures(verdict, case)),
        checks=checks,
        next_steps=tuple(_steps(verdict, case)),
        silent=tuple(silences()[key] for key in dict.fromkeys(check.silence for check in checks) if key),
    )


EXAMPLE = {
    "taker": "own_school",
    "post": "internal",
    "assessed": "no",
    "received": "2009-12-14",
    "stage": "main_scale",
    "relevant": "yes",
    "support": "yes",
    "funding": "authority",
}


def foreseen() -> Iterable[Mapping[str, str]]:
    """Yield the example and every case that differs from it in one answer."""
    yield EXAMPLE
    for _, _, case in variations(QUESTIONS, EXAMPLE):
        yield case


def overview() -> tuple[Table, ...]:
    """Return every answer to every question, and what the head has to do then, one answer at a time."""
    return (one_at_a_time(variations(QUESTIONS, EXAMPLE), answer),)


CALCULATOR = Calculator(
    name="application",
    title="An application has reached me",
    purpose="What a headteacher must decide on an AST application, by when, and what goes where.",
    questions=QUESTIONS,
    answer=answer,
    decide=decide,
    example=EXAMPLE,
    example_words="a headteacher who received a main scale teacher's form on 14 December 2009, is satisfied and supports it",
    verdicts={str(key): words for key, words in HEADINGS.items()},
    foreseen=foreseen,
    overview=overview,
)
