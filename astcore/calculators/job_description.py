"""A job description to draft: duties, balance, who manages it, and what to leave out (part 5 and Annex F)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from astcore.calculators.base import Calculator, one_at_a_time, variations
from astcore.calculators.job_description_answer import HEADINGS, SUPPORT, answer, capital, decide, key_of
from astcore.outcome import Table
from astcore.quantities import quantity
from astcore.questions import Kind, Option, Question
from astcore.reference import Duty, duties, support

POST = "The post"
DUTIES = "Professional duties"
WEEK = "The week"
MANAGED = "Who manages what"
CHOICES = {"start": frozenset({"choices"})}
WITH_MANAGEMENT = {
    "start": frozenset({"choices"}),
    "management": frozenset({"head_of_department", "small_primary", "other"}),
}
NORMAL_SHARE = quantity("outreach-share")


def _text(
    key: str,
    label: str,
    high: int,
    section: str,
    hint: str = "",
    when: Mapping[str, frozenset[str]] | None = None,
) -> Question:
    return Question(
        key,
        label,
        Kind.TEXT,
        f"Enter this: {label[0].lower()}{label[1:]}",
        hint=hint,
        default="",
        optional=True,
        when=when or {},
        high=high,
        section=section,
    )


def _duty(duty: Duty) -> Question:
    examples = (Option(str(number), capital(words)) for number, words in enumerate(duty.examples, 1))
    return Question(
        key_of(duty),
        duty.title,
        Kind.CHOICES,
        "Select what belongs to the post",
        options=(Option("whole", "This duty, without one of the examples"), *examples),
        default="",
        optional=True,
        when=CHOICES,
        section=DUTIES,
    )


def _share(key: str, label: str, missing: str, hint: str, default: str | None) -> Question:
    return Question(
        key,
        label,
        Kind.WHOLE_NUMBER,
        missing,
        hint=hint,
        default=default,
        optional=default is not None,
        when=CHOICES,
        low=0,
        high=100,
        section=WEEK,
    )


def _choice(
    key: str, label: str, missing: str, options: tuple[Option, ...], default: str, section: str, why: str = ""
) -> Question:
    return Question(
        key, label, Kind.CHOICE, missing, why=why, options=options, default=default, when=CHOICES, section=section
    )


QUESTIONS = (
    Question(
        "start",
        "What should the draft be made from?",
        Kind.CHOICE,
        "Select what the draft should be made from",
        options=(
            Option("choices", "What I choose here"),
            Option("example", "The guidance’s one example", "One AST’s job description, to look at and change"),
        ),
        default="choices",
        section=POST,
    ),
    _text("title", "Title of the post", 100, POST, "Such as: AST in mathematics."),
    _text("school", "School", 120, POST),
    _choice(
        "focus",
        "What is the work about?",
        "Select what the work is about",
        (
            Option("subject", "Mainly the AST’s own subject"),
            Option("generic", "Improving teaching and learning more generally"),
            Option("both", "Both"),
            Option("open", "Leave this open"),
        ),
        "open",
        POST,
    ),
    _choice(
        "way",
        "How is it mostly done?",
        "Select how it is mostly done",
        (
            Option("one_to_one", "One to one, with individual teachers"),
            Option("projects", "In projects for the whole school or across the authority"),
            Option("mix", "A mixture"),
            Option("open", "Leave this open"),
        ),
        "open",
        POST,
    ),
    *(_duty(duty) for duty in duties()),
    Question(
        SUPPORT,
        "Support for the school’s own priorities",
        Kind.CHOICES,
        "Select what belongs to the post",
        why="What an AST may do as an excellent classroom teacher.",
        options=tuple(Option(str(number), capital(words)) for number, words in enumerate(support(), 1)),
        default="",
        optional=True,
        when=CHOICES,
        section=DUTIES,
    ),
    _text("more", "Anything else the AST does", 500, DUTIES, when=CHOICES),
    _share(
        "teaching",
        "Own classes, per cent of the time",
        "Enter the share of own teaching, between 0 and 100",
        "ASTs spend most of their week with their own classes.",
        None,
    ),
    _share(
        "inreach",
        "Inreach, per cent of the time",
        "Enter the share of inreach, between 0 and 100",
        "Work with colleagues in the AST’s own school. No share is set: normally it is done in other time. Without a number, 0.",
        "0",
    ),
    _share(
        "outreach",
        "Outreach, per cent of the time",
        "Enter the share of outreach, between 0 and 100",
        f"Professional duties in other schools: normally {NORMAL_SHARE}. Without a number, {NORMAL_SHARE.amount}.",
        str(NORMAL_SHARE.amount),
    ),
    _choice(
        "reason",
        "If outreach is below the normal share, why?",
        "Select why outreach is below the normal share",
        (
            Option("none", "It is not below, or for another reason"),
            Option(
                "school",
                "The school is in special measures, causing serious concern or in challenging circumstances",
                "And the AST’s work is clearly tied to the plans for leaving that category",
            ),
            Option("new", "The AST is new and builds outreach up"),
        ),
        "none",
        WEEK,
    ),
    _choice(
        "co_ordinator",
        "Who co-ordinates the outreach?",
        "Select who co-ordinates the outreach",
        (
            Option("school", "The AST’s own school"),
            Option("authority", "The local authority"),
            Option("group", "A group or network of schools"),
            Option("undecided", "Not settled yet"),
        ),
        "undecided",
        MANAGED,
    ),
    _choice(
        "manager",
        "Who is the AST’s line manager?",
        "Select who the line manager is",
        (
            Option("head", "The headteacher"),
            Option("deputy", "A deputy headteacher"),
            Option("other", "Somebody else"),
            Option("undecided", "Not settled yet"),
        ),
        "undecided",
        MANAGED,
    ),
    _choice(
        "management",
        "Does the post come with a management role?",
        "Select whether the post comes with a management role",
        (
            Option("none", "No"),
            Option("head_of_department", "Yes: head of department"),
            Option("small_primary", "Yes: a role that a small primary school cannot give to others"),
            Option("other", "Yes: another"),
        ),
        "none",
        MANAGED,
    ),
    Question(
        "stripped",
        "What goes from that role to other staff?",
        Kind.CHOICES,
        "Select what goes to other staff",
        why="It is recommended that others take over whatever is not compatible with being an AST.",
        options=(
            Option("staff", "Responsibility for managing staff"),
            Option("resources", "Responsibility for managing resources"),
            Option("other", "Any other administrative or management duties that are not compatible"),
        ),
        default="",
        optional=True,
        when=WITH_MANAGEMENT,
        section=MANAGED,
    ),
    _text("moved_to", "Who takes that over?", 120, MANAGED, when=WITH_MANAGEMENT),
    _text(
        "criteria",
        "Performance criteria",
        800,
        MANAGED,
        "The specification should include them. What you type stays on this device, and becomes part of the link.",
    ),
)

EXAMPLE = {
    "start": "choices",
    "title": "AST in mathematics",
    "focus": "subject",
    "way": "mix",
    "teaching_methods": "1,2",
    "teaching_materials": "1",
    "new_teachers": "1",
    "teaching": "80",
    "inreach": "0",
    "outreach": str(NORMAL_SHARE.amount),
    "reason": "none",
    "co_ordinator": "authority",
    "manager": "deputy",
    "management": "head_of_department",
    "stripped": "staff,resources,other",
    "criteria": "Teachers who were supported use a wider range of methods.",
}


def foreseen() -> Iterable[Mapping[str, str]]:
    """Yield the example, every case that differs from it in one answer, and all duties at once."""
    yield EXAMPLE
    for _, _, case in variations(QUESTIONS, EXAMPLE, {"teaching": EXAMPLE["teaching"]}):
        yield case
    everything = {**EXAMPLE, **{key_of(duty): EXAMPLE.get(key_of(duty), "whole") for duty in duties()}}
    yield {question.key: everything[question.key] for question in QUESTIONS if question.key in everything}


def overview() -> tuple[Table, ...]:
    """Return what each single answer changes in the example; a duty's own examples change only the draft."""
    differing = (each for each in variations(QUESTIONS, EXAMPLE) if each[0].section != DUTIES)
    return (one_at_a_time(differing, answer),)


CALCULATOR = Calculator(
    name="job-description",
    title="Draft a job description",
    purpose="A job description for an AST post to print, change and file, with what should be in it and what is too much.",
    questions=QUESTIONS,
    answer=answer,
    decide=decide,
    example=EXAMPLE,
    example_words="a head of department in mathematics whose management duties go to others",
    verdicts={str(key): words for key, words in HEADINGS.items()},
    foreseen=foreseen,
    overview=overview,
    prefilled=True,
)
