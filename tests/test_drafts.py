"""Drafts to take away: the letter and the job description, as text, as Markdown, and as a page of their own."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from astcore import drafts
from astcore.calculators import CALCULATORS
from astcore.outcome import Bullets, Document, Heading, Outcome, Paragraph
from astcore.questions import clean
from astcore.reference import contacts, duties, job_example
from astcore.respond import Answer, respond

HARD = [
    "# no heading",
    "* no *list*",
    "- no list",
    "1. no number",
    "[no](link)",
    "<b>no tag</b>",
    "a_b_c | d",
    "+ no",
    "---",
]

texts = (
    (st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=60) | st.sampled_from(HARD))
    .map(lambda text: re.sub(r" +", " ", clean(text)))
    .filter(bool)
)


class Page(HTMLParser):
    """The tags of a page of HTML and its text, piece by piece."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.said: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element."""
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        """Take note of what a reader sees."""
        if data.strip():
            self.said.append(" ".join(data.split()))


def draft(first: str, second: str, third: str) -> Document:
    """A document with each kind of block."""
    return Document("A title", (Heading(first), Paragraph((second, third)), Bullets((first, third))))


@given(texts, texts, texts)
def test_what_was_typed_stays_text(first: str, second: str, third: str) -> None:
    """Whatever a reader types is text in every form, and never becomes a heading, a list, a link or a tag."""
    document = draft(first, second, third)
    for page in (Page(markdown.markdown(drafts.markdown(document))), Page(drafts.web_page(document))):
        tags = [tag for tag in page.tags if tag not in ("html", "head", "meta", "title", "body")]
        assert tags == ["h1", "h2", "p", "br", "ul", "li", "li"]
        said = "".join("".join(page.said).split())
        assert said.endswith("".join("".join(f"{first}{second}{third}{first}{third}").split()))
    assert Page(drafts.web_page(document)).said[2:] == [
        " ".join(text.split()) for text in (first, second, third, first, third)
    ]
    plain = "".join(drafts.plain_text(document).split())
    assert all("".join(text.split()) in plain for text in (first, second, third))


def test_a_document_in_each_form() -> None:
    """Plain text, Markdown and HTML of a short document."""
    document = Document("Title", (Heading("Part"), Paragraph(("one", "two")), Bullets(("first", "second"))))
    assert drafts.plain_text(document) == "Title\n=====\n\nPart\n----\n\none\ntwo\n\n- first\n- second\n"
    assert drafts.markdown(document) == "# Title\n\n## Part\n\none  \ntwo\n\n- first\n- second\n"
    page = drafts.web_page(document)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "<h2>Part</h2>" in page
    assert "<script" not in page


# --- the letter -------------------------------------------------------------------------------------------------------


def asked(calculator: str, **changes: str) -> Outcome:
    """The outcome of the calculator's example with some answers changed."""
    found = respond(calculator, {**CALCULATORS[calculator].example, **changes})
    assert isinstance(found, Answer), found
    return found.outcome


def test_the_letter_says_what_was_entered() -> None:
    """The letter has the reader's own words, the days, the grounds chosen, and the address marked as of 2009."""
    outcome = asked(
        "review",
        name="A. Teacher",
        school="Hill School",
        why="The data for year 9 were not looked at.",
        evidence="The index of my folder.",
        grounds="evidence_left_out,bias",
    )
    (file,) = outcome.files
    assert (file.name, file.media_type) == ("review-letter.txt", "text/plain")
    said = " ".join(file.content.split())
    address = contacts()["review-coordinator"]
    for part in (
        "A. Teacher",
        "at Hill School on 1 March 2010",
        "by word of mouth on 1 March 2010 and in writing on 4 March 2010",
        "did not properly take account of evidence that was relevant",
        "biased or discriminated unlawfully",
        "The data for year 9 were not looked at.",
        "The index of my folder.",
        *address.lines,
        "address of 2009, no longer in use",
    ):
        assert part in said, part
    assert "inaccurate" not in said
    assert re.findall(r"\[[^]]*\]", said) == ["[Your address]", "[Date]"]


def test_a_letter_with_nothing_entered_has_brackets() -> None:
    """Whatever was left open stands in brackets, to be filled in."""
    document = asked("review", told="", written="", assessed="").document
    assert document is not None
    assert len(re.findall(r"\[[^]]*\]", drafts.plain_text(document))) == 9


@pytest.mark.parametrize(
    "changes",
    [{"decision": "certified"}, {"decision": "head_rejected"}, {"grounds": "none"}, {"planned": "2010-09-01"}],
    ids=str,
)
def test_no_letter_where_there_is_nothing_to_ask_for(changes: dict[str, str]) -> None:
    """A case that a review does not look at, or that is too late, gets no letter."""
    outcome = asked("review", **changes)
    assert (outcome.document, outcome.files) == (None, ())


# --- the job description ----------------------------------------------------------------------------------------------


def test_the_draft_has_what_was_chosen_and_nothing_else() -> None:
    """Each duty and example chosen stands in the draft, in every form; no other does."""
    outcome = asked("job-description", teacher_training="2", more="Leads the chess club.")
    chosen = {"teaching-methods": (1, 2), "teaching-materials": (1,), "new-teachers": (1,), "teacher-training": (2,)}
    assert [file.name for file in outcome.files] == ["ast-job-description.md", "ast-job-description.html"]
    said = [
        " ".join(Page(markdown.markdown(outcome.files[0].content)).said),
        " ".join(Page(outcome.files[1].content).said),
    ]
    for text in said:
        plain = text.casefold().replace("'", "’")
        for duty in duties():
            assert (duty.title.casefold() in plain) == (duty.key in chosen)
            for number, example in enumerate(duty.examples, 1):
                wanted = number in chosen.get(duty.key, ())
                assert (example.casefold().replace("'", "’") in plain) == wanted, example
        assert "Leads the chess club." in text
        assert "no template" in text
        assert "80 per cent" in text


def test_what_is_taken_out_of_a_management_post() -> None:
    """The draft of a head of department says what goes to whom, and the draft of another post has no such part."""
    text = drafts.plain_text(asked("job-description", moved_to="the second in department").document or Document("", ()))
    assert "taken over by the second in department" in " ".join(text.split())
    assert "Responsibility for managing staff" in text
    other = drafts.plain_text(asked("job-description", management="none", stripped="").document or Document("", ()))
    assert "Management" not in other


def test_the_one_example() -> None:
    """The guidance's example is there as it is on its page, says that it is no template, and has room for criteria."""
    document = asked("job-description", start="example").document
    assert document is not None
    text = " ".join(drafts.plain_text(document).split())
    for part in job_example():
        assert part.title in text
        assert all(item[1:] in text for item in part.items)
    assert "no template" in text
    assert "Performance criteria" in text
    assert "80 per cent of the timetable in school and 20 per cent on outreach" in text
