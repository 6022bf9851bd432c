"""The renderer: text is escaped, forms keep their contract with the browser, figures carry their marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astcore import pay
from astcore.calculators import CALCULATORS
from astcore.calculators.base import Calculator
from astcore.html import pay as pay_markup
from astcore.html import reference, routes
from astcore.html.calculator import answers_tables
from astcore.html.elements import Element, el, markup
from astcore.html.outcome import outcome
from astcore.html.parts import Links, citation, form_link, standing_mark
from astcore.html.pictures import picture
from astcore.outcome import Bullets, Document, File, Heading, Outcome, Paragraph, SpinePicture, Weight
from astcore.pay import Amount, Area, Standing
from astcore.reference import contacts, glossary
from astcore.reference import routes as reference_routes
from astcore.respond import Answer, respond
from astcore.source import cite, silences, sources
from astcore.standards import CareerStage, applicable
from tests.foreseen import shown
from tests.markup import LINKS, with_class, words
from tests.strategies import ANYTHING, MARKUP

SIGNS = {Standing.CALCULATED: "†", Standing.UNSETTLED: "‡"}
CALCULATOR = pytest.mark.parametrize("chosen", CALCULATORS.values(), ids=CALCULATORS)


# --- pictures ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", [1, 3, 14])
def test_present_pay_on_the_picture_of_the_spine(first: int) -> None:
    """Present pay is a line across the bars, with its amount beneath them, where no bar stands behind it."""
    salaries = tuple((point, salary.amount) for point, salary in pay.spine(Area.FRINGE, pay.first_day()).items())
    drawn = picture(SpinePicture("Spine", salaries, range(first, first + 5), Amount(36000, 36000)))
    line, key = with_class(drawn, "ast-present")
    (said,) = [text for text in drawn.iter("text") if "now £36,000" in words(text)]
    lowest = max(float(bar.get("y", "")) + float(bar.get("height", "")) for bar in drawn.iter("rect"))
    assert line.get("y1") == line.get("y2")
    assert float(said.get("y", "")) > float(key.get("y1", "")) > lowest
    assert not with_class(picture(SpinePicture("Spine", salaries, range(1, 6))), "ast-present")


@pytest.mark.parametrize("first", pay.starts())
@pytest.mark.parametrize("area", Area)
def test_the_figures_of_a_range_stand_clear_of_the_bars(area: Area, first: int) -> None:
    """No bar rises into the figures at the ends of a range, and neither figure lies on the other."""
    salaries = tuple((point, salary.amount) for point, salary in pay.spine(area, pay.first_day()).items())
    drawn = picture(SpinePicture("Spine", salaries, range(first, first + 5)))
    boxes = []
    for text in drawn.iter("text"):
        if "£" in words(text):
            at, y, long = float(text.get("x", "")), float(text.get("y", "")), 6 * len(words(text))
            left, right = (at - long, at) if text.get("text-anchor") == "end" else (at, at + long)
            boxes.append((left, right, y))
            for bar in drawn.iter("rect"):
                from_, to = float(bar.get("x", "")), float(bar.get("x", "")) + float(bar.get("width", ""))
                assert to <= left or from_ >= right or float(bar.get("y", "")) > y
            assert left >= 0
            assert y > 10
    (_, end, low), (start, _, high) = boxes
    assert start >= end or low - high > 10


# --- elements ---------------------------------------------------------------------------------------------------------


class Read(HTMLParser):
    """The text of a paragraph and the value of its title, as a browser reads them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = self.title = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element and of its attributes."""
        self.tags.append(tag)
        self.title = dict(attrs)["title"] or ""

    def handle_data(self, data: str) -> None:
        """Take note of a piece of text."""
        self.text += data


@given(ANYTHING | MARKUP | st.text())
def test_any_text_is_read_as_it_was_meant(text: str) -> None:
    """A text comes out of markup as it went in, but for control characters, whether as content or as an attribute."""
    source = markup(el("p", text, title=text))
    read = Read(source)
    expected = "".join(character for character in text if character in "\n\t" or not is_control(character))
    assert read.tags == ["p"]
    assert (read.text, read.title) == (expected, expected)
    assert "\n" not in source


def is_control(character: str) -> bool:
    """True for what markup cannot carry: control characters and halves of surrogate pairs."""
    return ord(character) < 32 or 127 <= ord(character) < 160 or 0xD800 <= ord(character) < 0xE000


@pytest.mark.parametrize(
    ("element", "source"),
    [
        (el("p", "a < b & c > d"), "<p>a &lt; b &amp; c &gt; d</p>"),
        (el("p", title='"quoted" & <b>'), '<p title="&quot;quoted&quot; &amp; <b&gt;"></p>'),
        (el("p", "one", el("b", "two"), "three", None, "four"), "<p>one<b>two</b>threefour</p>"),
        (el("p", ["a", [el("i"), "b"], None]), "<p>a<i></i>b</p>"),
        (el("br"), "<br>"),
        (el("p", "a\x00b\x1b\x85c\ud800d\re"), "<p>abcde</p>"),
        (el("p", "two\nlines\tand a tab"), "<p>two&#10;lines\tand a tab</p>"),
        (el("input", hidden=True, checked=False, value=None), '<input hidden="hidden">'),
        (el("li", value=2), '<li value="2"></li>'),
        (
            el("label", for_="a", class_="b", aria_label="c", data_when="d=e&f=g"),
            '<label for="a" class="b" aria-label="c" data-when="d=e&amp;f=g"></label>',
        ),
    ],
)
def test_elements(element: Element, source: str) -> None:
    """Children, attributes and the characters that markup gives a meaning."""
    assert markup(element) == source


def test_several_elements_on_one_line() -> None:
    """Elements follow one another, and what is not there is left out."""
    assert markup(el("p", "a"), None, el("p", "b")) == "<p>a</p><p>b</p>"


# --- answers ----------------------------------------------------------------------------------------------------------


@CALCULATOR
def test_every_reason_has_its_place_in_the_guidance(chosen: Calculator) -> None:
    """Each check in an answer says whether it is met, why, and links to the page that restates its paragraph."""
    for found, whole in shown(chosen.name):
        for element, check in zip(with_class(whole, "ast-check"), found.outcome.checks, strict=True):
            (place,) = with_class(element, "ast-cite")
            assert (words(place), place.get("href")) == (check.citation.label, f"../../{check.citation.section.page}")
            (mark,) = with_class(element, "ast-mark")
            is_note = check.weight is Weight.NOTE
            assert (
                words(mark)
                == {
                    True: "Yes" if is_note else "Met",
                    False: "No" if is_note else "Not met",
                    None: "Note" if is_note else "Cannot tell",
                }[check.met]
            )
            assert check.because in words(element)


@CALCULATOR
def test_every_answer_can_be_changed(chosen: Calculator) -> None:
    """Each answer given stands in the outcome in words, with a link to its field."""
    for found, whole in shown(chosen.name):
        rows = with_class(whole, "ast-given-row")
        assert [[words(part) for part in row][1] for row in rows] == [
            chosen.question(key).in_words(value) for key, value in found.answers.items()
        ]
        assert [link.get("data-change") for row in rows for link in row.iter("a")] == list(found.answers)


@CALCULATOR
def test_every_part_of_an_answer_is_shown(chosen: Calculator) -> None:
    """Figures, changes, steps, silences and notes all reach the reader."""
    for found, element in shown(chosen.name):
        text, result = words(element), found.outcome
        assert len(with_class(element, "ast-figure")) == len(result.figures)
        assert [len(steps) for steps in with_class(element, "ast-steps")] == (
            [len(result.next_steps)] if result.next_steps else []
        )
        assert [len(changes) for changes in with_class(element, "ast-changes")] == (
            [len(found.would_change)] if found.would_change else []
        )
        assert all(silence.says in text and silence.reading in text for silence in result.silent)
        assert all(note in text for note in result.notes)
        assert found.data_version in text
        assert "{" not in text


def test_an_outcome_without_reasons() -> None:
    """An outcome that has only a heading and a summary is shown without empty parts."""
    bare = Answer(CALCULATORS["standards"], {}, Outcome("not_said", "A heading", "A summary."), (), "0")
    element = outcome(bare, LINKS)
    assert [words(part) for part in element.iter("h3")] == ["Record", "Your answers", "Notes"]


def test_a_draft_and_a_file_to_take_away() -> None:
    """A draft has its headings, paragraphs and lists; a file can be copied where it cannot be downloaded."""
    draft = Document("A letter", (Heading("To you"), Paragraph(("1 High Street", "<Town>")), Bullets(("one", "two"))))
    file = File("letter.txt", "text/plain", "the letter", "Dear you\n<script>")
    bare = Outcome("not_said", "A heading", "A summary.", document=draft, files=(file,))
    element = outcome(Answer(CALCULATORS["standards"], {}, bare, (), "0"), LINKS)
    (shown_draft,) = with_class(element, "ast-document")
    assert [(part.tag, words(part)) for part in shown_draft] == [
        ("h3", "A letter"),
        ("h4", "To you"),
        ("p", "1 High Street<Town>"),
        ("ul", "onetwo"),
    ]
    assert "1 High Street<br>&lt;Town&gt;" in markup(shown_draft)
    (shown_file,) = with_class(element, "ast-file")
    (button,) = shown_file.iter("button")
    assert (button.get("data-name"), button.get("data-type"), button.get("hidden")) == (
        "letter.txt",
        "text/plain",
        "hidden",
    )
    assert "<pre>Dear you&#10;&lt;script&gt;</pre>" in markup(shown_file)


def test_steps_link_their_form_and_their_time_limit() -> None:
    """A step's form and time limit are links to their places in the reference, in the middle of its sentence."""
    found = respond("eligibility", CALCULATORS["eligibility"].example)
    assert isinstance(found, Answer)
    (steps,) = with_class(outcome(found, LINKS), "ast-steps")
    links = {link.get("href"): words(link) for link in steps.iter("a")}
    assert links["../../reference/forms/#ast1"] == "form AST1"
    assert links["../../reference/time-limits/#head-section"] == "20 working days"
    for step, element in zip(found.outcome.next_steps, steps, strict=True):
        assert words(element).startswith(f"{step}. ")


