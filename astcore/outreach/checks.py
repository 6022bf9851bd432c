"""What the guidance says about one year of outreach (part 5): share, pattern, exceptions, arrangements, control."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from astcore import dates
from astcore.outcome import Check, Weight
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
    ShareOf,
    Situation,
)
from astcore.outreach.year import Laid, cycle
from astcore.quantities import quantity, time_limit
from astcore.source import cite


def share(laid: Laid) -> Check:
    """Part 5, AST professional duties, paragraph 2: normally 20 per cent of an AST's time, in other schools."""
    case, normal = laid.case, quantity("outreach-share")
    because = f"The AST works on {len(laid.working)} days of this year. Outreach has {words.days(laid.total)} of them: {words.per_cent(laid.share)} {whole(case)}. "
    built_up = ", with the build-up," if case.builds_up_this_year else ""
    because += f"Normally it is {normal}, which{built_up} comes to {words.days(laid.normal)} here."
    if laid.short_of:
        because += f" That is {words.days(laid.short_of)} more."
    elif laid.total < laid.normal:
        because += " What is missing is less than a day: this site takes no account of it."
    decides = not excepted(case) and not case.builds_up_this_year
    return Check(
        "share",
        "The normal share of outreach",
        not laid.short_of,
        because,
        cite("duties", 2),
        Weight.CONDITION if decides else Weight.NOTE,
        silence="outreach-degree",
    )


def whole(case: Case) -> str:
    """Return what the share is taken of, in words."""
    return "of the AST's time" if case.share_of is ShareOf.OWN or case.full_time else "of a full-time week"


HOURS_OF = {
    HoursOf.NONE: "",
    HoursOf.DAY: " The hours are those of the whole working day. You can count timetabled time alone.",
    HoursOf.TIMETABLE: " The hours are those of timetabled time alone. You can count the whole working day.",
}


def whose_time(laid: Laid) -> Check:
    """Part 5, AST professional duties, paragraph 2: which time the share is taken of is not said."""
    case, normal = laid.case, quantity("outreach-share")
    a_week = f"{words.days(case.a_week)} of the {len(case.weekdays)} that the AST works in a week"
    if case.full_time:
        because = "This site takes the days on which the AST works and the school is open. To leave out others, such as days without pupils, enter them as days on which the school is closed."
    elif case.share_of is ShareOf.OWN:
        because = f"The AST works {case.fraction} of full time, and this site takes the share of that: {a_week}. You can take it of a full-time week instead."
    else:
        because = f"You take the share of a full-time week, though the AST works {case.fraction} of one: {a_week}. You can take it of the AST's own week instead."
    return Check(
        "whose_time",
        f"{normal} of what time",
        None,
        f"The guidance does not say of what time the {normal} is taken. {because}{HOURS_OF[case.hours_of]}",
        cite("duties", 2),
        Weight.NOTE,
        silence="outreach-share-of-what",
    )


def own_classes(laid: Laid) -> Check:
    """Part 5, AST professional duties, paragraph 1: most of an AST's week goes on teaching the AST's own classes."""
    because = f"Most of an AST's week goes on teaching the AST's own classes. Here {words.days(max(laid.total, laid.normal))} of {len(laid.working)} would go on outreach."
    return Check("own_classes", "Teaching the AST's own classes", False, because, cite("duties", 1), Weight.NOTE)


def pattern(laid: Laid) -> Check:
    """Part 5, outreach in practice, paragraph 1, and points for headteachers, paragraph 1: the ways of finding time."""
    case, place, silence = laid.case, cite("outreach-time", 1), "outreach-pattern"
    match case.pattern:
        case Pattern.DAY:
            because = "Many ASTs have one whole day a week off timetable. Where outreach means travelling some distance, that is certainly the best approach."
            if case.a_week < 1:
                because += f" The share comes to {words.number(case.a_week)} of a day a week here, so this site leaves days out, evenly spread."
        case Pattern.HALVES:
            because = "The time may be split into two half days. ASTs report that two half days, or one full day off timetable, use their time most effectively."
            place = cite("outreach-points", 1)
            if case.a_week < 1:
                because += f" The share comes to {words.number(case.a_week)} of a day a week here, so this site leaves half days out, evenly spread."
        case Pattern.WEEK:
            because = f"The time may be put together in a block, for example one whole week in every {quantity('outreach-block-every')}."
            if case.share_of is ShareOf.FULL and not case.full_time:
                because += f" For the share of a full-time week, this site takes one week in every {words.number(cycle(case))}."
        case Pattern.BLOCK:
            because = f"Blocks of weeks, or of a month out of school, have worked well too. How often a block comes round is not said: this site takes {case.weeks} in every {words.number(cycle(case))} weeks of term, which makes the share."
            place = cite("outreach-points", 1)
        case Pattern.VARYING:
            because = "Some ASTs prefer to vary their days, so that they are flexible as the needs of the teachers they work with develop."
    return Check(
        "pattern",
        "The pattern",
        None,
        f"{because} Different approaches suit different situations. What matters is that the time is identified and available.",
        place,
        Weight.NOTE,
        silence=silence,
    )


