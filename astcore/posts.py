"""Whether a school or authority can create an AST post, whom it may appoint, and what comes first (parts 2 and 3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from astcore.outcome import Check, Weight
from astcore.quantities import quantity
from astcore.source import Citation, cite


class Verdict(StrEnum):
    """The answers there are."""

    APPOINT = "appoint"
    ASSESS_FIRST = "assess_first"
    CLASSROOM_FIRST = "classroom_first"
    RECRUIT = "recruit"
    NOT_YET = "not_yet"
    DOES_NOT_FIT = "does_not_fit"
    NOT_SAID = "not_said"


class Creator(StrEnum):
    """Who wants to create the post."""

    SCHOOL = "school"
    GROUP = "group"
    AUTHORITY = "authority"
    ACADEMY = "academy"
    OTHER = "other"


class Person(StrEnum):
    """Whom the creator of the post has in mind."""

    NOBODY = "nobody"
    PASSED = "passed"
    NOT_ASSESSED = "not_assessed"
    NOT_PASSED = "not_passed"
    POTENTIAL = "potential"


class Money(StrEnum):
    """How the post is to be paid for."""

    GRANT = "grant"
    FORMULA = "formula"
    SCHOOL = "school"
    GROUP = "group"
    UNDECIDED = "undecided"


class Settled(StrEnum):
    """Whether something has been settled."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Plan:
    """A case: a post that somebody wants to create or fill, and what has been settled about it."""

    creator: Creator
    person: Person
    money: Money
    available: Settled = Settled.NO
    recruitment: Settled = Settled.NO
    school_role: Settled = Settled.NO
    outreach: Settled = Settled.NO
    pay: Settled = Settled.NO
    manager: Settled = Settled.NO
    contract: Settled = Settled.NO
    coordinator: Settled = Settled.NO


def creator(case: Plan) -> Check:
    """Part 2, situations, paragraph 1: any maintained school can create posts at any time."""
    title, place = "Who can create a post", cite("situations", 1)
    match case.creator:
        case Creator.SCHOOL:
            return Check(
                "creator",
                title,
                True,
                "A maintained school of any kind can create AST posts, one or several, at any time.",
                place,
            )
        case Creator.GROUP:
            return Check(
                "creator",
                title,
                True,
                "A network or another group of schools can decide on one or more posts to work within it, and can pay for them together.",
                place,
            )
        case Creator.AUTHORITY:
            return Check(
                "creator",
                title,
                True,
                "A local authority can invite schools to create posts, and employ ASTs centrally. For those, it sets the pay range itself.",
                cite("pay-determined", 2),
                silence="centrally-employed",
            )
        case Creator.ACADEMY:
            return Check(
                "creator",
                title,
                None,
                "The guidance speaks of maintained schools and does not mention academies.",
                place,
                silence="academy-supply",
                to_do="ask the local authority or the assessment agency whether an academy can have a post",
            )
        case Creator.OTHER:
            return Check(
                "creator",
                title,
                False,
                "AST posts are in maintained schools, of any type and phase.",
                cite("what-is-an-ast", 1),
                Weight.BAR,
            )


def coordinator(case: Plan) -> Check:
    """Part 2, situations, paragraph 2: schools are advised to check local arrangements first."""
    met = case.coordinator is Settled.YES
    because = (
        "You have asked the local AST co-ordinator about special local arrangements."
        if met
        else "Schools that want to create a post are advised to ask their local AST co-ordinator first whether special local arrangements apply."
    )
    return Check(
        "coordinator",
        "Local arrangements",
        met,
        because,
        cite("situations", 2),
        Weight.NOTE,
        to_do="ask the local AST co-ordinator whether special local arrangements apply",
    )


def _decision(key: str, title: str, settled: Settled, place: Citation) -> Check:
    met = settled is Settled.YES
    because = (
        "You have settled this." if met else "You need to consider this when you create a post, or fill one again."
    )
    return Check(key, title, met, because, place, to_do=f"settle {title[0].lower()}{title[1:]}")


def recruitment(case: Plan) -> Check:
    """Part 2, decisions: internal or external recruitment."""
    return _decision("recruitment", "Internal or external recruitment", case.recruitment, cite("decisions", 1))


def money(case: Plan) -> Check:
    """Part 2, decisions and how funding is generated: how the post is paid for."""
    title = "How the post is paid for"
    match case.money:
        case Money.UNDECIDED:
            return Check(
                "money",
                title,
                False,
                "You need to consider how the post will be funded.",
                cite("decisions", 1),
                to_do="settle how the post is paid for",
            )
        case Money.GRANT if case.available is Settled.NO:
            return Check(
                "money",
                title,
                False,
                "For a new post paid from the School Development Grant, you should first ask the local authority's AST co-ordinator whether funding is available.",
                cite("funding-generated", 1),
                to_do="ask the local authority's AST co-ordinator whether funding is available",
            )
        case Money.GRANT:
            return Check(
                "money",
                title,
                True,
                "Funding from the School Development Grant is available.",
                cite("funding-generated", 1),
            )
        case Money.FORMULA:
            return Check(
                "money",
                title,
                True,
                "The local authority can direct delegated funding to AST posts. The Schools Forum should be consulted.",
                cite("funding-formula", 1),
            )
        case Money.SCHOOL:
            return Check("money", title, True, "Schools can pay for their own AST posts.", cite("funding-school", 1))
        case Money.GROUP:
            return Check(
                "money",
                title,
                True,
                "Several schools can join to support a post, or posts, that they share.",
                cite("funding-group", 1),
            )


