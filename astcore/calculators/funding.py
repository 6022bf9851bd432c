"""Paying for a post: what the grant came to, whether the money goes on, and which ways fit a new post (part 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from astcore.calculators import funding_tables as tables
from astcore.calculators.base import Calculator, one_at_a_time, variations
from astcore.calculators.funding_answer import HEADINGS, answer, decide
from astcore.funding.case import Allocation, Verdict
from astcore.funding.facts import pounds_of
from astcore.funding.grant import allocated, enough_posts
from astcore.money import pounds
from astcore.outcome import Cell, Table
from astcore.questions import Kind, Option, Question, read_all

MOST_POSTS = 999
MOST_POUNDS = 60_000  # no part of one salary comes near it: a guard against a slip of the keyboard
SUM = 6_000  # what messages give as an example

ALLOCATION, PASSED_ON = {"about": frozenset({"allocation"})}, {"about": frozenset({"passed_on"})}
EXISTING, NEW = {"about": frozenset({"existing"})}, {"about": frozenset({"new"})}
BY_SUMS = {**PASSED_ON, "approach": frozenset({"recommended", "unknown"})}
MAY_HAVE_MONEY = frozenset({"yes", "unknown"})

TO_KNOW, THE_GRANT, OTHER_WAYS, THE_POST, THE_AUTHORITY, THE_PAYMENT = (
    "What you want to know",
    "The School Development Grant",
    "Other ways to pay",
    "The post and its money",
    "The authority’s posts",
    "The payment to the school, for a year",
)
"""The headings of the form."""

YES, NO = Option("yes", "Yes"), Option("no", "No")
NOT_YET, UNKNOWN = Option("no", "Not yet"), Option("unknown", "I do not know yet")


def _spent(key: str, label: str, missing: str, hint: str, default: str | None = "") -> Question:
    return Question(
        key,
        label,
        Kind.MONEY,
        missing,
        hint=hint,
        when=BY_SUMS,
        default=default,
        optional=default is not None,
        low=0,
        high=MOST_POUNDS,
        section=THE_PAYMENT,
        such_as=SUM,
    )


QUESTIONS = (
    Question(
        "about",
        "What do you want to know?",
        Kind.CHOICE,
        "Select what you want to know",
        options=(
            Option("new", "How a new post can be paid for", "The School Development Grant, and the other ways."),
            Option("existing", "Whether the money for a post goes on", "The School Development Grant, since 2006."),
            Option("allocation", "What a local authority was allocated", "The AST grant, from April 2004 until 2006."),
            Option("passed_on", "What a school was passed on for a post", "The AST grant, from April 2004 until 2006."),
        ),
        section=TO_KNOW,
    ),
    Question(
        "grant",
        "Is there money for it in the School Development Grant?",
        Kind.CHOICE,
        "Select whether there is money for it in the School Development Grant",
        why="The local authority’s AST co-ordinator is the one to say.",
        options=(
            Option("available", "The co-ordinator has said that there is"),
            Option("none", "The co-ordinator has said that there is none"),
            Option("not_asked", "Nobody has asked yet"),
        ),
        when=NEW,
        section=THE_GRANT,
    ),
    Question(
        "formula",
        "Would the local authority use its funding formula for the post?",
        Kind.CHOICE,
        "Select whether the local authority would use its funding formula",
        options=(Option("yes", "Yes, it proposes to"), NO, UNKNOWN),
        when=NEW,
        default="unknown",
        section=OTHER_WAYS,
    ),
    Question(
        "forum",
        "Has the Schools Forum been consulted?",
        Kind.CHOICE,
        "Select whether the Schools Forum has been consulted, or not yet",
        options=(YES, NOT_YET),
        when={**NEW, "formula": frozenset({"yes"})},
        default="no",
        section=OTHER_WAYS,
    ),
    Question(
        "own_money",
        "Could the school pay for the post itself?",
        Kind.CHOICE,
        "Select whether the school could pay for the post itself",
        options=(YES, NO, UNKNOWN),
        when=NEW,
        default="unknown",
        section=OTHER_WAYS,
    ),
    Question(
        "commitments",
        "Does the school have outreach commitments of its own?",
        Kind.CHOICE,
        "Select whether the school has outreach commitments of its own",
        hint="Such as those that go with being a specialist school.",
        options=(YES, NO),
        when={**NEW, "own_money": frozenset({"yes"})},
        default="no",
        section=OTHER_WAYS,
    ),
    Question(
        "shared",
        "Would other schools share the post?",
        Kind.CHOICE,
        "Select whether other schools would share the post",
        options=(YES, NO, UNKNOWN),
        when=NEW,
        default="unknown",
        section=OTHER_WAYS,
    ),
    Question(
        "small_primary",
        "Are they a network of small primary schools?",
        Kind.CHOICE,
        "Select whether they are a network of small primary schools",
        options=(YES, NO),
        when={**NEW, "shared": frozenset({"yes"})},
        default="no",
        section=OTHER_WAYS,
    ),
    Question(
        "holder",
        "Is the AST still in the post?",
        Kind.CHOICE,
        "Select whether the AST is still in the post",
        options=(Option("there", "Yes"), Option("left", "No, or about to leave")),
        when=EXISTING,
        section=THE_POST,
    ),
    Question(
        "included",
        "Does the school’s grant have money for a service to other schools?",
        Kind.CHOICE,
        "Select whether the school’s grant has money for a service to other schools",
        why="The condition is only about such money.",
        hint="In the school’s own allocation of the School Development Grant. An AST is an example of such a service.",
        options=(YES, NO, UNKNOWN),
        when=EXISTING,
        default="unknown",
        section=THE_POST,
    ),
    Question(
        "service",
        "Does the AST provide that service to other schools?",
        Kind.CHOICE,
        "Select whether the AST provides that service to other schools",
        options=(
            YES,
            NO,
            Option(
                "difficulty",
                "No, because the school is in difficulty",
                "In special measures, causing serious concern or in challenging circumstances, and the AST works on getting it out.",
            ),
            UNKNOWN,
        ),
        when={**EXISTING, "holder": frozenset({"there"}), "included": MAY_HAVE_MONEY},
        default="unknown",
        section=THE_POST,
    ),
    Question(
        "replaced",
        "Does the school replace the AST with another AST?",
        Kind.CHOICE,
        "Select whether the school replaces the AST with another AST",
        options=(YES, NO, Option("unknown", "That is not decided yet")),
        when={**EXISTING, "holder": frozenset({"left"}), "included": MAY_HAVE_MONEY},
        default="unknown",
        section=THE_POST,
    ),
    Question(
        "posts",
        "Number of AST posts",
        Kind.WHOLE_NUMBER,
        f"Enter the number of AST posts, between 0 and {MOST_POSTS}",
        hint="The posts that the authority had when the financial year began.",
        when=ALLOCATION,
        low=0,
        high=MOST_POSTS,
        section=THE_AUTHORITY,
    ),
    Question(
        "approach",
        "How did the local authority work it out?",
        Kind.CHOICE,
        "Select how the local authority worked it out",
        options=(
            Option(
                "recommended", "In the recommended way", "The full amount for outreach, and the actual salary costs."
            ),
            Option("agreed", "In another way, agreed with its schools"),
            Option("unknown", "I do not know"),
        ),
        when=PASSED_ON,
        section=THE_PAYMENT,
    ),
    _spent(
        "extra",
        "Additional salary of the AST",
        "Enter the additional salary of the AST",
        f"For a year, in whole pounds, without on-costs. For example, {pounds(SUM)}.",
        default=None,
    ),
    _spent(
        "kept",
        "Part of it for responsibilities that the AST kept",
        "Enter the part for responsibilities that the AST kept",
        "What used to be an allowance or another payment for them, if the AST’s salary range reflects them. Only as far as the sum above has it in it.",
    ),
    _spent(
        "threshold",
        "Threshold grant that the school lost",
        "Enter the threshold grant that the school lost",
        "By making the appointment.",
    ),
    _spent(
        "transferred",
        "Allowance that went to another teacher",
        "Enter the allowance that went to another teacher",
        "The cost of an allowance that the AST used to have.",
    ),
    _spent(
        "on_costs",
        "On-costs of the additional salary",
        "Enter the on-costs of the additional salary",
        "They were not covered. A sum here shows what the school had to meet.",
    ),
)

EXAMPLE = {"about": "allocation", "posts": "25"}

A_NEW_POST = {"about": "new", "grant": "none", "formula": "unknown", "own_money": "unknown", "shared": "unknown"}
A_POST = {"about": "existing", "holder": "there", "included": "yes", "service": "yes"}
A_PAYMENT = {"about": "passed_on", "approach": "recommended", "extra": str(SUM)}


ALSO = (
    {**A_NEW_POST, "own_money": "yes", "shared": "yes"},
    {**A_NEW_POST, "formula": "no", "own_money": "no", "shared": "no"},
    {**A_PAYMENT, "kept": "1500", "threshold": "1000", "transferred": "2000", "on_costs": "1200"},
    {**A_PAYMENT, "kept": "7000"},
)
"""Cases that differ from a usual one in more than one answer, and sums that do not go together."""

REQUIRED = {"grant": "none", "holder": "there", "posts": "25", "approach": "recommended", "extra": str(SUM)}
"""An answer to every question that has to be answered, for cases that bring it up."""


def _posts_shown() -> tuple[int, ...]:
    """Return numbers of posts on both sides of where the minimum ends, and some round ones."""
    turn = enough_posts()
    return (0, 1, 5, 10, turn - 1, turn, 25, 50, 100)


def _differing(base: Mapping[str, str]) -> Iterator[tuple[Question, Option, dict[str, str]]]:
    for question, option, case in variations(QUESTIONS, base, {**REQUIRED, **base}):
        if case["about"] == base["about"] and question.key != "about":
            yield question, option, case


def foreseen() -> Iterable[Mapping[str, str]]:
    """Yield some numbers of posts, and every case that differs from a usual one in one answer."""
    known: list[Mapping[str, str]] = [{**EXAMPLE, "posts": str(posts)} for posts in _posts_shown()]
    for base in (A_NEW_POST, A_POST, A_PAYMENT):
        known += [base, *(case for _, _, case in _differing(base))]
    known += [read_all(QUESTIONS, case)[0] for case in ALSO]
    seen: set[tuple[tuple[str, str], ...]] = set()
    for case in known:
        key = tuple(case.items())
        if key not in seen:
            seen.add(key)
            yield case


def _by_posts() -> Table:
    rows = []
    for posts in _posts_shown():
        if posts:
            found = allocated(Allocation(posts))
            sums = (found.outreach, found.salary, found.posts, found.authority, found.total)
            rows.append((Cell(str(posts)), *(Cell(pounds(sum_)) for sum_ in sums)))
    columns = ("Posts", "Outreach", "Related to salary", "The posts together", "Authority’s share", "In all")
    return Table(
        "by_posts",
        f"The AST grant from April 2004: what an authority was allocated for a year, at {pounds(pounds_of('grant-post'))} a post",
        columns,
        tuple(rows),
        frozenset(range(1, 6)),
    )


def _answers(base: Mapping[str, str], key: str, caption: str) -> Table:
    return replace(one_at_a_time(_differing(base), answer), key=key, caption=caption)


def overview() -> tuple[Table, ...]:
    """Return the grant by number of posts, what it could meet, every answer on a post, and when money comes."""
    return (
        _by_posts(),
        tables.spending(),
        _answers(
            A_POST,
            "existing",
            "A post that there is, with its AST in it and the service provided: one answer at a time",
        ),
        _answers(
            A_NEW_POST,
            "new",
            "A new post for which the grant has no money, and nothing else is known: one answer at a time",
        ),
        tables.form_table(None),
        replace(tables.payments(), folded=False),
    )


CALCULATOR = Calculator(
    name="funding",
    title="Paying for a post",
    purpose="What the grant for AST posts came to, line by line; whether the money for a post goes on; and which ways of paying fit a new one.",
    questions=QUESTIONS,
    answer=answer,
    example=EXAMPLE,
    example_words="a local authority with 25 AST posts when the financial year began",
    verdicts={str(key): words for key, words in HEADINGS.items()},
    foreseen=foreseen,
    overview=overview,
    unfit=frozenset({str(Verdict.CHECK_SUMS)}),
    decide=decide,
)