MOST_LISTED = 5


def _listed(days: tuple[date, ...]) -> str:
    more = len(days) - MOST_LISTED
    named = ", ".join(map(dates.with_weekday, days[:MOST_LISTED]))
    return f"{named} and {more} more {'day' if more == 1 else 'days'}" if more > 0 else named


def lost(laid: Laid) -> Check:
    """Part 5, outreach in practice, paragraph 1: nothing is said of a day that falls on a bank holiday or closure."""
    because = f"No outreach can be on {_listed(laid.lost)}: a bank holiday, or a day on which the school is closed. Whether it is made up is not said, and this site does not move it."
    return Check(
        "lost_days",
        "Days that fall out",
        None,
        because,
        cite("outreach-time", 1),
        Weight.NOTE,
        silence="outreach-lost-days",
    )


def not_worked(laid: Laid) -> Check:
    """Part 5, outreach in practice, paragraph 1: the time should be available, so only days that are worked count."""
    because = f"Not counted, because the AST does not work then or the school is closed: {_listed(laid.not_worked)}."
    return Check(
        "not_worked", "Days of yours that are not counted", False, because, cite("outreach-time", 1), Weight.NOTE
    )


def excepted(case: Case) -> bool:
    """True where both conditions of the exception hold."""
    return case.situation is not Situation.NONE and case.plans is Known.YES


SITUATIONS = {
    Situation.SPECIAL_MEASURES: "is subject to special measures",
    Situation.SERIOUS_CONCERN: "is causing serious concern",
    Situation.CHALLENGING: "is in challenging circumstances",
}


def exception(laid: Laid) -> Check:
    """Part 5, when outreach is not a requirement, paragraphs 1 and 2: schools in difficulty."""
    case, silence = laid.case, "exception-schools"
    school = SITUATIONS.get(case.situation, "")
    met = {Known.YES: True, Known.NO: False, Known.UNKNOWN: None}[case.plans]
    match case.plans:
        case _ if case.situation is Situation.NONE:
            met = False
            because = "The example that the guidance gives begins with a school in special measures, causing serious concern or in challenging circumstances. You say that this school is none of these."
        case Known.YES:
            because = f"The AST's school {school}, and the AST's activities are clearly related to plans for taking it out of that category. So the AST may spend all of the “outreach” time at the AST's own school, on improving teaching and learning. Even then some outreach is better for the AST's own development, and can benefit the school."
            silence = "exception-decision"
        case Known.NO:
            because = f"The AST's school {school}. But the exception also needs activities that are clearly related to plans for taking it out of that category."
        case Known.UNKNOWN:
            because = f"The AST's school {school}. Whether the exception holds depends on the AST's activities: they have to be clearly related to plans, the school's or the local authority's or both, for taking it out of that category."
    return Check(
        "exception",
        "Outreach time in the AST's own school",
        met,
        because,
        cite("outreach-exceptions", 1),
        Weight.NOTE,
        silence="" if case.situation is Situation.NONE else silence,
    )


STEPS = {
    BuildUp.TWELVE_MONTHS: "This calendar counts twelve months from the start",
    BuildUp.SCHOOL_YEAR: "This calendar takes the end of the school year, as you chose",
}