def school_role(case: Plan) -> Check:
    """Part 2, decisions: the AST's role within their own school."""
    return _decision("school_role", "The AST's role in their own school", case.school_role, cite("decisions", 1))


def outreach(case: Plan) -> Check:
    """Part 2, decisions: how outreach work is decided."""
    return _decision("outreach", "How outreach is decided", case.outreach, cite("decisions", 1))


def pay(case: Plan) -> Check:
    """Part 2, decisions: what the pay is."""
    check = _decision("pay", "What the pay is", case.pay, cite("decisions", 1))
    return replace(check, to_do=f"settle the pay: a range of {quantity('range-points')} on the spine")


def manager(case: Plan) -> Check:
    """Part 2, decisions: who the line manager is."""
    return _decision("manager", "Who the line manager is", case.manager, cite("decisions", 1))


def contract(case: Plan) -> Check:
    """Part 2, decisions: the contractual arrangements."""
    return _decision("contract", "The contractual arrangements", case.contract, cite("decisions", 1))


def person(case: Plan) -> Check:
    """Part 2, situations, paragraph 1, and recruitment, paragraph 3: only someone who has passed can be appointed."""
    title, place = "Someone who has met the standards", cite("situations", 1)
    match case.person:
        case Person.PASSED:
            return Check(
                "person",
                title,
                True,
                "The person has been successfully assessed against the applicable standards, and can be considered without another assessment.",
                cite("external-applications", 3),
                silence="success-expiry",
            )
        case Person.NOT_ASSESSED:
            return Check(
                "person",
                title,
                None,
                "A teacher can be appointed only after being successfully assessed. More than one application for assessment can be accepted for a single post.",
                place,
                Weight.NOTE,
            )
        case Person.NOT_PASSED:
            return Check(
                "person",
                title,
                None,
                "A teacher who did not fully meet the standards may apply again, once the points in the report are dealt with and there is more evidence.",
                cite("reapply", 1),
                Weight.NOTE,
                silence="reapply-interval",
            )
        case Person.POTENTIAL:
            return Check(
                "person",
                title,
                None,
                "A potential AST starts in the post as a classroom teacher, and works towards the grade from there. You must not put the teacher on the AST pay spine before they have passed.",
                cite("recruitment", 3),
                Weight.NOTE,
                silence="potential-posts",
            )
        case Person.NOBODY:
            return Check(
                "person",
                title,
                None,
                "A teacher can be appointed only after being successfully assessed against the applicable standards.",
                place,
                Weight.NOTE,
            )


def equal_opportunities(_: Plan) -> Check:
    """Part 2, recruitment, paragraph 2: good equal opportunities practice."""
    return Check(
        "equal_opportunities",
        "Good equal opportunities practice",
        None,
        "However you recruit, it should comply with good equal opportunities practice.",
        cite("recruitment", 2),
        Weight.NOTE,
    )


def overload(_: Plan) -> Check:
    """Part 5, management responsibilities, the last paragraph: avoid overload."""
    return Check(
        "overload",
        "Not too much for one person",
        None,
        "In designing the post, be aware of any danger of overloading the AST, and avoid it.",
        cite("management", 5),
        Weight.NOTE,
    )


RULES: tuple[Callable[[Plan], Check], ...] = (
    creator,
    coordinator,
    recruitment,
    money,
    school_role,
    outreach,
    pay,
    manager,
    contract,
    equal_opportunities,
    person,
    overload,
)


def checks(case: Plan) -> tuple[Check, ...]:
    """Return every condition and every decision, looked at, in the guidance's own order."""
    return tuple(rule(case) for rule in RULES)


def missing(case: Plan) -> Iterator[Check]:
    """Yield what holds the post up."""
    for check in checks(case):
        if check.weight is not Weight.NOTE and check.met is not True:
            yield check


def verdict(case: Plan) -> Verdict:
    """Return whether the post can go ahead and whom it can go to."""
    found = list(missing(case))
    if any(check.weight is Weight.BAR for check in found):
        return Verdict.DOES_NOT_FIT
    if any(check.met is False for check in found):
        return Verdict.NOT_YET
    if found:
        return Verdict.NOT_SAID
    return {
        Person.PASSED: Verdict.APPOINT,
        Person.NOT_ASSESSED: Verdict.ASSESS_FIRST,
        Person.NOT_PASSED: Verdict.ASSESS_FIRST,
        Person.POTENTIAL: Verdict.CLASSROOM_FIRST,
        Person.NOBODY: Verdict.RECRUIT,
    }[case.person]
