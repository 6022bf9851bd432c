"""Whether a teacher can apply for an AST post, and what stands in the way (parts 1 to 3 of the guidance)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from astcore.eligibility import again, head, post, who
from astcore.eligibility.case import Assessed, Candidate, Place, Post, Verdict
from astcore.outcome import Check, Weight

Rule = Callable[[Candidate], Check]


def _rules(case: Candidate) -> Iterator[Rule]:
    """Yield the conditions that this case meets with, in the guidance's own order."""
    if case.post is not Post.NONE:
        yield post.maintained
    if case.post is Post.POTENTIAL and case.needs_assessment:
        yield post.spine_after_pass
    yield from (who.qualified, who.employed, who.classroom, who.duties, who.hours, who.role, who.service, who.threshold)
    if case.needs_assessment:
        yield from (who.evidence, who.excellence)
    yield from (who.applicable_standards, post.post)
    if not case.needs_assessment:
        yield who.pass_lasts
        return
    yield from (head.relevant_standards, head.head_support, head.who_acts_as_head)
    if case.place in (Place.OUTSIDE_SECTOR, Place.NO_HEADTEACHER, Place.SEVERAL_SCHOOLS):
        yield head.place_of_assessment
    if case.assessed is Assessed.NOT_MET:
        yield from (again.addressed, again.new_evidence, again.head_evidence, again.two_terms)


def checks(case: Candidate) -> tuple[Check, ...]:
    """Return every condition that the case meets with, looked at, in the guidance's own order."""
    return tuple(rule(case) for rule in _rules(case))


def verdict(case: Candidate) -> Verdict:
    """Return what the checks come to.

    An unmet bar rules the case out. Then anything definitely missing makes it "not yet", before a silence of the
    guidance, and a silence before something that only the reader does not know.
    """
    found = [check for check in checks(case) if check.weight is not Weight.NOTE]
    if any(check.met is False and check.weight is Weight.BAR for check in found):
        return Verdict.DOES_NOT_FIT
    if any(check.met is False for check in found):
        return Verdict.NOT_YET
    if any(check.met is None and check.silence for check in found):
        return Verdict.NOT_SAID
    if any(check.met is None for check in found):
        return Verdict.NOT_YET
    return Verdict.CAN_APPLY if case.needs_assessment else Verdict.CAN_BE_CONSIDERED


def missing(case: Candidate) -> tuple[Check, ...]:
    """Return the checks that hold the case up: unmet, or not known."""
    return tuple(check for check in checks(case) if check.weight is not Weight.NOTE and check.met is not True)
