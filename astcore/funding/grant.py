"""The grant from April 2004: what an authority was allocated and what a school was passed on (part 2, funding)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astcore.funding.case import Allocation, Approach, PassedOn, Verdict
from astcore.funding.facts import items, pounds_of
from astcore.money import pounds
from astcore.outcome import Check, Weight
from astcore.quantities import quantity
from astcore.source import cite


@dataclass(frozen=True, slots=True)
class Allocated:
    """A local authority's sums for a year, in whole pounds.

    `each` is what the sum for each post comes to before the minimum; `authority` is the larger of the two, and
    nothing where there is no post, since the guidance does not say whether the minimum was paid then.
    """

    outreach: int
    salary: int
    each: int
    authority: int

    @property
    def posts(self) -> int:
        """Return what the posts come to."""
        return self.outreach + self.salary

    @property
    def total(self) -> int:
        """Return what everything comes to."""
        return self.posts + self.authority


def allocated(case: Allocation) -> Allocated:
    """Return what an authority was allocated. Part 2, how the funding has been allocated, paragraph 1."""
    each = case.posts * pounds_of("grant-authority-post")
    return Allocated(
        outreach=case.posts * pounds_of("grant-outreach"),
        salary=case.posts * pounds_of("grant-salary"),
        each=each,
        authority=max(each, pounds_of("grant-authority-minimum")) if case.posts else 0,
    )


def enough_posts() -> int:
    """Return the smallest number of posts for which the sum for each post is more than the minimum."""
    return pounds_of("grant-authority-minimum") // pounds_of("grant-authority-post") + 1


@dataclass(frozen=True, slots=True)
class Passed:
    """What a school was passed on for a post in a year, in whole pounds, and what it had to meet itself."""

    outreach: int
    extra: int
    threshold: int
    transferred: int
    not_met: int

    @property
    def salary_costs(self) -> int:
        """Return the costs related to salary that could be met."""
        return self.extra + self.threshold + self.transferred

    @property
    def total(self) -> int:
        """Return what was normally passed on."""
        return self.outreach + self.salary_costs

    @property
    def over_average(self) -> int:
        """Return how far that is above the average cost of a post; below it, a negative sum."""
        return self.total - pounds_of("grant-post")


def passed_on(case: PassedOn) -> Passed:
    """Return what was passed on in the recommended way. Part 2, how authorities calculated it, paragraphs 1 to 3.

    The part of the additional salary that stands for responsibilities the AST kept is taken off. It must not be more
    than the additional salary: `verdict` says so where it is.
    """
    return Passed(
        outreach=pounds_of("grant-outreach"),
        extra=case.extra - case.kept,
        threshold=case.threshold,
        transferred=case.transferred,
        not_met=case.kept + case.on_costs,
    )


# --- an authority ---------------------------------------------------------------------------------------------------


def _posts(number: int) -> str:
    return f"{number} post{'' if number == 1 else 's'}"


def counted(case: Allocation) -> Check:
    """Part 2, how the funding has been allocated, paragraph 1: the posts when the financial year began."""
    because = f"The grant was designed to support the posts that the authority had when the financial year began. You gave {case.posts}."
    place = cite("funding-past", 1)
    return Check("counted", "The posts that count", None, because, place, Weight.NOTE, silence="grant-count-year")


def average(_: Allocation) -> Check:
    """Part 2, how the funding has been allocated, paragraph 1: the average cost of a post."""
    because = f"The grant was worked out from what a post cost on average in a year: {quantity('grant-post')}, of which {quantity('grant-outreach')} was for outreach and {quantity('grant-salary')} for costs related to salary. What a school was then passed on could be more or less."
    place = cite("funding-past", 1)
    return Check("average", "An average for each post", None, because, place, Weight.NOTE, silence="grant-actual")


def authority_share(case: Allocation) -> Check:
    """Part 2, how the funding has been allocated, paragraph 1: a sum for each post, with a minimum."""
    title, place = "The authority’s own share", cite("funding-past", 1)
    least, a_post = quantity("grant-authority-minimum"), quantity("grant-authority-post")
    if not case.posts:
        because = f"The authority’s share had a minimum of {least}. Whether an authority without any post received it is not said."
        return Check("authority_share", title, None, because, place, silence="grant-no-posts")
    each = allocated(case).each
    sum_ = (
        f"{a_post} for each of {_posts(case.posts)} is {pounds(each)}" if case.posts > 1 else f"{a_post} for one post"
    )
    if each < least.amount:
        because = f"{sum_[0].upper()}{sum_[1:]}, less than the minimum of {least}. So the share is {least}. The minimum counts up to {_posts(enough_posts() - 1)}."
    else:
        because = f"{sum_}, more than the minimum of {least}."
    return Check("authority_share", title, None, because, place, Weight.NOTE)


def share_is_for(_: Allocation) -> Check:
    """Part 2, how the funding has been allocated, paragraph 1: what the authority's share goes towards."""
    because = "It went towards what it cost the authority to co-ordinate outreach, to support ASTs and to monitor the AST programme."
    return Check("share_is_for", "What that share was for", None, because, cite("funding-past", 1), Weight.NOTE)


