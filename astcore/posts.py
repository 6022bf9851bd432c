"""Whether a school or authority can create an AST post, whom it may appoint, and what comes first (parts 2 and 3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from astcore.outcome import Check, Weight
from astcore.quantities import quantity
from astcore.source import cite


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

    @property
    def asks_for_funding(self) -> bool:
        """True unless the local authority itself creates the post: asking it first is for schools."""
        return self.creator is not Creator.AUTHORITY


def creator(case: Plan) -> Check:
    """Part 2, situations, paragraph 1: any maintained school can create posts at any time."""
    title, place = "Who can create a post", cite("situations", 1)
    match case.creator:
        case Creator.SCHOOL:
            because = "A maintained school of any kind can create AST posts, one or several, at any time."
            return Check("creator", title, True, because, place)
        case Creator.GROUP:
            because = (
                "A network or another group of schools can decide to create one or more posts to work within the group."
            )
            return Check("creator", title, True, because, place)
        case Creator.AUTHORITY:
            because = "Many local authorities have central arrangements for creating and funding posts, and an authority can employ an AST centrally."
            return Check("creator", title, True, because, cite("situations", 2), silence="centrally-employed")
        case Creator.ACADEMY:
            because = "The guidance speaks of maintained schools and does not mention academies."
            to_do = "ask the local authority or the assessment agency whether an academy can have a post"
            return Check("creator", title, None, because, place, silence="academy-supply", to_do=to_do)
        case Creator.OTHER:
            because = "AST posts are in maintained schools, of any type and phase."
            return Check("creator", title, False, because, cite("what-is-an-ast", 1), Weight.BAR)


def coordinator(case: Plan) -> Check:
    """Part 2, situations, paragraph 2: schools are advised to check local arrangements first."""
    met = case.coordinator is Settled.YES
    because = (
        "You have asked the local AST co-ordinator about special local arrangements."
        if met
        else "Schools that want to create a post are advised to ask their local AST co-ordinator first whether special local arrangements apply."
    )
    return Check("coordinator", "Local arrangements", met, because, cite("situations", 2), Weight.NOTE)


def _decision(key: str, title: str, settled: Settled, more: str = "") -> Check:
    """Return one of the seven decisions: settled, or still to be considered, with what else the guidance says of it."""
    met = settled is Settled.YES
    open_ = "You need to consider this when you create a post, or fill one again."
    because = "You have settled this." if met else f"{open_} {more}".rstrip()
    return Check(key, title, met, because, cite("decisions", 1), to_do=f"settle {title[0].lower()}{title[1:]}")


def recruitment(case: Plan) -> Check:
    """Part 2, decisions, and recruitment, paragraph 1: internal or external recruitment."""
    more = "It depends to some extent on why the post is created."
    return _decision("recruitment", "Whether to recruit internally or externally", case.recruitment, more)


def money(case: Plan) -> Check:
    """Part 2, decisions and how funding is generated: how the post is paid for."""
    title, place = "How the post is paid for", cite("funding-generated", 1)
    match case.money:
        case Money.UNDECIDED:
            because = "You need to consider how the post will be funded."
            return Check("money", title, False, because, cite("decisions", 1), to_do="settle how the post is paid for")
        case Money.GRANT if case.asks_for_funding and case.available is Settled.NO:
            because = "For a new post paid from the School Development Grant, a school should first contact the local authority's AST co-ordinator to make sure that funding is available."
            to_do = "ask the local authority's AST co-ordinator whether funding is available"
            return Check("money", title, False, because, place, to_do=to_do)
        case Money.GRANT if case.asks_for_funding:
            return Check("money", title, True, "Funding from the School Development Grant is available.", place)
        case Money.GRANT:
            because = "The School Development Grant is paid to the local authority."
            return Check("money", title, True, because, cite("funding-generated", 2))
        case Money.FORMULA:
            because = "The local authority can direct delegated funding to AST posts. The Schools Forum should be consulted about any such proposal."
            return Check("money", title, True, because, cite("funding-formula", 1))
        case Money.SCHOOL:
            because = "Schools can pay for their own AST posts."
            return Check("money", title, True, because, cite("funding-school", 1))
        case Money.GROUP:
            because = "Several schools can join to support a post, or posts, that they share."
            return Check("money", title, True, because, cite("funding-group", 1))


def school_role(case: Plan) -> Check:
    """Part 2, decisions: the AST's role within their own school."""
    return _decision("school_role", "The AST's role in their own school", case.school_role)