# --- salaries ---------------------------------------------------------------------------------------------------------


def test_a_figure_that_is_not_settled() -> None:
    """Both figures stand in the answer, its pictures, tables and heading, never one alone, and carry the mark."""
    found = respond("pay-range", {"area": "outer_london", "start": "3"})
    assert isinstance(found, Answer)
    both = str(pay.spine(Area.OUTER_LONDON, pay.first_day())[3])
    assert re.fullmatch(r"£[\d,]+ or £[\d,]+", both)
    element = outcome(found, LINKS)
    figures = [
        words(value) for value in with_class(element, "ast-figure-value") if with_class(value, "ast-standing-unsettled")
    ]
    cells = [cell for cell in element.iter("td") if with_class(cell, "ast-sign-unsettled")]
    assert figures[0] == f"{both} unsettled"
    assert all(re.fullmatch(r"£[\d,]+ (or|to) £[\d,]+ unsettled", figure) for figure in figures)
    assert f"{both}‡" in {words(cell) for cell in cells}
    assert all(re.search(r"£[\d,]+ (or|to) −?£[\d,]+‡$", words(cell)) for cell in cells)
    assert both in found.outcome.heading
    pieces = [piece for part in element.iter() for piece in (part.text or "", part.tail or "")]
    assert [
        piece
        for piece in pieces
        for half in both.split(" or ")
        if half in piece and not re.search(r" (or|to) £", piece)
    ] == []


