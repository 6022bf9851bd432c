"""The answer on a review: by when, what follows, what a review looks at, and a letter in our own words to change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from astcore import dates, drafts, review
from astcore.outcome import Bullets, Cell, Document, Figure, File, Heading, Outcome, Paragraph, Step, Table
from astcore.quantities import time_limit
from astcore.reference import contacts
from astcore.review import GROUNDS, Case, Clocks, Decision, Ground, Verdict
from astcore.source import cite, silences

HEADINGS = {
    Verdict.CAN_ASK: "You can ask for a review",
    Verdict.UNCLEAR: "In time by one count, too late by the other",
    Verdict.TOO_LATE: "It is too late for a review",
    Verdict.NO_GROUND: "A review needs one of the three grounds",
    Verdict.NOT_FOR_REVIEW: "A review does not look at this",
    Verdict.CHECK_THE_DATES: "These days do not go together",
}

ASKING = (Verdict.CAN_ASK, Verdict.UNCLEAR)

LOOKS_AT = (
    ("The assessor’s decision not to certify you, on at least one of the three grounds", "Yes", "This review"),
    ("The same decision, for any other reason", "No", "Applying again, with more evidence"),
    ("Evidence that has grown since the assessment", "No", "Applying again"),
    ("The headteacher’s rejection of an application", "No", "None is named"),
    ("The headteacher’s decision not to support an application", "No", "None is named"),
    ("Who is appointed to a post", "No", "Applying for other AST posts, once certified"),
)


def _days(text: str) -> frozenset[date]:
    return frozenset(date.fromisoformat(day) for day in text.split(",") if day)


def read_case(answers: Mapping[str, str]) -> Case:
    """Return the case that a set of read answers describes."""

    def day(key: str) -> date | None:
        return date.fromisoformat(answers[key]) if key in answers else None

    return Case(
        decision=Decision(answers["decision"]),
        grounds=frozenset(Ground(ground) for ground in answers.get("grounds", "").split(",") if ground),
        told=day("told"),
        written=day("written"),
        assessed=day("assessed"),
        planned=day("planned"),
        closures=_days(answers.get("closures", "")),
    )


def _summary(verdict: Verdict, case: Case, found: Clocks) -> str:
    limit = time_limit("review-apply")
    by = dates.in_words(found.work_to) if found.work_to else ""
    ended = dates.in_words(found.at_most) if found.at_most else ""
    match verdict:
        case Verdict.CAN_ASK if found.work_to is None:
            return f"You rely on a ground that a review looks at. Your application must be received within {limit} of your receiving the decision. Give that day to see the last one."
        case Verdict.CAN_ASK if found.spoken and found.written:
            return f"You rely on a ground that a review looks at. Have your application received by {by}, the earlier of two possible last days."
        case Verdict.CAN_ASK:
            which = "spoken decision" if found.spoken else "decision in writing"
            return f"You rely on a ground that a review looks at. Counted from the {which}, the last day on which your application can be received is {by}."
        case Verdict.UNCLEAR:
            return f"The guidance does not say whether the spoken decision or the one in writing starts the clock. The earlier last day is {by}. Have your application received by then if you still can: after it, it is in time only if the later decision counts."
        case Verdict.TOO_LATE:
            return f"An application must be received within {limit} of your receiving the decision. That time ended on {ended} at the latest. The guidance names no way round it."
        case Verdict.NO_GROUND:
            return "A decision not to certify can only be reviewed on one of three grounds, all of them about how the assessor dealt with the evidence or with you. Otherwise it stands. You may apply again when you have more evidence."
        case Verdict.NOT_FOR_REVIEW:
            return f"{review.decision(case).because} The guidance has no other procedure for it."
        case Verdict.CHECK_THE_DATES:
            return f"{review.dates_agree(case).because} Change one of the days."


def _figures(verdict: Verdict, case: Case, found: Clocks) -> Iterator[Figure]:
    if found.work_to is None:
        return
    limit = time_limit("review-apply")
    if verdict in ASKING:
        yield Figure("work_to", "Have it received by", dates.in_words(found.work_to), note=_note(case, found))
    elif verdict is Verdict.TOO_LATE and found.at_most:
        yield Figure("ended", "The time limit ended on", dates.in_words(found.at_most), note="At the latest.")
    if found.spoken and found.written and case.spoken and case.written:
        spoken = f"{limit} after {dates.in_words(case.spoken)}"
        written = f"{limit} after {dates.in_words(case.written)}"
        yield Figure("told_last", "Last day from the spoken decision", dates.in_words(found.spoken), note=spoken)
        yield Figure(
            "written_last", "Last day from the decision in writing", dates.in_words(found.written), note=written
        )
    last = review.officer(case)
    if last and case.planned and verdict in ASKING:
        decides = f"{time_limit('review-decision')} after {dates.in_words(case.planned)}"
        yield Figure("officer", "The Review Officer decides by", dates.in_words(last), note=decides)


def _note(case: Case, found: Clocks) -> str:
    if found.spoken and found.written:
        return "The earlier of the two last days."
    which = "spoken decision" if found.spoken else "decision in writing"
    start = case.spoken if found.spoken else case.written
    return f"{time_limit('review-apply')} after the {which}{f' of {dates.in_words(start)}' if start else ''}."


def _steps(verdict: Verdict, case: Case) -> Iterator[Step]:
    match verdict:
        case Verdict.CAN_ASK | Verdict.UNCLEAR:
            yield from _asking()
        case Verdict.TOO_LATE | Verdict.NO_GROUND:
            yield _again()
        case Verdict.CHECK_THE_DATES:
            yield Step("You", "correct the day of the decision, or the day on which it arrives", cite("annex-d", 2))
        case Verdict.NOT_FOR_REVIEW:
            yield _instead(case.decision)


def _asking() -> Iterator[Step]:
    yield Step(
        "You",
        "should write to the Review Co-ordinator to apply, and say why the assessment should be reviewed and what evidence shows that a ground applies",
        cite("annex-d", 2),
    )
    yield Step(
        "You",
        "must have it received within {limit} of receiving the decision: it is the day of arrival that counts",
        cite("annex-d", 2),
        limit=time_limit("review-apply"),
    )
    yield Step(
        "The Review Co-ordinator",
        "will let the original assessor comment on it, and pass the case to a second assessor, the Review Officer",
        cite("annex-d", 3),
    )
    yield Step(
        "The Review Officer",
        "will consider all the evidence there is, and may ask for the assessor's records and for comments, repeat any step of the assessment, or look at other evidence",
        cite("annex-d", 4),
    )
    yield Step(
        "The Review Officer",
        "will certify you if you would have been certified by an assessment that was properly conducted; if not, the original assessment stands",
        cite("annex-d", 5),
    )
    yield Step(
        "The Review Officer",
        "will tell you and the assessor the decision, with reasons, within {limit} of the application being received",
        cite("annex-d", 5),
        limit=time_limit("review-decision"),
    )
    yield Step(
        "The Review Officer",
        "will also inform your headteacher and the headteacher of the school with the post",
        cite("annex-d", 5),
    )


def _again() -> Step:
    return Step(
        "You",
        "may apply again for assessment, once you have dealt with the points in the report and have additional evidence that you now fully meet each of the applicable standards",
        cite("reapply", 1),
    )


def _instead(decision: Decision) -> Step:
    match decision:
        case Decision.CERTIFIED:
            return Step(
                "You", "can be considered for an AST post without another assessment", cite("external-applications", 3)
            )
        case Decision.HEAD_REJECTED:
            return Step(
                "Your headteacher",
                "must give you a written explanation, which should be done within {limit} of receiving the application",
                cite("after-form", 4),
                limit=time_limit("head-reject"),
            )
        case Decision.HEAD_NO_SUPPORT:
            return Step("Your headteacher", "should give you feedback", cite("after-form", 6))
        case _:
            return Step(
                "You",
                "can apply for other AST posts that are advertised, without being assessed again, if you have passed",
                cite("internal-appointments", 1),
            )


def _table() -> Table:
    rows = tuple((Cell(what), Cell(looks), Cell(instead)) for what, looks, instead in LOOKS_AT)
    return Table(
        "looks_at", "What a review looks at, and what it does not", ("About", "A review?", "What there is"), rows
    )


# --- the letter ----------------------------------------------------------------------------------------------------


def letter(answers: Mapping[str, str], case: Case) -> Document:
    """Return a draft of the application, with brackets where the reader has still to say something."""
    name = answers.get("name", "[Your name]")
    agency = contacts()["review-coordinator"]
    where = f" at {answers['school']}" if "school" in answers else " at [school]"
    when = f" on {dates.in_words(case.assessed)}" if case.assessed else " on [date of the assessment]"
    grounds = tuple(GROUNDS[ground] for ground in case.stated)
    why = answers.get("why", "[Explain why you think that your assessment should be reviewed.]")
    evidence = answers.get("evidence", "[Say what evidence you have that at least one ground applies, and enclose it.]")
    return Document(
        "Application for a review of an AST assessment",
        (
            Paragraph((name, "[Your address]")),
            Paragraph(("[Date]",)),
            Paragraph((agency.name, *agency.lines, f"(address of {agency.as_at}, no longer in use)")),
            Paragraph((f"I was assessed for the Advanced Skills Teacher grade{where}{when}, and was not certified.",)),
            Paragraph((f"I received the assessor’s decision {_received(case)}.",)),
            Paragraph(("I apply for that decision to be reviewed. My grounds are that:",)),
            Bullets(tuple(f"{ground}." for ground in grounds)),
            Heading("Why the assessment should be reviewed"),
            Paragraph((why,)),
            Heading("Evidence that a ground applies"),
            Paragraph((evidence,)),
            Paragraph(("Please confirm the day on which you received this application.",)),
            Paragraph(("Yours faithfully", name)),
        ),
    )


def _received(case: Case) -> str:
    spoken = f"by word of mouth on {dates.in_words(case.spoken)}" if case.spoken else ""
    written = f"in writing on {dates.in_words(case.written)}" if case.written else ""
    return " and ".join(part for part in (spoken, written) if part) or "on [date]"


def decide(answers: Mapping[str, str]) -> str:
    """Return the verdict alone, for answers that have been read."""
    return review.verdict(read_case(answers))


def answer(answers: Mapping[str, str]) -> Outcome:
    """Return the outcome for answers that have been read."""
    case = read_case(answers)
    verdict, checks, found = review.verdict(case), review.checks(case), review.clocks(case)
    draft = letter(answers, case) if verdict in ASKING else None
    late = ("review-late",) if verdict in (Verdict.TOO_LATE, Verdict.UNCLEAR) else ()
    return Outcome(
        verdict,
        HEADINGS[verdict],
        _summary(verdict, case, found),
        figures=tuple(_figures(verdict, case, found)) if verdict in (*ASKING, Verdict.TOO_LATE) else (),
        tables=(_table(),),
        document=draft,
        files=(File("review-letter.txt", "text/plain", "the letter", drafts.plain_text(draft)),) if draft else (),
        checks=checks,
        next_steps=tuple(_steps(verdict, case)),
        silent=tuple(silences()[key] for key in dict.fromkeys((*(check.silence for check in checks), *late)) if key),
    )
