"""The answer of the assessment day: the programme as a picture, a table and a page to print, and what to do before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from astcore import assessment_day
from astcore.assessment_day import Verdict, free_time, missing, remedies
from astcore.assessment_programme import (
    FROM_OUTSIDE,
    MAY,
    MOVABLE,
    Day,
    Elsewhere,
    Entry,
    Lunch,
    Order,
    Phase,
    Programme,
    items,
    length,
    programme,
    required,
)
from astcore.outcome import (
    Block,
    Bullets,
    Cell,
    DayBlock,
    DayPicture,
    Document,
    Figure,
    Heading,
    Outcome,
    Paragraph,
    Step,
    Table,
)
from astcore.quantities import quantity
from astcore.questions import UNKNOWN
from astcore.source import cite, silences
from astcore.timetable import Span, clock, minutes

HEADINGS = {
    Verdict.FITS: "The day holds everything",
    Verdict.FITS_REQUIRED: "The day holds what has to be in it, and no more",
    Verdict.INCOMPLETE: "There is room, but somebody is missing",
    Verdict.DOES_NOT_FIT_THE_DAY: "The day is too short for what has to be in it",
    Verdict.CHECK_THE_TIMES: "These times do not go together",
}

LESSON_WORDS = {
    "first": ("literacy or numeracy", ""),
    "second": ("", "literacy or numeracy"),
    "both": ("literacy or numeracy", "literacy or numeracy"),
    "younger_first": ("the lower key stage", "the higher key stage"),
    "older_first": ("the higher key stage", "the lower key stage"),
}
FREE = "Nothing planned: time in hand"
BLANK = "…" * 12


def read_case(answers: Mapping[str, str]) -> Day:
    """Return the case that a set of read answers describes."""

    def time(key: str) -> int | None:
        return minutes(answers[key]) if key in answers else None

    talk = int(answers["talk"])
    lengths = {"evidence": int(answers["study"]), **dict.fromkeys(("staff", *FROM_OUTSIDE, *MAY), talk)}
    return Day(
        phase=Phase(answers["phase"]),
        start=minutes(answers["start"]),
        end=minutes(answers["end"]),
        lesson=int(answers["lesson"]),
        finish=time("finish"),
        breaks={name: (time(f"{name}_from"), time(f"{name}_to")) for name in ("break", "lunch")},
        lunch=Lunch(answers["lunch"]),
        order=Order(answers["order"]),
        people=frozenset(answers.get("people", "").split(",")) - {""},
        elsewhere=Elsewhere(answers.get("elsewhere", UNKNOWN)),
        normal={key: answers[key] for key in ("literacy", "key_stages", "groups") if key in answers},
        lengths={**lengths, **{key: int(answers[key]) for key in ("interview", "notes", "feedback")}},
        at={key: minutes(answers[f"{key}_at"]) for key in MOVABLE if f"{key}_at" in answers},
    )


# --- the words of an entry -------------------------------------------------------------------------------------------


def _title(day: Day, key: str) -> str:
    match key:
        case "break":
            return "Break"
        case "lunch" if day.lunch is Lunch.CANDIDATE:
            return "Lunch with the candidate"
        case "lunch" if day.lunch is Lunch.EVIDENCE:
            return "Lunch time: further study of the evidence"
        case "head" if "deputy" in day.people:
            return "Talk with the headteacher and the deputy"
        case "lesson_1" | "lesson_2":
            return _lesson_title(day, key)
        case _:
            return items()[key].title


def _lesson_title(day: Day, key: str) -> str:
    """Return a lesson's title. Lessons that the reader has put in the other order keep the order of the day."""
    entries = [entry.key for entry in programme(day).entries if entry.key.startswith("lesson")]
    place = entries.index(key) if key in entries else int(key == "lesson_2")
    chosen = day.normal.get("literacy") or day.normal.get("key_stages") or ""
    words = LESSON_WORDS.get(chosen, ("", ""))[place]
    title = items()[("lesson_1", "lesson_2")[place]].title
    return f"{title}: {words}" if words else title


def _who(day: Day, key: str) -> str:
    match key:
        case "break":
            return ""
        case "head" if "deputy" in day.people:
            return "Assessor, headteacher and deputy"
        case "lunch" if day.lunch is Lunch.CANDIDATE:
            return "Assessor and candidate"
        case "pupils":
            return f"Assessor and {quantity('pupil-group')}"
        case _:
            return items()[key].who


