"""Works back from the day on which an AST is to start: by when notice, result, assessment and form are needed."""

from __future__ import annotations

from datetime import date

from astcore import dates, resignation, workdays
from astcore.due import DAYS_OF_A_WEEK, Case, Count, Due, Notice, count, working_days
from astcore.errors import NotCovered
from astcore.quantities import time_limit
from astcore.source import cite
from astcore.workdays import DAY

OUTSIDE = "from outside the guidance"


def plan(case: Case) -> tuple[Due, ...]:
    """Return the last possible day of every step before a start, in order. Raises `NotCovered` as counting does."""
    first, last = workdays.covered()
    if not first <= case.on <= last:
        raise NotCovered(f"bank holidays are held from {first.year} to {last.year}, not for {case.on.year}")
    leaving = resignation.before(case.on, head=case.notice is Notice.HEAD) if moves(case) else None
    known_by = leaving.notice if leaving else case.on - DAY
    told = tell(case, known_by)
    assess = assessment(case, told)
    form = send(case, assess.by or known_by)
    steps: list[Due] = [advertise(case), apply(case, form.by or known_by), form, assess, told]
    if leaving:
        steps += [resign(leaving, case), leave(leaving)]
    return tuple(steps)


def moves(case: Case) -> bool:
    """True for someone who has to leave another school before starting."""
    return case.notice is not Notice.NONE


def advertise(case: Case) -> Due:
    """Part 3, external applications, paragraph 3: plenty of time between the advertisement and the resignation date."""
    says = (
        "Between the advertisement and the contractual resignation date of anyone who would have to move, schools and local authorities will need to leave plenty of time."
        if moves(case)
        else "For someone at the school already there is no resignation date to allow for."
    )
    return Due(
        "advertise",
        "The advertisement",
        "The school or authority with the post",
        "advertises, well before the rest" if moves(case) else "advertises inside the school, before the rest",
        says,
        cite("external-applications", 3),
        remark="How much time is not said, so no day is given: it has to be before all the days below. Local deadlines may be set too.",
        silences=("advertisement-time",),
    )


def apply(case: Case, form_by: date) -> Due:
    """Part 3, after the form is filled in, paragraph 5: the headteacher's time comes before the agency's."""
    limit = time_limit("head-section" if moves(case) else "head-submit")
    by = workdays.back(form_by, working_days(limit), case.closures)
    found = count(limit, "the application reaches the headteacher", by, case.closures)
    return Due(
        "apply-by",
        "Application with the headteacher",
        "The application reaches",
        "the candidate's headteacher",
        f"The headteacher should do their part within {limit} of receiving the application.",
        limit.citation,
        limit,
        by,
        found,
        silences=("working-day", "closure-days"),
    )


def send(case: Case, assess_by: date) -> Due:
    """Part 3, the timescale for assessment, paragraph 1: six weeks before the assessment, the agency has the form."""
    limit = time_limit("assessment")
    by = workdays.back(assess_by - limit.amount * DAYS_OF_A_WEEK * DAY, 0)
    shortlisted = (
        " The shortlist of whoever advertised the post comes before it, and no time is set for that."
        if moves(case)
        else ""
    )
    return Due(
        "form-by",
        "Form AST1 with the agency",
        "The form reaches",
        "the assessment agency",
        f"The assessment agency normally carries out the assessment within {limit} of receiving the form.",
        limit.citation,
        limit,
        by,
        Count("the agency receives the form", by, by + limit.amount * DAYS_OF_A_WEEK * DAY),
        remark=f"Every day of the {limit} counts.{shortlisted}",
        silences=("form-on-its-way", "weeks"),
    )


def assessment(case: Case, told: Due) -> Due:
    """Part 3, how results are announced, paragraph 2: the assessment comes before the decision in writing."""
    limit = time_limit("result-notice")
    by = told.count.start if told.count else case.on
    return Due(
        "assess-by",
        "The assessment",
        "The assessment is held",
        "in the candidate's school",
        f"The decision in writing will follow within {limit}. The assessment includes observed lessons, so it needs a day on which the school teaches: enter its closure days to leave them out.",
        cite("assessment-process", 2),
        limit,
        by,
        silences=("closure-days",),
    )


def tell(case: Case, known_by: date) -> Due:
    """Part 3, how results are announced, paragraph 2: the candidate has the decision before acting on it."""
    limit = time_limit("result-notice")
    assessed = workdays.back(known_by, working_days(limit), case.closures)
    found = count(limit, "the assessment is held", assessed, case.closures)
    until = "notice to be given" if moves(case) else "the start"
    return Due(
        "told-by",
        "The decision in writing",
        "The agency will",
        f"have told the candidate the decision, in writing, in time for {until}",
        f"The assessment agency will formally tell the candidate the decision, in writing, within {limit}. Only someone who has met the standards can be appointed. Interviews and the appointment follow, and no time is set for them.",
        limit.citation,
        limit,
        found.last,
        found,
        silences=("result-start", "working-day"),
    )


def resign(leaving: resignation.Leaving, case: Case) -> Due:
    """Part 3, external applications, paragraph 3: there is a resignation date. Which, is from outside the guidance."""
    as_what = "headteacher" if case.notice is Notice.HEAD else "teacher"
    return Due(
        "resign-by",
        f"Notice given ({OUTSIDE})",
        "The person appointed",
        f"gives notice as a {as_what}: the usual last day, {OUTSIDE}",
        f"The guidance speaks of a contractual resignation date and names none. By the usual dates, {OUTSIDE}, a {as_what} gives notice by {dates.in_words(leaving.notice)} to leave on {dates.in_words(leaving.leaves)}.",
        cite("external-applications", 3),
        None,
        leaving.notice,
        remark="The contract decides.",
    )


def leave(leaving: resignation.Leaving) -> Due:
    """Part 3, the timescale for assessment, paragraph 2: normal periods of notice are to be considered."""
    says = (
        f"The usual day for leaving, {OUTSIDE}, is {dates.in_words(leaving.leaves)}, or the day before the new school's summer term begins where that is earlier. For a start before the summer term, work back from an earlier day."
        if leaving.early
        else f"The last usual day for leaving before the start, {OUTSIDE}, is {dates.in_words(leaving.leaves)}."
    )
    return Due(
        "leave",
        f"Leaving the other school ({OUTSIDE})",
        "The person appointed",
        f"leaves the other school: the usual day, {OUTSIDE}",
        says,
        cite("assessment-timescale", 2),
        None,
        None if leaving.early else leaving.leaves,
        remark="The school with the post should take normal periods of notice into consideration.",
    )
