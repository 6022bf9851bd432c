"""The tables of an answer on funding: the grant by line, the ways to pay, who sends which form, when money comes."""

from __future__ import annotations

from collections.abc import Iterator

from astcore import dates
from astcore.funding.case import Allocation, New, PassedOn
from astcore.funding.facts import Way, Year, items, years
from astcore.funding.facts import ways as ways_held
from astcore.funding.grant import allocated, passed_on
from astcore.funding.ways import fits
from astcore.money import pounds
from astcore.outcome import Cell, Table
from astcore.quantities import forms, quantity, time_limit
from astcore.source import Citation, cite

FITS = {True: "Fits", False: "Does not fit", None: "Not known yet"}
MONEY = {True: "There is money", False: "No money", None: "Not asked yet"}


def _where(place: Citation) -> Cell:
    return Cell(place.short, link=place.section.page)


def _sum(amount: int) -> Cell:
    return Cell(pounds(amount))


def _of(number: int) -> str:
    return f"{number} post{'' if number == 1 else 's'}"


# --- the grant from April 2004 ----------------------------------------------------------------------------------------


def allocation(case: Allocation) -> Table:
    """Return an authority's allocation line by line. Part 2, how the funding has been allocated, paragraph 1."""
    found, place = allocated(case), _where(cite("funding-past", 1))
    share = f"{quantity('grant-authority-post')}, at least {quantity('grant-authority-minimum')} in all"
    rows = (
        (Cell("Outreach"), Cell(str(quantity("grant-outreach"))), _sum(found.outreach), place),
        (Cell("Costs related to salary"), Cell(str(quantity("grant-salary"))), _sum(found.salary), place),
        (Cell("The posts together"), Cell(str(quantity("grant-post"))), _sum(found.posts), place),
        (Cell("The authority’s own share"), Cell(share), _sum(found.authority), place),
        (Cell("In all"), Cell(""), _sum(found.total), Cell("")),
    )
    return Table(
        "allocation",
        f"The allocation for {_of(case.posts)}, line by line",
        ("Line", "A post", _of(case.posts), "Guidance"),
        rows,
        frozenset({1, 2}),
        note="For a year. The own share goes towards co-ordinating outreach, supporting ASTs and monitoring.",
    )


def school(case: PassedOn) -> Table:
    """Return what a school was passed on, line by line. Part 2, how authorities calculated it, paragraphs 1 to 3."""
    found = passed_on(case)
    lines = (
        ("outreach", found.outreach, found.outreach),
        ("extra", case.extra, case.extra),
        ("kept", case.kept, -case.kept),
        ("threshold", case.threshold, found.threshold),
        ("transferred", case.transferred, found.transferred),
        ("on-costs", case.on_costs, 0),
    )
    rows = [
        (
            Cell(items()[key].title),
            Cell("Yes" if items()[key].met else "No"),
            _sum(given),
            _sum(passed),
            _where(items()[key].citation),
        )
        for key, given, passed in lines
    ]
    rows.append((Cell("Passed on in all"), Cell(""), Cell(""), _sum(found.total), Cell("")))
    return Table(
        "school",
        "What was passed on for this post, line by line",
        ("Line", "Could be met?", "The sum", "Passed on", "Guidance"),
        tuple(rows),
        frozenset({2, 3}),
        note="For a year. The part for responsibilities that the AST kept stands in the additional salary, and is taken off again.",
    )


def spending() -> Table:
    """Return what a school could be passed on and what it could not. Part 2, how authorities calculated it."""
    rows = (
        (Cell(item.title), Cell("Yes" if item.met else "No"), Cell(item.says), _where(item.citation))
        for item in items().values()
    )
    return Table(
        "spending",
        "What the grant from April 2004 could meet, and what it could not",
        ("Spending", "Could be met?", "The guidance", "Where"),
        tuple(rows),
    )


# --- a new post -------------------------------------------------------------------------------------------------------


def ways(case: New) -> Table:
    """Return the four ways to pay for a new post, with whether each fits this one."""
    found = fits(case)
    rows = tuple(
        (
            Cell(way.title),
            Cell((MONEY if way.key == "grant" else FITS)[found[way.key]]),
            Cell(way.who),
            Cell(way.control),
            _where(way.citation),
        )
        for way in ways_held().values()
    )
    return Table(
        "ways",
        "The ways to pay for this post",
        ("Way", "This post", "Who should be asked or consulted", "Control of outreach", "Guidance"),
        rows,
        emphasis=1,
        note="All schools that want a post are advised to ask the local AST co-ordinator first about special local arrangements.",
    )


def form_rows(way: Way | None) -> Iterator[tuple[str, str, str, Citation]]:
    """Yield which form goes to whom: form, who, what and to whom. `way` is None where several may pay."""
    declaration = "Funding declaration, before the form goes to the assessment agency"
    yield "AST1", "The school or the local authority", declaration, cite("external-applications", 2)
    if way is None or way.authority:
        inside = "The headteacher, for a post advertised inside and paid for through the authority"
        by_way = "By way of the authority, so that it can make that declaration"
        yield "AST1", inside, by_way, cite("internal-appointments", 1)
    head, place = "The appointing headteacher", cite("notification", 1)
    yield "AST2", head, "To the assessment agency, once the appointment has been made", place
    pays = way is not None and way.authority
    condition = "to generate the payment" if pays else "if the authority supports the post in any way"
    yield "AST2", head, f"Copy to the authority’s AST co-ordinator, {condition}", place


def form_table(way: Way | None) -> Table:
    """Return which form goes to whom."""
    rows = tuple(
        (Cell(form, link=f"reference/forms/#{form.lower()}"), Cell(who), Cell(what), _where(place))
        for form, who, what, place in form_rows(way)
    )
    note = f"AST1: {forms()['AST1'].title.lower()}. AST2: {forms()['AST2'].title.lower()}."
    return Table("forms", "Which form goes to whom", ("Form", "Who", "What and to whom", "Guidance"), rows, note=note)


# --- when money comes -------------------------------------------------------------------------------------------------


def months(year: Year) -> str:
    """Return the months of a year's payments in words: "May, September and December 2008, March 2009"."""
    by_year: dict[int, list[str]] = {}
    for day in year.payments:
        by_year.setdefault(day.year, []).append(dates.MONTHS[day.month - 1])
    return ", ".join(f"{_and(names)} {number}" for number, names in by_year.items())


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def payment_months() -> str:
    """Return the months in which money reaches local authorities: "May, September, December and March"."""
    return _and([dates.MONTHS[day.month - 1] for day in years()[0].payments])


def payments() -> Table:
    """Return when money comes and by when it is spent. Part 2, how the funding is generated, paragraph 2."""
    rows = tuple((Cell(year.name), Cell(months(year)), Cell(dates.in_words(year.spend_by))) for year in years())
    return Table(
        "payments",
        "When the money comes, and by when the school can spend it",
        ("Financial year", "Reaches local authorities in", "Can be spent up to"),
        rows,
        note=f"{time_limit('grant-spend')}, counted from April: the guidance gives the end of that time and not its start.",
        folded=True,
    )
