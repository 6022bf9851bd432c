"""A candidate and a post: everything that a condition of the guidance looks at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """The answers there are."""

    CAN_APPLY = "can_apply"
    CAN_BE_CONSIDERED = "can_be_considered"
    NOT_YET = "not_yet"
    DOES_NOT_FIT = "does_not_fit"
    NOT_SAID = "not_said"


class Known(StrEnum):
    """An answer to a yes-or-no question, or that the reader does not know."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Place(StrEnum):
    """Where the candidate is employed."""

    ONE_SCHOOL = "one_school"
    SEVERAL_SCHOOLS = "several_schools"
    NO_HEADTEACHER = "no_headteacher"
    OUTSIDE_SECTOR = "outside_sector"
    ACADEMY = "academy"
    SUPPLY = "supply"


class Role(StrEnum):
    """What the candidate is employed as."""

    CLASSROOM_TEACHER = "classroom_teacher"
    ASSISTANT_HEAD = "assistant_head"
    DEPUTY_HEAD = "deputy_head"
    HEADTEACHER = "headteacher"


class Pattern(StrEnum):
    """How the candidate works."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    PERIPATETIC = "peripatetic"


class Post(StrEnum):
    """The AST post that the application would be for."""

    NONE = "none"
    INTERNAL = "internal"
    EXTERNAL = "external"
    POTENTIAL = "potential"
    UNKNOWN = "unknown"


class PostPlace(StrEnum):
    """Whether the post is in a maintained school."""

    YES = "yes"
    NO = "no"
    CENTRAL = "central"
    UNKNOWN = "unknown"


class Assessed(StrEnum):
    """Whether the candidate has been assessed for the grade before."""

    NO = "no"
    MET = "met"
    NOT_MET = "not_met"


class HeadDecision(StrEnum):
    """What the headteacher (or whoever acts as the headteacher) has decided about the application."""

    NOT_ASKED = "not_asked"
    SUPPORTS = "supports"
    DOES_NOT_SUPPORT = "does_not_support"
    NOT_SATISFIED = "not_satisfied"


class Designated(StrEnum):
    """Which headteacher takes the form of a candidate at two or more schools."""

    MOST_HOURS = "most_hours"
    AGREED = "agreed"
    EQUAL_NOT_AGREED = "equal_not_agreed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case: everything about a candidate and a post that a condition of the guidance looks at."""

    qualified: Known
    place: Place
    role: Role
    pattern: Pattern
    classroom: Known
    duties: Known
    post: Post
    maintained: PostPlace
    assessed: Assessed
    evidence: Known = Known.UNKNOWN
    head: HeadDecision = HeadDecision.NOT_ASKED
    designated: Designated = Designated.UNKNOWN
    line_manager: Known = Known.UNKNOWN
    addressed: Known = Known.UNKNOWN
    new_evidence: Known = Known.UNKNOWN
    head_evidence: Known = Known.UNKNOWN
    two_terms: Known = Known.UNKNOWN

    @property
    def needs_assessment(self) -> bool:
        """True unless the candidate has already passed."""
        return self.assessed is not Assessed.MET

    @property
    def leads(self) -> bool:
        """True for a headteacher, deputy or assistant head."""
        return self.role is not Role.CLASSROOM_TEACHER


MET = {Known.YES: True, Known.NO: False, Known.UNKNOWN: None}
