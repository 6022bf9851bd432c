"""Whether a teacher can apply for an AST post, and what stands in the way (parts 1 to 3 of the guidance)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from astcore.outcome import Check, Weight
from astcore.quantities import time_limit
from astcore.source import cite


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
    maintained: Known
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


def qualified(case: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 1: the grade is open to qualified teachers."""
    because = {
        Known.YES: "You are a qualified teacher.",
        Known.NO: "The grade is open to qualified teachers only.",
        Known.UNKNOWN: "The grade is open to qualified teachers. You do not know whether you are one.",
    }[case.qualified]
    return Check(
        "qualified",
        "Qualified teacher",
        MET[case.qualified],
        because,
        cite("who-can-apply", 1),
        Weight.BAR,
        to_do="Find out whether you have qualified teacher status.",
    )


def employed(case: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 1, and unattached teachers, paragraph 1: the maintained sector and the ways in."""
    title, here, routes = "In a maintained school, or on a route for those who are not", cite("who-can-apply", 1), cite("unattached", 1)
    match case.place:
        case Place.ONE_SCHOOL:
            return Check("employed", title, True, "You teach in a maintained school.", here)
        case Place.SEVERAL_SCHOOLS:
            return Check("employed", title, True, "You teach in two or more maintained schools at once. There is a rule for which headteacher takes your form.", cite("unattached", 2))
        case Place.NO_HEADTEACHER:
            return Check("employed", title, True, "You have no headteacher. There is a route for unattached teachers and others in your position.", routes)
        case Place.OUTSIDE_SECTOR:
            return Check("employed", title, True, "You are not employed as a teacher in the maintained sector now. There is a route for you to apply.", routes)
        case Place.ACADEMY:
            because = "The guidance does not mention academies. It does not say whether one counts as the maintained sector."
        case Place.SUPPLY:
            because = "The guidance does not mention supply teachers."
    weight = Weight.CONDITION if case.needs_assessment else Weight.NOTE
    return Check("employed", title, None, because, here, weight, silence="academy-supply", to_do="Ask the assessment agency or the local authority which route is yours.")


def classroom(case: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 1: those who want to remain classroom practitioners."""
    because = {
        Known.YES: "You want to go on working as a classroom teacher.",
        Known.NO: "The grade is for teachers who want to stay in the classroom.",
        Known.UNKNOWN: "The grade is for teachers who want to stay in the classroom. You have not decided.",
    }[case.classroom]
    return Check("classroom", "Wants to stay in the classroom", MET[case.classroom], because, cite("who-can-apply", 1), Weight.BAR, to_do="Decide whether you want to go on as a classroom teacher.")


def duties(case: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 1: prepared to take on the professional duties, outreach included."""
    because = {
        Known.YES: "You are prepared to take on an AST's professional duties, outreach included.",
        Known.NO: "An AST has to be prepared to take on the professional duties of the grade, outreach included.",
        Known.UNKNOWN: "An AST has to be prepared to take on the professional duties, outreach included. You have not decided.",
    }[case.duties]
    return Check("duties", "Prepared for the professional duties and outreach", MET[case.duties], because, cite("who-can-apply", 1), Weight.BAR, to_do="Ask serving ASTs about the duties and about outreach, then decide.")


def hours(case: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 1: part-time and peripatetic staff are included."""
    because = {
        Pattern.FULL_TIME: "You work full time. Part-time and peripatetic teachers can apply as well.",
        Pattern.PART_TIME: "Part-time teachers can apply.",
        Pattern.PERIPATETIC: "Peripatetic teachers can apply.",
    }[case.pattern]
    return Check("hours", "Hours and pattern of work", True, because, cite("who-can-apply", 1), Weight.NOTE)


def role(case: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 1: heads, deputies and assistant heads can also apply."""
    because = "Headteachers, deputies and assistant heads who are in post can also apply." if case.leads else "You are a classroom teacher."
    return Check("role", "Present role", True, because, cite("who-can-apply", 1), Weight.NOTE)


def service(_: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 2: no requirement as to length of service."""
    return Check("service", "Length of service", True, "No length of service is required.", cite("who-can-apply", 2), Weight.NOTE)


def threshold(_: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 2: the threshold need not have been passed."""
    return Check("threshold", "Threshold", True, "You do not have to have passed the threshold first.", cite("who-can-apply", 2), Weight.NOTE)


def evidence(case: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 2: teaching for long enough to have evidence."""
    because = {
        Known.YES: "You have taught long enough to show evidence against the applicable standards.",
        Known.NO: "You need to have taught long enough to show evidence against the applicable standards.",
        Known.UNKNOWN: "You need to have taught long enough to show evidence against the applicable standards. You do not know yet whether you have it.",
    }[case.evidence]
    return Check("evidence", "Evidence against the applicable standards", MET[case.evidence], because, cite("who-can-apply", 2), to_do="Go through the applicable standards with your line manager and see where you lack evidence.")


def excellence(case: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 3: the key requirement is excellent teaching and credibility."""
    because = "Excellent teaching, and credibility with many kinds of colleague inside and outside the school, is the key requirement. No form of questions can judge it."
    return Check("excellence", "Excellent teaching and credibility", None, because, cite("who-can-apply", 3), Weight.NOTE)


def applicable_standards(case: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 1, and the opening of part 1: meeting the applicable standards."""
    if case.needs_assessment:
        because = "Whether you meet the applicable standards is for the assessor to judge. You need to be able to meet them all."
        return Check("applicable_standards", "Meets the applicable standards", None, because, cite("who-can-apply", 1), Weight.NOTE)
    because = "You have already been assessed as meeting the standards, so you can be considered without another assessment."
    return Check("applicable_standards", "Meets the applicable standards", True, because, cite("external-applications", 3))


def pass_lasts(case: Candidate) -> Check:
    """Part 3, external and internal applications: a pass is carried to other posts, with no end date."""
    return Check("pass_lasts", "How long a pass lasts", None, "No end date for a pass is given.", cite("internal-appointments", 1), Weight.NOTE, silence="success-expiry")


def post(case: Candidate) -> Check:
    """Part 3, completing the application form, paragraph 1: only for an existing or agreed post."""
    title, place = "A post to apply for", cite("application-form", 1)
    if not case.needs_assessment:
        place = cite("internal-appointments", 1)
    match case.post:
        case Post.INTERNAL:
            return Check("post", title, True, "There is an agreed AST post at a school where you work.", place)
        case Post.EXTERNAL:
            return Check("post", title, True, "There is an AST post advertised by another school or by a local authority.", place)
        case Post.POTENTIAL:
            return Check("post", title, True, "The advertisement is open to potential ASTs: you would start as a classroom teacher and work towards the grade.", cite("recruitment", 3))
        case Post.NONE:
            because = (
                "An application for assessment can only be accepted for an AST post that exists or has been agreed."
                if case.needs_assessment
                else "You can be considered for an AST post that is advertised. You do not have one in mind."
            )
            return Check("post", title, False, because, place, to_do="Ask your headteacher and the local authority's AST co-ordinator whether a post is likely.")
        case Post.UNKNOWN:
            return Check("post", title, None, "You need an AST post that exists or has been agreed. You do not know of one.", place, to_do="Ask your headteacher and the local authority's AST co-ordinator whether there is a post.")


def maintained(case: Candidate) -> Check:
    """Part 1, what an AST is, and part 2, situations, paragraph 1: posts are in maintained schools."""
    because = {
        Known.YES: "The post is in a maintained school.",
        Known.NO: "AST posts are in maintained schools, of any type and phase.",
        Known.UNKNOWN: "AST posts are in maintained schools. You do not know whether this school is one.",
    }[case.maintained]
    return Check("maintained", "A post in a maintained school", MET[case.maintained], because, cite("what-is-an-ast", 1), Weight.BAR, to_do="Ask the school with the post whether it is maintained.")


def spine_after_pass(_: Candidate) -> Check:
    """Part 2, recruitment and advertising, paragraph 3: not on the AST spine before passing."""
    because = "The school must not put you on the AST pay spine until you have passed the assessment."
    return Check("spine_after_pass", "AST pay only after passing", None, because, cite("recruitment", 3), Weight.NOTE, silence="potential-posts")


def who_acts_as_head(case: Candidate) -> Check:
    """Part 3, unattached teachers and other candidates: who takes the form and decides."""
    title, several = "Someone to take your form", cite("unattached", 2)
    match case.place:
        case Place.SEVERAL_SCHOOLS:
            match case.designated:
                case Designated.MOST_HOURS:
                    return Check("form_taker", title, True, "The form normally goes to the head of the school where you work the most hours. That head should consult the others before filling it in.", several)
                case Designated.AGREED:
                    return Check("form_taker", title, True, "All your headteachers agree which of them takes the form. That head should consult the others before filling it in.", several)
                case Designated.EQUAL_NOT_AGREED:
                    return Check("form_taker", title, None, "You work equal hours, and the heads have not agreed which of them takes the form. The guidance has no answer for that.", several, silence="equal-hours", to_do="Ask your headteachers to agree which of them takes the form.")
                case Designated.UNKNOWN:
                    return Check("form_taker", title, None, "The form goes to one designated headteacher. You do not know which.", several, to_do="Find out which headteacher is to take the form: normally the one where you work the most hours, or any one that all of them agree on.")
        case Place.NO_HEADTEACHER:
            because = {
                Known.YES: "Your employer has designated a line manager to act as the headteacher.",
                Known.NO: "Your employer can designate a line manager to act as the headteacher, and has not done so.",
                Known.UNKNOWN: "Your employer can designate a line manager to act as the headteacher. You do not know whether it has.",
            }[case.line_manager]
            return Check("form_taker", title, MET[case.line_manager], because, cite("unattached", 1), to_do="Ask your employer to designate a line manager who acts as the headteacher.")
        case Place.OUTSIDE_SECTOR:
            return Check("form_taker", title, True, "You should normally give the form to the school where you were last employed. Your present headteacher can fill it in instead where that is more appropriate.", cite("unattached", 1))
        case _:
            return Check("form_taker", title, True, "You give the form to the headteacher of the school where you are employed.", cite("application-form", 1))


def place_of_assessment(_: Candidate) -> Check:
    """Part 3, what an assessment involves: a day in the candidate's school, where there is one."""
    because = "The assessment is a day in the candidate's school. Where that is for someone outside the maintained sector is not said."
    return Check("place_of_assessment", "Where you would be assessed", None, because, cite("assessment-process", 2), Weight.NOTE, silence="no-school-now")


def relevant_standards(case: Candidate) -> Check:
    """Part 3, after the form is filled in, paragraphs 1, 2 and 4: the head must first be satisfied about the relevant standards."""
    title, place = "Head satisfied about the relevant standards", cite("after-form", 2)
    if case.head is HeadDecision.NOT_SATISFIED:
        because = f"A head who is not satisfied must reject the application and give a written explanation, which should be done within {time_limit('head-reject')} of receiving it. There is then no external assessment."
        return Check("relevant_standards", title, False, because, cite("after-form", 4), to_do="Use the written explanation to see which of the relevant standards you have to show, and apply again when you can.")
    if case.head is not HeadDecision.NOT_ASKED:
        return Check("relevant_standards", title, True, "The head is satisfied that you meet the standards of your present career stage.", place)
    if case.leads:
        because = "No rule says which standards are relevant to someone paid as a leader, nor who decides about them."
        return Check("relevant_standards", title, None, because, cite("after-form", 3), Weight.NOTE, silence="leadership-standards")
    because = "Before you can be considered for assessment, the head must be satisfied that you meet the standards of your present career stage. That comes after you apply."
    return Check("relevant_standards", title, None, because, cite("after-form", 1), Weight.NOTE)


def head_support(case: Candidate) -> Check:
    """Part 3, after the form is filled in, paragraphs 5 and 6: the head decides whether to support the application."""
    title = "Head supports the application"
    match case.head:
        case HeadDecision.SUPPORTS:
            because = f"The head supports your application, and should send the completed form to the assessment agency within {time_limit('head-submit')} of receiving it from you."
            return Check("head_support", title, True, because, cite("after-form", 5))
        case HeadDecision.DOES_NOT_SUPPORT:
            because = "A head who cannot support an application should give you feedback. The guidance does not say that it can go on without support."
            return Check("head_support", title, False, because, cite("after-form", 6), silence="head-does-not-support", to_do="Ask for the feedback, and talk with your head about what would make support possible.")
        case HeadDecision.NOT_SATISFIED:
            return Check("head_support", title, None, "The question of support does not arise once the application is rejected.", cite("after-form", 5), Weight.NOTE)
        case HeadDecision.NOT_ASKED:
            return Check("head_support", title, None, "A head who is satisfied about the relevant standards then decides whether to support the application.", cite("after-form", 5), Weight.NOTE)


def _again(id_: str, title: str, known: Known, yes: str, no: str, to_do: str) -> Check:
    because = {Known.YES: yes, Known.NO: no, Known.UNKNOWN: f"{no} You do not know yet."}[known]
    return Check(id_, title, MET[known], because, cite("reapply", 1), to_do=to_do)


def addressed(case: Candidate) -> Check:
    """Part 3, applying again: once the points in the report have been addressed."""
    return _again("addressed", "Points in the report dealt with", case.addressed, "You have dealt with the points in the assessor's report.", "You may apply again once you have dealt with the points in the assessor's report.", "Deal with each point in the assessor's report.")


def new_evidence(case: Candidate) -> Check:
    """Part 3, applying again: additional evidence on each of the applicable standards."""
    return _again("new_evidence", "Additional evidence", case.new_evidence, "You have additional evidence that you now fully meet each of the applicable standards.", "You need additional evidence that you now fully meet each of the applicable standards.", "Collect additional evidence for the standards that you did not fully meet.")


def head_evidence(case: Candidate) -> Check:
    """Part 3, applying again: supporting evidence from the headteacher is required."""
    return _again("head_evidence", "Supporting evidence from the head", case.head_evidence, "Your headteacher gives supporting evidence.", "Supporting evidence from your headteacher is required.", "Ask your headteacher for supporting evidence.")


def two_terms(case: Candidate) -> Check:
    """Part 3, applying again: no fixed interval, but unusual before two terms."""
    limit = time_limit("reapply")
    because = {
        Known.YES: f"At least {limit} have passed since your assessment. No interval is fixed.",
        Known.NO: f"Fewer than {limit} have passed since your assessment. That is no bar, but it is unusual to have enough new evidence so soon.",
        Known.UNKNOWN: f"No interval is fixed, but it is unusual to have enough new evidence before {limit} have passed.",
    }[case.two_terms]
    return Check("two_terms", "Time since the last assessment", MET[case.two_terms], because, cite("reapply", 1), Weight.NOTE, silence="reapply-interval")


Rule = Callable[[Candidate], Check]


def _rules(case: Candidate) -> Iterator[Rule]:
    """Yield the conditions that this case meets with, in the guidance's own order."""
    if case.post is not Post.NONE:
        yield maintained
    if case.post is Post.POTENTIAL and case.needs_assessment:
        yield spine_after_pass
    yield from (qualified, employed, classroom, duties, hours, role, service, threshold)
    if case.needs_assessment:
        yield from (evidence, excellence)
    yield from (applicable_standards, post)
    if not case.needs_assessment:
        yield pass_lasts
        return
    yield from (relevant_standards, head_support, who_acts_as_head)
    if case.place is Place.OUTSIDE_SECTOR:
        yield place_of_assessment
    if case.assessed is Assessed.NOT_MET:
        yield from (addressed, new_evidence, head_evidence, two_terms)


def checks(case: Candidate) -> tuple[Check, ...]:
    """Return every condition that the case meets with, looked at, in the guidance's own order."""
    return tuple(rule(case) for rule in _rules(case))


def verdict(case: Candidate) -> Verdict:
    """Return what the checks come to.

    An unmet bar rules the case out. Then anything definitely missing makes it "not yet", before a silence of the
    guidance, and a silence before something that only the reader does not know.
    """
    found = [check for check in checks(case) if check.weight is not Weight.NOTE]
    if any(check.met is False and check.weight is Weight.BAR for check in found):
        return Verdict.DOES_NOT_FIT
    if any(check.met is False for check in found):
        return Verdict.NOT_YET
    if any(check.met is None and check.silence for check in found):
        return Verdict.NOT_SAID
    if any(check.met is None for check in found):
        return Verdict.NOT_YET
    return Verdict.CAN_APPLY if case.needs_assessment else Verdict.CAN_BE_CONSIDERED


def missing(case: Candidate) -> tuple[Check, ...]:
    """Return the checks that hold the case up: unmet, or not known."""
    return tuple(check for check in checks(case) if check.weight is not Weight.NOTE and check.met is not True)