@pytest.mark.parametrize("standing", Standing)
def test_marks(standing: Standing) -> None:
    """A published figure is plain; any other carries its standing, linked to what it means."""
    salary = next(
        found for area in Area for found in pay.spine(area, pay.first_day()).values() if found.standing is standing
    )
    mark = standing_mark(salary, LINKS)
    if standing is Standing.PUBLISHED:
        assert mark is None
    else:
        assert mark is not None
        assert (words(mark), mark.get("href")) == (str(standing), f"../../reference/pay-tables/#{standing}")


@pytest.mark.parametrize("day", pay.distinct_rate_days(), ids=str)
def test_every_salary_in_the_pay_table(day: date) -> None:
    """The table of the spine shows each salary with the sign of its standing, and says what the signs mean."""
    box = pay_markup.spine_table(LINKS, day)
    for point, row in zip(pay.spine_points(), next(box.iter("tbody")), strict=True):
        assert words(row[0]) == str(point)
        for area, cell in zip(Area, row[1:], strict=True):
            salary = pay.spine(area, day)[point]
            signs = {sign.text: sign.get("title") for sign in cell.iter("abbr")}
            expected = {} if salary.standing is Standing.PUBLISHED else {SIGNS[salary.standing]: str(salary.standing)}
            assert signs == expected
            assert words(cell) == f"{salary}{''.join(signs)}"
    assert all(f"{sign} {standing}" in words(box) for standing, sign in SIGNS.items())


