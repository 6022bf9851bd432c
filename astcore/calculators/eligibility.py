"""The eligibility calculator: can I apply for an AST post, and how (parts 1 to 3 of the guidance)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from astcore import eligibility as rules
from astcore.calculators.base import Calculator
from astcore.eligibility import (
    Assessed,
    Candidate,
    Designated,
    HeadDecision,
    Known,
    Pattern,
    Place,
    Post,
    Role,
    Verdict,
)
from astcore.outcome import Cell, Check, Figure, Outcome, Step, Table, Weight
from astcore.quantities import time_limit
from astcore.questions import Kind, Option, Question, read_all
from astcore.source import cite, silences
from astcore.standards import CareerStage, applicable, stages

YES_NO = (Option("yes", "Yes"), Option("no", "No"))
YES_NO_UNKNOWN = (*YES_NO, Option("unknown", "I do not know"))
UNPASSED = frozenset({"no", "not_met"})

HEADINGS = {
    Verdict.CAN_APPLY: "You can apply",
    Verdict.CAN_BE_CONSIDERED: "You can be considered without another assessment",
    Verdict.NOT_YET: "Not yet",
    Verdict.DOES_NOT_FIT: "This does not fit the grade",
    Verdict.NOT_SAID: "The guidance does not say",
}

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
    ),
    Question(
        "qualified",
        "Are you a qualified teacher?",
        Kind.CHOICE,
        "Select whether you are a qualified teacher",
        options=YES_NO_UNKNOWN,
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
            Option("no_headteacher", "By an authority or another employer, with no headteacher", "For example as an unattached teacher"),
            Option("outside_sector", "Not as a teacher in the maintained sector", "For example in an independent school, or not teaching now"),
            Option("academy", "At an academy"),
            Option("supply", "As a supply teacher"),
        ),
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
    ),
    Question(
        "stage",
        "What is your career stage?",
        Kind.CHOICE,
        "Select your career stage",
        why="It decides which standards you are assessed on.",
        options=(
            Option("main_scale", "Main scale teacher"),
            Option("post_threshold", "Post-threshold teacher", "Paid on the upper pay spine"),
            Option("excellent_teacher", "Excellent Teacher"),
            Option("unknown", "I do not know"),
        ),
        when={"role": frozenset({"classroom_teacher"}), "assessed": UNPASSED},
        default="unknown",
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
    ),
    Question(
        "classroom",
        "Do you want to stay a classroom teacher?",
        Kind.CHOICE,
        "Select whether you want to stay a classroom teacher",
        options=(*YES_NO, Option("unknown", "I have not decided")),
    ),
    Question(
        "duties",
        "Are you prepared to take on an AST's duties, including work in other schools?",
        Kind.CHOICE,
        "Select whether you are prepared to take on the duties",
        options=(*YES_NO, Option("unknown", "I have not decided")),
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
    ),
    Question(
        "maintained",
        "Is the post in a maintained school?",
        Kind.CHOICE,
        "Select whether the post is in a maintained school",
        options=YES_NO_UNKNOWN,
        when={"post": frozenset({"internal", "external", "potential", "unknown"})},
        default="unknown",
    ),
    Question(
        "evidence",
        "Have you taught for long enough to have evidence against the applicable standards?",
        Kind.CHOICE,
        "Select whether you have evidence",
        options=(Option("yes", "Yes"), Option("no", "Not yet"), Option("unknown", "I do not know")),
        when={"assessed": UNPASSED},
        default="unknown",
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
    ),
    Question(
        "line_manager",
        "Has your employer designated a line manager to act as your headteacher?",
        Kind.CHOICE,
        "Select whether a line manager has been designated",
        options=YES_NO_UNKNOWN,
        when={"assessed": UNPASSED, "place": frozenset({"no_headteacher"})},
        default="unknown",
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
    ),
    Question(
        "addressed",
        "Have you dealt with the points in the assessor's report?",
        Kind.CHOICE,
        "Select whether you have dealt with the points in the report",
        options=YES_NO_UNKNOWN,
        when={"assessed": frozenset({"not_met"})},
        default="unknown",
    ),
    Question(
        "new_evidence",
        "Have you additional evidence that you now fully meet each applicable standard?",
        Kind.CHOICE,
        "Select whether you have additional evidence",
        options=YES_NO_UNKNOWN,
        when={"assessed": frozenset({"not_met"})},
        default="unknown",
    ),
    Question(
        "head_evidence",
        "Does your headteacher give supporting evidence?",
        Kind.CHOICE,
        "Select whether your headteacher gives supporting evidence",
        options=YES_NO_UNKNOWN,
        when={"assessed": frozenset({"not_met"})},
        default="unknown",
    ),
    Question(
        "two_terms",
        "Have two terms or more passed since that assessment?",
        Kind.CHOICE,
        "Select whether two terms have passed",
        options=YES_NO_UNKNOWN,
        when={"assessed": frozenset({"not_met"})},
        default="unknown",
    ),
)


def read_case(answers: Mapping[str, str]) -> Candidate:
    """Return the case that a set of read answers describes. A question that was not asked leaves its default."""
    known = {
        key: Known(answers[key])
        for key in ("evidence", "line_manager", "addressed", "new_evidence", "head_evidence", "two_terms")
        if key in answers
    }
    return Candidate(
        qualified=Known(answers["qualified"]),
        place=Place(answers["place"]),
        role=Role(answers["role"]),
        pattern=Pattern(answers["pattern"]),
        classroom=Known(answers["classroom"]),
        duties=Known(answers["duties"]),
        post=Post(answers["post"]),
        maintained=Known(answers.get("maintained", "unknown")),
        assessed=Assessed(answers["assessed"]),
        head=HeadDecision(answers.get("head", "not_asked")),
        designated=Designated(answers.get("designated", "unknown")),
        **known,
    )


def _stage(answers: Mapping[str, str]) -> CareerStage | None:
    value = answers.get("stage", "unknown")
    return None if value == "unknown" else CareerStage(value)


def _summary(verdict: Verdict, case: Candidate, missing: tuple[Check, ...]) -> str:
    match verdict:
        case Verdict.CAN_APPLY if case.post is Post.POTENTIAL:
            return "You can apply for this post as a potential AST: you would start as a classroom teacher, work towards the grade, and go on to AST pay only after passing the assessment."
        case Verdict.CAN_APPLY if case.assessed is Assessed.NOT_MET:
            return "You can apply to be assessed again. The second assessment covers all of the applicable standards."
        case Verdict.CAN_APPLY if case.head is HeadDecision.SUPPORTS:
            return "You can apply, and your headteacher supports you: the next step is the external assessment against the applicable standards."
        case Verdict.CAN_APPLY:
            return "You can apply for this post, and to be assessed for it, on form AST1."
        case Verdict.CAN_BE_CONSIDERED:
            return "You can be considered for this post without another assessment, because you have already met the standards."
        case Verdict.DOES_NOT_FIT:
            bars = [check.title.lower() for check in missing if check.met is False and check.weight is Weight.BAR]
            return f"As things are, this does not fit the grade. What rules it out: {'; '.join(bars)}."
        case Verdict.NOT_SAID:
            silent = [check.because for check in missing if check.silence]
            return f"The guidance does not settle this. {' '.join(silent)}"
        case Verdict.NOT_YET:
            unmet = [check.title.lower() for check in missing if check.met is False]
            unknown = [check.title.lower() for check in missing if check.met is None and not check.silence]
            parts = []
            if unmet:
                parts.append(f"What is missing: {'; '.join(unmet)}.")
            if unknown:
                parts.append(f"What you have to find out: {'; '.join(unknown)}.")
            return f"You cannot apply yet. {' '.join(parts)}" if case.needs_assessment else f"Not yet. {' '.join(parts)}"


def _steps(verdict: Verdict, case: Candidate, missing: tuple[Check, ...]) -> Iterator[Step]:
    if verdict is Verdict.CAN_BE_CONSIDERED:
        yield Step("You", "apply for the post and say that you have already met the standards", cite("external-applications", 3))
        yield Step("The school or local authority with the post", "interviews its shortlist and appoints", cite("external-applications", 2))
        yield Step("The appointing headteacher", "should notify the assessment agency on {form}, with a copy to the local authority's AST co-ordinator where the local authority supports the post", cite("notification", 1), form="AST2")
        return
    if verdict is not Verdict.CAN_APPLY:
        for check in missing:
            if check.to_do and not (verdict is Verdict.DOES_NOT_FIT and check.met is False and check.weight is Weight.BAR):
                yield Step("You", check.to_do[0].lower() + check.to_do[1:].rstrip("."), check.citation)
        return
    if case.head is HeadDecision.NOT_ASKED:
        yield from _applying(case)
    yield from _after_the_head(case)


FORM_TAKERS = {
    Place.SEVERAL_SCHOOLS: ("hand it in, on paper, to the designated headteacher", "unattached", 2),
    Place.NO_HEADTEACHER: ("hand it in, on paper, to the line manager who acts as your headteacher", "unattached", 1),
    Place.OUTSIDE_SECTOR: ("hand it in, on paper, normally to the school where you were last employed, or to your present headteacher where that is more appropriate", "unattached", 1),
}


def _applying(case: Candidate) -> Iterator[Step]:
    hand_in, section, paragraph = FORM_TAKERS.get(case.place, ("hand it in, on paper, to the headteacher of your school", "application-form", 1))
    yield Step("You", f"fill in {{form}} and {hand_in}", cite(section, paragraph), form="AST1")
    actor = "The line manager" if case.place is Place.NO_HEADTEACHER else "The headteacher"
    if case.place is Place.SEVERAL_SCHOOLS:
        yield Step("The designated headteacher", "should consult all your other headteachers before filling in the form", cite("unattached", 2))
    yield Step(actor, "should fill in the headteacher's part: first whether you meet the relevant standards, then whether to support you; within {limit} of receiving it", cite("unattached", 3), limit=time_limit("head-section"))


def _after_the_head(case: Candidate) -> Iterator[Step]:
    if case.post is Post.INTERNAL:
        yield Step("The headteacher", "should send {form} to the assessment agency, through the local authority where it is to pay for the post, so that the funding declaration can be filled in", cite("internal-appointments", 1), form="AST1")
    else:
        yield Step("The headteacher", "sends {form} to the school or local authority that advertised the post", cite("external-applications", 1), form="AST1")
        yield Step("The school or local authority with the post", "draws up a shortlist, and should fill in the funding declaration before the form goes to the assessment agency", cite("external-applications", 2))
    yield Step("The assessment agency", "normally carries out the assessment within {limit} of receiving the form", cite("assessment-timescale", 1), limit=time_limit("assessment"))
    yield Step("The assessor", "tells you the judgement at the end of the day", cite("results", 1))
    yield Step("The assessment agency", "confirms the decision to you in writing within {limit}", cite("results", 2), limit=time_limit("result-notice"))


def _figures(answers: Mapping[str, str], case: Candidate) -> Iterator[Figure]:
    stage = _stage(answers)
    if case.needs_assessment and stage is not None:
        count = len(applicable(stage))
        yield Figure("applicable_standards", "Standards you would be assessed on", str(count), note=f"As a {stages()[stage].title}.")


def answer(answers: Mapping[str, str]) -> Outcome:
    """Return the outcome for answers that have been read."""
    case = read_case(answers)
    verdict, missing, checks = rules.verdict(case), rules.missing(case), rules.checks(case)
    silent = [check.silence for check in checks if check.silence]
    return Outcome(
        verdict=verdict,
        heading=HEADINGS[verdict],
        summary=_summary(verdict, case, missing),
        figures=tuple(_figures(answers, case)),
        checks=checks,
        next_steps=tuple(_steps(verdict, case, missing)),
        silent=tuple(silences()[key] for key in dict.fromkeys(silent)),
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


def _variations() -> Iterator[tuple[Question, Option, dict[str, str]]]:
    """Yield every case that differs from the example in one answer, with the question and the answer that differ.

    A question that the example does not meet is put in the simplest case that meets it.
    """
    for question in QUESTIONS:
        for option in question.options:
            if EXAMPLE.get(question.key) == option.value:
                continue
            way_in = {key: sorted(allowed)[-1] for key, allowed in question.when.items() if EXAMPLE.get(key) not in allowed}
            case, problems = read_all(QUESTIONS, {**EXAMPLE, **REAPPLYING, **way_in, question.key: option.value})
            assert not problems, problems
            yield question, option, case


def foreseen() -> Iterable[Mapping[str, str]]:
    """Yield the example and every case that differs from it in one answer."""
    yield EXAMPLE
    for _, _, case in _variations():
        yield case


def overview() -> tuple[Table, ...]:
    """Return every answer to every question, and the verdict it leads to, one answer at a time from the example."""
    rows = [(Cell(f"The example: {EXAMPLE_WORDS}"), Cell("—"), *_verdict_cells(EXAMPLE))]
    rows += [(Cell(question.label), Cell(option.label), *_verdict_cells(case)) for question, option, case in _variations()]
    caption = "One answer at a time: everything else is as in the example"
    return (Table("verdicts", caption, ("Question", "Answer", "Verdict", "In a sentence"), tuple(rows)),)


def _verdict_cells(case: Mapping[str, str]) -> tuple[Cell, Cell]:
    result = answer(case)
    return Cell(result.heading), Cell(result.summary)


CALCULATOR = Calculator(
    name="eligibility",
    title="Can I apply?",
    purpose="Whether you can apply for an AST post, what is missing if you cannot, and what happens next.",
    questions=QUESTIONS,
    answer=answer,
    example=EXAMPLE,
    example_words=EXAMPLE_WORDS,
    verdicts={str(key): words for key, words in HEADINGS.items()},
    foreseen=foreseen,
    overview=overview,
)
