"""Who takes the form and what they decide: part 3, after the form, and unattached teachers and other candidates."""

from __future__ import annotations

from astcore.eligibility.case import MET, Candidate, Designated, HeadDecision, Known, Place, Post, Role
from astcore.outcome import Check, Weight
from astcore.quantities import time_limit
from astcore.source import cite


def relevant_standards(case: Candidate) -> Check:
    """Part 3, after the form is filled in, paragraphs 1, 2 and 4: first, the relevant standards."""
    title, place = "Head satisfied about the relevant standards", cite("after-form", 2)
    if case.head is HeadDecision.NOT_SATISFIED:
        because = f"A head who is not satisfied must reject the application and give a written explanation, which should be done within {time_limit('head-reject')} of receiving the application. There is then no external assessment."
        return Check(
            "relevant_standards",
            title,
            False,
            because,
            cite("after-form", 4),
            silence="head-decision-challenge",
            to_do="Use the written explanation to see which of the relevant standards you have to show, and apply again when you can.",
        )
    silence = "leadership-standards" if case.leads else ""
    if case.head is not HeadDecision.NOT_ASKED:
        because = "The head is satisfied that you meet the standards of your present career stage."
        return Check("relevant_standards", title, True, because, place, silence=silence)
    if case.leads:
        because = "No rule says which standards are relevant to someone paid as a leader."
        if case.role is Role.HEADTEACHER:
            because += " Nor does any say who decides about a headteacher."
        return Check(
            "relevant_standards",
            title,
            None,
            because,
            cite("after-form", 3),
            Weight.NOTE,
            silence="leadership-standards",
        )
    because = "Before you can be considered for assessment, the head must be satisfied that you meet the standards of your present career stage. That comes after you apply."
    return Check("relevant_standards", title, None, because, cite("after-form", 1), Weight.NOTE)


def head_support(case: Candidate) -> Check:
    """Part 3, after the form is filled in, paragraphs 5 and 6: the head decides whether to support the application."""
    title = "Head supports the application"
    match case.head:
        case HeadDecision.SUPPORTS:
            if case.post is Post.INTERNAL:
                because = f"The head supports your application, and should fill in the rest of the form and send it to the assessment agency within {time_limit('head-submit')} of receiving it from you."
                return Check("head_support", title, True, because, cite("after-form", 5))
            because = f"The head supports your application, should complete the form within {time_limit('head-section')} of receiving it, and sends it to the school or authority with the post."
            return Check(
                "head_support", title, True, because, cite("external-applications", 1), silence="external-submission"
            )
        case HeadDecision.DOES_NOT_SUPPORT:
            because = "A head who cannot support an application should give you feedback. The guidance does not say that it can go on without support."
            return Check(
                "head_support",
                title,
                False,
                because,
                cite("after-form", 6),
                silence="head-does-not-support",
                to_do="Ask for the feedback, and talk with your head about what would make support possible.",
            )
        case HeadDecision.NOT_SATISFIED:
            return Check(
                "head_support",
                title,
                None,
                "The question of support does not arise once the application is rejected.",
                cite("after-form", 5),
                Weight.NOTE,
            )
        case HeadDecision.NOT_ASKED:
            return Check(
                "head_support",
                title,
                None,
                "A head who is satisfied about the relevant standards then decides whether to support the application.",
                cite("after-form", 5),
                Weight.NOTE,
            )


def who_acts_as_head(case: Candidate) -> Check:
    """Part 3, unattached teachers and other candidates: who takes the form and decides."""
    title, several = "Someone to take your form", cite("unattached", 2)
    match case.place:
        case Place.SEVERAL_SCHOOLS:
            match case.designated:
                case Designated.MOST_HOURS:
                    return Check(
                        "form_taker",
                        title,
                        True,
                        "The form normally goes to the head of the school where you work the most hours. That head should consult the others before filling it in.",
                        several,
                    )
                case Designated.AGREED:
                    return Check(
                        "form_taker",
                        title,
                        True,
                        "All your headteachers agree which of them takes the form. That head should consult the others before filling it in.",
                        several,
                    )
                case Designated.EQUAL_NOT_AGREED:
                    return Check(
                        "form_taker",
                        title,
                        None,
                        "You work equal hours, and the heads have not agreed which of them takes the form. The guidance has no answer for that.",
                        several,
                        silence="equal-hours",
                        to_do="Ask your headteachers to agree which of them takes the form.",
                    )
                case Designated.UNKNOWN:
                    return Check(
                        "form_taker",
                        title,
                        None,
                        "The form goes to one designated headteacher. You do not know which.",
                        several,
                        to_do="Find out which headteacher is to take the form: normally the one where you work the most hours, or any one that all of them agree on.",
                    )
        case Place.NO_HEADTEACHER:
            because = {
                Known.YES: "Your employer has designated a line manager to act as the headteacher.",
                Known.NO: "Your employer can designate a line manager to act as the headteacher, and has not done so.",
                Known.UNKNOWN: "Your employer can designate a line manager to act as the headteacher. You do not know whether it has.",
            }[case.line_manager]
            return Check(
                "form_taker",
                title,
                MET[case.line_manager],
                because,
                cite("unattached", 1),
                silence="designated-line-manager" if case.line_manager is Known.NO else "",
                to_do="Ask your employer to designate a line manager who acts as the headteacher.",
            )
        case Place.OUTSIDE_SECTOR:
            return Check(
                "form_taker",
                title,
                True,
                "You should normally give the form to the school where you were last employed. Your present headteacher can fill it in instead where that is more appropriate.",
                cite("unattached", 1),
            )
        case Place.ACADEMY | Place.SUPPLY:
            because = "The form goes to the headteacher of the school where you are employed. Whether that route is yours, the guidance does not say."
            return Check(
                "form_taker", title, None, because, cite("unattached", 1), Weight.NOTE, silence="academy-supply"
            )
        case Place.ONE_SCHOOL if case.role is Role.HEADTEACHER:
            because = "The form goes to the headteacher of the school where the applicant is employed. Who takes a headteacher's own form is not said."
            return Check(
                "form_taker",
                title,
                None,
                because,
                cite("application-form", 1),
                Weight.NOTE,
                silence="head-as-candidate",
            )
        case Place.ONE_SCHOOL:
            return Check(
                "form_taker",
                title,
                True,
                "You give the form to the headteacher of the school where you are employed.",
                cite("application-form", 1),
            )


def place_of_assessment(case: Candidate) -> Check:
    """Part 3, what an assessment involves: a day in the candidate's school, where there is one."""
    if case.place is Place.SEVERAL_SCHOOLS:
        because = "The assessment is a day in the candidate's school. Which one, for someone with several, is not said."
        silence = "several-schools-place"
    else:
        because = (
            "The assessment is a day in the candidate's school. Where that is for someone without one is not said."
        )
        silence = "no-school-now"
    return Check(
        "place_of_assessment",
        "Where you would be assessed",
        None,
        because,
        cite("assessment-process", 2),
        Weight.NOTE,
        silence=silence,
    )