def test_salaries_that_are_not_known() -> None:
    """A point of the scales whose salary could not be read says so."""
    table = pay_markup.scales_table(LINKS, pay.first_day())
    rows = {words(row[0]): [words(cell) for cell in row[1:]] for row in next(table.iter("tbody"))}
    assert list(rows) == [
        *(f"Main scale M{point}" for point in range(1, 7)),
        *(f"Upper pay spine U{point}" for point in (1, 2, 3)),
    ]
    assert [point for point, cells in rows.items() if cells[3] == "not known"] == [
        "Main scale M2",
        "Main scale M3",
        "Main scale M4",
        "Main scale M5",
        "Upper pay spine U1",
        "Upper pay spine U2",
        "Upper pay spine U3",
    ]
    assert len(pay_markup.scales_tables(LINKS)) == len(pay_markup.spine_tables(LINKS)) == 2


# --- tables -----------------------------------------------------------------------------------------------------------


def every_table() -> Iterator[Element]:
    """Every table that the core can make."""
    boxes = [*pay_markup.spine_tables(LINKS), *pay_markup.scales_tables(LINKS), reference.sections_table(LINKS)]
    for chosen in CALCULATORS.values():
        boxes += answers_tables(chosen.name, LINKS)
        boxes += [element for _, element in shown(chosen.name)]
    for box in boxes:
        yield from box.iter("table")


def test_tables_can_be_read_by_ear() -> None:
    """Each table has a caption, a heading for each column and for each row, and rows as long as its head."""
    captions = []
    for table in every_table():
        caption, head, body = table
        captions.append(words(caption))
        assert (caption.tag, head.tag, body.tag) == ("caption", "thead", "tbody")
        assert {(cell.tag, cell.get("scope")) for cell in head[0]} == {("th", "col")}
        for row in body:
            assert (row[0].tag, row[0].get("scope")) == ("th", "row")
            assert {cell.tag for cell in row[1:]} == {"td"}
            assert len(row) == len(head[0])
    assert all(captions)


def test_tables_scroll_by_themselves() -> None:
    """Each table stands in a box that a keyboard can scroll and that has the table's name."""
    box = pay_markup.spine_table(LINKS, pay.first_day())
    assert (box.get("tabindex"), box.get("role")) == ("0", "group")
    assert box.get("aria-label") == words(next(box.iter("caption")))


def test_the_readers_own_area_stands_out() -> None:
    """In the comparison of areas, the cells of the chosen area, and only they, are set apart."""
    found = respond("pay-range", {"area": "fringe", "start": "1"})
    assert isinstance(found, Answer)
    chosen = with_class(outcome(found, LINKS), "ast-chosen")
    points = pay.spine(Area.FRINGE, pay.first_day())
    assert [(cell.text or "") for cell in chosen] == [str(points[point]) for point in range(1, 6)]


# --- the reference ----------------------------------------------------------------------------------------------------


