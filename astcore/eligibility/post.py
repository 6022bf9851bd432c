"""The conditions on the post: parts 1 and 2, and part 3 on the application form."""

from __future__ import annotations

from astcore.eligibility.case import Candidate, Post, PostPlace
from astcore.outcome import Check, Weight
from astcore.source import cite


def post(case: Candidate) -> Check:
    """Part 3, completing the application form, paragraph 1: only for an existing or agreed post."""
    title, place = "A post to apply for", cite("application-form", 1)
    if not case.needs_assessment:
        place = cite("external-applications", 3) if case.post is Post.EXTERNAL else cite("internal-appointments", 1)
    match case.post:
        case Post.INTERNAL:
            return Check("post", title, True, "There is an agreed AST post at a school where you work.", place)
        case Post.EXTERNAL:
            return Check(
                "post", title, True, "There is an AST post advertised by another school or by a local authority.", place
            )
        case Post.POTENTIAL:
            return Check(
                "post",
                title,
                True,
                "The advertisement is open to potential ASTs: you would start as a classroom teacher and work towards the grade.",
                cite("recruitment", 3),
            )
        case Post.NONE:
            because = (
                "An application for assessment can only be accepted for an AST post that exists or has been agreed."
                if case.needs_assessment
                else "You can be considered for an AST post that is advertised. You do not have one in mind."
            )
            return Check(
                "post",
                title,
                False,
                because,
                place,
                to_do="Ask your headteacher and the local authority's AST co-ordinator whether a post is likely.",
            )
        case Post.UNKNOWN:
            return Check(
                "post",
                title,
                None,
                "You need an AST post that exists or has been agreed. You do not know of one.",
                place,
                to_do="Ask your headteacher and the local authority's AST co-ordinator whether there is a post.",
            )


def maintained(case: Candidate) -> Check:
    """Part 1, what an AST is, and part 2, situations, paragraph 1: posts are in maintained schools."""
    title, place = "A post in a maintained school", cite("what-is-an-ast", 1)
    match case.maintained:
        case PostPlace.YES:
            return Check("maintained", title, True, "The post is in a maintained school.", place, Weight.BAR)
        case PostPlace.NO:
            return Check(
                "maintained",
                title,
                False,
                "AST posts can be in maintained schools, of any type and phase. The guidance knows no others but those of ASTs whom a local authority employs centrally.",
                place,
                Weight.BAR,
            )
        case PostPlace.CENTRAL:
            return Check(
                "maintained",
                title,
                None,
                "The post is with a local authority that employs the AST centrally. The guidance mentions such posts and says only who sets their pay.",
                cite("pay-determined", 2),
                Weight.NOTE,
                silence="centrally-employed",
            )
        case PostPlace.UNKNOWN:
            return Check(
                "maintained",
                title,
                None,
                "AST posts can be in maintained schools. You do not know whether this school is one.",
                place,
                Weight.BAR,
                to_do="Ask the school with the post whether it is maintained.",
            )


def spine_after_pass(_: Candidate) -> Check:
    """Part 2, recruitment and advertising, paragraph 3: not on the AST spine before passing."""
    because = "The school must not put you on the AST pay spine until you have passed the assessment."
    return Check(
        "spine_after_pass",
        "AST pay only after passing",
        None,
        because,
        cite("recruitment", 3),
        Weight.NOTE,
        silence="potential-posts",
    )
