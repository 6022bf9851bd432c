"""What a job description for an AST should have in it, and what would make it too much (parts 2, 4, 5 and Annex F)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from astcore.outcome import Check, Weight
from astcore.quantities import quantity, time_limit
from astcore.reference import duties
from astcore.source import Citation, cite

WHOLE = 100  # per cent


class Verdict(StrEnum):
    """The answers there are."""

    DRAFT = "draft"
    TO_SETTLE = "to_settle"
    TOO_MUCH = "too_much"
    EXAMPLE = "example"


class Start(StrEnum):
    """What the draft is made from."""

    CHOICES = "choices"
    EXAMPLE = "example"


class Reason(StrEnum):
    """Why there is less outreach than normal."""

    NONE = "none"
    SCHOOL = "school"
    NEW = "new"


class CoOrdinator(StrEnum):
    """Who co-ordinates the outreach."""

    SCHOOL = "school"
    AUTHORITY = "authority"
    GROUP = "group"
    UNDECIDED = "undecided"


class Manager(StrEnum):
    """Who the AST's line manager is."""

    HEAD = "head"
    DEPUTY = "deputy"
    OTHER = "other"
    UNDECIDED = "undecided"


class Management(StrEnum):
    """Whether the post is, or was, one with management duties."""

    NONE = "none"
    HEAD_OF_DEPARTMENT = "head_of_department"
    SMALL_PRIMARY = "small_primary"
    OTHER = "other"


class Stripped(StrEnum):
    """What is taken out of a post with management duties and goes to other staff."""

    STAFF = "staff"
    RESOURCES = "resources"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Post:
    """A case: a post as its description would have it.

    `duties` has, by the key of a professional duty that is chosen, the numbers of its examples that are chosen,
    counted from 1. Shares are per cent of the AST's time.
    """

    start: Start
    duties: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    teaching: int = 0
    inreach: int = 0
    outreach: int = 0
    reason: Reason = Reason.NONE
    co_ordinator: CoOrdinator = CoOrdinator.UNDECIDED
    manager: Manager = Manager.UNDECIDED
    management: Management = Management.NONE
    stripped: frozenset[Stripped] = frozenset()
    criteria: bool = False

    @property
    def shares(self) -> int:
        """Return what the three shares come to."""
        return self.teaching + self.inreach + self.outreach


def example(_: Post) -> Check:
    """Annex F: one AST's description, an illustration of how it worked, not to be taken as a template."""
    because = "The guidance gives one AST's job description. It only illustrates how things worked for one AST, and is no template. Some of its courses and bodies are of their time."
    return Check("example", "An example", None, because, cite("annex-f"), Weight.NOTE, silence="example-gap")


def different(_: Post) -> Check:
    """Part 5, what a post description might look like, paragraph 1: every AST post will be different."""
    because = "Every AST post will be different. Each should build on what the AST is good at now, and offer room to be stretched and to develop. A draft made here is an example, and no template."
    return Check(
        "different", "A post of its own", None, because, cite("description", 1), Weight.NOTE, silence="examples-only"
    )


def chosen_duties(post: Post) -> Check:
    """Part 5, what a post description might look like, paragraph 1: classroom teaching and AST professional duties."""
    number = len(post.duties)
    because = "Every post is based on classroom teaching and on AST professional duties."
    because = (
        f"{because} You chose {number} of the {len(duties())}." if number else f"{because} You chose none of these."
    )
    return Check(
        "duties",
        "Professional duties",
        number > 0,
        because,
        cite("description", 1),
        to_do="choose which professional duties the post begins with",
    )


def not_all_at_once(post: Post) -> Check:
    """Part 5, AST professional duties, paragraph 6: not all at once, but particular projects over time."""
    met = len(post.duties) < len(duties())
    because = "ASTs are not expected to do all of this at once. Over time it could be expected of them to work on particular projects and to go on to others when those are complete."
    return Check(
        "not_all_at_once",
        "Not all duties at once",
        met,
        because if met else f"{because} You chose all {len(duties())} duties.",
        cite("duties", 6),
        to_do="choose the duties that the post begins with, and leave others for later",
    )