def test_links_and_citations() -> None:
    """A link counts from the page it stands on; a citation says the paragraph, and an annex by its letter."""
    place = citation(cite("annex-d", 5), LINKS)
    assert (words(place), place.get("href")) == ("Annex D, paragraph 5", "../../guidance/review/#procedure")
    assert re.fullmatch(
        r"Guidance 2009, .*4.* “How is the pay of individual .*”.*, paragraph 2", cite("pay-determined", 2).label
    )
    assert form_link("AST2", Links("./")).get("href") == "./reference/forms/#ast2"


@pytest.mark.parametrize("stage", CareerStage)
def test_a_list_of_standards(stage: CareerStage) -> None:
    """Each standard has a heading with an id of its own, and its lettered parts where its words are a stem."""
    found = reference.standards_list(stage)
    expected = [standard.code.lower() for standard in applicable(stage)]
    assert [element.get("id") for element in found if element.tag == "h4"] == expected
    lists = [element for element in found if element.tag == "ul"]
    assert [len(list_) for list_ in lists] == ([3] if "e12" in expected else [])


DRAWN = {"br", "rect", "path"}


def everything() -> dict[str, list[Element]]:
    """Every list of the reference pages."""
    return {
        "limits": reference.limits_table(LINKS),
        "forms": reference.forms_table(LINKS),
        "contacts": reference.contacts_list(LINKS),
        "glossary": reference.glossary_list(),
        "silences": reference.silences_list(LINKS),
        "sources": reference.sources_list(),
        "sections": [reference.sections_table(LINKS)],
        "duties": reference.duties_list(),
        "support": [reference.support_list()],
        "internal": routes.route("internal", LINKS),
        "external": routes.route("external", LINKS),
    }


@pytest.mark.parametrize("name", everything())
def test_a_list_of_the_reference(name: str) -> None:
    """Each list has something in every part, ids that are all different, and no unfilled place."""
    found = everything()[name]
    assert found
    ids = [part.get("id") for element in found for part in element.iter() if part.get("id")]
    assert [id_ for id_, count in Counter(ids).items() if count > 1] == []
    for element in found:
        empty = [part.tag for part in element.iter() if part.tag not in DRAWN and not words(part).strip()]
        assert empty == []
        assert not re.search(r"[{}]|(?<=[a-z,] )None\b|\.\.(?!\.)|\s\.", words(element)), words(element)


def test_every_entry_has_a_place_in_the_reference() -> None:
    """Every silence, glossary term, source and address can be linked to."""
    ids = {part.get("id") for found in everything().values() for element in found for part in element.iter()}
    expected = {
        *silences(),
        *(term.key for term in glossary()),
        *(f"source-{key}" for key in sources()),
        *(f"contact-{key}" for key in contacts()),
    }
    assert expected - ids == set()


@pytest.mark.parametrize("key", reference_routes())
def test_a_route_as_a_picture_and_as_text(key: str) -> None:
    """The picture has each step once, linked to its words, and an arrow to each step from those before it."""
    picture, _, steps = routes.route(key, LINKS)
    ids = [step.get("id") for step in steps]
    assert [(link.get("href") or "")[1:] for link in picture.iter("a")] == ids
    assert len(list(picture.iter("path"))) == sum(len(step.after) for step in reference_routes()[key].steps)
    assert picture.get("aria-label") == words(next(picture.iter("title")))
    for step, element in zip(reference_routes()[key].steps, steps, strict=True):
        assert (step.added, step.limit is None) == (
            "Added from the text" in words(element),
            "Time limit" not in words(element),
        )
        assert set(step.after) <= {other.removeprefix("step-") for other in ids if other}


def test_one_address() -> None:
    """One address can stand by itself, as it was in its year and no longer is."""
    (found,) = reference.contacts_list(LINKS, "review-coordinator")
    assert "as at 2009; no longer in use" in words(found)
    assert len(list(found.iter("br"))) == len(contacts()["review-coordinator"].lines) - 1


def test_the_grade_is_closed() -> None:
    """The notice and the line at the top of each page say since when."""
    assert "31 August 2013" in words(reference.closed_notice())
    assert "1 September 2013" in words(reference.closed_notice())
    line = reference.closed_line(LINKS)
    assert "31 August 2013" in words(line)
    assert line.get("href") == "../../reference/about/#since"
