"""Which ways of paying fit a new post, and who is asked or consulted first (part 2, alternative methods of funding)."""

from __future__ import annotations

from collections.abc import Iterator

from astcore.funding.case import Grant, Known, New, Verdict
from astcore.outcome import Check, Weight
from astcore.source import cite

ALONE = {"formula": Verdict.FORMULA, "school": Verdict.SCHOOL, "group": Verdict.GROUP}
"""What the answer is where one of the other ways is the only one that fits."""


def grant(case: New) -> Check:
    """Part 2, how the funding is generated, paragraph 1: first ask whether there is money in the grant."""
    title, place = "Money in the School Development Grant", cite("funding-generated", 1)
    match case.grant:
        case Grant.AVAILABLE:
            because = "The AST co-ordinator has said that there is money for this post."
            return Check("grant", title, True, because, place, silence="grant-years")
        case Grant.NONE:
            because = "The AST co-ordinator has said that there is none. For posts beyond those that the grant can support there are other ways to pay."
            return Check("grant", title, False, because, cite("funding-alternatives", 1), silence="grant-years")
        case Grant.NOT_ASKED:
            because = "A school that wants a new post paid for from this grant should first contact the local authority’s AST co-ordinator, to make sure that there is money."
            to_do = "should first contact the local authority’s AST co-ordinator, to make sure that there is money in the grant"
            return Check("grant", title, None, because, place, silence="grant-years", to_do=to_do)


def formula(case: New) -> Check:
    """Part 2, posts funded through local formula, paragraph 1: delegated funding directed to AST posts."""
    title, place = "The local funding formula", cite("funding-formula", 1)
    rule = "Since 2004 a local authority has been able to direct delegated funding to AST posts."
    match case.formula:
        case Known.YES:
            because = f"{rule} Having an AST can become a factor in the local formula, and the school’s budget share can then include money for the salary and for outreach."
            return Check("formula", title, True, because, place, silence="formula-control")
        case Known.NO:
            return Check("formula", title, False, f"{rule} Yours would not for this post.", place)
        case Known.UNKNOWN:
            to_do = "ask the local authority whether it would use the local funding formula for the post"
            because = f"{rule} Whether yours would for this post is not known yet."
            return Check("formula", title, None, because, place, to_do=to_do)


def forum(case: New) -> Check:
    """Part 2, posts funded through local formula, paragraph 1: Schools Forums should be consulted."""
    title, place = "The Schools Forum consulted", cite("funding-formula", 1)
    if case.forum:
        return Check("forum", title, True, "The Schools Forum has been consulted about the proposal.", place)
    because = "The Schools Forum should be consulted about any proposal to use the formula for AST posts."
    return Check("forum", title, False, because, place)


def own_money(case: New) -> Check:
    """Part 2, school funded posts, paragraph 1: schools that pay for posts themselves."""
    title, place = "The school’s own money", cite("funding-school", 1)
    match case.own_money:
        case Known.YES:
            because = "More and more schools pay for AST posts themselves."
            reason = (
                "Yours has outreach commitments, and a school often does so to use its AST to help meet them."
                if case.commitments
                else "Often it is because an AST can help to meet the school’s outreach commitments, such as those of a specialist school."
            )
            return Check("own_money", title, True, f"{because} {reason}", place)
        case Known.NO:
            because = "More and more schools pay for AST posts themselves. This one could not."
            return Check("own_money", title, False, because, place)
        case Known.UNKNOWN:
            because = "More and more schools pay for AST posts themselves. Whether this one could is not known yet."
            return Check(
                "own_money", title, None, because, place, to_do="find out whether the school could pay for the post"
            )


def shared(case: New) -> Check:
    """Part 2, group funded posts, paragraph 1: groups or clusters that share a post."""
    title, place = "A group of schools together", cite("funding-group", 1)
    rule = "Groups or clusters of schools can join to support a post, or several, that they share."
    match case.shared:
        case Known.YES:
            because = (
                f"{rule} For a network of small primary schools it may be especially useful: an AST may teach in two or three of them, and do outreach across them all."
                if case.small_primary
                else rule
            )
            return Check("shared", title, True, because, place)
        case Known.NO:
            return Check("shared", title, False, f"{rule} No other school would share this one.", place)
        case Known.UNKNOWN:
            because = f"{rule} Whether other schools would share this one is not known yet."
            return Check(
                "shared", title, None, because, place, to_do="ask other schools whether they would share the post"
            )


def discussed(_: New) -> Check:
    """Part 5, points for headteachers and authorities, paragraph 1: outreach discussed before funding is sought."""
    because = "It is recommended that outreach be discussed with the local authority before funding is sought."
    return Check("discussed", "Outreach discussed first", None, because, cite("outreach-points", 1), Weight.NOTE)


def checks(case: New) -> Iterator[Check]:
    """Yield every way looked at, in the guidance's order, and what comes before."""
    yield from (discussed(case), grant(case), formula(case))
    if case.formula is Known.YES:
        yield forum(case)
    yield from (own_money(case), shared(case))


def fits(case: New) -> dict[str, bool | None]:
    """Return by way whether it fits: True, False, or None where that is not known yet."""
    looked_at = {"grant": grant, "formula": formula, "school": own_money, "group": shared}
    return {key: look(case).met for key, look in looked_at.items()}


def verdict(case: New) -> Verdict:
    """Return what can pay for the post. The grant comes first: the other ways are for posts beyond it."""
    if case.grant is not Grant.NONE:
        return Verdict.CLAIM if case.grant is Grant.AVAILABLE else Verdict.ASK_FIRST
    found = fits(case)
    fitting = [key for key, met in found.items() if met]
    if not fitting:
        return Verdict.OPEN if None in found.values() else Verdict.NONE
    return ALONE[fitting[0]] if len(fitting) == 1 else Verdict.SEVERAL
