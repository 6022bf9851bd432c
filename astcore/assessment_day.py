"""Whether a school day holds an assessment: what has to be in it, who is seen, which lessons (part 3 and Annex C)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum

from astcore.assessment_programme import (
    FROM_OUTSIDE,
    LESSONS,
    MOVABLE,
    Day,
    Elsewhere,
    Phase,
    Programme,
    items,
    length,
    programme,
    required,
)
from astcore.outcome import Check, Weight
from astcore.quantities import Quantity, quantity
from astcore.source import cite
from astcore.timetable import Span, clock

STEP = 5  # minutes: a programme is moved by whole fives
LATEST = 24 * 60 - 1


class Verdict(StrEnum):
    """The answers there are."""

    FITS = "fits"
    FITS_REQUIRED = "fits_required"
    INCOMPLETE = "incomplete"
    DOES_NOT_FIT_THE_DAY = "does_not_fit_the_day"
    CHECK_THE_TIMES = "check_the_times"


def times(day: Day) -> Check:
    """Part 3, what an assessment involves, paragraph 4: there is a programme, with one thing at a time."""
    found = programme(day)
    because = " ".join(found.problems) if found.problems else "The times you gave go together."
    return Check("times", "Times that go together", not found.problems, because, cite("assessment-process", 4))


def room(day: Day) -> Check:
    """Part 3, what an assessment involves, paragraph 2: all of it is in a one-day assessment."""
    found = programme(day)
    needs = f"What has to be in the day takes {found.needed} minutes at the lengths used here"
    if found.fits:
        because = f"{needs}, and there is room for it in the {found.there_are} minutes that break and lunch leave."
    elif found.needed > found.there_are:
        because = f"{needs}. Break and lunch leave {found.there_are}."
    else:
        because = f"{needs}. Break and lunch leave {found.there_are}, but not in pieces that are long enough."
    return Check(
        "room",
        "Room for what has to be in the day",
        found.fits,
        because,
        cite("assessment-process", 2),
        silence="assessment-day-lengths",
    )


def first_meeting(_: Day) -> Check:
    """Annex C, paragraph 2: the assessor arrives as the school day starts and meets the head and the candidate."""
    because = "The assessor will arrive as the school day starts, and meet the headteacher and the candidate: to explain the day and to answer questions."
    return Check("first_meeting", "First meeting", True, because, cite("annex-c", 2))


def head(day: Day) -> Check:
    """Part 3, what an assessment involves, paragraph 2, and Annex C, paragraph 3: the talk with the head."""
    whom = "the headteacher and the deputy" if "deputy" in day.people else "the headteacher"
    because = f"The day will include a discussion with the headteacher. Often a short meeting with the headteacher, the deputy or both comes straight after the first one: here it is with {whom}."
    return Check(
        "head",
        "Discussion with the headteacher",
        True,
        because,
        cite("assessment-process", 2),
        silence="head-discussion",
    )


def evidence(day: Day) -> Check:
    """Annex C, paragraph 4: the evidence is studied early in the day."""
    title, place = "The evidence early in the day", cite("annex-c", 4)
    found = programme(day).entry("evidence")
    if found is None:
        because = "The assessor will study the evidence for the application early in the day."
        return Check("evidence", title, None, because, place, Weight.NOTE)
    middle = day.window.start + day.window.length // 2
    early = found.span.start <= middle
    half = "first" if early else "second"
    because = f"The assessor will study the evidence early in the day. Here it is at {clock(found.span.start)}, in the {half} half of the programme. How early is not said."
    return Check("evidence", title, early, because, place, Weight.NOTE)


def lessons(day: Day) -> Check:
    """Annex C, paragraph 5, and part 3, what an assessment involves, paragraph 2: two lessons are observed."""
    because = f"The assessor will need to observe {quantity('lessons-observed')}. Both are in the programme, of {day.lesson} minutes each."
    return Check("lessons", "Two lessons observed", True, because, cite("annex-c", 5))


def lessons_normal(day: Day) -> Check:
    """Annex C, paragraph 5: which lessons are normally observed in a primary and in a secondary school."""
    title = "Which lessons they normally are"
    met, because = _normal(day)
    silence = "other-phases" if day.phase is Phase.OTHER else ""
    return Check("lessons_normal", title, met, because, cite("annex-c", 5), Weight.NOTE, silence=silence)


def _normal(day: Day) -> tuple[bool | None, str]:
    if day.phase is Phase.OTHER:
        return None, "What is normally observed is given for primary and secondary schools only."
    if day.phase is Phase.PRIMARY:
        rule = "In a primary school, one of the two will normally be literacy or numeracy."
        match day.normal.get("literacy", "undecided"):
            case "undecided":
                return None, f"{rule} You have not settled which."
            case "no":
                return False, f"{rule} Neither is: raise it with the assessor."
            case _:
                return True, rule
    rule = "In a secondary school, the two will normally come from different key stages and, where appropriate, from different ability groups."
    stages, groups = day.normal.get("key_stages", "undecided"), day.normal.get("groups", "undecided")
    if stages == "same" or groups == "same":
        what = " and ".join(
            words for words, same in (("key stage", stages == "same"), ("ability group", groups == "same")) if same
        )
        return False, f"{rule} Yours are from the same {what}: raise it with the assessor."
    if "undecided" in (stages, groups):
        return None, f"{rule} You have not settled all of that."
    return True, rule


def interview(_: Day) -> Check:
    """Annex C, paragraph 6: at least one interview with the candidate."""
    because = "The assessor will interview the candidate at least once, about the candidate's work."
    return Check("interview", "Interview with the candidate", True, because, cite("annex-c", 6))


def staff(day: Day) -> Check:
    """Annex C, paragraph 6, and part 3, what an assessment involves, paragraph 2: other staff who know the work."""
    rule = "The assessor will also talk with other staff who know the candidate's work and can give evidence for the application."
    met = "staff" in day.people
    because = rule if met else f"{rule} Nobody is in the programme yet."
    return Check(
        "staff",
        "Other staff",
        met,
        because,
        cite("annex-c", 6),
        silence="who-is-interviewed",
        to_do="add the other staff who know the candidate's work to the people to be seen",
    )


def outside(day: Day) -> Check:
    """Annex C, paragraph 6: someone from outside, where the candidate has worked with other schools."""
    title, place = "Someone from outside the school", cite("annex-c", 6)
    named = any(key in day.people for key in FROM_OUTSIDE)
    to_do = (
        "ask the candidate who from outside can come: the local authority adviser, or colleagues from another school"
    )
    match day.elsewhere:
        case Elsewhere.NO:
            because = "This applies only to a candidate who has worked with other schools in the local authority."
            return Check("outside", title, None, because, place, Weight.NOTE)
        case Elsewhere.UNKNOWN:
            because = "If the candidate has worked with other schools in the local authority, the assessor will talk with the appropriate adviser or with colleagues from one of them."
            return Check("outside", title, None, because, place, Weight.NOTE)
        case Elsewhere.YES:
            rule = "The candidate has worked with other schools in the local authority, so the assessor will talk with the appropriate adviser or with colleagues from another school."
            because = rule if named else f"{rule} Nobody is in the programme yet."
            return Check("outside", title, named, because, place, silence="who-is-interviewed", to_do=to_do)


def pupils(day: Day) -> Check:
    """Annex C, paragraph 6, and part 3, what an assessment involves, paragraph 2: pupils may be interviewed."""
    rule = f"The assessor may interview a group of {quantity('pupil-group')} who know the candidate well."
    return _may(day, "pupils", "Pupils", rule)


def parents(day: Day) -> Check:
    """Annex C, paragraph 6, and part 3, what an assessment involves, paragraph 2: parents may be interviewed."""
    rule = "The assessor may interview a small group of parents whose children the candidate has taught."
    return _may(day, "parents", "Parents", rule)


def _may(day: Day, key: str, title: str, rule: str) -> Check:
    found = programme(day)
    met, more = None, "They are not in the programme."
    if key in found.left_out:
        met, more = False, "You chose them, and there is no room for them."
    elif found.entry(key):
        met, more = True, "They are in the programme."
    elif key in day.people:
        more = "You chose them."
    return Check(key, title, met, f"{rule} {more}", cite("annex-c", 6), Weight.NOTE, silence="who-is-interviewed")


def lunch(_: Day) -> Check:
    """Annex C, paragraph 7: lunch with the candidate, or further study of the evidence."""
    because = (
        "The assessor may want to have lunch with the candidate, or may want the time for more study of the evidence."
    )
    return Check("lunch", "Lunch", None, because, cite("annex-c", 7), Weight.NOTE)


def notes(_: Day) -> Check:
    """Annex C, paragraph 8: time to make notes and to look for gaps in the evidence."""
    because = "The assessor will need some time for notes and to see whether the evidence has gaps. If more is needed, the assessor takes it up with the candidate or the headteacher."
    return Check("notes", "Time for notes and gaps", True, because, cite("annex-c", 8))


def feedback(day: Day) -> Check:
    """Annex C, paragraph 9: the judgement and brief feedback at the end, normally 15 to 30 minutes."""
    normal = quantity("feedback-length")
    takes = length(day, "feedback")
    met = normal.amount <= takes <= _most(normal)
    because = f"At the end of the day the headteacher and the candidate hear the judgement and brief reasons. This normally takes {normal}; here it has {takes}."
    return Check(
        "feedback",
        "Judgement and feedback at the end",
        met,
        because,
        cite("annex-c", 9),
        Weight.NOTE,
        silence="assessment-day-end",
    )


def _most(number: Quantity) -> int:
    return number.amount if number.to is None else number.to


def agreed(_: Day) -> Check:
    """Part 3, what an assessment involves, paragraph 4: the assessor agrees the programme with the headteacher."""
    because = "This is a suggestion. The assessor will contact the school before the day to agree the programme with the headteacher."
    return Check("agreed", "Agreed with the assessor", None, because, cite("assessment-process", 4), Weight.NOTE)


RULES: tuple[Callable[[Day], Check], ...] = (
    times,
    room,
    first_meeting,
    head,
    evidence,
    lessons,
    lessons_normal,
    interview,
    staff,
    outside,
    pupils,
    parents,
    lunch,
    notes,
    feedback,
    agreed,
)


def checks(day: Day) -> tuple[Check, ...]:
    """Return everything that the guidance says of the day, looked at, in the order of the day.

    Whether there is room cannot be told while the times do not go together.
    """
    too_early = (room,) if programme(day).problems else ()
    return tuple(rule(day) for rule in RULES if rule not in too_early)


def missing(day: Day) -> Iterator[Check]:
    """Yield what the assessor will do and the programme has nobody for."""
    yield from (check for check in (staff(day), outside(day)) if check.met is False)


def verdict(day: Day) -> Verdict:
    """Return whether the day holds the assessment."""
    found = programme(day)
    if found.problems:
        return Verdict.CHECK_THE_TIMES
    if not found.fits:
        return Verdict.DOES_NOT_FIT_THE_DAY
    if any(missing(day)):
        return Verdict.INCOMPLETE
    return Verdict.FITS_REQUIRED if found.left_out else Verdict.FITS


# --- what to move where the day is too short --------------------------------------------------------------------------


def _only_required(day: Day) -> Day:
    keep = frozenset({*required(day), "deputy"})
    return replace(day, people=day.people & keep)


def _shortened(day: Day) -> Day:
    least = {key: min(length(day, key), item.least) for key, item in items().items() if item.least}
    return replace(day, lengths={**day.lengths, **least})


def _later(day: Day) -> int | None:
    """Return the earliest end, by steps of five minutes, at which everything required has room, or None."""
    start = day.window.end - day.window.end % STEP + STEP
    ends = range(start, LATEST, STEP)
    # Whatever fits a day fits a longer one too.
    first = bisect_left(ends, True, key=lambda end: programme(replace(day, finish=end)).fits)
    return ends[first] if first < len(ends) else None


def remedies(day: Day) -> Iterator[str]:
    """Yield what would make room for everything required, each by itself, in words that follow "You could".

    Where not even a later end does, it is for the lessons that the school day has no room.
    """
    day = _only_required(day)
    for key in MOVABLE:
        if key in day.at and programme(replace(day, at={k: at for k, at in day.at.items() if k != key})).fits:
            what = items()[key].title
            yield f"leave the time open for: {what[0].lower()}{what[1:]}"
    short = _shortened(day)
    words = ", ".join(_shorter(day, short))
    if programme(short).fits:
        yield f"agree with the assessor to shorten what has a suggested length: {words}"
    if programme(replace(day, breaks={**day.breaks, "break": (None, None)})).fits:
        yield "use the break, if the assessor and the people concerned agree"
    if (end := _later(day)) is not None:
        yield f"agree with the assessor to end the programme at {clock(end)}"
    elif (end := _later(short)) is not None:
        yield f"agree with the assessor to shorten what has a suggested length ({words}), and to end at {clock(end)}"
    else:
        yield "ask the assessor how two lessons can be observed: the pieces of this school day are too short for them"


def _shorter(day: Day, short: Day) -> Iterator[str]:
    for key in required(day):
        if key not in LESSONS and length(short, key) < length(day, key):
            what = items()[key].title
            yield f"{what[0].lower()}{what[1:]} to {length(short, key)} minutes"


def free_time(day: Day, found: Programme) -> Iterator[Span]:
    """Yield the pieces of a programme in which nothing is planned."""
    start = day.window.start
    for entry in found.entries:
        if entry.span.start > start:
            yield Span(start, entry.span.start)
        start = max(start, entry.span.end)
