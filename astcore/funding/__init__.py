"""Paying for AST posts: the grant from 2004, the School Development Grant since, and the other ways (part 2)."""

from __future__ import annotations

from astcore.funding import existing, grant, ways
from astcore.funding.case import Allocation, Case, Existing, New, PassedOn, Verdict
from astcore.outcome import Check


def checks(case: Case) -> tuple[Check, ...]:
    """Return everything that the answer to a case rests on, in the guidance's order."""
    match case:
        case Allocation() | PassedOn():
            return tuple(grant.checks(case))
        case Existing():
            return tuple(existing.checks(case))
        case New():
            return tuple(ways.checks(case))


def verdict(case: Case) -> Verdict:
    """Return the answer to a case."""
    match case:
        case Allocation() | PassedOn():
            return grant.verdict(case)
        case Existing():
            return existing.verdict(case)
        case New():
            return ways.verdict(case)
