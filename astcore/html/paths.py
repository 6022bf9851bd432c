"""Renders every path through the calculators: questions with their conditions, and the answers there are."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from urllib.parse import urlencode

from astcore.calculators import CALCULATORS
from astcore.calculators.base import Calculator, ways
from astcore.html.elements import Child, Element, el
from astcore.html.parts import Links, folded
from astcore.questions import Kind, Question

WIDTH = 360  # of a picture, in its own units: about the pixels of a phone
INDENT = 18  # for every condition that a question rests on
LINE = 15  # from one line of words to the next
PAD = 6  # between a box and its words
GAP = 8  # between boxes
WORDS, SOFT = 12, 11  # the width of a character of each size, about, in halves of a unit


def _numbers(calculator: Calculator) -> dict[str, int]:
    return {question.key: number for number, question in enumerate(calculator.questions, 1)}


def _depth(calculator: Calculator, question: Question) -> int:
    """Return how many questions stand between this one and one that everybody is asked."""
    return max((1 + _depth(calculator, calculator.question(key)) for key in question.when), default=0)


def _allowed(question: Question) -> str:
    """Return what may be answered, in a few words."""
    match question.kind:
        case Kind.CHOICE:
            return f"one of {len(question.options)}"
        case Kind.CHOICES:
            return f"any of {len(question.options)}"
        case Kind.WHOLE_NUMBER:
            return f"a whole number, {question.low} to {question.high}"
        case Kind.MONEY:
            return "an amount in pounds"
        case Kind.DATE:
            return "a date"
        case Kind.DATES:
            return "dates"
        case Kind.FRACTION:
            return "a share of full time"
        case Kind.TIME:
            return "a time of day"
        case Kind.TEXT:
            return "words"


def _left_out(question: Question) -> str:
    if question.default is None:
        return "has to be answered"
    if not question.default:
        return "may be left open"
    return f"left open, it is taken as “{question.in_words(question.default)}”"


def _labels(calculator: Calculator, key: str, values: frozenset[str]) -> str:
    options = calculator.question(key).options
    labels = [f"“{option.label}”" for option in options if option.value in values]
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} or {labels[-1]}"


# --- as text --------------------------------------------------------------------------------------------------------


def _question(calculator: Calculator, question: Question) -> Element:
    number = _numbers(calculator)
    conditions = [
        f"question {number[key]} is {_labels(calculator, key, values)}" for key, values in question.when.items()
    ]
    words = f"{_allowed(question)}; {_left_out(question)}"
    return el(
        "li",
        el("strong", question.label),
        el("div", f"{words[0].upper()}{words[1:]}.", class_="ast-path-note"),
        el("div", f"Asked only if {' and '.join(conditions)}.", class_="ast-path-note") if conditions else None,
        el("ul", [el("li", option.label) for option in question.options]) if question.options else None,
    )


def _verdicts(calculator: Calculator, found: Mapping[str, Mapping[str, str]], links: Links) -> Element:
    items = []
    for verdict, heading in calculator.verdicts.items():
        way: Child = None
        if verdict in found:
            address = links.to(f"calculators/{calculator.name}/#{urlencode(found[verdict])}")
            way = [" ", el("a", "See one", el("span", f": {heading}", class_="ast-hidden"), href=address)]
        items.append(el("li", el("strong", heading), way))
    return el("ul", items, class_="ast-path-verdicts")


# --- as a picture ---------------------------------------------------------------------------------------------------


def _lines(words: str, width: int, character: int = WORDS) -> list[str]:
    return textwrap.wrap(words, 2 * width // character)


def _box(x: int, y: int, lines: list[tuple[str, str]], class_: str) -> tuple[list[Element], int]:
    """Return a box around lines of words, each with its class, and the y at which it ends."""
    height = len(lines) * LINE + 2 * PAD - 2
    shapes = [el("rect", x=x, y=y, width=WIDTH - x - 1, height=height, rx="3", class_=class_)]
    for number, (words, kind) in enumerate(lines):
        shapes.append(el("text", words, x=x + PAD, y=y + PAD + 10 + number * LINE, class_=kind))
    return shapes, y + height


def _boxed(calculator: Calculator, question: Question, width: int) -> list[tuple[str, str]]:
    number = _numbers(calculator)
    lines = [(line, "ast-flow-words") for line in _lines(f"{number[question.key]} {question.label}", width)]
    for key, values in question.when.items():
        labels = ", ".join(option.label for option in calculator.question(key).options if option.value in values)
        condition = textwrap.shorten(f"if {number[key]} is: {labels}", 4 * width // SOFT, placeholder=" …")
        lines += [(line, "ast-flow-soft") for line in _lines(condition, width, SOFT)]
    may = "" if question.default is None else ", or left open"
    return [*lines, *((line, "ast-flow-soft") for line in _lines(f"{_allowed(question)}{may}", width, SOFT))]


def _flow(calculator: Calculator) -> Element:
    title = f"{calculator.title}: {len(calculator.questions)} questions and {len(calculator.verdicts)} answers, which the list also has."
    shapes: list[Element] = []
    lines: list[Element] = []  # drawn first, so that they pass behind the boxes between
    ends: dict[str, tuple[int, int]] = {}
    y, section = 1, ""
    for question in calculator.questions:
        x = _depth(calculator, question) * INDENT + 1
        if question.section and question.section != section:
            section = question.section
            shapes.append(el("text", section, x=INDENT, y=y + 14, class_="ast-flow-section"))
            y += 22
        drawn, end = _box(x, y, _boxed(calculator, question, WIDTH - x - 2 * PAD), "ast-flow-question")
        if question.when:
            from_x, from_y = ends[list(question.when)[-1]]
            lines.append(el("path", d=f"M{from_x + 8} {from_y}V{y + 12}H{x}", class_="ast-flow-line"))
        shapes += drawn
        ends[question.key] = (x, end)
        y = end + GAP
    shapes.append(el("path", d=f"M{WIDTH // 2} {y - GAP}V{y + 12}", class_="ast-flow-line"))
    shapes.append(el("text", "One of these answers:", x=INDENT, y=y + 26, class_="ast-flow-section"))
    y += 34
    for heading in calculator.verdicts.values():
        words = [(line, "ast-flow-words") for line in _lines(heading, WIDTH - INDENT - 2 * PAD)]
        drawn, end = _box(INDENT, y, words, "ast-flow-verdict")
        shapes += drawn
        y = end + GAP - 2
    picture = el("svg", el("title", title), lines, shapes, viewBox=f"0 0 {WIDTH} {y}", role="img", aria_label=title)
    return el("figure", picture, class_="ast-plot ast-flow")


def _calculator(calculator: Calculator, links: Links) -> list[Element]:
    address = links.to(f"calculators/{calculator.name}/")
    count = f"{len(calculator.questions)} questions lead to one of {len(calculator.verdicts)} answers. "
    questions = el("ol", [_question(calculator, question) for question in calculator.questions], class_="ast-path-list")
    return [
        el("h2", calculator.title, id=calculator.name),
        el("p", calculator.purpose, " ", count, el("a", "Open the calculator", href=address), "."),
        folded("Questions, in words", questions),
        folded("Questions and answers, as a picture", _flow(calculator)),
        el("p", "The answers it can come to, each with a case that leads to it:"),
        _verdicts(calculator, ways(calculator), links),
    ]


def paths(links: Links) -> list[Element]:
    """Return every calculator with its questions, its conditions and its answers, as text and as a picture."""
    return [element for calculator in CALCULATORS.values() for element in _calculator(calculator, links)]
