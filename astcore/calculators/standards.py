"""The standards calculator: what a teacher is assessed on (part 3, the table of career stages, and Annex A)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from astcore.calculators.base import Calculator
from astcore.outcome import Cell, Check, Figure, Outcome, Step, Table, Weight
from astcore.questions import UNKNOWN, Kind, Option, Question
from astcore.source import Silence, cite, silences
from astcore.standards import (
    CareerStage,
    Stage,
    Standard,
    StandardSet,
    applicable,
    by_group,
    relevant,
    sets,
    stages,
)


class Verdict(StrEnum):
    """The answers there are."""

    APPLICABLE = "applicable"
    TWO_READINGS = "two_readings"
    NOT_SAID = "not_said"
    CANNOT_TELL = "cannot_tell"


HEADINGS = {
    Verdict.APPLICABLE: "Your applicable standards",
    Verdict.TWO_READINGS: "Two readings: scale and career stage differ",
    Verdict.NOT_SAID: "The guidance does not say",
    Verdict.CANNOT_TELL: "Your career stage decides it",
}

LEADERSHIP = "leadership"

QUESTIONS = (
    Question(
        "stage",
        "What is your career stage?",
        Kind.CHOICE,
        "Select your career stage",
        why="You are assessed on the standards between your career stage and the AST grade.",
        options=(
            Option("main_scale", "Main scale teacher"),
            Option("post_threshold", "Post-threshold teacher", "You have passed the threshold"),
            Option("excellent_teacher", "Excellent Teacher"),
            Option(LEADERSHIP, "Headteacher, deputy or assistant headteacher"),
            Option(UNKNOWN, "I do not know"),
        ),
    ),
    Question(
        "paid",
        "What are you paid on now?",
        Kind.CHOICE,
        "Select what you are paid on",
        why="One passage of the guidance goes by career stage, another by pay. For some teachers they differ.",
        options=(
            Option("main_scale", "The main scale"),
            Option("upper_pay_spine", "The upper pay spine"),
            Option("excellent_teacher", "Excellent Teacher pay"),
            Option(UNKNOWN, "I do not know, or something else"),
        ),
        when={"stage": frozenset({"main_scale", "post_threshold", "excellent_teacher", UNKNOWN})},
        default=UNKNOWN,
        optional=True,
    ),
)

STAGE_BY_PAY = {
    "main_scale": CareerStage.MAIN_SCALE,
    "upper_pay_spine": CareerStage.POST_THRESHOLD,
    "excellent_teacher": CareerStage.EXCELLENT_TEACHER,
}


def titles(chosen: Iterable[StandardSet]) -> str:
    """Return the names of sets as a list in words: "core and post-threshold"."""
    names = [item.title.removesuffix(" standards") for item in chosen]
    names = [name if name in {"Excellent Teacher"} else name[0].lower() + name[1:] for name in names]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def words_of(standard: Standard) -> str:
    """Return a standard's words with its lettered parts, as one text."""
    if standard.words.rstrip().endswith(":"):
        return f"{standard.words} {' '.join(standard.parts)}"
    return standard.words


def standards_table(stage: CareerStage, key: str = "standards") -> Table:
    """Return the applicable standards of a stage, in the order and under the headings of Annex A."""
    rows = tuple(
        (Cell(standard.code, link=standard.anchor), Cell(words_of(standard)), Cell(f"{group.part}: {group.title}"))
        for group, members in by_group(applicable(stage)).items()
        for standard in members
    )
    caption = f"The {len(rows)} applicable standards of {in_a_sentence(stages()[stage])}"
    note = "In our words. The legal wording is in Annex 1 to the School Teachers' Pay and Conditions Document."
    return Table(key, caption, ("Standard", "What it asks", "Heading"), rows, note=note)


def in_a_sentence(stage: Stage) -> str:
    """Return a stage with its article: "a main scale teacher", "an Excellent Teacher"."""
    title = stage.title if stage.key is CareerStage.EXCELLENT_TEACHER else stage.title[0].lower() + stage.title[1:]
    return f"an {title}" if title[0] in "AEIOU" else f"a {title}"


def _checks(stage: CareerStage) -> Iterator[Check]:
    facts, assessed = stages()[stage], stages()[stage].applicable
    for item in sets().values():
        is_assessed = item in assessed
        because = (
            f"They lie between {in_a_sentence(facts)} and the AST grade, so the assessor looks at them."
            if is_assessed
            else f"They are among the relevant standards of {in_a_sentence(facts)}: the headteacher must be satisfied about them before any assessment."
        )
        if not item.listed:
            because += " The guidance does not list them."
        silence = "" if item.listed else "core-standards"
        yield Check(
            f"{item.key}_assessed",
            f"{item.title} assessed externally",
            is_assessed,
            because,
            cite("after-form", 5 if is_assessed else 3),
            Weight.NOTE,
            silence=silence,
        )


