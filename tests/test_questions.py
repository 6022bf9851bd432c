"""Reading what a person typed: the canonical answer, or a message that says what to do."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from astcore.calculators import CALCULATORS
from astcore.calculators.base import Calculator
from astcore.errors import InvalidAnswer
from astcore.questions import Kind, Question, clean, read_all, shorten
from astcore.respond import Answer, Unreadable, respond
from tests.questions import CLOSED, DAY, NOTE, OF_EACH_KIND, POINT, POST, ROLE, SALARY, SENT, SHARE, START
from tests.strategies import HARD, values

ALL = (ROLE, POINT, DAY, POST)


# --- one answer -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "text", "canonical"),
    [
        (ROLE, "teacher", "teacher"),
        (ROLE, "  teacher\n", "teacher"),
        (ROLE, "tea\x00cher", "teacher"),
        (POINT, "11", "11"),
        (POINT, " 011 ", "11"),
        (DAY, "1 September 2010", "2010-09-01"),
        (DAY, "1/9/2010\t", "2010-09-01"),
        (SALARY, "36618", "36618"),
        (SALARY, "£36,618", "36618"),
        (SALARY, "£ 36 618.00", "36618"),
        (SHARE, "0.6", "3/5"),
        (SHARE, ".6", "3/5"),
        (SHARE, "60%", "3/5"),
        (SHARE, "6/10", "3/5"),
        (SHARE, "1", "1"),
        (SHARE, "100%", "1"),
        (START, "8:45", "08:45"),
        (START, "0845", "08:45"),
        (START, "8.45", "08:45"),
        (START, "8", "08:00"),
        (NOTE, " two\nlines ", "two lines"),
        (SENT, "head, teacher", "teacher,head"),
        (SENT, "head,,head,", "head"),
        (CLOSED, "22/12/2009; 21 December 2009", "2009-12-21,2009-12-22"),
        (CLOSED, "2009-12-21,2009-12-21", "2009-12-21"),
    ],
)
def test_a_canonical_answer(question: Question, text: str, canonical: str) -> None:
    """Outer spaces, control characters and leading noughts make no difference to an answer."""
    assert question.read(text) == canonical


@pytest.mark.parametrize(
    ("question", "text", "message"),
    [
        (ROLE, "", "Select your role"),
        (ROLE, "\x00 \u200b", "Select your role"),
        (ROLE, "Teacher", "Select your role: “Teacher” is not one of teacher, head"),
        (POINT, "", "Enter the first point"),
        (POINT, "0", "First point must be between 1 and 14, not 0"),
        (POINT, "15", "First point must be between 1 and 14, not 15"),
        (POINT, "-1", "First point must be a whole number between 1 and 14, such as 1"),
        (POINT, "11.0", "First point must be a whole number between 1 and 14, such as 1"),
        (POINT, "１１", "First point must be a whole number between 1 and 14, such as 1"),
        (POINT, "²", "First point must be a whole number between 1 and 14, such as 1"),
        (POINT, "9" * 10, "First point must be a whole number between 1 and 14, such as 1"),
        (DAY, "", "Enter the day"),
        (DAY, "soon", "Enter the day of the rates as day, month and year, such as 1 September 2009"),
        (DAY, "31/6/2009", "Enter the day of the rates as a day that exists: 31/6/2009 is not in the calendar"),
        (SALARY, "", "Enter the present salary"),
        (SALARY, "36,618.50", "Enter the present salary in whole pounds, such as £1,000"),
        (SALARY, "$36618", "Enter the present salary in whole pounds, such as £1,000"),
        (SALARY, "٣٦٦١٨", "Enter the present salary in whole pounds, such as £1,000"),
        (SALARY, "999", "Present salary must be between £1,000 and £99,999, not £999"),
        (SHARE, "0", "Enter the share of full time as a fraction of full time, such as 0.6, 3/5 or 60%"),
        (SHARE, "1.1", "Enter the share of full time as a fraction of full time, such as 0.6, 3/5 or 60%"),
        (SHARE, "half", "Enter the share of full time as a fraction of full time, such as 0.6, 3/5 or 60%"),
        (SHARE, "1e-9", "Enter the share of full time as a fraction of full time, such as 0.6, 3/5 or 60%"),
        (SHARE, "1/0", "Enter the share of full time as a fraction of full time, such as 0.6, 3/5 or 60%"),
        (START, "24:00", "Enter the start of the day as hours and minutes, such as 08:45"),
        (START, "8:60", "Enter the start of the day as hours and minutes, such as 08:45"),
        (START, "noon", "Enter the start of the day as hours and minutes, such as 08:45"),
        (NOTE, "x" * 301, "Your note must be 300 characters or fewer, not 301"),
        (SENT, "head,cook", "Select what was sent: “cook” is not one of teacher, head"),
        (SENT, ",", "Select what was sent"),
        (CLOSED, "21/12/2009, soon", "Enter each of these days as day, month and year, such as 1 September 2009"),
        (CLOSED, "31/6/2009", "Enter each of these days as a day that exists: 31/6/2009 is not in the calendar"),
        (CLOSED, ";", "Enter the closure days"),
        (SHARE, "1/00", "Enter the share of full time as a fraction of full time, such as 0.6, 3/5 or 60%"),
    ],
)
def test_an_answer_that_cannot_be_read(question: Question, text: str, message: str) -> None:
    """The message names the question, what is allowed, and what came."""
    with pytest.raises(InvalidAnswer) as refusal:
        question.read(text)
    assert (refusal.value.field, refusal.value.message) == (question.key, message)


SHARES = st.from_regex(r"\A(0?\.[0-9]{1,4}|[0-9]{1,3}(\.[0-9]{1,2})?%|[0-9]{1,3}/[0-9]{1,3})\Z")
EVERY = [*OF_EACH_KIND, *(question for calculator in CALCULATORS.values() for question in calculator.questions)]


@settings(deadline=None)
@given(HARD | SHARES | st.dates().map(str) | st.integers(0, 100_000).map(str))
def test_whatever_is_read_reads_the_same_again(text: str) -> None:
    """The canonical form of an answer is its own canonical form, and can be said in words."""
    for question in EVERY:
        try:
            canonical = question.read(text)
        except InvalidAnswer as refusal:
            assert refusal.message  # noqa: PT017 (a refusal is one of the two ways that are right)
        else:
            assert question.read(canonical) == canonical
            assert question.in_words(canonical)


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        (ROLE, "head", "Head"),
        (POINT, "11", "11"),
        (DAY, "2010-09-01", "1 September 2010"),
        (SALARY, "36618", "£36,618"),
        (SHARE, "3/5", "3/5"),
        (SHARE, "1", "full time"),
        (START, "08:45", "08:45"),
        (NOTE, "two lines", "two lines"),
        (SENT, "teacher,head", "Teacher; Head"),
        (CLOSED, "2009-12-21,2009-12-22", "21 December 2009, 22 December 2009"),
    ],
)
def test_an_answer_in_words(question: Question, answer: str, words: str) -> None:
    """An option reads as its label, a date and a sum as people write them, a number as it is."""
    assert question.in_words(answer) == words


def test_what_is_allowed_in_short() -> None:
    """Each kind of question says in a few words what may be answered."""
    assert {question.kind: question.allowed for question in OF_EACH_KIND} == {
        Kind.CHOICE: "teacher|head",
        Kind.WHOLE_NUMBER: "1–14",
        Kind.DATE: "a date, such as 2009-09-01",
        Kind.MONEY: "pounds, 1000–99999",
        Kind.FRACTION: "a fraction of full time, such as 3/5",
        Kind.TIME: "a time of day, such as 08:45",
        Kind.TEXT: "text of up to 300 characters",
        Kind.CHOICES: "any of teacher,head",
        Kind.DATES: "dates, such as 2009-12-21, 2009-12-22",
    }
    assert len(OF_EACH_KIND) == len(Kind)


def test_an_option_that_there_is_not() -> None:
    """An option or a question is found by its key, or not at all."""
    assert ROLE.option("head").label == "Head"
    with pytest.raises(KeyError):
        ROLE.option("Head")
    with pytest.raises(KeyError):
        CALCULATORS["pay-range"].question("salary")


# --- all the answers --------------------------------------------------------------------------------------------------


def test_a_question_that_may_stay_without_an_answer() -> None:
    """Where the default is empty, an answer left out is not among the answers."""
    received = Question("received", "Day you received it", Kind.DATE, "Enter the day", default="", optional=True)
    assert read_all([received], {"received": " "}) == ({}, [])
    assert read_all([received], {"received": "1/9/2009"}) == ({"received": "2009-09-01"}, [])


def test_answers_in_the_order_of_the_questions() -> None:
    """Answers come back in the questions' order, whatever order they came in, with the defaults of those left out."""
    answers, problems = read_all(ALL, {"point": "3", "role": "teacher"})
    assert problems == []
    assert list(answers.items()) == [("role", "teacher"), ("point", "3"), ("on", "2009-09-01"), ("post", "unknown")]