# --- a school -------------------------------------------------------------------------------------------------------


def approach(case: PassedOn) -> Check:
    """Part 2, how authorities calculated it, paragraph 4: the recommended way, or another that was agreed."""
    title, place = "The recommended way of working it out", cite("funding-passed-on", 4)
    match case.approach:
        case Approach.RECOMMENDED:
            because = "The authority used the way that was recommended."
            return Check("approach", title, True, because, place)
        case Approach.AGREED:
            because = "The way shown on this site was the recommended one. An authority could agree another with its schools, and yours did."
            return Check("approach", title, False, because, place, Weight.NOTE)
        case Approach.UNKNOWN:
            because = "An authority could agree another way with its schools. The sums here hold only if yours did not."
            to_do = "find out whether the local authority agreed another way with its schools"
            return Check("approach", title, None, because, place, to_do=to_do)


def kept_fits(case: PassedOn) -> Check:
    """A part cannot be more than the whole; part 2, how authorities calculated it, paragraph 2."""
    fits = case.kept <= case.extra
    because = (
        "The part for responsibilities that the AST kept is no more than the additional salary."
        if fits
        else f"The part for responsibilities that the AST kept, {pounds(case.kept)}, is more than the additional salary of {pounds(case.extra)} that it is a part of."
    )
    return Check("kept_fits", "Sums that go together", fits, because, cite("funding-passed-on", 2))


def spending(case: PassedOn) -> Iterator[Check]:
    """Part 2, how authorities calculated it, paragraphs 1 to 3: what could be passed on, and what could not."""
    given = {
        "outreach": pounds_of("grant-outreach"),
        "extra": case.extra,
        "threshold": case.threshold,
        "transferred": case.transferred,
        "kept": case.kept,
        "on-costs": case.on_costs,
    }
    silent = {"outreach": "grant-part-post", "extra": "grant-additional-salary", "kept": "dsg"}
    for key, item in items().items():
        because = f"{item.says} {_given(key, given[key])}".rstrip()
        met = item.met if given[key] else None
        yield Check(
            key.replace("-", "_"), item.title, met, because, item.citation, Weight.NOTE, silence=silent.get(key, "")
        )


def _given(key: str, amount: int) -> str:
    if key == "outreach":
        return f"That is {pounds(amount)}, the sum on which the grant was based."
    return f"Here it is {pounds(amount)}." if amount else "You gave no sum for it."


def verdict(case: Allocation | PassedOn) -> Verdict:
    """Return whether the sums can be worked out, and whose they are."""
    if isinstance(case, Allocation):
        return Verdict.ALLOCATED if case.posts else Verdict.NO_POSTS
    if case.approach is Approach.AGREED:
        return Verdict.AGREED
    return Verdict.PASSED_ON if kept_fits(case).met else Verdict.CHECK_SUMS


def checks(case: Allocation | PassedOn) -> Iterator[Check]:
    """Yield what the sums rest on, in the guidance's order."""
    if isinstance(case, Allocation):
        yield from (counted(case), average(case), authority_share(case), share_is_for(case))
        return
    if case.approach is not Approach.AGREED:
        yield from spending(case)
        if case.kept:
            yield kept_fits(case)
    yield approach(case)