def outreach(case: Plan) -> Check:
    """Part 2, decisions, and part 5, points for headteachers, paragraph 1: how outreach work is decided."""
    more = "It is recommended that outreach be discussed with the local authority before funding is sought, and agreed with the AST once in post."
    if case.creator is Creator.AUTHORITY:
        more = "It is recommended that outreach be agreed with the AST once in post."
    return _decision("outreach", "How outreach is decided", case.outreach, more)


def pay(case: Plan) -> Check:
    """Part 2, decisions, and part 4, how pay is determined, paragraphs 1 and 2: what the pay is."""
    who = "local authority" if case.creator is Creator.AUTHORITY else "relevant body, normally the governing body,"
    more = f"The {who} sets a range of {quantity('range-points')} on the AST pay spine."
    return _decision("pay", "What the pay is", case.pay, more)


def manager(case: Plan) -> Check:
    """Part 2, decisions, and part 4, performance management, paragraph 1: who the line manager is."""
    more = "For performance management it is likely to be the headteacher or a deputy headteacher."
    return _decision("manager", "Who the line manager is", case.manager, more)


def contract(case: Plan) -> Check:
    """Part 2, decisions, and contracts, paragraph 1: the contractual arrangements."""
    more = "It is important that a new AST can have a contract that sets out what the post requires."
    return _decision("contract", "The contractual arrangements", case.contract, more)


def equal_opportunities(_: Plan) -> Check:
    """Part 2, recruitment, paragraph 2: good equal opportunities practice."""
    title = "Good equal opportunities practice"
    because = "However you recruit, it should comply with good equal opportunities practice."
    return Check("equal_opportunities", title, None, because, cite("recruitment", 2), Weight.NOTE)


def several(_: Plan) -> Check:
    """Part 2, recruitment, paragraph 3: several candidates can be assessed for one post."""
    because = "More than one application for assessment can be accepted for a single post, and a teacher can be assessed where they work now."
    return Check("several", "Several candidates", None, because, cite("recruitment", 3), Weight.NOTE)


def person(case: Plan) -> Check:
    """Part 2, situations, paragraph 1, and recruitment, paragraph 3: only someone who has passed can be appointed."""
    title, place = "Someone who has met the standards", cite("situations", 1)
    match case.person:
        case Person.PASSED:
            because = "The person has been successfully assessed against the applicable standards, and can be considered without another assessment."
            place = cite("external-applications", 3)
            return Check("person", title, True, because, place, silence="success-expiry")
        case Person.NOT_ASSESSED | Person.NOBODY:
            because = (
                "A teacher can be appointed only after being successfully assessed against the applicable standards."
            )
            return Check("person", title, None, because, place, Weight.NOTE)
        case Person.NOT_PASSED:
            because = "A teacher who did not fully meet the standards may apply again once the points in the report are dealt with and there is more evidence that each applicable standard is now fully met. Supporting evidence from their headteacher is required, and the second assessment is a complete one."
            place = cite("reapply", 1)
            return Check("person", title, None, because, place, Weight.NOTE, silence="reapply-interval")
        case Person.POTENTIAL:
            because = "A potential AST starts in the post as a classroom teacher, and works towards the grade from there. You must not put the teacher on the AST pay spine before they have passed."
            place = cite("recruitment", 3)
            return Check("person", title, None, because, place, Weight.NOTE, silence="potential-posts")


def overload(_: Plan) -> Check:
    """Part 5, management responsibilities, paragraph 5: avoid overload."""
    because = "In designing the post it is important to be aware of any danger of overloading the AST, and to avoid it."
    return Check("overload", "Not too much for one person", None, because, cite("management", 5), Weight.NOTE)


Rule = Callable[[Plan], Check]


def _rules(case: Plan) -> Iterator[Rule]:
    yield creator
    if case.creator is not Creator.AUTHORITY:
        yield coordinator
    yield from (recruitment, money, school_role, outreach, pay, manager, contract, equal_opportunities, person)
    if case.person in (Person.NOBODY, Person.NOT_ASSESSED):
        yield several
    yield overload


def checks(case: Plan) -> tuple[Check, ...]:
    """Return every condition and every decision, looked at, in the guidance's own order."""
    return tuple(rule(case) for rule in _rules(case))


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