def own_classes(post: Post) -> Check:
    """Part 5, AST professional duties, paragraph 1: most of the week in their own classes."""
    met = 2 * post.teaching > WHOLE
    because = f"The main focus of the role is excellent classroom teaching, and ASTs spend most of their week with their own classes. Here it is {post.teaching} per cent."
    return Check(
        "own_classes",
        "Most of the week in their own classes",
        met,
        because,
        cite("duties", 1),
        to_do="give the AST's own classes more than half of the week",
    )


def outreach(post: Post) -> Check:
    """Part 5, AST professional duties, paragraph 2, and when outreach is not a requirement: normally 20 per cent."""
    normal = quantity("outreach-share")
    rule = f"ASTs will normally spend {normal} of their time on professional duties in other schools."
    if post.outreach >= normal.amount:
        if post.outreach > normal.amount:
            more = f"Here it is {post.outreach} per cent. No most is given."
            return _outreach(None, f"{rule} {more}", cite("duties", 2), "outreach-share-of-what")
        return _outreach(True, rule, cite("duties", 2), "outreach-share-of-what")
    rule = f"{rule} Here it is {post.outreach} per cent."
    match post.reason:
        case Reason.SCHOOL:
            more = "In such a school the AST may spend all the outreach time there, if the work is clearly tied to the plans of the school or the authority for leaving that category. Some outreach would still be better for the AST's own development."
            return _outreach(None, f"{rule} {more}", cite("outreach-exceptions", 1), "exception-schools")
        case Reason.NEW:
            by = time_limit("outreach-build-up")
            more = f"A new AST may need time, and could build outreach up, with the full {normal} expected by the end of {by}."
            return _outreach(None, f"{rule} {more}", cite("outreach-exceptions", 3), "outreach-build-up-year")
        case Reason.NONE:
            more = "You gave no reason that the guidance names."
            return _outreach(False, f"{rule} {more}", cite("outreach-exceptions", 1), "outreach-degree")


def _outreach(met: bool | None, because: str, place: Citation, silence: str) -> Check:
    return Check(
        "outreach",
        "Outreach",
        met,
        because,
        place,
        Weight.CONDITION if met is not None else Weight.NOTE,
        silence=silence,
        to_do=f"give outreach {quantity('outreach-share')} of the time, or say which exception applies",
    )


def inreach(post: Post) -> Check:
    """Part 5, inreach, paragraph 1: no time set for it, and normally other time than that of own teaching."""
    rule = "No share of time is set for inreach. ASTs normally do it in other time that they have, such as twilight hours, rather than in place of their own teaching."
    met = post.inreach == 0
    because = rule if met else f"{rule} Here it takes {post.inreach} per cent of the timetable."
    return Check("inreach", "Inreach", met, because, cite("inreach", 1), Weight.NOTE, silence="inreach-duties")


def shares(post: Post) -> Check:
    """Part 5, management responsibilities, paragraph 5: no overload; shares of one week are at most all of it."""
    met = post.shares <= WHOLE
    because = f"Own classes, inreach and outreach come to {post.shares} per cent."
    if met and post.shares < WHOLE:
        because = f"{because} What the other {WHOLE - post.shares} per cent are for, you can say in the draft."
    return Check(
        "shares",
        "Shares that go into one week",
        met,
        because,
        cite("management", 5),
        to_do="make the shares come to no more than 100 per cent",
    )


def co_ordination(post: Post) -> Check:
    """Part 2, decisions, paragraph 1, and part 5, who controls outreach: how outreach is decided."""
    title, place = "Who co-ordinates outreach", cite("outreach-control", 1)
    words = {
        CoOrdinator.SCHOOL: "The school co-ordinates outreach, as one that pays for its own post is likely to expect. It still needs to know what happens elsewhere in the authority, so that work is not done twice.",
        CoOrdinator.AUTHORITY: "The local authority co-ordinates outreach, for which it needs the schools' agreement and co-operation.",
        CoOrdinator.GROUP: "The group of schools co-ordinates outreach, as one that pays for a post together will expect.",
        CoOrdinator.UNDECIDED: "How outreach is decided is one of the things to consider when a post is created.",
    }
    because = f"{words[post.co_ordinator]} The AST needs to be involved in the decisions."
    if post.co_ordinator is CoOrdinator.UNDECIDED and post.outreach == 0:
        return Check("co_ordination", title, None, because, cite("decisions", 1), Weight.NOTE)
    met = post.co_ordinator is not CoOrdinator.UNDECIDED
    return Check(
        "co_ordination",
        title,
        met,
        because,
        place if met else cite("decisions", 1),
        to_do="settle who co-ordinates the outreach",
    )


