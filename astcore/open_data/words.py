"""The sets of words: standards, duties, forms, paying for posts, glossary, silences, sources, and the sections."""

from __future__ import annotations

from astcore.funding import facts
from astcore.open_data.columns import (
    FROM,
    KEY,
    PLACE,
    SECTION,
    SOURCES,
    Column,
    DataSet,
    Kind,
    Record,
    Value,
    entries,
    place,
    since,
)
from astcore.quantities import forms
from astcore.reference import glossary
from astcore.source import PARTS, citation, sections, silences, sources
from astcore.standards import CareerStage, applicable, standards


def _from_and_sources(file: str, kind: str, key: str) -> dict[str, Value]:
    entry = entries(file, kind)[key]
    return {"from": since(entry), "sources": list(entry.sources)}


def _standards() -> list[Record]:
    return [
        {
            "code": standard.code,
            "set": standard.set.key,
            "part": standard.group.part,
            "group": standard.group.title,
            "short": standard.short,
            "words": standard.words,
            "parts": list(standard.parts),
            "applicable_at": [str(stage) for stage in CareerStage if standard in applicable(stage)],
            "page": standard.anchor,
            **_from_and_sources("standards", "standard", standard.code),
        }
        for standard in standards().values()
    ]


STANDARDS = DataSet(
    "standards",
    "Standards",
    "The standards of Annex A in this site's words, in its order. Their legal wording is in Annex 1 to the School "
    "Teachers' Pay and Conditions Document. The core standards are not listed in the guidance.",
    "reference/standards/",
    (
        Column("code", "the code of the standard", Kind.KEY),
        Column("set", "the set it belongs to", Kind.KEY),
        Column("part", "the part of Annex A that it stands in"),
        Column("group", "the heading that it stands under"),
        Column("short", "what it is about, in a few words"),
        Column("words", "the standard, restated; a colon at its end leads to its parts"),
        Column("parts", "its lettered parts, where it has them", Kind.TEXTS),
        Column(
            "applicable_at",
            "the career stages at which it is assessed",
            Kind.TEXTS,
            allowed=tuple(map(str, CareerStage)),
        ),
        Column("page", "its place on this site, from the site's root"),
        FROM,
        SOURCES,
    ),
    _standards,
)


def _duties() -> list[Record]:
    found: list[Record] = []
    for kind, title in (("duty", "title"), ("support", "words")):
        for key, entry in entries("duties", kind).items():
            found.append(
                {
                    "key": key,
                    "kind": kind,
                    "title": entry.text(title),
                    "examples": list(entry.texts("examples")),
                    **_from_and_sources("duties", kind, key),
                    **place(citation(entry)),
                }
            )
    return found


DUTIES = DataSet(
    "duties",
    "Professional duties",
    "The professional duties of the grade, each with the guidance's examples of how it may be carried out, and what an "
    "AST may do, for example, for the school's own priorities. Nobody is expected to do all of it at once.",
    "guidance/the-role/",
    (
        KEY,
        Column("kind", "duty, or support for what serves the school's own priorities", allowed=("duty", "support")),
        Column("title", "the duty or the support, restated"),
        Column("examples", "examples of how a duty may be carried out; no list of what must be done", Kind.TEXTS),
        FROM,
        SOURCES,
        *PLACE,
    ),
    _duties,
)


def _forms() -> list[Record]:
    return [
        {
            "key": form.key,
            "title": form.title,
            "used_for": form.used_for,
            "filled_in_by": form.filled_in_by,
            "sent_to": form.sent_to,
            "obtained": form.obtained,
            **_from_and_sources("forms", "form", form.key),
            **place(form.citation),
        }
        for form in forms().values()
    ]


FORMS = DataSet(
    "forms",
    "Forms",
    "The two forms of the grade, as they were in 2009. They can no longer be used.",
    "reference/forms/",
    (
        KEY,
        Column("title", "what it is called"),
        Column("used_for", "what it serves for"),
        Column("filled_in_by", "who fills it in"),
        Column("sent_to", "where it goes"),
        Column("obtained", "where it was to be had in 2009"),
        FROM,
        SOURCES,
        *PLACE,
    ),
    _forms,
)


def _glossary() -> list[Record]:
    return [
        {
            "key": term.key,
            "term": term.term,
            "abbreviation": term.abbreviation or None,
            "means": term.means,
            "aliases": list(term.aliases),
            "outside": term.outside,
            "page": f"reference/glossary/#{term.key}",
            **_from_and_sources("glossary", "term", term.key),
        }
        for term in glossary()
    ]


