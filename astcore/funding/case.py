"""The four things that can be asked about paying for posts, and the answers there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """The answers there are."""

    ALLOCATED = "allocated"
    NO_POSTS = "no_posts"
    PASSED_ON = "passed_on"
    AGREED = "agreed"
    CHECK_SUMS = "check_sums"
    GOES_ON = "goes_on"
    SERVICE = "service"
    CAN_MOVE = "can_move"
    NO_CONDITION = "no_condition"
    SETTLE = "settle"
    CLAIM = "claim"
    ASK_FIRST = "ask_first"
    FORMULA = "formula"
    SCHOOL = "school"
    GROUP = "group"
    SEVERAL = "several"
    OPEN = "open"
    NONE = "none"


class Known(StrEnum):
    """An answer to a yes-or-no question, or that it is not known yet."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Approach(StrEnum):
    """How a local authority worked out what it passed on."""

    RECOMMENDED = "recommended"
    AGREED = "agreed"
    UNKNOWN = "unknown"


class Holder(StrEnum):
    """Whether a post that there is has its AST."""

    THERE = "there"
    LEFT = "left"


class Service(StrEnum):
    """Whether an AST's service to other schools is provided."""

    YES = "yes"
    NO = "no"
    DIFFICULTY = "difficulty"
    UNKNOWN = "unknown"


class Grant(StrEnum):
    """What is known of money in the School Development Grant for a new post."""

    AVAILABLE = "available"
    NONE = "none"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Allocation:
    """The grant of a local authority for a year, from the number of its posts when the year began."""

    posts: int


@dataclass(frozen=True, slots=True)
class PassedOn:
    """What a local authority passed on to a school for a post in a year, in whole pounds.

    `extra` is the additional salary, and `kept` the part of it that stands for responsibilities the AST kept.
    """

    approach: Approach
    extra: int = 0
    threshold: int = 0
    transferred: int = 0
    kept: int = 0
    on_costs: int = 0


@dataclass(frozen=True, slots=True)
class Existing:
    """A post that there is, and the School Development Grant.

    `included` is whether the school's allocation has money for a service to other schools; `replaced` is whether an
    AST who left is replaced with another.
    """

    holder: Holder
    included: Known = Known.UNKNOWN
    service: Service = Service.UNKNOWN
    replaced: Known = Known.UNKNOWN


@dataclass(frozen=True, slots=True)
class New:
    """A post that somebody wants to create, and what might pay for it."""

    grant: Grant
    formula: Known = Known.UNKNOWN
    forum: bool = False
    own_money: Known = Known.UNKNOWN
    commitments: bool = False
    shared: Known = Known.UNKNOWN
    small_primary: bool = False


Case = Allocation | PassedOn | Existing | New
