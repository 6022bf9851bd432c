"""What paying for posts comes to: sums that add up, tables that say the same, and money for a financial year."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from astcore.calculators import CALCULATORS
from astcore.funding.case import Allocation, Approach, PassedOn
from astcore.funding.facts import items, ways, years
from astcore.funding.grant import allocated, enough_posts, passed_on
from astcore.outcome import Outcome, Table
from astcore.respond import Answer, respond

POUNDS = st.integers(0, 60_000)


def asked(**answers: str) -> Outcome:
    """The calculator's answer to some answers."""
    found = respond("funding", answers)
    assert isinstance(found, Answer), found
    return found.outcome


def table(outcome: Outcome, key: str) -> Table:
    """One of an answer's tables."""
    (found,) = [each for each in outcome.tables if each.key == key]
    return found


def sums(found: Table, column: int) -> dict[str, int]:
    """The sums of a column, by the first cell of their row. A sum that is taken off is negative."""
    words = {row[0].text: row[column].text for row in found.rows}
    return {
        key: int(sum_.replace("£", "").replace(",", "").replace("−", "-"))
        for key, sum_ in words.items()
        if sum_.lstrip("−").startswith("£") and sum_.count("£") == 1 and " " not in sum_
    }


# --- an authority ---------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.integers(1, 999))
def test_a_line_for_every_pound_of_an_allocation(posts: int) -> None:
    """The lines of the table add up to the sum for the posts, and with the authority's share to the whole."""
    outcome = asked(about="allocation", posts=str(posts))
    lines = sums(table(outcome, "allocation"), 2)
    assert lines["Outreach"] == 6_200 * posts
    assert lines["Costs related to salary"] == 9_300 * posts
    assert lines["The posts together"] == lines["Outreach"] + lines["Costs related to salary"]
    assert lines["The authority’s own share"] == max(5_000, 300 * posts)
    assert lines["In all"] == lines["The posts together"] + lines["The authority’s own share"]
    figures = {figure.key: figure.amount.low for figure in outcome.figures if figure.amount}
    assert list(figures.values()) == [
        lines["In all"],
        lines["The posts together"],
        lines["The authority’s own share"],
    ]


def test_where_the_minimum_ends() -> None:
    """Sixteen posts bring the authority the minimum, seventeen more than it, and no post nothing that could be said."""
    assert enough_posts() == 17
    assert [allocated(Allocation(posts)).authority for posts in (0, 1, 16, 17)] == [0, 5_000, 5_000, 5_100]
    nothing = asked(about="allocation", posts="0")
    assert (nothing.figures, nothing.tables) == ((), ())


# --- a school -------------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(POUNDS, POUNDS, POUNDS, POUNDS, POUNDS)
def test_every_pound_is_met_or_not(extra: int, kept: int, threshold: int, transferred: int, on_costs: int) -> None:
    """What a school spent is passed on or is not met, each pound once; the lines of the table say the same."""
    kept = min(kept, extra)
    found = passed_on(PassedOn(Approach.RECOMMENDED, extra, threshold, transferred, kept, on_costs))
    assert found.total + found.not_met == 6_200 + extra + threshold + transferred + on_costs
    assert found.over_average == found.total - 15_500
    outcome = asked(
        about="passed_on",
        approach="recommended",
        extra=str(extra),
        kept=str(kept),
        threshold=str(threshold),
        transferred=str(transferred),
        on_costs=str(on_costs),
    )
    lines = sums(table(outcome, "school"), 3)
    assert lines.pop("Passed on in all") == found.total == sum(lines.values())


def test_what_could_be_met_and_what_could_not() -> None:
    """Four kinds of spending could be met, two could not, and each stands in a line of the table with its place."""
    assert {key: item.met for key, item in items().items()} == {
        "outreach": True,
        "extra": True,
        "threshold": True,
        "transferred": True,
        "kept": False,
        "on-costs": False,
    }
    lines = table(asked(about="passed_on", approach="recommended", extra="6000"), "school").rows[:-1]
    assert {line[0].text: line[1].text == "Yes" for line in lines} == {
        item.title: item.met for item in items().values()
    }
    assert {line[4].text for line in lines} == {"2.5 ¶1", "2.5 ¶2", "2.5 ¶3"}


# --- the money since 2006, and other ways ---------------------------------------------------------------------------


def test_when_money_comes_and_by_when_it_is_spent() -> None:
    """Four payments in a financial year from April to March, and 17 months to spend it, up to 31 August."""
    assert [year.name for year in years()] == ["2008–09", "2009–10", "2010–11"]
    first = years()[0]
    assert first.payments == (date(2008, 5, 1), date(2008, 9, 1), date(2008, 12, 1), date(2009, 3, 1))
    assert [year.spend_by for year in years()] == [date(2009, 8, 31), date(2010, 8, 31), date(2011, 8, 31)]
    rows = table(asked(about="existing", holder="there"), "payments").rows
    assert [cell.text for cell in rows[0]] == [
        "2008–09",
        "May, September and December 2008, March 2009",
        "31 August 2009",
    ]


def test_who_is_asked_and_who_gets_a_copy() -> None:
    """Each way says whom to ask or consult; the authority gets a copy of form AST2 where it supports the post."""
    found = asked(about="new", grant="none", formula="yes", own_money="no", shared="no")
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in table(found, "ways").rows}
    assert [row[0] for row in rows.values()] == ["No money", "Fits", "Does not fit", "Does not fit"]
    assert "AST co-ordinator" in rows["School Development Grant"][1]
    assert "Schools Forum" in rows["Local funding formula"][1]
    assert [key for key, way in ways().items() if way.authority] == ["grant", "formula"]
    copies = {
        case: table(asked(about="new", **case_), "forms").rows[-1][2].text
        for case, case_ in {
            "grant": {"grant": "available"},
            "school": {"grant": "none", "own_money": "yes", "formula": "no", "shared": "no"},
        }.items()
    }
    assert copies["grant"].endswith("to generate the payment")
    assert copies["school"].endswith("if the authority supports the post in any way")


def test_no_form_for_a_post_that_nothing_pays_for() -> None:
    """Where no way fits there is no table of forms, and the table of ways says why."""
    found = asked(about="new", grant="none", formula="no", own_money="no", shared="no")
    assert [each.key for each in found.tables] == ["ways"]
    assert [row[1].text for row in found.tables[0].rows] == ["No money", *["Does not fit"] * 3]


def test_the_overview_has_the_sums_for_readers_without_scripts() -> None:
    """The tables on the page have the allocation on both sides of the minimum, and what could be met."""
    found = {each.key: each for each in CALCULATORS["funding"].overview()}
    assert {row[0].text: row[5].text for row in found["by_posts"].rows} == {
        "1": "£20,500",
        "5": "£82,500",
        "10": "£160,000",
        "16": "£253,000",
        "17": "£268,600",
        "25": "£395,000",
        "50": "£790,000",
        "100": "£1,580,000",
    }
    assert len(found["spending"].rows) == len(items())