def _figures(stage: CareerStage, key: str = "") -> Iterator[Figure]:
    chosen = applicable(stage)
    yield Figure(f"applicable{key}", "Applicable standards", str(len(chosen)), note=f"{_counts(chosen)}.")
    yield Figure(
        f"relevant{key}",
        "Relevant standards, for the headteacher",
        _capital(titles(relevant(stage))),
        note="The guidance does not list the core standards.",
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _counts(chosen: tuple[Standard, ...]) -> str:
    found = {item.title: sum(standard.set == item for standard in chosen) for item in sets().values()}
    return ", ".join(f"{count} {title}" for title, count in found.items() if count)


def _steps() -> Iterator[Step]:
    yield Step(
        "You",
        "gather your best evidence for each of the applicable standards, arranged in their order with a clear index",
        cite("annex-b", 2),
    )
    yield Step("You", "go through the standards with your line manager, and settle what to work on", cite("advice", 1))


def _one(stage: CareerStage, by_pay: bool) -> Outcome:
    facts, chosen = stages()[stage], applicable(stage)
    reading = "Going by what you are paid on, you" if by_pay else "You"
    summary = f"{reading} would be assessed on {len(chosen)} standards as {in_a_sentence(facts)}: the {titles(facts.applicable)} standards."
    return Outcome(
        Verdict.APPLICABLE,
        HEADINGS[Verdict.APPLICABLE],
        summary,
        figures=tuple(_figures(stage)),
        tables=(standards_table(stage),),
        checks=tuple(_checks(stage)),
        next_steps=tuple(_steps()),
        silent=_silent("core-standards", "wales", *(("stage-or-scale",) if by_pay else ())),
    )


def _silent(*keys: str) -> tuple[Silence, ...]:
    return tuple(silences()[key] for key in keys)


def _two(stage: CareerStage, by_pay: CareerStage) -> Outcome:
    counts = {each: len(applicable(each)) for each in (stage, by_pay)}
    summary = (
        f"By career stage, as {in_a_sentence(stages()[stage])}, you would be assessed on {counts[stage]} standards. "
        f"By what you are paid on, you would be assessed on {counts[by_pay]}. The guidance does not say which comes first."
    )
    return Outcome(
        Verdict.TWO_READINGS,
        HEADINGS[Verdict.TWO_READINGS],
        summary,
        figures=(*_figures(stage, "_by_stage"), *_figures(by_pay, "_by_pay")),
        tables=(standards_table(stage, "standards_by_stage"), standards_table(by_pay, "standards_by_pay")),
        checks=(
            Check(
                "stage_and_pay_agree",
                "Career stage and pay agree",
                None,
                "One passage goes by the scale you are paid on, or by being an Excellent Teacher; the table goes by career stage. Yours differ.",
                cite("after-form", 3),
                silence="stage-or-scale",
            ),
        ),
        next_steps=(
            Step(
                "You",
                "ask the assessment agency which reading it takes, and gather evidence for the larger set until you know",
                cite("after-form", 5),
            ),
        ),
        silent=_silent("stage-or-scale", "core-standards"),
    )


def _no_set(verdict: Verdict, summary: str, check: Check, step: Step, silent: tuple[Silence, ...]) -> Outcome:
    figures = tuple(
        Figure(f"applicable_{key}", f"Applicable standards of {in_a_sentence(facts)}", str(len(applicable(key))))
        for key, facts in stages().items()
    )
    return Outcome(
        verdict, HEADINGS[verdict], summary, figures=figures, checks=(check,), next_steps=(step,), silent=silent
    )


def answer(answers: Mapping[str, str]) -> Outcome:
    """Return the outcome for answers that have been read."""
    stage, paid = answers["stage"], answers.get("paid", UNKNOWN)
    if stage == LEADERSHIP:
        return _no_set(
            Verdict.NOT_SAID,
            "Headteachers, deputies and assistant heads can apply, but the guidance does not say which standards they are assessed on.",
            Check(
                "stage",
                "A career stage in the table",
                None,
                "The table of standards covers main scale teachers, post-threshold teachers and Excellent Teachers.",
                cite("after-form", 5),
                silence="leadership-standards",
            ),
            Step("You", "ask the assessment agency which standards would apply to you", cite("who-can-apply", 1)),
            _silent("leadership-standards", "core-standards"),
        )
    by_pay = STAGE_BY_PAY.get(paid)
    if stage == UNKNOWN and by_pay is None:
        return _no_set(
            Verdict.CANNOT_TELL,
            "Which standards apply depends on your career stage. Find it out first.",
            Check(
                "stage",
                "A career stage in the table",
                None,
                "You do not know your career stage.",
                cite("after-form", 5),
            ),
            Step("You", "ask your headteacher which scale you are paid on", cite("after-form", 3)),
            _silent("core-standards"),
        )
    if stage == UNKNOWN and by_pay is not None:
        return _one(by_pay, by_pay=True)
    if by_pay is not None and by_pay is not CareerStage(stage):
        return _two(CareerStage(stage), by_pay)
    return _one(CareerStage(stage), by_pay=False)


def foreseen() -> Iterable[Mapping[str, str]]:
    """Yield every combination of answers: there are few."""
    stage_question, paid_question = QUESTIONS
    for stage in stage_question.options:
        if stage.value == LEADERSHIP:
            yield {"stage": stage.value}
            continue
        for paid in paid_question.options:
            yield {"stage": stage.value, "paid": paid.value}


def overview() -> tuple[Table, ...]:
    """Return every answer there is."""
    labels = [{option.value: option.label for option in question.options} for question in QUESTIONS]
    rows = []
    for case in foreseen():
        result = answer(case)
        paid = labels[1][case["paid"]] if "paid" in case else "—"
        rows.append((Cell(labels[0][case["stage"]]), Cell(paid), Cell(result.heading), Cell(result.summary)))
    verdicts = Table("answers", "Every answer", ("Career stage", "Paid on", "Verdict", "In a sentence"), tuple(rows))
    return (verdicts, *(standards_table(stage, f"standards_{stage}") for stage in CareerStage))


CALCULATOR = Calculator(
    name="standards",
    title="Which standards apply to me?",
    purpose="The exact standards that you would be assessed on, and those that your headteacher must be satisfied about first.",
    questions=QUESTIONS,
    answer=answer,
    example={"stage": "main_scale", "paid": "unknown"},
    example_words="a main scale teacher",
    verdicts={str(key): words for key, words in HEADINGS.items()},
    foreseen=foreseen,
    overview=overview,
)