def manager(post: Post) -> Check:
    """Part 4, performance management, paragraph 1: a designated line manager, likely the head or a deputy."""
    title, rule = "Line manager", "Every teacher has a designated line manager for performance management."
    likely = "For an AST that is likely to be the headteacher or a deputy."
    match post.manager:
        case Manager.UNDECIDED:
            place = cite("decisions", 1)
            return Check(
                "manager", title, False, f"{rule} {likely}", place, to_do="settle who the AST's line manager is"
            )
        case Manager.OTHER:
            because = f"{rule} {likely} You chose somebody else, which is not ruled out."
            return Check("manager", title, None, because, cite("performance", 1), Weight.NOTE)
        case _:
            return Check("manager", title, True, f"{rule} {likely}", cite("performance", 1))


def management(post: Post) -> Check:
    """Part 5, management responsibilities, paragraphs 1 to 4: none expected; what does not fit goes to other staff."""
    title = "Management duties"
    if post.management is Management.NONE:
        because = "Someone who takes up an AST post was not expected to hold a management role as well."
        return Check("management", title, True, because, cite("management", 1))
    met = post.stripped == frozenset(Stripped)
    rule = "It is recommended that other staff take over any administrative or management duties that are incompatible with the AST role. Schools have, for example, taken responsibility for managing staff and resources out of the post of head of department."
    if post.management is Management.SMALL_PRIMARY:
        rule = f"In small primary schools, with few teachers to share management roles, a post without any has been very difficult to achieve. {rule}"
    because = f"{rule} All of that goes to others here." if met else f"{rule} Here some of it stays in the post."
    return Check(
        "management",
        title,
        met,
        because,
        cite("management", 4),
        silence="management-limit",
        to_do="let other staff take over the management of staff and of resources, and whatever else does not fit, as is recommended",
    )


def criteria(post: Post) -> Check:
    """Annex F, paragraph 6: the job specification should include the performance criteria."""
    because = "A job specification should also contain performance criteria, against which the AST's progress can be assessed. The governing body has a responsibility to agree criteria with the AST every year."
    return Check(
        "criteria",
        "Performance criteria",
        post.criteria,
        because if post.criteria else f"{because} You gave none yet.",
        cite("annex-f", 6),
        silence="criteria-sentence",
        to_do="add the performance criteria",
    )


def conditions(_: Post) -> Check:
    """Part 5, conditions of service, paragraph 1: flexible work under the head's direction."""
    because = "ASTs are expected to work flexibly as their headteacher directs, and that takes in commitments outside normal school time. A classroom teacher's working time provisions do not apply to them."
    return Check(
        "conditions", "Working time", None, because, cite("conditions", 1), Weight.NOTE, silence="ast-working-time"
    )


def overload(_: Post) -> Check:
    """Part 5, management responsibilities, paragraph 5: be aware of any danger of overload and avoid it."""
    because = (
        "In designing any AST post it is important to be aware of any danger of overloading the AST, and to avoid it."
    )
    return Check("overload", "Not too much for one person", None, because, cite("management", 5), Weight.NOTE)


Rule = Callable[[Post], Check]

RULES: tuple[Rule, ...] = (
    different,
    chosen_duties,
    not_all_at_once,
    own_classes,
    outreach,
    inreach,
    shares,
    co_ordination,
    manager,
    management,
    criteria,
    conditions,
    overload,
)


def checks(post: Post) -> tuple[Check, ...]:
    """Return everything that the guidance says of the description, looked at; for the example, what it is and lacks."""
    rules = RULES if post.start is Start.CHOICES else (example, different, criteria, overload)
    return tuple(rule(post) for rule in rules)


def missing(post: Post) -> Iterator[Check]:
    """Yield what has to be settled, or given up, before the draft is one."""
    yield from (check for check in checks(post) if check.met is False and check.weight is not Weight.NOTE)


def verdict(post: Post) -> Verdict:
    """Return whether the draft stands, has points to settle, or asks too much."""
    if post.start is Start.EXAMPLE:
        return Verdict.EXAMPLE
    found = {check.id for check in missing(post)}
    if found & {"not_all_at_once", "shares"}:
        return Verdict.TOO_MUCH
    return Verdict.TO_SETTLE if found else Verdict.DRAFT