def test_a_question_that_is_not_asked() -> None:
    """An answer to a question that does not arise is left out, and its mistakes with it."""
    answers, problems = read_all(ALL, {"role": "head", "point": "3", "post": "rubbish"})
    assert problems == []
    assert "post" not in answers


def test_a_question_after_one_that_cannot_be_read() -> None:
    """Every problem is told at once, in the questions' order; what hangs on an unread answer is not asked."""
    _, problems = read_all(ALL, {"role": "cook", "on": "soon", "post": "rubbish"})
    assert [problem.field for problem in problems] == ["role", "point", "on"]


def test_an_answer_that_is_too_long() -> None:
    """An answer of more than 200 characters is refused and not shown again; a text may be as long as it says."""
    _, problems = read_all([*ALL, NOTE], {"role": "x" * 201, "point": "3", "note": "x" * 300})
    assert [problem.message for problem in problems] == ["Your role: the answer is longer than 200 characters"]
    _, problems = read_all([NOTE], {"note": "x" * 301})
    assert [problem.message for problem in problems] == ["Your note: the answer is longer than 300 characters"]


def test_a_long_answer_that_begins_with_spaces() -> None:
    """An answer that is too long is not taken for one that was left out."""
    _, problems = read_all(ALL, {"role": "teacher", "point": "3", "on": " " * 200 + "1 September 2010"})
    assert [problem.field for problem in problems] == ["on"]


