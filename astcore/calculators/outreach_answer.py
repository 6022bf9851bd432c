"""The answer about a year of outreach: its heading, its summary, why, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from astcore import dates, outreach, workdays
from astcore.calculators.outreach_shown import figures, files, picture, tables
from astcore.outcome import Check, Outcome, Step
from astcore.outreach import words
from astcore.outreach.case import (
    Arrangement,
    BuildUp,
    Case,
    HoursOf,
    Known,
    Misfit,
    Pattern,
    Payer,
    SchoolYear,
    ShareOf,
    Situation,
    Term,
    Verdict,
    Weekday,
)
from astcore.outreach.checks import SITUATIONS, checks, unfit
from astcore.outreach.year import Laid, marks
from astcore.quantities import quantity, time_limit
from astcore.questions import UNKNOWN
from astcore.source import Silence, cite, silences
from astcore.timetable import minutes

HEADINGS = {
    Verdict.FULL_SHARE: "The year holds the normal share of outreach",
    Verdict.BELOW_SHARE: "The year holds less than the normal share",
    Verdict.BUILDING_UP: "Outreach builds up during this year",
    Verdict.EXCEPTION: "The time may all be spent in the AST's own school",
    Verdict.CHECK_ANSWERS: "These answers do not go together",
    Verdict.NOT_COVERED: "No bank holidays are held for this year",
}

TERMS = ("autumn", "spring", "summer")


def _days(text: str) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, filter(None, text.split(","))))


def read_case(answers: Mapping[str, str]) -> Case:
    """Return the case that a set of read answers describes."""

    def on(key: str) -> date:
        return date.fromisoformat(answers[key])

    terms = tuple(Term(f"{name} term", on(f"{name}_start"), on(f"{name}_end")) for name in TERMS)
    return Case(
        SchoolYear(terms, _days(answers.get("closures", ""))),
        Pattern(answers["pattern"]),
        weekdays=tuple(map(Weekday, answers["weekdays"].split(","))) if "weekdays" in answers else tuple(Weekday),
        fraction=Fraction(answers.get("fraction", "1")),
        share_of=ShareOf(answers.get("share_of", ShareOf.OWN)),
        days=tuple(Weekday(answers[key]) for key in ("day", "second_day") if key in answers),
        weeks=int(answers.get("weeks", "1")),
        first_week=int(answers["first_week"]) if "first_week" in answers else None,
        chosen=_days(answers.get("chosen", "")),
        start=on("start") if "start" in answers else None,
        build_up=BuildUp(answers.get("build_up", BuildUp.NONE)),
        situation=Situation(answers.get("situation", Situation.NONE)),
        plans=Known(answers.get("plans", UNKNOWN)),
        payer=Payer(answers.get("funds", UNKNOWN)),
        in_place=frozenset(map(Arrangement, filter(None, answers.get("in_place", "").split(",")))),
        hours_of=HoursOf(answers.get("hours_of", HoursOf.NONE)),
        minutes=minutes(answers["hours"]) if "hours" in answers else 0,
    )


def decide(answers: Mapping[str, str]) -> Verdict:
    """Return the verdict for answers that have been read, without drawing the year."""
    return outreach.verdict(outreach.look_at(read_case(answers)))


def answer(answers: Mapping[str, str]) -> Outcome:
    """Return the outcome for answers that have been read."""
    case = read_case(answers)
    found = outreach.look_at(case)
    verdict = outreach.verdict(found)
    if found is None:
        return _not_covered(case)
    if isinstance(found, tuple):
        return _check_answers(found)
    looked_at, marked = checks(found), tuple(marks(found))
    return Outcome(
        verdict,
        _heading(verdict, found),
        _summary(verdict, found),
        figures=tuple(figures(found)),
        pictures=(picture(found, marked),),
        tables=tables(found, marked),
        files=files(found, answers),
        checks=looked_at,
        next_steps=tuple(_steps(verdict, found)),
        silent=tuple(_silent(looked_at)),
        notes=(
            "All of the AST's days are taken as equally long. Weekends, bank holidays and the closures that you gave are left out.",
        ),
    )


def _silent(looked_at: Iterable[Check]) -> Iterator[Silence]:
    yield from (silences()[key] for key in dict.fromkeys(check.silence for check in looked_at) if key)


def _not_covered(case: Case) -> Outcome:
    first, last = workdays.covered()
    year = f"{dates.in_words(case.year.first)} to {dates.in_words(case.year.last)}"
    return Outcome(
        Verdict.NOT_COVERED,
        HEADINGS[Verdict.NOT_COVERED],
        f"Bank holidays are held here from {first.year} to {last.year}. Your terms go from {year}, so no calendar can be drawn for them.",
        next_steps=(
            Step("You", f"give the terms of a year from {first.year} to {last.year}", cite("outreach-time", 1)),
        ),
    )


def _check_answers(found: tuple[Misfit, ...]) -> Outcome:
    said = " ".join(f"{misfit.words}." for misfit in found)
    return Outcome(
        Verdict.CHECK_ANSWERS,
        HEADINGS[Verdict.CHECK_ANSWERS],
        f"{said} So no calendar can be drawn yet.",
        checks=tuple(map(unfit, found)),
        next_steps=tuple(Step("You", misfit.to_do, cite("outreach-time", 1)) for misfit in found),
    )


def _heading(verdict: Verdict, laid: Laid) -> str:
    total = words.days(laid.total)
    match verdict:
        case Verdict.FULL_SHARE:
            return f"{total} of outreach: the normal share"
        case Verdict.BELOW_SHARE:
            return f"{total} of outreach: {words.days(laid.short_of)} below the normal share"
        case Verdict.BUILDING_UP:
            return f"{total} of outreach while it builds up"
        case _:
            return HEADINGS[verdict]


PATTERNS = {
    Pattern.DAY: "a day a week",
    Pattern.HALVES: "two half days a week",
    Pattern.WEEK: "whole weeks",
    Pattern.BLOCK: "blocks",
    Pattern.VARYING: "the days that you chose",
}


def _pattern(case: Case) -> str:
    week = {weekday: f"{weekday.capitalize()}s" for weekday in Weekday}
    named = " and ".join(week[day] for day in sorted(set(case.days), key=lambda day: day.number))
    return f"{PATTERNS[case.pattern]}, on {named}" if named else PATTERNS[case.pattern]


def _summary(verdict: Verdict, laid: Laid) -> str:
    case, normal = laid.case, quantity("outreach-share")
    comes_to = f"{words.days(laid.total)} of {len(laid.working)}, or {words.per_cent(laid.share)} {whole_of(laid)}"
    said = f"With {_pattern(case)}, it comes to {comes_to}."
    what = f"Normally {normal} of an AST's time goes on outreach"
    match verdict:
        case Verdict.FULL_SHARE:
            return f"{what}. {said}"
        case Verdict.BELOW_SHARE:
            return f"{what}, which is {words.days(laid.normal)} in this year. {said} That is {words.days(laid.short_of)} too few for it."
        case Verdict.BUILDING_UP if case.full_by is not None:
            return f"{what}. A new AST could build it up, and would be expected to work all of it by the end of {time_limit('outreach-build-up')}: by {dates.in_words(case.full_by)} here. {said}"
        case _:
            return f"The AST's school {SITUATIONS[case.situation]}, and the AST's work is clearly related to plans for taking it out of that category. So all of the “outreach” time may be spent there, on improving teaching and learning. Some outreach is still better for the AST's own development. {said}"


def whole_of(laid: Laid) -> str:
    """Return what the share of the summary is taken of."""
    if laid.case.full_time:
        return "of the time"
    return "of the AST's own time" if laid.case.share_of is ShareOf.OWN else "of a full-time week"


# --- what to do next --------------------------------------------------------------------------------------------------


def _steps(verdict: Verdict, laid: Laid) -> Iterator[Step]:
    case = laid.case
    if verdict is Verdict.BELOW_SHARE:
        more = f"could find {words.days(laid.short_of)} more, or another pattern: the share is the normal one"
        yield Step("You", more, cite("duties", 2))
    if verdict is Verdict.EXCEPTION:
        yield Step(
            "The AST",
            "can still spend some of the time in other schools: that is better for the AST's own professional development, and can bring ideas back",
            cite("outreach-exceptions", 2),
        )
    if verdict is Verdict.BUILDING_UP and case.full_by is not None:
        yield Step(
            "The AST",
            f"would be expected to work the full {quantity('outreach-share')} by the end of {{limit}}: by {dates.in_words(case.full_by)}",
            cite("outreach-exceptions", 3),
            limit=time_limit("outreach-build-up"),
        )
    yield from _arranging(case)
    yield from _deciding(case)
    yield Step(
        "The headteacher",
        "has the ultimate responsibility for seeing that the results of outreach reach performance management",
        cite("performance-outreach", 2),
    )


MISSING = {
    Arrangement.TIME: "identified time",
    Arrangement.NEEDS: "systems that identify needs",
    Arrangement.REQUESTS: "a way to filter and direct requests",
    Arrangement.AGREEMENT: "agreements with the schools that receive outreach",
    Arrangement.CHECKING: "systems to monitor and evaluate outreach",
}


def _arranging(case: Case) -> Iterator[Step]:
    missing = [said for key, said in MISSING.items() if key not in case.in_place]
    if missing:
        listed = f"{', '.join(missing[:-1])} and {missing[-1]}" if len(missing) > 1 else missing[0]
        yield Step("You", f"put in place what effective outreach still needs: {listed}", cite("outreach-process", 1))
    yield Step(
        "The school",
        "will also need to take account of how it covers the AST's own classes. A regular day often helps with that",
        cite("outreach-time", 2),
    )
    yield Step(
        "You",
        "talk outreach over with the local authority before seeking funding, and agree it with the AST once in post: both are recommended",
        cite("outreach-points", 1),
    )


def _deciding(case: Case) -> Iterator[Step]:
    place = cite("outreach-control", 2)
    if case.payer in (Payer.SCHOOL, Payer.UNKNOWN):
        does = "will still need, if it directs its own outreach, to know what goes on elsewhere in the local authority, so that no work is done twice"
        yield Step("The school", does, place)
    if case.payer in (Payer.AUTHORITY, Payer.UNKNOWN):
        does = "will need the schools' agreement and co-operation if it is to co-ordinate outreach"
        yield Step("The local authority", does, place)
    does = "will need to be involved in the decisions, so that the work is within the AST's competence and fits the AST's development objectives"
    yield Step("The AST", does, place)
