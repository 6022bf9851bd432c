"""What the eligibility calculator answers: verdict, reasons and the way ahead (parts 1 to 3 of the guidance)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from astcore import eligibility as rules
from astcore.calculators.standards import in_a_sentence
from astcore.eligibility.case import (
    Assessed,
    Candidate,
    Designated,
    HeadDecision,
    Known,
    Pattern,
    Place,
    Post,
    PostPlace,
    Role,
    Verdict,
)
from astcore.outcome import Check, Figure, Outcome, Step, Weight
from astcore.quantities import time_limit
from astcore.source import cite, silences
from astcore.standards import CareerStage, applicable, stages

HEADINGS = {
    Verdict.CAN_APPLY: "You can apply",
    Verdict.CAN_BE_CONSIDERED: "You can be considered without another assessment",
    Verdict.NOT_YET: "Not yet",
    Verdict.DOES_NOT_FIT: "This does not fit the grade",
    Verdict.NOT_SAID: "The guidance does not say",
}


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
        maintained=PostPlace(answers.get("maintained", "unknown")),
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
                parts.append(f"What you have to find out first: {'; '.join(unknown)}.")
            return f"{'Not yet. ' if unmet else ''}{' '.join(parts)}"


def _steps(verdict: Verdict, case: Candidate, missing: tuple[Check, ...]) -> Iterator[Step]:
    if verdict is Verdict.CAN_BE_CONSIDERED:
        yield Step("You", "apply for the post; no further assessment is needed", cite("external-applications", 3))
        yield Step(
            "The school or local authority with the post",
            "interviews its shortlist and appoints",
            cite("external-applications", 2),
        )
        yield Step(
            "The appointing headteacher",
            "should notify the assessment agency on {form}, with a copy to the local authority's AST co-ordinator where the local authority supports the post",
            cite("notification", 1),
            form="AST2",
        )
        return
    if verdict is not Verdict.CAN_APPLY:
        for check in missing:
            if check.to_do and not (
                verdict is Verdict.DOES_NOT_FIT and check.met is False and check.weight is Weight.BAR
            ):
                yield Step("You", check.to_do[0].lower() + check.to_do[1:].rstrip("."), check.citation)
        return
    if case.post is Post.POTENTIAL:
        yield Step(
            "You", "apply for the post as a classroom teacher who will work towards the grade", cite("recruitment", 3)
        )
        yield Step(
            "The school",
            "must not put you on the AST pay spine until you have passed the assessment",
            cite("recruitment", 3),
        )
        yield Step(
            "You",
            "once appointed, fill in {form} and hand it in, on paper, to the headteacher of the school where you then work",
            cite("application-form", 1),
            form="AST1",
        )
        return
    if case.head is HeadDecision.NOT_ASKED:
        yield from _applying(case)
    yield from _after_the_head(case)


FORM_TAKERS = {
    Place.SEVERAL_SCHOOLS: ("hand it in, on paper, to the designated headteacher", "unattached", 2),
    Place.NO_HEADTEACHER: ("hand it in, on paper, to the line manager who acts as your headteacher", "unattached", 1),
    Place.OUTSIDE_SECTOR: (
        "hand it in, on paper, normally to the school where you were last employed, or to your present headteacher where that is more appropriate",
        "unattached",
        1,
    ),
}


def _applying(case: Candidate) -> Iterator[Step]:
    hand_in, section, paragraph = FORM_TAKERS.get(
        case.place, ("hand it in, on paper, to the headteacher of your school", "application-form", 1)
    )
    yield Step("You", f"fill in {{form}} and {hand_in}", cite(section, paragraph), form="AST1")
    actor = "The line manager" if case.place is Place.NO_HEADTEACHER else "The headteacher"
    if case.place is Place.SEVERAL_SCHOOLS:
        yield Step(
            "The designated headteacher",
            "should consult all your other headteachers before filling in the form",
            cite("unattached", 2),
        )
    yield Step(
        actor,
        "should fill in the headteacher's part: first whether you meet the relevant standards, then whether to support you; within {limit} of receiving it",
        cite("unattached", 3),
        limit=time_limit("head-section"),
    )


def _after_the_head(case: Candidate) -> Iterator[Step]:
    head = "The line manager who acts as your headteacher" if case.place is Place.NO_HEADTEACHER else "The headteacher"
    if case.post is Post.INTERNAL:
        yield Step(
            head,
            "should send {form} to the assessment agency, through the local authority where the post is to be funded through it, so that it can complete the funding declaration",
            cite("internal-appointments", 1),
            form="AST1",
        )
    else:
        yield Step(
            head,
            "sends {form} to the school or local authority that advertised the post",
            cite("external-applications", 1),
            form="AST1",
        )
        yield Step(
            "The school or local authority with the post",
            "draws up a shortlist, and should send on the forms of those on it who need to be assessed",
            cite("external-applications", 1),
        )
        yield Step(
            "The school or the local authority",
            "should fill in the funding declaration before the form goes to the assessment agency",
            cite("external-applications", 2),
        )
    yield Step(
        "The assessment agency",
        "normally carries out the assessment within {limit} of receiving the form",
        cite("assessment-timescale", 1),
        limit=time_limit("assessment"),
    )
    yield Step("The assessor", "tells you the judgement at the end of the day", cite("results", 1))
    yield Step(
        "The assessment agency",
        "confirms the decision to you in writing within {limit}",
        cite("results", 2),
        limit=time_limit("result-notice"),
    )
    if case.post is not Post.INTERNAL:
        yield Step(
            "The school or local authority with the post",
            "interviews those on its shortlist who have met the standards, and appoints",
            cite("external-applications", 2),
        )


def _figures(answers: Mapping[str, str], case: Candidate) -> Iterator[Figure]:
    stage = _stage(answers)
    if case.needs_assessment and stage is not None:
        count = len(applicable(stage))
        yield Figure(
            "applicable_standards",
            "Standards you would be assessed on",
            str(count),
            note=f"As {in_a_sentence(stages()[stage])}.",
        )


def decide(answers: Mapping[str, str]) -> str:
    """Return the verdict alone, for answers that have been read."""
    return rules.verdict(read_case(answers))


def answer(answers: Mapping[str, str]) -> Outcome:
    """Return the outcome for answers that have been read."""
    case = read_case(answers)
    verdict, missing, checks = rules.verdict(case), rules.missing(case), rules.checks(case)
    silent = [check.silence for check in checks if check.silence]
    if not case.needs_assessment:
        silent.append("passed-form")
    elif case.leads:
        silent.append("leadership-standards")
    return Outcome(
        verdict=verdict,
        heading=HEADINGS[verdict],
        summary=_summary(verdict, case, missing),
        figures=tuple(_figures(answers, case)),
        checks=checks,
        next_steps=tuple(_steps(verdict, case, missing)),
        silent=tuple(silences()[key] for key in dict.fromkeys(silent)),
    )
