"""Applying again: part 3, on candidates who have not met the standards."""

from __future__ import annotations

from astcore.eligibility.case import MET, Candidate, Known
from astcore.outcome import Check, Weight
from astcore.quantities import time_limit
from astcore.source import cite


def _again(id_: str, title: str, known: Known, yes: str, no: str, to_do: str) -> Check:
    because = {Known.YES: yes, Known.NO: no, Known.UNKNOWN: f"{no} You do not know yet."}[known]
    return Check(id_, title, MET[known], because, cite("reapply", 1), to_do=to_do)


def addressed(case: Candidate) -> Check:
    """Part 3, applying again: once the points in the report have been addressed."""
    return _again(
        "addressed",
        "Points in the report dealt with",
        case.addressed,
        "You have dealt with the points in the assessor's report.",
        "You may apply again once you have dealt with the points in the assessor's report.",
        "Deal with each point in the assessor's report.",
    )


def new_evidence(case: Candidate) -> Check:
    """Part 3, applying again: additional evidence on each of the applicable standards."""
    return _again(
        "new_evidence",
        "Additional evidence",
        case.new_evidence,
        "You have additional evidence that you now fully meet each of the applicable standards.",
        "You need additional evidence that you now fully meet each of the applicable standards.",
        "Collect additional evidence that you now fully meet each of the applicable standards.",
    )


def head_evidence(case: Candidate) -> Check:
    """Part 3, applying again: supporting evidence from the headteacher is required."""
    return _again(
        "head_evidence",
        "Supporting evidence from the head",
        case.head_evidence,
        "Your headteacher gives supporting evidence.",
        "Supporting evidence from your headteacher is required.",
        "Ask your headteacher for supporting evidence.",
    )


def two_terms(case: Candidate) -> Check:
    """Part 3, applying again: no fixed interval, but unusual before two terms."""
    limit = time_limit("reapply")
    because = {
        Known.YES: f"At least {limit} have passed since your assessment. No interval is fixed.",
        Known.NO: f"Fewer than {limit} have passed since your assessment. That is no bar, but it is unusual to have enough new evidence so soon.",
        Known.UNKNOWN: f"No interval is fixed, but it is unusual to have enough new evidence before {limit} have passed.",
    }[case.two_terms]
    return Check(
        "two_terms",
        "Time since the last assessment",
        True if case.two_terms is Known.YES else None,
        because,
        cite("reapply", 1),
        Weight.NOTE,
        silence="reapply-interval",
    )
