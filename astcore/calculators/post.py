"""The post calculator: can we create an AST post, whom may we appoint, and what must happen first (parts 2 and 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from astcore import posts
from astcore.calculators.base import Calculator, one_at_a_time, variations
from astcore.outcome import Outcome, Step, Table
from astcore.posts import Creator, Money, Person, Plan, Settled, Verdict
from astcore.quantities import time_limit
from astcore.questions import Kind, Option, Question
from astcore.source import cite, silences

HEADINGS = {
    Verdict.APPOINT: "You can create the post and appoint",
    Verdict.ASSESS_FIRST: "You can create the post; assessment comes before appointment",
    Verdict.CLASSROOM_FIRST: "You can appoint as a classroom teacher first",
    Verdict.RECRUIT: "You can create the post and recruit for it",
    Verdict.NOT_YET: "Not yet",
    Verdict.DOES_NOT_FIT: "This does not fit the grade",
    Verdict.NOT_SAID: "The guidance does not say",
}

THE_POST, SO_FAR = "About the post", "What you have settled so far"
"""The headings of the form."""

NOT_THE_AUTHORITY = frozenset({"school", "group", "academy", "other"})
"""Those who are advised to ask the local authority first."""

SETTLED = (Option("yes", "Yes"), Option("no", "Not yet"))


def _settled(key: str, label: str, when: Mapping[str, frozenset[str]] | None = None) -> Question:
    missing = f"Select whether you have{label.removeprefix('Have you').removesuffix('?')}, or not yet"
    return Question(key, label, Kind.CHOICE, missing, options=SETTLED, default="no", when=when or {}, section=SO_FAR)


QUESTIONS = (
    Question(
        "creator",
        "Who wants to create the post?",
        Kind.CHOICE,
        "Select who wants to create the post",
        options=(
            Option("school", "A maintained school", "Of any type and phase"),
            Option("group", "A group or network of maintained schools"),
            Option("authority", "A local authority, for an AST it employs centrally"),
            Option("academy", "An academy"),
            Option("other", "Another school or body"),
        ),
        section=THE_POST,
    ),
    Question(
        "person",
        "Whom have you in mind?",
        Kind.CHOICE,
        "Select whom you have in mind",
        why="Only someone who has met the applicable standards can be appointed to an AST post.",
        options=(
            Option("nobody", "Nobody yet"),
            Option("passed", "Someone who has already met the standards"),
            Option("not_assessed", "Someone who has not been assessed"),
            Option("not_passed", "Someone who was assessed and did not fully meet the standards"),
            Option("potential", "A potential AST, who would start as a classroom teacher"),
        ),
        section=THE_POST,
    ),
    Question(
        "money",
        "How is the post to be paid for?",
        Kind.CHOICE,
        "Select how the post is to be paid for",
        options=(
            Option("grant", "The School Development Grant, through the local authority"),
            Option("formula", "The local funding formula"),
            Option("school", "The school's own money"),
            Option("group", "A group of schools together"),
            Option("undecided", "Not settled yet"),
        ),
        section=THE_POST,
    ),
    Question(
        "available",
        "Has the local authority said that funding is available?",
        Kind.CHOICE,
        "Select whether funding is available",
        options=SETTLED,
        when={"creator": NOT_THE_AUTHORITY, "money": frozenset({"grant"})},
        default="no",
        section=THE_POST,
    ),
    _settled(
        "coordinator",
        "Have you asked the local AST co-ordinator about local arrangements?",
        {"creator": NOT_THE_AUTHORITY},
    ),
    _settled("recruitment", "Have you settled whether to recruit internally or externally?"),
    _settled("school_role", "Have you settled the AST's role in their own school?"),
    _settled("outreach", "Have you settled how outreach is decided?"),
    _settled("pay", "Have you settled the pay?"),
    _settled("manager", "Have you settled who the line manager is?"),
    _settled("contract", "Have you settled the contractual arrangements?"),
)


def read_case(answers: Mapping[str, str]) -> Plan:
    """Return the case that a set of read answers describes."""
    keys = ("available", "recruitment", "school_role", "outreach", "pay", "manager", "contract", "coordinator")
    return Plan(
        Creator(answers["creator"]),
        Person(answers["person"]),
        Money(answers["money"]),
        **{key: Settled(answers.get(key, "no")) for key in keys},
    )


def _summary(verdict: Verdict, case: Plan) -> str:
    match verdict:
        case Verdict.APPOINT:
            return "You can create the post and consider this person for it without another assessment."
        case Verdict.ASSESS_FIRST:
            return "You can create the post. This person must be successfully assessed against the applicable standards before being appointed."
        case Verdict.CLASSROOM_FIRST:
            return "You can take this person on as a classroom teacher who works towards the grade. The AST pay spine is closed to them until they pass: you must not use it before."
        case Verdict.RECRUIT:
            return "You can create the post. Only someone who has been assessed as meeting the applicable standards can be appointed to it."
        case Verdict.NOT_YET:
            open_ = "; ".join(
                check.title[0].lower() + check.title[1:] for check in posts.missing(case) if check.met is False
            )
            return f"Before you go ahead, settle: {open_}."
        case Verdict.DOES_NOT_FIT:
            return "AST posts are in maintained schools, or with a local authority that employs an AST centrally."
        case Verdict.NOT_SAID:
            return "The guidance speaks of maintained schools and does not mention academies."


def _steps(verdict: Verdict, case: Plan) -> Iterator[Step]:
    if verdict is Verdict.DOES_NOT_FIT:
        does = "can approach a maintained school with a proposal, where you have an interest in what an AST's outreach could do"
        yield Step("You", does, cite("situations", 1))
        return
    if case.creator is not Creator.AUTHORITY and case.coordinator is Settled.NO:
        does = "ask the local AST co-ordinator whether special local arrangements apply, as you are advised to do first"
        yield Step("You", does, cite("situations", 2))
    for check in posts.missing(case):
        yield Step("You", check.to_do, check.citation)
    if verdict in (Verdict.NOT_YET, Verdict.NOT_SAID):
        return
    if case.money is Money.FORMULA:
        does = "should consult the Schools Forum about the proposal"
        yield Step("The local authority", does, cite("funding-formula", 1))
    if verdict is Verdict.RECRUIT:
        yield from _recruiting()
    if verdict is Verdict.CLASSROOM_FIRST:
        does = "take the teacher on as a classroom teacher, and must not use the AST pay spine until they have passed"
        yield Step("You", does, cite("recruitment", 3))
    if verdict is not Verdict.APPOINT:
        yield from _assessing(case)
    if verdict is Verdict.RECRUIT:
        does = "interview those on the shortlist who have been assessed successfully"
        yield Step("You", does, cite("external-applications", 2))
    yield from _appointing(case)


def _recruiting() -> Iterator[Step]:
    does = (
        "advertise the post, or invite applications, in a way that should comply with good equal opportunities practice"
    )
    yield Step("You", does, cite("recruitment", 2))
    does = "need to leave plenty of time between the advertisement and the day by which applicants from other schools would have to resign"
    yield Step("You", does, cite("external-applications", 3))


def _assessing(case: Plan) -> Iterator[Step]:
    who = "Each candidate who has still to be assessed" if case.person is Person.NOBODY else "The candidate"
    if case.person is Person.NOT_PASSED:
        does = "deals with the points in the report and gathers additional evidence; supporting evidence from their headteacher is required"
        yield Step(who, does, cite("reapply", 1))
    yield Step(
        who,
        "fills in {form} and hands it, on paper, to the headteacher of the school where they work",
        cite("application-form", 1),
        form="AST1",
    )
    yield Step(
        "The candidate's headteacher",
        "should complete the headteacher's section within {limit} of receiving it",
        cite("unattached", 3),
        limit=time_limit("head-section"),
    )
    yield Step(
        "The candidate's headteacher",
        "sends {form} to whoever advertises the post, or, for a post at the candidate's own school, should send it to the assessment agency",
        cite("internal-appointments", 1),
        form="AST1",
    )
    if case.person is Person.NOBODY:
        does = "draw up a shortlist, where people who have passed before can stand beside others, and should send on the forms of those who need to be assessed"
        yield Step("You", does, cite("external-applications", 1))
    does = "should fill in the funding declaration before the form goes to the assessment agency"
    yield Step("You or the local authority", does, cite("external-applications", 2))
    yield Step(
        "The assessment agency",
        "normally carries out the assessment within {limit} of receiving the form",
        cite("assessment-timescale", 1),
        limit=time_limit("assessment"),
    )


def _appointing(case: Plan) -> Iterator[Step]:
    does = "appoint; it is important that the new AST can have a contract that says what the post entails, who they report to, what they are paid and how far their responsibilities go"
    yield Step("You", does, cite("contracts", 1))
    does = "needs to make sure that contracts are in line with its local policies on contracts of employment"
    yield Step("The local authority", does, cite("contracts", 1))
    if case.creator is Creator.AUTHORITY:
        does = "see that the assessment agency is notified on {form}, which the guidance asks of the appointing headteacher only"
        yield Step("You", does, cite("notification", 1), form="AST2")
        return
    head, place = "The appointing headteacher", cite("notification", 1)
    yield Step(head, "should notify the assessment agency on {form}", place, form="AST2")
    copy = "should send a copy of {form} to the local authority's AST co-ordinator"
    if case.money in (Money.GRANT, Money.FORMULA):
        yield Step(head, f"{copy}, to generate the payment", place, form="AST2")
    else:
        yield Step(head, f"{copy}, if the authority supports the post in any way", place, form="AST2")


def decide(answers: Mapping[str, str]) -> str:
    """Return the verdict alone, for answers that have been read."""
    return posts.verdict(read_case(answers))


def answer(answers: Mapping[str, str]) -> Outcome:
    """Return the outcome for answers that have been read."""
    case = read_case(answers)
    verdict, checks = posts.verdict(case), posts.checks(case)
    return Outcome(
        verdict,
        HEADINGS[verdict],
        _summary(verdict, case),
        checks=checks,
        next_steps=tuple(_steps(verdict, case)),
        silent=tuple(silences()[key] for key in dict.fromkeys(check.silence for check in checks) if key),
    )


EXAMPLE = {
    "creator": "school",
    "person": "not_assessed",
    "money": "grant",
    "available": "yes",
    "coordinator": "yes",
    "recruitment": "yes",
    "school_role": "yes",
    "outreach": "yes",
    "pay": "yes",
    "manager": "yes",
    "contract": "yes",
}


def foreseen() -> Iterable[Mapping[str, str]]:
    """Yield the example and every case that differs from it in one answer."""
    yield EXAMPLE
    for _, _, case in variations(QUESTIONS, EXAMPLE):
        yield case


def overview() -> tuple[Table, ...]:
    """Return every answer to every question, and what it leads to, one answer at a time from the example."""
    return (one_at_a_time(variations(QUESTIONS, EXAMPLE), answer),)


CALCULATOR = Calculator(
    name="post",
    title="Can we create a post?",
    purpose="Whether a school or a local authority can create an AST post, whom it may appoint, and what must happen first.",
    questions=QUESTIONS,
    answer=answer,
    decide=decide,
    example=EXAMPLE,
    example_words="a maintained school with everything settled, and a teacher in mind who has not been assessed",
    verdicts={str(key): words for key, words in HEADINGS.items()},
    foreseen=foreseen,
    overview=overview,
)
