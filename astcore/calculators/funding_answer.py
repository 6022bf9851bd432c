"""The answer on paying for posts: the sums line by line, what becomes of the money, which ways fit, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from astcore import funding
from astcore.calculators import funding_tables as tables
from astcore.funding import ways
from astcore.funding.case import (
    Allocation,
    Approach,
    Case,
    Existing,
    Grant,
    Holder,
    Known,
    New,
    PassedOn,
    Service,
    Verdict,
)
from astcore.funding.facts import Way
from astcore.funding.facts import ways as ways_held
from astcore.funding.grant import allocated, passed_on
from astcore.money import pounds
from astcore.outcome import Check, Figure, Outcome, Step, Table
from astcore.pay import Amount
from astcore.quantities import quantity, time_limit
from astcore.source import cite, silences

HEADINGS = {
    Verdict.CLAIM: "The School Development Grant can pay for it",
    Verdict.ASK_FIRST: "Ask the AST co-ordinator first",
    Verdict.FORMULA: "The local funding formula can pay for it",
    Verdict.SCHOOL: "The school can pay for it itself",
    Verdict.GROUP: "A group of schools can pay for it together",
    Verdict.SEVERAL: "More than one way fits",
    Verdict.OPEN: "No way is settled yet",
    Verdict.NONE: "None of the ways named fits",
    Verdict.GOES_ON: "The funding goes on",
    Verdict.SERVICE: "The money depends on a service that is not provided",
    Verdict.CAN_MOVE: "The local authority is able to move the funding",
    Verdict.NO_CONDITION: "The condition does not apply",
    Verdict.SETTLE: "It depends on something still to settle",
    Verdict.ALLOCATED: "What the allocation came to",
    Verdict.NO_POSTS: "Without a post there is no sum to give",
    Verdict.PASSED_ON: "What was normally passed on to the school",
    Verdict.AGREED: "What your authority agreed decides",
    Verdict.CHECK_SUMS: "These sums do not go together",
}

FITTING = (Verdict.CLAIM, Verdict.FORMULA, Verdict.SCHOOL, Verdict.GROUP, Verdict.SEVERAL)
"""The answers in which something can pay for a new post."""

IN_A_SENTENCE = {
    "grant": "the School Development Grant",
    "formula": "the local funding formula",
    "school": "the school’s own money",
    "group": "a group of schools together",
}


def read_case(answers: Mapping[str, str]) -> Case:
    """Return the case that a set of read answers describes."""
    match answers["about"]:
        case "allocation":
            return Allocation(int(answers["posts"]))
        case "passed_on":
            sums = ("extra", "threshold", "transferred", "kept", "on_costs")
            return PassedOn(Approach(answers["approach"]), **{key: int(answers.get(key, "0")) for key in sums})
        case "existing":
            return Existing(
                Holder(answers["holder"]),
                Known(answers.get("included", "unknown")),
                Service(answers.get("service", "unknown")),
                Known(answers.get("replaced", "unknown")),
            )
        case _:
            return New(
                Grant(answers["grant"]),
                formula=Known(answers.get("formula", "unknown")),
                forum=answers.get("forum") == "yes",
                own_money=Known(answers.get("own_money", "unknown")),
                commitments=answers.get("commitments") == "yes",
                shared=Known(answers.get("shared", "unknown")),
                small_primary=answers.get("small_primary") == "yes",
            )


def _only_way(case: New) -> Way | None:
    """Return the way that pays for a new post, or None where that is open or several do."""
    fitting = [key for key, met in ways.fits(case).items() if met]
    if case.grant is Grant.AVAILABLE:
        return ways_held()["grant"]
    return ways_held()[fitting[0]] if len(fitting) == 1 and case.grant is Grant.NONE else None


def _or(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


# --- the sentence -----------------------------------------------------------------------------------------------------


def _summary(verdict: Verdict, case: Case, checks: tuple[Check, ...]) -> str:
    match case:
        case Allocation():
            return _of_allocation(case)
        case PassedOn():
            return _of_school(verdict, case)
        case Existing():
            return _of_existing(verdict, case, checks)
        case New():
            return _of_new(verdict, case)


def _of_allocation(case: Allocation) -> str:
    if not case.posts:
        return f"The grant was worked out for each post that the authority had when the financial year began. Whether an authority without any received the minimum of {quantity('grant-authority-minimum')} for itself is not said."
    found = allocated(case)
    posts = "one post" if case.posts == 1 else f"{case.posts} posts"
    return f"For {posts}, the AST grant came to {pounds(found.total)} for a year: {pounds(found.posts)} at {quantity('grant-post')} a post, and {pounds(found.authority)} for the authority’s own work."


def _of_school(verdict: Verdict, case: PassedOn) -> str:
    if verdict is Verdict.AGREED:
        return "The guidance describes the recommended way to work out a school’s payment. An authority could agree another with its schools. Where it did, only what was agreed gives the sum."
    if verdict is Verdict.CHECK_SUMS:
        return "The part for responsibilities that the AST kept is a part of the additional salary. It cannot be more than that. Change one of the two sums."
    found = passed_on(case)
    met = f"{pounds(found.total)} for a year: {pounds(found.outreach)} for outreach, and {pounds(found.salary_costs)} of actual costs related to salary."
    if found.not_met:
        return f"{met} The grant did not cover another {pounds(found.not_met)} of what you gave."
    return met


def _of_existing(verdict: Verdict, case: Existing, checks: tuple[Check, ...]) -> str:
    match verdict:
        case Verdict.GOES_ON if case.holder is Holder.LEFT:
            return "The school replaces the AST with another AST. The School Development Grant lets it go on supporting the post, as long as the service to other schools is provided."
        case Verdict.GOES_ON:
            return "The School Development Grant lets a school go on supporting the posts that it has. The service to other schools, on which money meant for it depends, is provided."
        case Verdict.SERVICE:
            return "The school should receive money for a service to other schools only if it provides that service. Its AST does not."
        case Verdict.CAN_MOVE:
            return "The AST has left and is not replaced with another AST. The local authority is able to take the funding from the school, and use it for a new post in another school."
        case Verdict.NO_CONDITION:
            return "The school should receive money for a service to other schools only if it provides the service. Its allocation has no such money. For the money of a post that there is, the guidance names no other condition."
        case _:
            open_ = [check.to_do for check in checks if check.met is None and check.to_do]
            return f"Before you know whether the money goes on: {'; '.join(open_)}."


def _of_new(verdict: Verdict, case: New) -> str:
    others = [IN_A_SENTENCE[key] for key, met in ways.fits(case).items() if met and key != "grant"]
    match verdict:
        case Verdict.CLAIM:
            return "There is money for the post in the School Development Grant. Create the post and fill it, then complete form AST2: that sets the payment going."
        case Verdict.ASK_FIRST:
            first = "Whether there is money in the School Development Grant is open. A school that wants a new post paid for from it should first contact the local authority’s AST co-ordinator."
            return f"{first} If there is none, {_or(others)} would fit." if others else first
        case Verdict.FORMULA:
            forum = (
                "The Schools Forum has been consulted."
                if case.forum
                else "The Schools Forum should be consulted about the proposal."
            )
            return f"The local authority can direct delegated funding to the post, so that the school’s budget share includes money for it. {forum}"
        case Verdict.SCHOOL:
            return "The School Development Grant has no money for the post. The school can pay for it itself, as more and more schools do."
        case Verdict.GROUP:
            return "The School Development Grant has no money for the post. The schools can join to support it and share it."
        case Verdict.SEVERAL:
            return f"The School Development Grant has no money for the post. It could be paid for by {_or(others)}. The guidance puts none of these before another."
        case Verdict.NONE:
            return "The School Development Grant has no money for the post, and you ruled out the local formula, the school’s own money and a group of schools. The guidance names no other way for a school to pay."
        case _:
            return "The School Development Grant has no money for the post. The guidance names three other ways. Whether any of them fits is not known yet."


# --- the figures ------------------------------------------------------------------------------------------------------


def _money(key: str, label: str, amount: int, note: str = "") -> Figure:
    return Figure(key, label, pounds(amount), Amount(amount, amount), note=note)


def _figures(verdict: Verdict, case: Case) -> Iterator[Figure]:
    if isinstance(case, Allocation) and verdict is Verdict.ALLOCATED:
        found = allocated(case)
        yield _money("total", "In all, for a year", found.total)
        yield _money("posts_sum", "For the posts", found.posts, f"{quantity('grant-post')} a post.")
        yield _money("authority", "The authority’s own share", found.authority, _share(case))
    elif isinstance(case, PassedOn) and verdict is Verdict.PASSED_ON:
        yield from _school_figures(case)
    elif isinstance(case, Existing) or verdict is Verdict.CLAIM:
        yield Figure("payments", "Money reaches local authorities in", tables.payment_months())
        spend = time_limit("grant-spend")
        yield Figure("spend", "A school can spend it over", str(spend), note="Up to 31 August of the financial cycle.")


def _share(case: Allocation) -> str:
    found, least = allocated(case), quantity("grant-authority-minimum").amount
    return "The minimum." if found.each < least else f"{quantity('grant-authority-post')} a post."


def _school_figures(case: PassedOn) -> Iterator[Figure]:
    found = passed_on(case)
    yield _money("passed_on", "Normally passed on", found.total)
    yield _money("salary_costs", "Of that, costs related to salary", found.salary_costs)
    yield _money("not_met", "Not covered by the grant", found.not_met)
    average = quantity("grant-post")
    if found.over_average:
        beside = f"{pounds(abs(found.over_average))} {'more' if found.over_average > 0 else 'less'} than the average"
    else:
        beside = "the same as the average"
    yield Figure("difference", "Beside the average cost", beside, note=f"The allocation was based on {average} a post.")


# --- what to do -------------------------------------------------------------------------------------------------------


def _steps(verdict: Verdict, case: Case, checks: tuple[Check, ...]) -> Iterator[Step]:
    match case:
        case Allocation():
            yield from _after_allocation(verdict)
        case PassedOn():
            yield from _after_school(verdict, checks)
        case Existing():
            yield from _after_existing(verdict, case, checks)
        case New():
            yield from _for_new(verdict, case, checks)


def _since() -> Step:
    return Step(
        "You",
        "look to the School Development Grant for any year since 2006: an authority’s allocation of it starts from what the earlier grants came to in 2005–06",
        cite("funding-sdg", 1),
    )


def _after_allocation(verdict: Verdict) -> Iterator[Step]:
    if verdict is Verdict.ALLOCATED:
        does = "can work out post by post what was passed on to schools: normally the full amount for outreach and the actual costs, not the average"
        yield Step("You", does, cite("funding-passed-on", 1))
    yield _since()


def _after_school(verdict: Verdict, checks: tuple[Check, ...]) -> Iterator[Step]:
    if verdict is Verdict.CHECK_SUMS:
        yield Step(
            "You", "correct the additional salary, or the part of it for responsibilities", cite("funding-passed-on", 2)
        )
        return
    if verdict is Verdict.AGREED:
        yield Step("You", "ask the local authority what it agreed with its schools", cite("funding-passed-on", 4))
    for check in checks:
        if check.to_do:
            yield Step("You", check.to_do, check.citation)
    yield _since()


def _after_existing(verdict: Verdict, case: Existing, checks: tuple[Check, ...]) -> Iterator[Step]:
    for check in checks:
        if check.to_do and check.met is not True:
            yield Step("You", check.to_do, check.citation)
    match verdict:
        case Verdict.GOES_ON if case.holder is Holder.LEFT:
            yield from _notify("to generate the payment")
        case Verdict.GOES_ON:
            does = "should go on providing the service to other schools, where the school’s allocation has money for it"
            yield Step("The school", does, cite("funding-sdg", 2))
        case Verdict.CAN_MOVE:
            does = "is able to move the funding to a new post in another school"
            yield Step("The local authority", does, cite("funding-sdg", 2))
            does = "settles with the local authority whether there is still time to replace the AST with another AST: the guidance sets none"
            yield Step("The school", does, cite("funding-sdg", 2))
        case Verdict.NO_CONDITION:
            does = "settle which other way pays for the post: the local formula, the school’s own money or a group of schools"
            yield Step("You", does, cite("funding-alternatives", 1))
        case _:
            pass


def _for_new(verdict: Verdict, case: New, checks: tuple[Check, ...]) -> Iterator[Step]:
    if verdict is not Verdict.NONE:
        does = "discuss the outreach with the local authority before funding is sought, as is recommended"
        yield Step("You", does, cite("outreach-points", 1))
    if verdict in (Verdict.ASK_FIRST, Verdict.OPEN):
        wanted = ("grant",) if verdict is Verdict.ASK_FIRST else ("formula", "own_money", "shared")
        yield from (Step("You", check.to_do, check.citation) for check in checks if check.id in wanted and check.to_do)
    if verdict is Verdict.NONE:
        does = "ask the local AST co-ordinator whether special local arrangements apply: schools that want a post are advised to ask that first"
        yield Step("You", does, cite("situations", 2))
    if case.formula is Known.YES and not case.forum and verdict is not Verdict.CLAIM:
        does = "should consult the Schools Forum about the proposal"
        yield Step("The local authority", does, cite("funding-formula", 1))
    if verdict in FITTING and isinstance(case, New):
        yield from _filling(_only_way(case))


def _filling(way: Way | None) -> Iterator[Step]:
    does = "creates the post; only a teacher who has been successfully assessed against the applicable standards can be appointed to it"
    yield Step("The group" if way and way.key == "group" else "The school", does, cite("situations", 1))
    yield Step(
        "The school or the local authority",
        "should fill in the funding declaration on {form} before it goes to the assessment agency, for each candidate who has still to be assessed",
        cite("external-applications", 2),
        form="AST1",
    )
    if way is None or way.authority:
        yield Step(
            "The headteacher",
            "should send {form} by way of the local authority where the post is advertised inside the school and paid for through the authority, so that the authority can fill in that declaration",
            cite("internal-appointments", 1),
            form="AST1",
        )
    yield from _notify(
        "to generate the payment" if way and way.authority else "if the authority supports the post in any way"
    )


def _notify(copied: str) -> Iterator[Step]:
    head, place = "The appointing headteacher", cite("notification", 1)
    yield Step(
        head, "should notify the assessment agency on {form}, once the appointment has been made", place, form="AST2"
    )
    does = f"should send a copy of {{form}} to the local authority’s AST co-ordinator, {copied}"
    yield Step(head, does, place, form="AST2")


# --- the whole --------------------------------------------------------------------------------------------------------


def _tables(verdict: Verdict, case: Case) -> Iterator[Table]:
    match case:
        case Allocation():
            if verdict is Verdict.ALLOCATED:
                yield tables.allocation(case)
        case PassedOn():
            yield tables.school(case) if verdict is Verdict.PASSED_ON else tables.spending()
        case Existing():
            yield tables.payments()
        case New():
            yield tables.ways(case)
            if verdict in (*FITTING, Verdict.ASK_FIRST, Verdict.OPEN):
                yield tables.form_table(_only_way(case))
            if verdict is Verdict.CLAIM:
                yield tables.payments()


def _silent(checks: tuple[Check, ...], shown: tuple[Table, ...]) -> Iterator[str]:
    yield from (check.silence for check in checks if check.silence)
    if any(table.key == "school" for table in shown):
        yield "grant-actual"
    if any(table.key == "payments" for table in shown):
        yield "grant-spend-start"


def decide(answers: Mapping[str, str]) -> str:
    """Return the verdict on answers that have been read."""
    return funding.verdict(read_case(answers))


def answer(answers: Mapping[str, str]) -> Outcome:
    """Return the outcome for answers that have been read."""
    case = read_case(answers)
    verdict, checks = funding.verdict(case), funding.checks(case)
    shown = tuple(_tables(verdict, case))
    return Outcome(
        verdict,
        HEADINGS[verdict],
        _summary(verdict, case, checks),
        figures=tuple(_figures(verdict, case)),
        tables=shown,
        checks=checks,
        next_steps=tuple(_steps(verdict, case, checks)),
        silent=tuple(silences()[key] for key in dict.fromkeys(_silent(checks, shown))),
    )
