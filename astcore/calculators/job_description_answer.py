"""The answer on a job description: the draft to print or take away, what it rests on, what is still to settle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from astcore import drafts, job_description
from astcore.job_description import CoOrdinator, Management, Manager, Post, Reason, Start, Stripped, Verdict, missing
from astcore.outcome import Block, Bullets, Cell, Document, Figure, File, Heading, Outcome, Paragraph, Step, Table
from astcore.quantities import quantity, time_limit
from astcore.reference import Duty, duties, job_example, support
from astcore.source import cite, silences

HEADINGS = {
    Verdict.DRAFT: "A draft job description",
    Verdict.TO_SETTLE: "A draft, with points to settle",
    Verdict.TOO_MUCH: "This asks too much of one post",
    Verdict.EXAMPLE: "One AST’s job description, as an example",
}

SUPPORT = "support"
FOCUS = {
    "subject": "The work concentrates on the AST’s own subject.",
    "generic": "The work is about improving teaching and learning more generally.",
    "both": "The work is about the AST’s own subject, and about improving teaching and learning more generally.",
}
WAY = {
    "one_to_one": "It is mostly done one to one, with individual teachers.",
    "projects": "It is mostly done in projects, for the whole school or across the local authority.",
    "mix": "It is done with individual teachers and in projects.",
}
CO_ORDINATED = {
    CoOrdinator.SCHOOL: "Outreach is co-ordinated by the AST’s own school.",
    CoOrdinator.AUTHORITY: "Outreach is co-ordinated by the local authority, with the agreement of the schools.",
    CoOrdinator.GROUP: "Outreach is co-ordinated by the group of schools.",
    CoOrdinator.UNDECIDED: "Outreach is co-ordinated by [whom].",
}
MANAGERS = {
    Manager.HEAD: "the headteacher",
    Manager.DEPUTY: "a deputy headteacher",
    Manager.OTHER: "[name and role]",
    Manager.UNDECIDED: "[whom]",
}
ROLES = {
    Management.HEAD_OF_DEPARTMENT: "Acts as head of department, to lead teaching and learning in the subject area.",
    Management.SMALL_PRIMARY: "Also holds this role, which a small primary school cannot give to others: [role].",
    Management.OTHER: "Also holds this role: [role].",
}
TAKEN_OUT = {
    Stripped.STAFF: "responsibility for managing staff",
    Stripped.RESOURCES: "responsibility for managing resources",
    Stripped.OTHER: "any other administrative or management duties that are not compatible with the AST role",
}


def key_of(duty: Duty) -> str:
    """Return the key of the question about a duty."""
    return duty.key.replace("-", "_")


def capital(words: str) -> str:
    """Return words with a capital at their start."""
    return f"{words[0].upper()}{words[1:]}"


def _several(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(",") if part)


def read_case(answers: Mapping[str, str]) -> Post:
    """Return the case that a set of read answers describes."""
    chosen = {duty.key: _several(answers[key_of(duty)]) for duty in duties() if key_of(duty) in answers}
    return Post(
        start=Start(answers["start"]),
        duties={key: tuple(int(value) for value in values if value != "whole") for key, values in chosen.items()},
        teaching=int(answers.get("teaching", "0")),
        inreach=int(answers.get("inreach", "0")),
        outreach=int(answers.get("outreach", "0")),
        reason=Reason(answers.get("reason", "none")),
        co_ordinator=CoOrdinator(answers.get("co_ordinator", "undecided")),
        manager=Manager(answers.get("manager", "undecided")),
        management=Management(answers.get("management", "none")),
        stripped=frozenset(Stripped(each) for each in _several(answers.get("stripped", ""))),
        criteria="criteria" in answers,
    )


# --- the draft ------------------------------------------------------------------------------------------------------


def _head(answers: Mapping[str, str]) -> Iterator[Block]:
    yield Paragraph((f"Post: {answers.get('title', '[title]')}", f"School: {answers.get('school', '[school]')}"))


def _criteria(answers: Mapping[str, str]) -> Iterator[Block]:
    yield Heading("Performance criteria")
    yield Paragraph((answers.get("criteria", "[The criteria against which the AST’s progress is judged.]"),))
    yield Paragraph(("The governing body agrees performance criteria with the AST every year.",))


def _example(answers: Mapping[str, str]) -> Document:
    blocks: list[Block] = [*_head(answers)]
    blocks.append(
        Paragraph(("An example of how it worked for one AST, and no template. Change whatever does not fit.",))
    )
    for part in job_example():
        blocks += [Heading(part.title), Bullets(tuple(capital(item) for item in part.items))]
    blocks += _criteria(answers)
    return Document("Job description: one AST’s example", tuple(blocks))


def _draft(answers: Mapping[str, str], post: Post) -> Document:
    blocks: list[Block] = [*_head(answers)]
    blocks.append(
        Paragraph(("A draft and no template: every AST post will be different. Change whatever does not fit.",))
    )
    purpose = "To give pedagogic leadership in the AST’s own school and in others, so that teaching and learning improve and standards rise."
    about = [FOCUS.get(answers.get("focus", "")), WAY.get(answers.get("way", ""))]
    blocks += [Heading("Purpose"), Paragraph((" ".join(each for each in (purpose, *about) if each),))]
    blocks += [Heading("Teaching"), Bullets(tuple(_teaching(post)))]
    blocks += _duties(answers, post)
    blocks += [Heading("Outreach and inreach"), Bullets(tuple(_balance(post)))]
    blocks += _management(answers, post)
    blocks += [Heading("Line manager and pay"), Bullets(tuple(_managed(post)))]
    blocks += _criteria(answers)
    return Document("Job description: advanced skills teacher", tuple(blocks))


def _teaching(post: Post) -> Iterator[str]:
    yield "Excellent classroom teaching is the main focus of the post."
    yield f"Teaches their own classes for most of the week: {post.teaching} per cent of the time."
    yield "Works flexibly as the headteacher directs, which includes commitments outside normal school time."


def _duties(answers: Mapping[str, str], post: Post) -> Iterator[Block]:
    yield Heading("Professional duties of an AST")
    yield Paragraph(
        ("Carries out these duties in their own school and in others. Not all at once: over time, as projects end.",)
    )
    for duty in duties():
        if duty.key in post.duties:
            yield Paragraph((f"{duty.title}:" if post.duties[duty.key] else f"{duty.title}.",))
            if post.duties[duty.key]:
                yield Bullets(tuple(capital(duty.examples[number - 1]) for number in post.duties[duty.key]))
    if not post.duties:
        yield Paragraph(("[The duties with which the post begins.]",))
    if chosen := _several(answers.get(SUPPORT, "")):
        yield Paragraph(("For the school’s own priorities:",))
        yield Bullets(tuple(capital(support()[int(number) - 1]) for number in chosen))
    if "more" in answers:
        yield Paragraph((answers["more"],))


def _balance(post: Post) -> Iterator[str]:
    normal = quantity("outreach-share")
    yield f"Outreach, professional duties in other schools: {post.outreach} per cent of the time."
    if post.outreach < normal.amount and post.reason is Reason.NEW:
        yield f"Outreach builds up to {normal} by the end of {time_limit('outreach-build-up')}."
    if post.outreach < normal.amount and post.reason is Reason.SCHOOL:
        yield "The rest of the normal outreach time goes on better teaching and learning in the AST’s own school, clearly tied to the plans for taking it out of [special measures, serious concern or challenging circumstances]."
    if post.outreach or post.co_ordinator is not CoOrdinator.UNDECIDED:
        yield f"{CO_ORDINATED[post.co_ordinator]} The AST is involved in the decisions."
    if post.inreach:
        yield f"Inreach, support for colleagues in the AST’s own school: {post.inreach} per cent of the time."
    else:
        yield "Inreach, support for colleagues in the AST’s own school: in other time that is available, such as twilight hours, and not in place of own teaching."
    if post.shares < job_description.WHOLE:
        yield f"The other {job_description.WHOLE - post.shares} per cent of the time: [for what]."


def _management(answers: Mapping[str, str], post: Post) -> Iterator[Block]:
    if post.management is Management.NONE:
        return
    yield Heading("Management")
    yield Paragraph((ROLES[post.management],))
    if post.stripped:
        whom = answers.get("moved_to", "[whom]")
        yield Paragraph((f"Not part of the post, and taken over by {whom}:",))
        yield Bullets(tuple(capital(words) for key, words in TAKEN_OUT.items() if key in post.stripped))


def _managed(post: Post) -> Iterator[str]:
    yield f"Line manager, for performance management: {MANAGERS[post.manager]}."
    yield "Pay range: [five points], set by the relevant body. The contract says what is paid."


# --- the rest of the outcome ----------------------------------------------------------------------------------------


def _summary(verdict: Verdict, post: Post) -> str:
    no_template = "It is an example, and no template."
    points = "; ".join(f"{check.title[0].lower()}{check.title[1:]}" for check in missing(post))
    match verdict:
        case Verdict.DRAFT:
            return f"The draft has all that the guidance asks for. {no_template} Change it until it fits your post."
        case Verdict.TO_SETTLE:
            return f"The draft is below. {no_template} Still to settle: {points}."
        case Verdict.TOO_MUCH:
            return f"Be aware of the danger of overloading the AST, and avoid it. To change: {points}."
        case Verdict.EXAMPLE:
            return "This is the guidance’s only job description. It shows how things worked for one AST, and is no template."


def _figures(post: Post) -> Iterator[Figure]:
    if post.start is Start.EXAMPLE:
        yield Figure("teaching", "In school", str(quantity("example-school-share")), note="In this example.")
        yield Figure("outreach", "Outreach", str(quantity("outreach-share")), note="In this example, as is normal.")
        return
    yield Figure("teaching", "Own classes", f"{post.teaching} per cent", note="Most of the week.")
    yield Figure("outreach", "Outreach", f"{post.outreach} per cent", note=f"Normally {quantity('outreach-share')}.")
    if post.inreach:
        yield Figure("inreach", "Inreach", f"{post.inreach} per cent", note="No share is set.")
    if post.shares != job_description.WHOLE:
        yield Figure("shares", "Together", f"{post.shares} per cent")
    yield Figure("duties", "Professional duties", f"{len(post.duties)} of {len(duties())}")


def _table(post: Post) -> Table:
    rows = (
        ("Own classes", post.teaching, "Most of the week"),
        ("Inreach", post.inreach, "No share set; normally in other time"),
        ("Outreach", post.outreach, f"Normally {quantity('outreach-share')}"),
    )
    cells = tuple((Cell(what), Cell(f"{share} per cent"), Cell(says)) for what, share, says in rows)
    example = f"The guidance’s one example has {quantity('example-school-share')} in school and {quantity('outreach-share')} on outreach."
    return Table(
        "shares", "The balance of the post", ("Work", "Here", "The guidance"), cells, frozenset({1}), note=example
    )


def _steps(verdict: Verdict, post: Post) -> Iterator[Step]:
    for check in missing(post):
        yield Step("You", check.to_do, check.citation)
    if verdict is Verdict.EXAMPLE:
        yield Step("You", "change whatever does not fit: it is no template", cite("annex-f"))
    low = post.start is Start.CHOICES and post.outreach < quantity("outreach-share").amount
    if low and post.reason is Reason.SCHOOL:
        yield Step(
            "The AST",
            "would still do better, for their own development, to spend some time on some outreach",
            cite("outreach-exceptions", 2),
        )
    if low and post.reason is Reason.NEW:
        yield Step(
            "The new AST",
            f"is expected to work the full {quantity('outreach-share')} by the end of {{limit}}",
            cite("outreach-exceptions", 3),
            limit=time_limit("outreach-build-up"),
        )
    yield Step(
        "You",
        "discuss outreach with the local authority before funding is sought, and agree it with the AST once in post, as is recommended",
        cite("outreach-points", 1),
    )
    yield Step(
        "The relevant body",
        "sets the pay range for the post: normally it is the governing body",
        cite("pay-determined", 1),
    )
    yield Step(
        "The governing body",
        "agrees performance criteria with the AST every year",
        cite("performance", 1),
    )
    yield Step(
        "You",
        "have a contract ready for the new AST, which says what the post entails, who they report to, what they are paid and how far their responsibilities go",
        cite("contracts", 1),
    )


def decide(answers: Mapping[str, str]) -> str:
    """Return the verdict alone, for answers that have been read."""
    return job_description.verdict(read_case(answers))


def answer(answers: Mapping[str, str]) -> Outcome:
    """Return the outcome for answers that have been read."""
    post = read_case(answers)
    verdict, checks = job_description.verdict(post), job_description.checks(post)
    draft = _example(answers) if verdict is Verdict.EXAMPLE else _draft(answers, post)
    more = ("exception-decision",) if post.reason is Reason.SCHOOL else ()
    named = dict.fromkeys((*(check.silence for check in checks if check.silence), *more))
    return Outcome(
        verdict,
        HEADINGS[verdict],
        _summary(verdict, post),
        figures=tuple(_figures(post)),
        tables=() if verdict is Verdict.EXAMPLE else (_table(post),),
        document=draft,
        files=(
            File("ast-job-description.md", "text/markdown", "the draft (Markdown)", drafts.markdown(draft)),
            File("ast-job-description.html", "text/html", "the draft (web page)", drafts.web_page(draft)),
        ),
        checks=checks,
        next_steps=tuple(_steps(verdict, post)),
        silent=tuple(silences()[key] for key in named),
    )
