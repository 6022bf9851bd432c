"""The eligibility calculator: can I apply for an AST post, and how (parts 1 to 3 of the guidance)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from astcore.calculators.base import Calculator, one_at_a_time, variations
from astcore.calculators.eligibility_answer import HEADINGS, answer, decide
from astcore.outcome import Table
from astcore.questions import Kind, Option, Question

YES_NO = (Option("yes", "Yes"), Option("no", "No"))
YES_NO_UNKNOWN = (*YES_NO, Option("unknown", "I do not know"))
UNPASSED = frozenset({"no", "not_met"})

ABOUT_YOU, YOUR_WISHES, THE_POST = "About you", "What you want to do", "About the post"
SO_FAR, AGAIN = "So far", "Since you were assessed"
"""The headings of the form."""

QUESTIONS = (
    Question(
        "assessed",
        "Have you been assessed for the AST grade before?",
        Kind.CHOICE,
        "Select whether you have been assessed before",
        why="Someone who has passed does not need another assessment. Someone who has not passed has more to show.",
        options=(
            Option("no", "No"),
            Option("met", "Yes, and I met the standards"),
            Option("not_met", "Yes, and I did not fully meet the standards"),
        ),
        section=ABOUT_YOU,
    ),
    Question(
        "qualified",
        "Are you a qualified teacher?",
        Kind.CHOICE,
        "Select whether you are a qualified teacher",
        options=YES_NO_UNKNOWN,
        section=ABOUT_YOU,
    ),
    Question(
        "place",
        "Where are you employed?",
        Kind.CHOICE,
        "Select where you are employed",
        why="It decides who takes your form.",
        options=(
            Option("one_school", "At one maintained school"),
            Option("several_schools", "At two or more maintained schools at the same time"),
            Option(
                "no_headteacher",
                "By an authority or another employer, with no headteacher",
                "For example as an unattached teacher",
            ),
            Option(
                "outside_sector",
                "Not as a teacher in the maintained sector",
                "For example in an independent school, or not teaching now",
            ),
            Option("academy", "At an academy"),
            Option("supply", "As a supply teacher"),
        ),
        section=ABOUT_YOU,
    ),
    Question(
        "role",
        "What is your present role?",
        Kind.CHOICE,
        "Select your present role",
        options=(
            Option("classroom_teacher", "Classroom teacher", "With or without responsibilities"),
            Option("assistant_head", "Assistant headteacher"),
            Option("deputy_head", "Deputy headteacher"),
            Option("headteacher", "Headteacher"),
        ),
        section=ABOUT_YOU,
    ),
    Question(
        "stage",
        "What is your career stage?",
        Kind.CHOICE,
        "Select your career stage",
        why="It decides which standards you are assessed on.",
        options=(
            Option("main_scale", "Main scale teacher"),
            Option("post_threshold", "Post-threshold teacher", "You have passed the threshold"),
            Option("excellent_teacher", "Excellent Teacher"),
            Option("unknown", "I do not know"),
        ),
        when={"role": frozenset({"classroom_teacher"}), "assessed": UNPASSED},
        default="unknown",
        section=ABOUT_YOU,
    ),
    Question(
        "pattern",
        "How do you work?",
        Kind.CHOICE,
        "Select how you work",
        options=(
            Option("full_time", "Full time"),
            Option("part_time", "Part time"),
            Option("peripatetic", "Peripatetic", "Teaching in different schools in turn"),
        ),
        section=ABOUT_YOU,
    ),
    Question(
        "classroom",
        "Do you want to work as a classroom teacher?",
        Kind.CHOICE,
        "Select whether you want to work as a classroom teacher",
        options=(*YES_NO, Option("unknown", "I have not decided")),
        section=YOUR_WISHES,
    ),
    Question(
        "duties",
        "Are you prepared to take on an AST's duties, including work in other schools?",
        Kind.CHOICE,
        "Select whether you are prepared to take on the duties",
        options=(*YES_NO, Option("unknown", "I have not decided")),
        section=YOUR_WISHES,
    ),
    Question(
        "post",
        "Is there an AST post to apply for?",
        Kind.CHOICE,
        "Select whether there is a post",
        why="An application for assessment is accepted only with a post that exists or has been agreed.",
        options=(
            Option("internal", "Yes, at a school where I work"),
            Option("external", "Yes, advertised by another school or a local authority"),
            Option("potential", "Yes, one that takes potential ASTs as classroom teachers first"),
            Option("none", "No"),
            Option("unknown", "I do not know"),
        ),
        section=THE_POST,
    ),
    Question(
        "maintained",
        "Is the post in a maintained school?",
        Kind.CHOICE,
        "Select whether the post is in a maintained school",
        options=(
            *YES_NO,
            Option("central", "No, it is with a local authority that employs the AST centrally"),
            Option("unknown", "I do not know"),
        ),
        when={"post": frozenset({"internal", "external", "potential", "unknown"})},
        default="unknown",
        section=THE_POST,
    ),
    Question(
        "evidence",
        "Have you taught for long enough to have evidence against the applicable standards?",
        Kind.CHOICE,
        "Select whether you have evidence",
        options=(Option("yes", "Yes"), Option("no", "Not yet"), Option("unknown", "I do not know")),
        when={"assessed": UNPASSED},
        default="unknown",
        section=SO_FAR,
    ),
    Question(
        "designated",
        "Which of your headteachers is to take your form?",
        Kind.CHOICE,
        "Select which headteacher takes your form",
        options=(
            Option("most_hours", "The head of the school where I work the most hours"),
            Option("agreed", "One that all of my headteachers agree on"),
            Option("equal_not_agreed", "My hours are equal and they have not agreed"),
            Option("unknown", "I do not know"),
        ),
        when={"assessed": UNPASSED, "place": frozenset({"several_schools"})},
        default="unknown",
        section=SO_FAR,
    ),
    Question(
        "line_manager",
        "Has your employer designated a line manager to act as your headteacher?",
        Kind.CHOICE,
        "Select whether a line manager has been designated",
        options=YES_NO_UNKNOWN,
        when={"assessed": UNPASSED, "place": frozenset({"no_headteacher"})},
        default="unknown",
        section=SO_FAR,
    ),
    Question(
        "head",
        "What has your headteacher, or whoever acts as the headteacher, decided?",
        Kind.CHOICE,
        "Select what your headteacher has decided",
        options=(
            Option("not_asked", "Nothing yet: I have not applied, or I am waiting"),
            Option("supports", "Satisfied about the relevant standards, and supports me"),
            Option("does_not_support", "Satisfied about the relevant standards, but does not support me"),
            Option("not_satisfied", "Not satisfied about the relevant standards"),
        ),
        when={"assessed": UNPASSED},
        default="not_asked",
        section=SO_FAR,
    ),
    Question(
        "addressed",
        "Have you dealt with the points in the assessor's report?",
        Kind.CHOICE,
        "Select whether you have dealt with the points in the report",
        options=YES_NO_UNKNOWN,
        when={"assessed": frozenset({"not_met"})},
        default="unknown",
        section=AGAIN,
    ),
    Question(
        "new_evidence",
        "Have you additional evidence that you now fully meet each applicable standard?",
        Kind.CHOICE,
        "Select whether you have additional evidence",
        options=YES_NO_UNKNOWN,
        when={"assessed": frozenset({"not_met"})},
        default="unknown",
        section=AGAIN,
    ),
    Question(
        "head_evidence",
        "Does your headteacher give supporting evidence?",
        Kind.CHOICE,
        "Select whether your headteacher gives supporting evidence",
        options=YES_NO_UNKNOWN,
        when={"assessed": frozenset({"not_met"})},
        default="unknown",
        section=AGAIN,
    ),
    Question(
        "two_terms",
        "Have two terms or more passed since that assessment?",
        Kind.CHOICE,
        "Select whether two terms have passed",
        options=YES_NO_UNKNOWN,
        when={"assessed": frozenset({"not_met"})},
        default="unknown",
        section=AGAIN,
    ),
)


EXAMPLE = {
    "assessed": "no",
    "qualified": "yes",
    "place": "one_school",
    "role": "classroom_teacher",
    "stage": "main_scale",
    "pattern": "full_time",
    "classroom": "yes",
    "duties": "yes",
    "post": "internal",
    "maintained": "yes",
    "evidence": "yes",
    "head": "not_asked",
}
EXAMPLE_WORDS = "a main scale teacher in a maintained school, with an agreed post at that school"
REAPPLYING = {"addressed": "yes", "new_evidence": "yes", "head_evidence": "yes", "two_terms": "yes"}
"""What the cases of people who apply again have in common, so that one answer at a time differs there too."""


def foreseen() -> Iterable[Mapping[str, str]]:
    """Yield the example and every case that differs from it in one answer."""
    yield EXAMPLE
    for _, _, case in variations(QUESTIONS, EXAMPLE, REAPPLYING):
        yield case


def overview() -> tuple[Table, ...]:
    """Return every answer to every question, and the verdict it leads to, one answer at a time from the example."""
    return (one_at_a_time(variations(QUESTIONS, EXAMPLE, REAPPLYING), answer),)


CALCULATOR = Calculator(
    name="eligibility",
    title="Can I apply?",
    purpose="Whether you can apply for an AST post, what is missing if you cannot, and what happens next.",
    questions=QUESTIONS,
    answer=answer,
    decide=decide,
    example=EXAMPLE,
    example_words=EXAMPLE_WORDS,
    verdicts={str(key): words for key, words in HEADINGS.items()},
    foreseen=foreseen,
    overview=overview,
)
