"""The assessment day: a timed programme for one school day, to agree with the assessor (part 3 and Annex C)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from astcore.assessment_programme import MOVABLE, items
from astcore.calculators.assessment_day_answer import HEADINGS, answer, decide, programme_table, read_case
from astcore.calculators.base import Calculator, one_at_a_time, variations
from astcore.outcome import Table
from astcore.quantities import quantity
from astcore.questions import UNKNOWN, Kind, Option, Question, read_all

SCHOOL_DAY = "The school day"
LESSONS = "The two lessons"
PEOPLE = "People to be seen"
LENGTHS = "How long things take"
MOVE = "Move something"
NOT_SETTLED = Option("undecided", "Not settled yet")


def _time(key: str, label: str, missing: str, section: str, hint: str = "", *, open_: bool = True) -> Question:
    default = "" if open_ else None
    return Question(key, label, Kind.TIME, missing, hint=hint, default=default, optional=open_, section=section)


def _length(key: str, label: str, item: str, low: int, high: int, hint: str = "") -> Question:
    return Question(
        key,
        label,
        Kind.WHOLE_NUMBER,
        f"Enter the minutes: {label[0].lower()}{label[1:]}",
        hint=hint or f"Minutes. Without a number, {items()[item].minutes}: a suggestion of this site.",
        default=str(items()[item].minutes),
        optional=True,
        low=low,
        high=high,
        section=LENGTHS,
    )


def _at(key: str) -> Question:
    title = items()[key].title
    section = LESSONS if key.startswith("lesson") else MOVE
    return _time(f"{key}_at", f"{title}: starts at", f"Enter when this starts: {title.lower()}", section)


QUESTIONS = (
    Question(
        "phase",
        "What kind of school is it?",
        Kind.CHOICE,
        "Select what kind of school it is",
        why="It decides which lessons are normally observed.",
        options=(Option("primary", "Primary"), Option("secondary", "Secondary"), Option("other", "Another kind")),
        section=SCHOOL_DAY,
    ),
    Question(
        "lesson",
        "Length of a lesson",
        Kind.WHOLE_NUMBER,
        "Enter how long a lesson is, in minutes",
        hint="Minutes, such as 60.",
        low=10,
        high=180,
        section=SCHOOL_DAY,
    ),
    _time(
        "start",
        "Start of the school day",
        "Enter when the school day starts",
        SCHOOL_DAY,
        "Such as 08:50.",
        open_=False,
    ),
    _time("end", "End of the school day", "Enter when the school day ends", SCHOOL_DAY, "Such as 15:20.", open_=False),
    _time("break_from", "Break starts", "Enter when break starts", SCHOOL_DAY, "Leave break out to plan through it."),
    _time("break_to", "Break ends", "Enter when break ends", SCHOOL_DAY),
    _time("lunch_from", "Lunch starts", "Enter when lunch starts", SCHOOL_DAY),
    _time("lunch_to", "Lunch ends", "Enter when lunch ends", SCHOOL_DAY),
    Question(
        "lunch",
        "What does the assessor want to do at lunch?",
        Kind.CHOICE,
        "Select what the assessor wants to do at lunch",
        options=(
            Option("candidate", "Have lunch with the candidate"),
            Option("evidence", "Go on studying the evidence"),
            Option("undecided", "Not settled yet"),
        ),
        default="undecided",
        section=SCHOOL_DAY,
    ),
    _time(
        "finish",
        "End of the programme, if another",
        "Enter when the programme ends",
        SCHOOL_DAY,
        "If feedback can be given after the school day, say by when it is over.",
    ),
    Question(
        "literacy",
        "Which lesson is literacy or numeracy?",
        Kind.CHOICE,
        "Select which lesson is literacy or numeracy",
        options=(
            Option("first", "The earlier lesson"),
            Option("second", "The later lesson"),
            Option("both", "Both"),
            Option("no", "Neither"),
            NOT_SETTLED,
        ),
        when={"phase": frozenset({"primary"})},
        default="undecided",
        section=LESSONS,
    ),
    Question(
        "key_stages",
        "Which key stages are the lessons from?",
        Kind.CHOICE,
        "Select which key stages the lessons are from",
        options=(
            Option("younger_first", "Two: the lower one in the earlier lesson"),
            Option("older_first", "Two: the higher one in the earlier lesson"),
            Option("same", "One and the same"),
            NOT_SETTLED,
        ),
        when={"phase": frozenset({"secondary"})},
        default="undecided",
        section=LESSONS,
    ),
    Question(
        "groups",
        "Are they from different ability groups?",
        Kind.CHOICE,
        "Select whether they are from different ability groups",
        options=(
            Option("different", "Yes"),
            Option("same", "No"),
            Option("not_appropriate", "Different groups would not be appropriate"),
            NOT_SETTLED,
        ),
        when={"phase": frozenset({"secondary"})},
        default="undecided",
        section=LESSONS,
    ),
    _at("lesson_1"),
    _at("lesson_2"),
    Question(
        "order",
        "Where should lessons go whose times are open?",
        Kind.CHOICE,
        "Select where the lessons should go",
        options=(Option("earlier", "Earlier in the day"), Option("later", "Later in the day")),
        default="earlier",
        section=LESSONS,
    ),
    Question(
        "people",
        "Who is to be seen, besides the headteacher and the candidate?",
        Kind.CHOICES,
        "Select who is to be seen",
        options=(
            Option("deputy", "The deputy", "Often in a short meeting with the headteacher"),
            Option("staff", "Other staff who know the work", "The assessor will talk with them"),
            Option("adviser", "The local authority adviser"),
            Option("colleagues", "Colleagues from another school"),
            Option("pupils", f"A group of {quantity('pupil-group')} who know the candidate well", "The assessor may"),
            Option("parents", "A small group of parents", "The assessor may"),
        ),
        default="",
        optional=True,
        section=PEOPLE,
    ),
    Question(
        "elsewhere",
        "Has the candidate worked with other schools in the local authority?",
        Kind.CHOICE,
        "Select whether the candidate has worked with other schools",
        why="Then the assessor will talk with the adviser, or with colleagues from another school.",
        options=(Option("yes", "Yes"), Option("no", "No"), Option(UNKNOWN, "I do not know")),
        default=UNKNOWN,
        section=PEOPLE,
    ),
    _length("study", "Study of the evidence", "evidence", 5, 240),
    _length("interview", "Interview with the candidate", "interview", 5, 180),
    _length("talk", "Each of the other conversations", "staff", 5, 90),
    _length("notes", "Notes and gaps", "notes", 5, 120),
    _length(
        "feedback",
        "Judgement and feedback",
        "feedback",
        5,
        90,
        f"Minutes. Normally {quantity('feedback-length')}, the guidance says. Without a number, {items()['feedback'].minutes}.",
    ),
    *(_at(key) for key in MOVABLE if not key.startswith("lesson")),
)

EXAMPLE = {
    "phase": "primary",
    "lesson": "60",
    "start": "08:50",
    "end": "15:20",
    "break_from": "10:30",
    "break_to": "10:45",
    "lunch_from": "12:00",
    "lunch_to": "13:00",
    "lunch": "undecided",
    "literacy": "first",
    "order": "earlier",
    "people": "deputy,staff,pupils",
    "elsewhere": "no",
    "study": "40",
    "interview": "30",
    "talk": "15",
    "notes": "20",
    "feedback": "20",
}

SECONDARY = {
    "phase": "secondary",
    "key_stages": "younger_first",
    "groups": "different",
    "start": "08:45",
    "end": "15:15",
    "lesson": "60",
    "break_from": "10:55",
    "break_to": "11:10",
    "lunch_from": "13:10",
    "lunch_to": "13:55",
    "people": "deputy,staff,adviser",
    "elsewhere": "yes",
}

OTHER_DAYS: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("A secondary school, with the adviser", SECONDARY),
    ("The same with pupils and parents as well", {**SECONDARY, "people": "staff,adviser,pupils,parents"}),
    ("Feedback after the school day", {"end": "14:30", "finish": "15:15"}),
    ("A day that is too short", {"start": "09:00", "end": "14:00"}),
    ("Room for what has to be in the day alone", {"end": "14:45", "people": "staff,pupils,parents"}),
    ("Times that do not go together", {"lesson_1_at": "10:00"}),
)


def _other_days() -> Iterator[tuple[str, dict[str, str]]]:
    for title, changes in OTHER_DAYS:
        case, _ = read_all(QUESTIONS, {**EXAMPLE, **changes})
        yield title, case


def foreseen() -> Iterable[Mapping[str, str]]:
    """Yield the example, every case that differs from it in one answer, and a few other days."""
    yield EXAMPLE
    for _, _, case in variations(QUESTIONS, EXAMPLE):
        yield case
    for _, case in _other_days():
        yield case


def overview() -> tuple[Table, ...]:
    """Return programmes for some days, and what each single answer changes in the first of them."""
    days = [("A primary school", EXAMPLE), *_other_days()]
    tables = [programme_table(read_case(case), title) for title, case in days]
    return (*(table for table in tables if table.rows), one_at_a_time(variations(QUESTIONS, EXAMPLE), answer))


CALCULATOR = Calculator(
    name="assessment-day",
    title="Plan the assessment day",
    purpose="A timed programme for the assessment day, with all that it has to hold, to agree with the assessor.",
    questions=QUESTIONS,
    answer=answer,
    decide=decide,
    example=EXAMPLE,
    example_words="a primary school open from 08:50 to 15:20, with the deputy, other staff and pupils to be seen",
    verdicts={str(key): words for key, words in HEADINGS.items()},
    foreseen=foreseen,
    overview=overview,
    prefilled=True,
)
