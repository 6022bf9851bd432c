"""The outreach planner: a year of outreach on one page, with what has to be in place and who controls it (part 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from astcore.calculators.base import Calculator, one_at_a_time, variations
from astcore.calculators.outreach_answer import HEADINGS, answer, decide, read_case
from astcore.calculators.outreach_overview import by_fraction, by_pattern
from astcore.outcome import Table
from astcore.outreach.case import Verdict, Weekday
from astcore.questions import UNKNOWN, Kind, Option, Question

MOST_CLOSURES = 1100  # characters: a hundred days
MOST_CHOSEN = 1100
MOST_WEEKS = 8
MOST_FIRST_WEEK = 40
PART_TIME = frozenset({"part_time"})
IN_DIFFICULTY = frozenset({"special_measures", "serious_concern", "challenging"})
ON_DAYS = frozenset({"day", "halves"})
IN_BLOCKS = frozenset({"week", "block"})

EXAMPLE_YEAR = {
    "autumn_start": "2009-09-03",
    "autumn_end": "2009-12-18",
    "spring_start": "2010-01-04",
    "spring_end": "2010-04-01",
    "summer_start": "2010-04-19",
    "summer_end": "2010-07-21",
    "closures": "2009-10-26,2009-10-27,2009-10-28,2009-10-29,2009-10-30,"
    "2010-02-15,2010-02-16,2010-02-17,2010-02-18,2010-02-19,"
    "2010-05-31,2010-06-01,2010-06-02,2010-06-03,2010-06-04",
}
"""An example of a school year, with its half-terms. The guidance has no dates of terms: each school has its own."""

WEEKDAYS = tuple(Option(str(day), day.capitalize()) for day in Weekday)

TIME, PATTERN, YEAR, POST = "The AST's time", "The pattern", "The school year", "The post and the school"


def _end(key: str, term: str, end: str) -> Question:
    return Question(
        key,
        f"{end} day of the {term} term",
        Kind.DATE,
        f"Enter the {end.lower()} day of the {term} term",
        hint="The dates here are an example. Put your own school's in their place." if key == "autumn_start" else "",
        section=YEAR,
    )


QUESTIONS = (
    Question(
        "working",
        "Does the AST work full time or part time?",
        Kind.CHOICE,
        "Select whether the AST works full time or part time",
        options=(Option("full_time", "Full time"), Option("part_time", "Part time")),
        section=TIME,
    ),
    Question(
        "fraction",
        "Share of full time",
        Kind.FRACTION,
        "Enter the share of full time",
        hint="For example, 0.6, 3/5 or 60%.",
        when={"working": PART_TIME},
        section=TIME,
    ),
    Question(
        "weekdays",
        "On which days does the AST work?",
        Kind.CHOICES,
        "Select the days on which the AST works",
        hint="They are taken as equally long.",
        options=WEEKDAYS,
        when={"working": PART_TIME},
        section=TIME,
    ),
    Question(
        "share_of",
        "Of what time is the share taken?",
        Kind.CHOICE,
        "Select of what time the share is taken",
        why="The guidance does not say.",
        options=(Option("own", "The AST's own working week"), Option("full", "A full-time week")),
        when={"working": PART_TIME},
        default="own",
        section=TIME,
    ),
    Question(
        "pattern",
        "How is the time found?",
        Kind.CHOICE,
        "Select how the time is found",
        options=(
            Option("day", "A whole day a week, always the same"),
            Option("halves", "Two half days a week"),
            Option("week", "A whole week in every five"),
            Option("block", "Longer blocks", "For example, a month out of school."),
            Option("varying", "Days that vary, which I choose"),
        ),
        section=PATTERN,
    ),
    Question(
        "day",
        "On which day?",
        Kind.CHOICE,
        "Select the day",
        options=WEEKDAYS,
        when={"pattern": ON_DAYS},
        section=PATTERN,
    ),
    Question(
        "second_day",
        "And on which day is the other half?",
        Kind.CHOICE,
        "Select the day of the other half",
        options=WEEKDAYS,
        when={"pattern": frozenset({"halves"})},
        section=PATTERN,
    ),
    Question(
        "weeks",
        "Weeks in a block",
        Kind.WHOLE_NUMBER,
        "Enter the weeks in a block",
        hint="Without a number, 4: about a month.",
        when={"pattern": frozenset({"block"})},
        default="4",
        low=1,
        high=MOST_WEEKS,
        section=PATTERN,
    ),
    Question(
        "first_week",
        "Week of term in which the first block begins",
        Kind.WHOLE_NUMBER,
        "Enter the week in which the first block begins",
        hint="Counted from the AST's first week of the year, without weeks of closure. Left open, a block stands in the middle of its weeks.",
        when={"pattern": IN_BLOCKS},
        default="",
        optional=True,
        low=1,
        high=MOST_FIRST_WEEK,
        section=PATTERN,
    ),
    Question(
        "chosen",
        "The days you have chosen",
        Kind.DATES,
        "Enter the days you have chosen",
        hint="With commas between them, a span with “to”: 7 October 2009, 9 November 2009 to 13 November 2009.",
        when={"pattern": frozenset({"varying"})},
        default="",
        optional=True,
        high=MOST_CHOSEN,
        section=PATTERN,
    ),
    Question(
        "hours_of",
        "Show the year in hours too?",
        Kind.CHOICE,
        "Select whether to show hours",
        why="The guidance gives no hours, and does not say whether the share is one of all working time or of the timetable.",
        options=(
            Option("none", "No, days are enough"),
            Option("day", "Yes, hours of the whole working day"),
            Option("timetable", "Yes, hours of timetabled time alone"),
        ),
        default="none",
        section=PATTERN,
    ),
    Question(
        "hours",
        "Hours of that in one of the AST's days",
        Kind.TIME,
        "Enter the hours in one of the AST's days",
        hint="As hours and minutes, such as 06:30.",
        when={"hours_of": frozenset({"day", "timetable"})},
        section=PATTERN,
    ),
    _end("autumn_start", "autumn", "First"),
    _end("autumn_end", "autumn", "Last"),
    _end("spring_start", "spring", "First"),
    _end("spring_end", "spring", "Last"),
    _end("summer_start", "summer", "First"),
    _end("summer_end", "summer", "Last"),
    Question(
        "closures",
        "Half-terms and other closures",
        Kind.DATES,
        "Enter the days on which the school is closed",
        hint="All days in the terms on which the school is closed. With commas between them, a span with “to”: 26 October 2009 to 30 October 2009. Bank holidays are left out by themselves. Training days count as working days unless you list them.",
        default="",
        optional=True,
        high=MOST_CLOSURES,
        section=YEAR,
    ),
    Question(
        "new",
        "Is the AST new in the post?",
        Kind.CHOICE,
        "Select whether the AST is new in the post",
        why="A new AST can build outreach up.",
        options=(
            Option("no", "No", "The AST has been in the post for a year or more."),
            Option("yes", "Yes", "The AST starts during this year, or started less than a year before it."),
        ),
        default="no",
        section=POST,
    ),
    Question(
        "start",
        "Day on which the AST takes up the post",
        Kind.DATE,
        "Enter the day on which the AST takes up the post",
        hint="For example, 22 February 2010.",
        when={"new": frozenset({"yes"})},
        section=POST,
    ),
    Question(
        "build_up",
        "How does the new AST start on outreach?",
        Kind.CHOICE,
        "Select how the new AST starts on outreach",
        why="By the end of a year, the guidance says, and not of which. Between, this site draws even steps.",
        options=(
            Option("steps", "Building it up over twelve months"),
            Option("school_year", "Building it up by the end of this school year"),
            Option("full", "With the full share from the start"),
        ),
        when={"new": frozenset({"yes"})},
        default="steps",
        section=POST,
    ),
    Question(
        "situation",
        "Is the AST's own school one of these?",
        Kind.CHOICE,
        "Select whether the school is one of these",
        why="Then outreach time may be spent in it, if the work is tied to plans for leaving that category.",
        options=(
            Option("none", "No"),
            Option("special_measures", "Subject to special measures"),
            Option("serious_concern", "Causing serious concern"),
            Option("challenging", "In challenging circumstances", "The guidance does not define this."),
        ),
        default="none",
        section=POST,
    ),
    Question(
        "plans",
        "Are the AST's activities clearly related to plans for leaving that category?",
        Kind.CHOICE,
        "Select whether the activities are related to such plans",
        hint="The school's plans, or the local authority's, or both.",
        options=(Option("yes", "Yes"), Option("no", "No"), Option(UNKNOWN, "I do not know")),
        when={"situation": IN_DIFFICULTY},
        default=UNKNOWN,
        section=POST,
    ),
    Question(
        "funds",
        "Who pays for the post?",
        Kind.CHOICE,
        "Select who pays for the post",
        why="Who controls outreach often follows from it.",
        options=(
            Option("authority", "The local authority", "For example, through the School Development Grant."),
            Option("formula", "The local funding formula"),
            Option("school", "The school itself"),
            Option("group", "A group or network of schools together"),
            Option(UNKNOWN, "I do not know"),
        ),
        default=UNKNOWN,
        section=POST,
    ),
    Question(
        "in_place",
        "Which of these are in place?",
        Kind.CHOICES,
        "Select which of these are in place",
        why="Outreach needs all five to be effective.",
        options=(
            Option("time", "Identified time for outreach"),
            Option("needs", "Systems to identify needs", "Those that AST outreach meets best."),
            Option("requests", "A way to filter requests", "And to direct them to suitable ASTs."),
            Option(
                "agreement",
                "A clear agreement",
                "With each school that receives outreach, on objectives and conditions.",
            ),
            Option("checking", "Systems to monitor and evaluate outreach"),
        ),
        default="",
        optional=True,
        section=POST,
    ),
)

EXAMPLE = {
    "working": "full_time",
    "hours_of": "none",
    "pattern": "day",
    "day": "wednesday",
    **EXAMPLE_YEAR,
    "new": "no",
    "situation": "none",
    "funds": "authority",
    "in_place": "time,needs",
}

COMMON = {
    "fraction": "3/5",
    "weekdays": "monday,tuesday,wednesday",
    "day": "tuesday",
    "second_day": "thursday",
    "start": "2010-01-04",
    "plans": "yes",
    "hours": "06:30",
}
"""Answers to the questions that a variation of the example brings up."""

WITHOUT_HOLIDAYS = {
    "autumn_start": "2031-09-03",
    "autumn_end": "2031-12-19",
    "spring_start": "2032-01-05",
    "spring_end": "2032-03-24",
    "summer_start": "2032-04-12",
    "summer_end": "2032-07-21",
}


def _variations() -> Iterator[tuple[Question, Option, dict[str, str]]]:
    yield from variations(QUESTIONS, EXAMPLE, COMMON)


def foreseen() -> Iterable[Mapping[str, str]]:
    """Yield the example, every case that differs from it in one answer, and cases with days of their own."""
    yield EXAMPLE
    for _, _, case in _variations():
        yield case
    yield {**EXAMPLE, **WITHOUT_HOLIDAYS}
    yield {**EXAMPLE, "spring_end": "2010-01-01"}
    yield _with(EXAMPLE, pattern="varying", chosen="2009-10-07,2009-11-11", hours_of="day", hours="06:30")


def _with(case: Mapping[str, str], **other: str) -> Mapping[str, str]:
    """Return a case with other answers, in the questions' order, without those that are then not asked."""
    given, found = {**case, **other}, dict[str, str]()
    for question in QUESTIONS:
        if question.key in given and question.asked(found):
            found[question.key] = given[question.key]
    return found


def overview() -> tuple[Table, ...]:
    """Return every answer one at a time, the patterns on every day, and the share of part-time ASTs."""
    return (by_pattern(read_case(EXAMPLE)), by_fraction(), one_at_a_time(_variations(), answer))


CALCULATOR = Calculator(
    name="outreach",
    title="A year of outreach",
    purpose="A year of outreach on one page: the days and hours by term, a calendar, what has to be in place, and who controls it.",
    questions=QUESTIONS,
    answer=answer,
    example=EXAMPLE,
    example_words="a full-time AST with Wednesdays for outreach, in a year whose dates are an example",
    verdicts={str(key): words for key, words in HEADINGS.items()},
    foreseen=foreseen,
    overview=overview,
    prefilled=True,
    decide=decide,
    unfit=frozenset({Verdict.CHECK_ANSWERS, Verdict.NOT_COVERED}),
)