def _binding(day: Day, entry: Entry) -> str:
    """Return how far the guidance asks for a part of the day."""
    if entry.key == "break":
        return "the school’s own"
    if entry.key == "lunch":
        return "as the assessor wishes"
    if entry.key in MAY:
        return "optional: the assessor may"
    if entry.required:
        return "has to be in the day"
    return "optional: not asked for" if day.elsewhere is Elsewhere.NO else "optional: one of the two is enough"


def _rows(day: Day, found: Programme) -> Iterator[tuple[Span, str, str, str]]:
    """Yield the programme in order, with the time in hand: span, what, who, how binding."""
    rows = [(entry.span, _title(day, entry.key), _who(day, entry.key), _binding(day, entry)) for entry in found.entries]
    free = [(span, FREE, "", "") for span in free_time(day, found)]
    yield from sorted([*rows, *free], key=lambda row: row[0].start)


# --- the parts of the outcome ----------------------------------------------------------------------------------------


def programme_table(day: Day, title: str = "") -> Table:
    """Return the programme as a table, or what the day has to hold where there is no programme."""
    found = programme(day)
    of_whom = f": {title[0].lower()}{title[1:]}" if title else ""
    if found.fits:
        rows = tuple(
            (Cell(str(span)), Cell(what), Cell(who), Cell(binding)) for span, what, who, binding in _rows(day, found)
        )
        caption = f"Suggested programme{of_whom}"
        return Table("programme", caption, ("Time", "What", "Who", "How far it is asked for"), rows, note=_note())
    if found.problems:
        return Table("programme", "Suggested programme", ("Time",), ())
    needs = [(Cell(_title(day, key)), Cell(_who(day, key)), Cell(str(length(day, key)))) for key in required(day)]
    total = (Cell("All of it"), Cell(""), Cell(str(found.needed)))
    caption = f"What has to be in the day{of_whom}"
    return Table("needs", caption, ("What", "Who", "Minutes"), (*needs, total), frozenset({2}), note=_note())


def _note() -> str:
    return "Lengths are suggestions of this site, and not from the guidance, except that feedback normally takes " + (
        f"{quantity('feedback-length')}."
    )


def _picture(day: Day, found: Programme) -> DayPicture:
    def kind(entry: Entry) -> str:
        if entry.key in ("break", "lunch"):
            return "school"
        return "required" if entry.required else "optional"

    blocks = tuple(
        DayBlock(entry.span.start, entry.span.end, _title(day, entry.key), kind(entry)) for entry in found.entries
    )
    caption = f"The day from {day.window}. A broken edge: optional. Grey: break and lunch. Left empty: time in hand."
    return DayPicture(caption, day.window.start, day.window.end, blocks)


def _figures(day: Day, found: Programme) -> Iterator[Figure]:
    if found.problems:
        return
    if not found.fits:
        yield Figure("needed", "What has to be in the day takes", f"{found.needed} minutes")
        yield Figure("there_are", "Break and lunch leave", f"{found.there_are} minutes", note=str(day.window))
        return
    yield Figure("programme", "Programme", str(day.window))
    starts = {entry.key: clock(entry.span.start) for entry in found.entries}
    for key in ("lesson_1", "lesson_2"):
        yield Figure(key, _title(day, key), starts[key])
    yield Figure("feedback", "Judgement and feedback", starts["feedback"])
    yield Figure("in_hand", "Time in hand", f"{found.in_hand} minutes")


def _listed(day: Day, keys: tuple[str, ...]) -> str:
    titles = [_title(day, key) for key in keys]
    return ", ".join(f"{title[0].lower()}{title[1:]}" for title in titles)