def build_up(laid: Laid) -> Check:
    """Part 5, when outreach is not a requirement, paragraph 3: a new AST can build outreach up."""
    case, last = laid.case, laid.case.full_by
    limit, full = time_limit("outreach-build-up"), quantity("outreach-share")
    may = "A new AST may need time to establish outreach, and could build it up over time."
    if case.build_up is BuildUp.NONE:
        because = f"{may} This calendar has the full share from the start."
    elif case.builds_up_this_year and last is not None:
        because = f"{may} By the end of {limit}, the full {full} would be expected. {STEPS[case.build_up]}: {dates.in_words(last)}. How much is worked before then is not said. The even steps are this site's: a third of the share, then two thirds, then all of it."
    else:
        because = f"{may} By the end of {limit}, the full {full} would be expected. With this site's even steps, it is worked before this year begins."
    return Check(
        "build_up",
        "Building outreach up",
        None if case.builds_up_this_year else True,
        because,
        cite("outreach-exceptions", 3),
        Weight.NOTE,
        silence="outreach-build-up-year",
    )


ARRANGEMENTS = {
    Arrangement.TIME: ("Identified time", "The AST must have identified time for outreach."),
    Arrangement.NEEDS: (
        "Finding the needs",
        "There should be systems that identify the needs which AST outreach meets best.",
    ),
    Arrangement.REQUESTS: (
        "Sorting the requests",
        "Requests for outreach support need to be filtered, and directed to ASTs who are suitable.",
    ),
    Arrangement.AGREEMENT: (
        "An agreement with each school",
        "Schools that receive outreach must enter into a clear agreement on its objectives, and on the conditions in which the AST will work.",
    ),
    Arrangement.CHECKING: (
        "Monitoring and evaluation",
        "There should be systems to monitor outreach and to evaluate it.",
    ),
}


def arrangements(laid: Laid) -> Iterator[Check]:
    """Part 5, managing outreach, paragraph 1: the five arrangements that effective outreach needs."""
    for key, (title, because) in ARRANGEMENTS.items():
        met = key in laid.case.in_place
        yield Check(
            f"arrangement_{key}",
            title,
            met,
            f"{because} {'In place, you say.' if met else 'Not ticked.'}",
            cite("outreach-process", 1),
            Weight.NOTE,
        )


CONTROL = {
    Payer.AUTHORITY: "A local authority may take a more active part in directing the outreach of a post that is paid for centrally, for example through the School Development Grant.",
    Payer.SCHOOL: "A school that pays for its own post is likely to expect control over its AST's outreach.",
    Payer.GROUP: "Schools that pay for a post together, for an AST who works within the group, will expect to share in owning the outreach objectives.",
    Payer.FORMULA: "How outreach is managed often reflects how the post is paid for. For a post paid through the local funding formula, who is likely to control it is not said.",
    Payer.UNKNOWN: "How outreach is managed often reflects how the post is paid for: by a school alone, centrally, or by a group of schools.",
}


def control(laid: Laid) -> Check:
    """Part 5, who controls outreach, paragraphs 1 and 2: it often follows the money, and partnership is best."""
    payer = laid.case.payer
    return Check(
        "control",
        "Who controls outreach",
        None,
        f"{CONTROL[payer]} In practice, the best results will come from partnership.",
        cite("outreach-control", 1),
        Weight.NOTE,
        silence="formula-control" if payer is Payer.FORMULA else "",
    )


def hours(laid: Laid) -> Check:
    """Part 5, conditions of service, paragraph 1: a classroom teacher's working time does not apply."""
    because = (
        "The guidance gives no hours or days that an AST works. The working time of classroom teachers does not apply."
    )
    because += (
        f" The hours here rest on the {words.hours(laid.case.minutes)} that you gave for a day."
        if laid.case.minutes
        else " Give the hours of a day to see them here."
    )
    return Check("hours", "Hours", None, because, cite("conditions", 1), Weight.NOTE, silence="ast-working-time")


def _rules(laid: Laid) -> Iterator[Callable[[Laid], Check]]:
    yield from (share, whose_time)
    if max(laid.total, laid.normal) * 2 > len(laid.working):
        yield own_classes
    yield pattern
    if laid.lost:
        yield lost
    if laid.not_worked:
        yield not_worked
    yield exception
    if laid.case.start:
        yield build_up


def checks(laid: Laid) -> tuple[Check, ...]:
    """Return what the guidance says about the year, looked at for this case."""
    return (*(rule(laid) for rule in _rules(laid)), *arrangements(laid), control(laid), hours(laid))


def unfit(found: Misfit) -> Check:
    """Part 5, outreach in practice, paragraph 1: time that is identified has to fit into the year and the week."""
    return Check(
        found.key, found.words, False, f"So no calendar can be drawn: {found.to_do}.", cite("outreach-time", 1)
    )
