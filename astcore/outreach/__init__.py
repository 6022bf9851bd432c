"""A year of outreach: how much, on which days, and in which school (part 5 of the guidance)."""

from __future__ import annotations

from astcore.outreach.case import Case, Misfit, Verdict, misfits
from astcore.outreach.checks import excepted
from astcore.outreach.year import Laid, covered, lay_out

NO_DAYS = Misfit("no_days", "The AST works on no day of this year", "give terms with days on which the school is open")


def look_at(case: Case) -> Laid | tuple[Misfit, ...] | None:
    """Return the year laid out, what does not fit together, or None where bank holidays are not held for it."""
    if found := tuple(misfits(case)):
        return found
    if not covered(case):
        return None
    laid = lay_out(case)
    return laid if laid.working else (NO_DAYS,)


def verdict(found: Laid | tuple[Misfit, ...] | None) -> Verdict:
    """Return what a year comes to. The exception comes before the build-up, and that before the share reached."""
    if found is None:
        return Verdict.NOT_COVERED
    if isinstance(found, tuple):
        return Verdict.CHECK_ANSWERS
    if excepted(found.case):
        return Verdict.EXCEPTION
    if found.case.builds_up_this_year:
        return Verdict.BUILDING_UP
    return Verdict.BELOW_SHARE if found.short_of else Verdict.FULL_SHARE