@given(HARD)
def test_text_that_may_be_shown_again(text: str) -> None:
    """What is shown of a person's text is short, on one line, and has no control character."""
    shown = shorten(text)
    assert len(shown) <= 41
    assert not any(unicodedata.category(character)[0] == "C" for character in shown)
    assert clean(clean(text)) == clean(text)


# --- dates in three boxes ---------------------------------------------------------------------------------------------


def rates_on(**boxes: str) -> Answer | Unreadable:
    """The pay-range calculator's answer, with the given parts of the day the AST starts."""
    parts = {f"on-{part}": text for part, text in boxes.items()}
    return respond("pay-range", {"area": "fringe", "start": "1", **parts})


@pytest.mark.parametrize("month", ["9", "09", "Sep", "september", " September "])
def test_three_boxes(month: str) -> None:
    """Day, month and year in boxes of their own are one date, the month in figures or in letters."""
    found = rates_on(day="1", month=month, year="2010")
    assert isinstance(found, Answer)
    assert found.answers["on"] == "2010-09-01"


@pytest.mark.parametrize(
    "boxes",
    [
        {"day": "1", "month": "", "year": "2010"},
        {"month": "9", "year": "2010"},
        {"day": "1", "month": "9"},
        {"day": "31", "month": "6", "year": "2010"},
        {"day": "1 9", "month": "", "year": "2010"},
        {"day": "2010-09-01", "month": "", "year": ""},
        {"day": "one", "month": "9", "year": "2010"},
    ],
)
def test_three_boxes_that_are_no_date(boxes: dict[str, str]) -> None:
    """An empty box, or three that make no day, is one problem of the whole date."""
    found = rates_on(**boxes)
    assert isinstance(found, Unreadable)
    assert [problem.field for problem in found.problems] == ["on"]
    assert "the day the AST starts" in found.problems[0].message


def test_three_empty_boxes() -> None:
    """Boxes left empty are a question left out."""
    found = rates_on(day="", month=" ", year="")
    assert isinstance(found, Answer)
    assert found.answers["on"] == "2009-09-01"


@pytest.mark.parametrize("whole", ["", " "])
def test_three_boxes_beside_an_empty_whole(whole: str) -> None:
    """Filled boxes count where the date by its one name was left empty."""
    query = {"area": "fringe", "start": "1", "on": whole, "on-day": "1", "on-month": "9", "on-year": "2010"}
    found = respond("pay-range", query)
    assert isinstance(found, Answer)
    assert found.answers["on"] == "2010-09-01"


# --- the questions of the calculators ---------------------------------------------------------------------------------

CALCULATOR = pytest.mark.parametrize("calculator", CALCULATORS.values(), ids=CALCULATORS)


@CALCULATOR
def test_keys_are_unlike(calculator: Calculator) -> None:
    """No two questions share a key, no two options of a question a value or a label."""
    keys = [question.key for question in calculator.questions]
    assert len(keys) == len(set(keys))
    for question in calculator.questions:
        for texts in ([option.value for option in question.options], [option.label for option in question.options]):
            assert len(texts) == len(set(texts)), question.key


@CALCULATOR
def test_a_condition_is_on_an_earlier_choice(calculator: Calculator) -> None:
    """A question that is asked only sometimes hangs on answers that an earlier question allows."""
    wrong = []
    earlier: dict[str, set[str]] = {}
    for question in calculator.questions:
        wrong += [
            f"{question.key}: {key}={value}"
            for key, allowed in question.when.items()
            for value in allowed - earlier.get(key, set())
        ]
        earlier[question.key] = {option.value for option in question.options}
    assert not wrong, "\n".join(wrong)


@CALCULATOR
def test_defaults_and_examples_are_canonical(calculator: Calculator) -> None:
    """What a question takes by default, if anything, and what the example answers, reads as itself."""
    for question in calculator.questions:
        if question.default:
            assert question.read(question.default) == question.default
    answers, problems = read_all(calculator.questions, calculator.example)
    assert (answers, problems) == (calculator.example, [])


@settings(max_examples=20)
@given(st.data())
@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.key)
def test_what_a_question_allows_it_reads(question: Question, data: st.DataObject) -> None:
    """Every allowed answer is its own canonical form."""
    text = data.draw(values(question))
    assert question.read(text) == text