GLOSSARY = DataSet(
    "glossary",
    "Glossary",
    "The words of the guidance and of this site, with the words that readers use instead.",
    "reference/glossary/",
    (
        KEY,
        Column("term", "the word"),
        Column("abbreviation", "its abbreviation", optional=True),
        Column("means", "what it means on this site"),
        Column("aliases", "what else people call it, misspellings included", Kind.TEXTS),
        Column("outside", "true where the meaning is not the guidance's own", Kind.FLAG),
        Column("page", "its place on this site, from the site's root"),
        FROM,
        SOURCES,
    ),
    _glossary,
)


def _silences() -> list[Record]:
    return [
        {
            "key": silence.key,
            "title": silence.title,
            "says": silence.says,
            "reading": silence.reading,
            "subjects": list(silence.subjects),
            "sections": [section.key for section in silence.sections],
            **_from_and_sources("silences", "silence", silence.key),
        }
        for silence in silences().values()
    ]


SILENCES = DataSet(
    "silences",
    "What the guidance does not say",
    "Where the guidance is silent, unclear or at odds with itself, and how this site reads it. A reading is no part of "
    "the guidance.",
    "reference/silences/",
    (
        KEY,
        Column("title", "what it is about"),
        Column("says", "what the guidance says and does not say"),
        Column("reading", "what this site does about it"),
        Column("subjects", "the calculators' subjects that it bears on", Kind.TEXTS),
        Column("sections", "the sections of the guidance that it concerns", Kind.TEXTS),
        FROM,
        SOURCES,
    ),
    _silences,
)


def _sources() -> list[Record]:
    return [
        {
            "key": source.key,
            "title": source.title,
            "publisher": source.publisher,
            "published": source.published,
            "reference": source.reference or None,
            "read": source.read,
            "gives": source.gives,
        }
        for source in sources().values()
    ]


SOURCE_SET = DataSet(
    "sources",
    "Sources",
    "The documents that the figures and statements rest on, and how much of each was read.",
    "reference/about/#sources",
    (
        KEY,
        Column("title", "what it is called"),
        Column("publisher", "who published it"),
        Column("published", "when, as far as known"),
        Column("reference", "how to find it", optional=True),
        Column("read", "how much of it was read", allowed=("in_full", "in_part", "not_read")),
        Column("gives", "what is taken from it"),
    ),
    _sources,
)


def _sections() -> list[Record]:
    return [
        {
            "section": section.key,
            "part": section.part,
            "number": section.number,
            "title": section.title,
            "page": section.page,
        }
        for section in sections().values()
    ]


SECTIONS = DataSet(
    "sections",
    "Sections of the guidance",
    "Every heading of the guidance in its order, and the page that restates it. Long headings are cut short.",
    "reference/about/#sections",
    (
        SECTION,
        Column("part", "the part or the annex; end for the end matter", allowed=tuple(PARTS)),
        Column("number", "a short name for it; the counting is this site's"),
        Column("title", "its heading"),
        Column("page", "the page of this site that restates it, from the site's root"),
    ),
    _sections,
)


def _grant() -> list[Record]:
    return [
        {
            "key": item.key,
            "title": item.title,
            "met": item.met,
            "says": item.says,
            **_from_and_sources("funding", "item", item.key),
            **place(item.citation),
        }
        for item in facts.items().values()
    ]


GRANT = DataSet(
    "grant",
    "What the grant from April 2004 could meet",
    "Kinds of spending on an AST that a school could be passed on from the grant, and one that it could not.",
    "guidance/paying-for-a-post/",
    (
        KEY,
        Column("title", "the kind of spending"),
        Column("met", "whether the grant could meet it", Kind.FLAG),
        Column("says", "how it was met, or why not"),
        FROM,
        SOURCES,
        *PLACE,
    ),
    _grant,
)


def _ways() -> list[Record]:
    return [
        {
            "key": way.key,
            "title": way.title,
            "who": way.who,
            "control": way.control,
            "authority": way.authority,
            **_from_and_sources("funding", "way", way.key),
            **place(way.citation),
        }
        for way in facts.ways().values()
    ]


WAYS = DataSet(
    "ways-to-pay",
    "Ways to pay for a post",
    "The ways to pay for a new post, in the guidance's order.",
    "guidance/paying-for-a-post/",
    (
        KEY,
        Column("title", "the way"),
        Column("who", "who is asked or consulted"),
        Column("control", "who is likely to direct outreach, or that this is not said"),
        Column(
            "authority", "whether the local authority supports the post, so that form AST2 is copied to it", Kind.FLAG
        ),
        FROM,
        SOURCES,
        *PLACE,
    ),
    _ways,
)

WORDS = (STANDARDS, DUTIES, FORMS, GRANT, WAYS, GLOSSARY, SILENCES, SOURCE_SET, SECTIONS)
