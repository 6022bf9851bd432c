"""The conditions of part 3, "Who can become an Advanced Skills Teacher?", in its order."""

from __future__ import annotations

from astcore.eligibility.case import MET, Candidate, Known, Pattern, Place, Post
from astcore.outcome import Check, Weight
from astcore.source import cite


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
    """Part 3, who can become an AST and unattached teachers, paragraph 1 of each: the sector and the ways in."""
    title, here, routes = (
        "In a maintained school, or on a route for those who are not",
        cite("who-can-apply", 1),
        cite("unattached", 1),
    )
    match case.place:
        case Place.ONE_SCHOOL:
            return Check("employed", title, True, "You teach in a maintained school.", here)
        case Place.SEVERAL_SCHOOLS:
            return Check(
                "employed",
                title,
                True,
                "You teach in two or more maintained schools at once. There is a rule for which headteacher takes your form.",
                cite("unattached", 2),
            )
        case Place.NO_HEADTEACHER:
            return Check(
                "employed",
                title,
                True,
                "You have no headteacher. There is a route for unattached teachers and others in your position.",
                routes,
            )
        case Place.OUTSIDE_SECTOR:
            return Check(
                "employed",
                title,
                True,
                "You are not employed as a teacher in the maintained sector now. There is a route for you to apply.",
                routes,
            )
        case Place.ACADEMY:
            because = (
                "The guidance does not mention academies. It does not say whether one counts as the maintained sector."
            )
        case Place.SUPPLY:
            because = "The guidance does not mention supply teachers."
    weight = Weight.CONDITION if case.needs_assessment else Weight.NOTE
    return Check(
        "employed",
        title,
        None,
        because,
        here,
        weight,
        silence="academy-supply",
        to_do="Ask the assessment agency or the local authority which route is yours.",
    )


def classroom(case: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 1: those who want to remain classroom practitioners."""
    because = {
        Known.YES: "You want to go on working as a classroom teacher.",
        Known.NO: "The grade is for teachers who want to stay in the classroom.",
        Known.UNKNOWN: "The grade is for teachers who want to stay in the classroom. You have not decided.",
    }[case.classroom]
    return Check(
        "classroom",
        "Wants to stay in the classroom",
        MET[case.classroom],
        because,
        cite("who-can-apply", 1),
        Weight.BAR,
        to_do="Decide whether you want to go on as a classroom teacher.",
    )


def duties(case: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 1: prepared to take on the professional duties, outreach included."""
    because = {
        Known.YES: "You are prepared to take on an AST's professional duties, outreach included.",
        Known.NO: "An AST has to be prepared to take on the professional duties of the grade, outreach included.",
        Known.UNKNOWN: "An AST has to be prepared to take on the professional duties, outreach included. You have not decided.",
    }[case.duties]
    return Check(
        "duties",
        "Prepared for the professional duties and outreach",
        MET[case.duties],
        because,
        cite("who-can-apply", 1),
        Weight.BAR,
        to_do="Ask serving ASTs about the duties and about outreach, then decide.",
    )


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
    because = (
        "Headteachers, deputies and assistant heads who are in post can also apply."
        if case.leads
        else "You are a classroom teacher."
    )
    return Check("role", "Present role", True, because, cite("who-can-apply", 1), Weight.NOTE)


def service(_: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 2: no requirement as to length of service."""
    return Check(
        "service", "Length of service", True, "No length of service is required.", cite("who-can-apply", 2), Weight.NOTE
    )


def threshold(_: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 2: the threshold need not have been passed."""
    return Check(
        "threshold",
        "Threshold",
        True,
        "You do not have to have passed the threshold first.",
        cite("who-can-apply", 2),
        Weight.NOTE,
    )


def evidence(case: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 2: teaching for long enough to have evidence."""
    because = {
        Known.YES: "You have taught long enough to show evidence against the applicable standards.",
        Known.NO: "You need to have taught long enough to show evidence against the applicable standards.",
        Known.UNKNOWN: "You need to have taught long enough to show evidence against the applicable standards. You do not know yet whether you have it.",
    }[case.evidence]
    # A potential AST takes up the post first and works towards the grade, so the evidence can come later.
    weight = Weight.NOTE if case.post is Post.POTENTIAL else Weight.CONDITION
    return Check(
        "evidence",
        "Evidence against the applicable standards",
        MET[case.evidence],
        because,
        cite("who-can-apply", 2),
        weight,
        to_do="Go through the applicable standards with your line manager and see where you lack evidence.",
    )


def excellence(case: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 3: the key requirement is excellent teaching and credibility."""
    because = "Excellent teaching, and credibility with many kinds of colleague inside and outside the school, is the key requirement. No form of questions can judge it."
    return Check(
        "excellence", "Excellent teaching and credibility", None, because, cite("who-can-apply", 3), Weight.NOTE
    )


def applicable_standards(case: Candidate) -> Check:
    """Part 3, who can become an AST, paragraph 1, and the opening of part 1: meeting the applicable standards."""
    if case.needs_assessment:
        because = "Whether you meet the applicable standards is for the assessor to judge. You need to be able to meet them all."
        return Check(
            "applicable_standards",
            "Meets the applicable standards",
            None,
            because,
            cite("who-can-apply", 1),
            Weight.NOTE,
        )
    because = (
        "You have already been assessed as meeting the standards, so you can be considered without another assessment."
    )
    return Check(
        "applicable_standards", "Meets the applicable standards", True, because, cite("external-applications", 3)
    )


def pass_lasts(case: Candidate) -> Check:
    """Part 3, external and internal applications: a pass is carried to other posts, with no end date."""
    return Check(
        "pass_lasts",
        "How long a pass lasts",
        None,
        "No end date for a pass is given.",
        cite("internal-appointments", 1),
        Weight.NOTE,
        silence="success-expiry",
    )