def _summary(verdict: Verdict, day: Day, found: Programme) -> str:
    agree = "It is a suggestion: the assessor agrees the programme with the headteacher."
    match verdict:
        case Verdict.FITS:
            return f"From {day.window} there is room for all that has to be in the day and for all that you chose, with {found.in_hand} minutes in hand. {agree}"
        case Verdict.FITS_REQUIRED:
            return f"From {day.window} there is room for all that has to be in the day. There is none for: {_listed(day, found.left_out)}. {agree}"
        case Verdict.INCOMPLETE:
            lacks = " ".join(check.because for check in missing(day))
            return f"From {day.window} there is room for what the programme holds. {lacks}"
        case Verdict.DOES_NOT_FIT_THE_DAY if found.needed > found.there_are:
            return f"What has to be in the day takes {found.needed} minutes, and from {day.window} there are {found.there_are}: {found.needed - found.there_are} too few. Below is what you could move."
        case Verdict.DOES_NOT_FIT_THE_DAY:
            return f"What has to be in the day takes {found.needed} minutes. From {day.window} there are {found.there_are}, but break, lunch and the times you gave cut them into pieces that are too short. Below is what you could move."
        case Verdict.CHECK_THE_TIMES:
            return f"{' '.join(found.problems)} Change one of these times."


def _steps(verdict: Verdict, day: Day) -> Iterator[Step]:
    if verdict is Verdict.CHECK_THE_TIMES:
        yield Step("You", "correct the times that do not go together", cite("assessment-process", 4))
    if verdict is Verdict.DOES_NOT_FIT_THE_DAY:
        for words in remedies(day):
            yield Step("You", f"could {words}", cite("assessment-process", 4))
    for check in missing(day):
        yield Step("You", check.to_do, check.citation)
    yield Step(
        "The assessor",
        "will contact the school before the day, to agree its programme with the headteacher",
        cite("assessment-process", 4),
    )
    yield Step(
        "The candidate",
        "should have the whole collection of evidence ready by the time the date is agreed",
        cite("assessment-process", 1),
    )
    yield Step(
        "The candidate",
        "should not send the assessor any examples of it: only {form} is required in advance",
        cite("assessment-process", 1),
        form="AST1",
    )
    yield Step(
        "The candidate",
        "finds the people from outside who can contribute, and arranges for them to be there on the day",
        cite("assessment-process", 3),
    )


CHECKLIST = (
    "The headteacher has agreed the programme with the assessor, who contacts the school first.",
    "The candidate has all the evidence ready by the time the date is agreed, and has it there on the day.",
    "Nothing of it has been sent to the assessor: only form AST1 is required in advance.",
    "The candidate has found and invited everyone from outside who is to contribute.",
    "The full record of achievement is within reach, in case the assessor asks for more.",
)


def _document(day: Day, found: Programme) -> Document:
    lines = []
    for span, what, who, binding in _rows(day, found):
        about = f" ({who})" if who else ""
        mark = f" – {binding}" if binding.startswith(("optional", "as the")) else ""
        lines.append(f"{span}  {what}{about}{mark}")
    blocks: tuple[Block, ...] = (
        Paragraph((f"School: {BLANK}", f"Date: {BLANK}", f"Candidate: {BLANK}", f"Assessor: {BLANK}")),
        Paragraph(("A suggestion, to be agreed between the assessor and the headteacher.",)),
        Heading("Programme"),
        Bullets(tuple(lines)),
        Heading("Before the day"),
        Paragraph(tuple(f"☐ {line}" for line in CHECKLIST)),
        Paragraph((f"Agreed with the assessor on: {BLANK}",)),
    )
    return Document("Programme for the AST assessment day", blocks)


def decide(answers: Mapping[str, str]) -> str:
    """Return the verdict alone, for answers that have been read."""
    return assessment_day.verdict(read_case(answers))


def answer(answers: Mapping[str, str]) -> Outcome:
    """Return the outcome for answers that have been read."""
    day = read_case(answers)
    found, verdict, checks = programme(day), assessment_day.verdict(day), assessment_day.checks(day)
    table = programme_table(day)
    named = dict.fromkeys(check.silence for check in checks if check.silence)
    ready = {} if "evidence-ready" in named else {"evidence-ready": None}
    return Outcome(
        verdict,
        HEADINGS[verdict],
        _summary(verdict, day, found),
        figures=tuple(_figures(day, found)),
        pictures=(_picture(day, found),) if found.fits else (),
        tables=(table,) if table.rows else (),
        document=_document(day, found) if found.fits else None,
        checks=checks,
        next_steps=tuple(_steps(verdict, day)),
        silent=tuple(silences()[key] for key in {**named, **ready}),
    )
