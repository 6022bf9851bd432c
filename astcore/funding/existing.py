"""A post that there is, and the School Development Grant since 2006 (part 2, AST grant funding from 2006)."""

from __future__ import annotations

from collections.abc import Iterator

from astcore.funding.case import Existing, Holder, Known, Service, Verdict
from astcore.outcome import Check, Weight
from astcore.source import cite

ASK = "settle with the local authority"


def allocation(_: Existing) -> Check:
    """Part 2, AST grant funding from 2006, paragraph 2: what a school's allocation rests on."""
    because = "A school’s allocation rests on what it received from the earlier grants in 2005–06. It rises every year by an amount per pupil, in line with the minimum funding guarantee. That lets a school go on supporting the posts that it has."
    place = cite("funding-sdg", 2)
    return Check("allocation", "What the school receives", None, because, place, Weight.NOTE, silence="grant-years")


def included(case: Existing) -> Check:
    """Part 2, AST grant funding from 2006, paragraph 2: the condition is for money meant for a service."""
    title, place = "Money for a service to other schools", cite("funding-sdg", 2)
    match case.included:
        case Known.YES:
            because = "The school’s allocation has money for a service to other schools, such as an AST. So the school should receive that money only if it provides the service."
            return Check("included", title, True, because, place)
        case Known.NO:
            because = "The school’s allocation has no money for a service to other schools. The condition is only about such money."
            return Check("included", title, False, because, place)
        case Known.UNKNOWN:
            because = "The condition is only about money for a service to other schools, such as an AST. Whether the school’s allocation has any is not known yet."
            to_do = f"{ASK} whether the school’s allocation has money for the AST’s service to other schools"
            return Check("included", title, None, because, place, to_do=to_do)


def service(case: Existing) -> Check:
    """Part 2, AST grant funding from 2006, paragraph 2, and part 5, exceptions, paragraph 1."""
    title, place = "The service is provided", cite("funding-sdg", 2)
    match case.service:
        case Service.YES:
            because = "The AST provides the service to other schools, on which that money depends."
            return Check("service", title, True, because, place)
        case Service.NO:
            because = "The AST does not provide a service to other schools. The school should receive money for it only if it does."
            return Check(
                "service",
                title,
                False,
                because,
                place,
                to_do="see that the service to other schools is provided, for the school to go on receiving that money",
            )
        case Service.DIFFICULTY:
            because = "In a school in special measures, causing serious concern or in challenging circumstances, an AST may spend all outreach time in that school, where the work is clearly related to the plans for taking it out of that category."
            to_do = f"{ASK} whether the condition is met while the AST spends outreach time in the school itself"
            where = cite("outreach-exceptions", 1)
            return Check("service", title, None, because, where, silence="service-exception", to_do=to_do)
        case Service.UNKNOWN:
            because = (
                "Whether the AST provides the service to other schools is not known yet. That money depends on it."
            )
            to_do = "find out what the AST does for other schools"
            return Check("service", title, None, because, place, to_do=to_do)


def replaced(case: Existing) -> Check:
    """Part 2, AST grant funding from 2006, paragraph 2: where the AST leaves and is not replaced."""
    title, place = "Another AST in the post", cite("funding-sdg", 2)
    match case.replaced:
        case Known.YES:
            because = "The AST who left is replaced with another AST, so the reason to move the funding is not there."
            return Check("replaced", title, True, because, place)
        case Known.NO:
            because = "The AST who left is not replaced with another AST. The local authority is then able to move the funding from the school to a new post in another."
            return Check("replaced", title, False, because, place, silence="empty-post-money")
        case Known.UNKNOWN:
            because = "If the AST who left is not replaced with another AST, the local authority is able to move the funding to a new post in another school."
            to_do = "decide whether to replace the AST with another AST"
            return Check("replaced", title, None, because, place, silence="empty-post-money", to_do=to_do)


def checks(case: Existing) -> Iterator[Check]:
    """Yield what the answer rests on, in the guidance's order."""
    yield from (allocation(case), included(case))
    if case.included is not Known.NO:
        yield service(case) if case.holder is Holder.THERE else replaced(case)


def verdict(case: Existing) -> Verdict:
    """Return what becomes of the funding: it goes on, it depends on something, or it can be moved."""
    if case.included is Known.NO:
        return Verdict.NO_CONDITION
    last = service(case) if case.holder is Holder.THERE else replaced(case)
    if last.met:
        return Verdict.GOES_ON
    if last.met is None or case.included is Known.UNKNOWN:
        return Verdict.SETTLE
    return Verdict.SERVICE if case.holder is Holder.THERE else Verdict.CAN_MOVE
