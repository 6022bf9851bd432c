"""What people may answer: what the questions allow, and everything else that can be typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from astcore.calculators import CALCULATORS
from astcore.calculators.base import Calculator
from astcore.questions import Kind, Question, clean

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
"""Any text at all: control characters, halves of surrogate pairs, numbers in other scripts."""

MARKUP = st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='alert(1)",
        "</p></div><h1>",
        "&lt;b&gt; &amp; &#60;",
        "<!-- -->",
        "<![CDATA[",
    ]
)

HARD = st.one_of(
    ANYTHING,
    MARKUP,
    st.sampled_from(["", " ", "\x00", "١١", "１１", "Ⅺ", "11.0", "1e1", "-1", "0x0b", "9" * 12, "NaN", "31 June 2009"]),
    st.sampled_from(
        [
            "£1,000.00",
            "£",
            "1.5",
            "60%",
            "3/5",
            "1/0",
            "1/00",
            "0.3333",
            "1e9",
            "-0",
            ".",
            "/",
            ",",
            ";",
            ",,",
            "08:45",
            "24:00",
            "a,b",
        ]
    ),
    st.sampled_from(["2009-09-01", "11", "inner_london", "unknown", "yes", "main_scale"]),
    st.integers(min_value=150, max_value=5000).map(lambda length: "x" * length),
)


def values(question: Question) -> st.SearchStrategy[str]:
    """What the question itself allows, in its canonical form."""
    match question.kind:
        case Kind.CHOICE:
            return st.sampled_from([option.value for option in question.options])
        case Kind.WHOLE_NUMBER | Kind.MONEY:
            return st.integers(question.low, question.high).map(str)
        case Kind.DATE:
            return (st.dates(date(2008, 1, 1), date(2014, 12, 31)) | st.dates()).map(lambda day: day.isoformat())
        case Kind.TIME:
            return st.times().map(lambda time: f"{time:%H:%M}")
        case Kind.TEXT:
            return (
                st.text(st.characters(categories=["L", "N", "P", "Z"]), min_size=1, max_size=question.high)
                .map(clean)
                .filter(bool)
            )
        case Kind.CHOICES:
            options = [option.value for option in question.options]
            chosen = st.sets(st.sampled_from(options), min_size=1)
            return chosen.map(lambda values: ",".join(option for option in options if option in values))
        case Kind.DATES:
            days = st.sets(st.dates(), min_size=1, max_size=10)
            return days.map(lambda values: ",".join(day.isoformat() for day in sorted(values)))
        case Kind.FRACTION:
            return st.fractions(Fraction(1, 999), 1, max_denominator=999).map(str)


def allowed(calculator: Calculator) -> st.SearchStrategy[dict[str, str]]:
    """Answers as the questions allow them; those that may be left out sometimes are."""
    required = {question.key: values(question) for question in calculator.questions if question.default is None}
    other = {question.key: values(question) for question in calculator.questions if question.default is not None}
    return st.fixed_dictionaries(required, optional=other)


def _keys(calculator: Calculator) -> list[str]:
    dates = [question.key for question in calculator.questions if question.kind is Kind.DATE]
    return [
        *(question.key for question in calculator.questions),
        *(f"{key}-{part}" for key in dates for part in ("day", "month", "year")),
    ]


def mappings(calculator: Calculator) -> st.SearchStrategy[dict[str, str]]:
    """Answers of any kind, to questions that there are and to some that there are not."""
    keys = st.one_of(st.sampled_from(_keys(calculator)), ANYTHING, MARKUP)
    return st.one_of(
        st.dictionaries(keys, HARD, max_size=8),
        st.builds(lambda good, bad: {**good, **bad}, allowed(calculator), st.dictionaries(keys, HARD, max_size=2)),
    )


def queries(calculator: Calculator) -> st.SearchStrategy[str]:
    """Query strings of any kind: keys repeated, halves left out, percent signs that mean nothing."""
    text = st.one_of(HARD, st.sampled_from(["%", "%zz", "%ff", "%00", "%ed%a0%80", "+", "a=b", "&&", ";", "#", "?"]))
    pair = st.builds(
        lambda key, sign, value: f"{key}{sign}{value}",
        st.sampled_from(_keys(calculator)) | text,
        st.sampled_from(["=", "", "=="]),
        text,
    )
    return (
        st.builds(
            lambda start, pairs: start + "&".join(pairs),
            st.sampled_from(["", "?", "#", "?#"]),
            st.lists(pair, max_size=8),
        )
        | text
    )


def of_every[T](make: Callable[[Calculator], st.SearchStrategy[T]]) -> st.SearchStrategy[tuple[str, T]]:
    """The name of any calculator with what `make` draws for it."""
    names = st.sampled_from(sorted(CALCULATORS))
    return names.flatmap(lambda name: st.tuples(st.just(name), make(CALCULATORS[name])))
