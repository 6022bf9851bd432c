"""The programme of an assessment day: everything in it that has to be, never two things at once, and a true picture."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from astcore.assessment_day import Verdict, remedies, verdict
from astcore.assessment_programme import (
    FROM_OUTSIDE,
    MAY,
    MOVABLE,
    Day,
    Elsewhere,
    Entry,
    Phase,
    Programme,
    length,
    programme,
    required,
)
from astcore.assessment_programme import items as day_items
from astcore.calculators import CALCULATORS
from astcore.html.pictures import picture
from astcore.outcome import Bullets, DayPicture
from astcore.respond import Answer, respond
from astcore.timetable import Part, Span, arrange, clock, gaps, minutes
from tests.markup import with_class, words

EXAMPLE = CALCULATORS["assessment-day"].example


def answered(**changes: str) -> Answer:
    """The answer to the example with some answers changed."""
    found = respond("assessment-day", {**EXAMPLE, **changes})
    assert isinstance(found, Answer), found
    return found


def rows(**changes: str) -> list[tuple[str, str]]:
    """The times and the titles of the programme."""
    return [(row[0].text, row[1].text) for row in answered(**changes).outcome.tables[0].rows]


# --- times ------------------------------------------------------------------------------------------------------------


@given(st.integers(0, 24 * 60 - 1))
def test_times_of_day(minute: int) -> None:
    """A time reads as hours and minutes, and is read back."""
    assert minutes(clock(minute)) == minute


def test_what_is_free() -> None:
    """What nothing takes is free, in order; what is taken may lie outside the day or touch other things."""
    taken = [Span(100, 110), Span(0, 20), Span(110, 120), Span(180, 300)]
    assert gaps(Span(10, 200), taken) == (Span(20, 100), Span(120, 180))
    assert gaps(Span(10, 20), []) == (Span(10, 20),)


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), max_size=5).map(
    lambda pairs: tuple(
        Span(100 * at + start, 100 * at + min(start + size, 100)) for at, (start, size) in enumerate(pairs)
    )
)
lengths = st.lists(st.integers(1, 60), min_size=1, max_size=6)


@settings(max_examples=300, deadline=None)
@given(spans, lengths, st.integers(0, 500))
def test_parts_are_put_where_they_may_be(free: tuple[Span, ...], sizes: list[int], limit: int) -> None:
    """Every part gets its length inside a free piece, within its own limits, and no two have a minute in common."""
    parts = tuple(
        Part(
            str(at),
            size,
            late=at % 3 == 0,
            first=at % 4 == 0,
            start_by=limit // 2 if at % 3 == 2 else None,
            end_by=limit if at % 2 else None,
        )
        for at, size in enumerate(sizes)
    )
    found = arrange(parts, free)
    if found is None:
        return
    assert {key: place.length for key, place in found.items()} == {part.key: part.length for part in parts}
    for part in parts:
        place = found[part.key]
        assert any(gap.start <= place.start and place.end <= gap.end for gap in free)
        assert part.end_by is None or place.end <= part.end_by
        assert part.start_by is None or place.start <= part.start_by
    for one, other in pairwise(sorted(found.values(), key=lambda span: span.start)):
        assert one.end <= other.start


def test_a_part_that_has_to_start_early_stands_in_an_early_piece_or_nowhere() -> None:
    """A piece of the day that begins after the last moment to start is no room, however long it is."""
    part = Part("evidence", 40, start_by=minutes("12:00"))
    late, early = Span(minutes("13:00"), minutes("16:00")), Span(minutes("09:00"), minutes("10:00"))
    assert part.fits(late) is None
    assert arrange((part,), (late,)) is None
    assert part.fits(early) == Span(minutes("09:00"), minutes("09:40"))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(5, 60), min_size=1, max_size=7), st.integers(1, 4), st.randoms(use_true_random=False))
def test_a_way_is_found_where_there_is_one(sizes: list[int], pieces: int, random: Any) -> None:
    """Pieces that are exactly as long as some parts together can hold them, in whatever order the parts come."""
    shares: list[list[int]] = [[] for _ in range(pieces)]
    for size in sizes:
        random.choice(shares).append(size)
    free = tuple(Span(1000 * at, 1000 * at + sum(share)) for at, share in enumerate(shares) if share)
    parts = tuple(Part(str(at), size) for at, size in enumerate(random.sample(sizes, len(sizes))))
    assert arrange(parts, free) is not None


# --- the programme ----------------------------------------------------------------------------------------------------


def test_the_programme_of_the_example() -> None:
    """A primary school's day, part by part."""
    assert rows() == [
        ("08:50 to 09:00", "First meeting"),
        ("09:00 to 09:10", "Talk with the headteacher and the deputy"),
        ("09:10 to 09:50", "Study of the evidence"),
        ("09:50 to 10:05", "Talk with other staff"),
        ("10:05 to 10:20", "Pupils"),
        ("10:20 to 10:30", "Nothing planned: time in hand"),
        ("10:30 to 10:45", "Break"),
        ("10:45 to 11:45", "First lesson observed: literacy or numeracy"),
        ("11:45 to 12:00", "Nothing planned: time in hand"),
        ("12:00 to 13:00", "Lunch"),
        ("13:00 to 14:00", "Second lesson observed"),
        ("14:00 to 14:30", "Interview with the candidate"),
        ("14:30 to 14:40", "Nothing planned: time in hand"),
        ("14:40 to 15:00", "Notes and gaps"),
        ("15:00 to 15:20", "Judgement and feedback"),
    ]


def test_something_that_is_moved_stands_where_it_was_moved_to() -> None:
    """Each part that has a question of its own starts when the reader says, and the rest makes room."""
    for key, at in (("lesson_1_at", "09:15"), ("evidence_at", "10:45"), ("pupils_at", "14:30"), ("notes_at", "09:30")):
        assert any(time.startswith(f"{at} to ") for time, _ in rows(**{key: at})), key


def test_lessons_in_the_other_order_keep_the_order_of_the_day() -> None:
    """The earlier lesson is the first one, whichever of the two boxes its time was typed in."""
    found = dict(rows(lesson_1_at="13:30", lesson_2_at="09:15"))
    assert found["09:15 to 10:15"] == "First lesson observed: literacy or numeracy"
    assert found["13:30 to 14:30"] == "Second lesson observed"


@pytest.mark.parametrize(
    ("lunch", "title"),
    [("candidate", "Lunch with the candidate"), ("evidence", "Lunch time: further study of the evidence")],
)
def test_lunch_is_as_the_assessor_wishes(lunch: str, title: str) -> None:
    """Lunch with the candidate, or more time for the evidence."""
    assert ("12:00 to 13:00", title) in rows(lunch=lunch)


times = st.integers(8 * 60, 17 * 60)
pairs = st.tuples(st.none() | times, st.none() | times)
people = st.frozensets(st.sampled_from(["deputy", "staff", *FROM_OUTSIDE, *MAY]))


@st.composite
def days(draw: st.DrawFn) -> Day:
    """School days of any kind: long and short, with and without break and lunch, with parts that have been moved."""
    start = draw(st.integers(8 * 60, 9 * 60))
    at = draw(st.dictionaries(st.sampled_from(MOVABLE), times, max_size=2))
    return Day(
        phase=draw(st.sampled_from(Phase)),
        start=start,
        end=start + draw(st.integers(150, 480)),
        lesson=draw(st.integers(20, 90)),
        finish=draw(st.none() | times),
        breaks={"break": draw(pairs), "lunch": draw(pairs)} if draw(st.booleans()) else {},
        people=draw(people),
        elsewhere=draw(st.sampled_from(Elsewhere)),
        lengths=draw(
            st.fixed_dictionaries({}, optional={"interview": st.integers(5, 90), "feedback": st.integers(5, 60)})
        ),
        at=at if draw(st.booleans()) else {},
    )


@settings(max_examples=400, deadline=None)
@given(days())
def test_a_programme_holds_what_it_has_to_and_never_two_things_at_once(day: Day) -> None:
    """Everything required is in it, with its length, where it was moved to, one after another, within its time."""
    found = programme(day)
    assert bool(found.problems) <= (not found.entries)
    if not found.entries:
        return
    _one_after_another(day, found)
    parts = {entry.key: entry for entry in found.entries if entry.key not in ("break", "lunch")}
    assert {*required(day)} <= {*parts}
    assert {key for key, entry in parts.items() if entry.required} == {*required(day)}
    assert {*parts} - {*required(day)} | {*found.left_out} <= day.people
    assert all(entry.span.length == length(day, key) for key, entry in parts.items())
    assert all(parts[key].span.start == at for key, at in day.at.items() if key in parts)
    _the_ends(day, parts)


def _one_after_another(day: Day, found: Programme) -> None:
    assert found.entries[0].span.start == day.start
    for one, other in pairwise(found.entries):
        if "break" in (one.key, other.key) and "lunch" in (one.key, other.key):
            continue
        assert one.span.end <= other.span.start
    taken = sum(entry.span.length for entry in found.entries if entry.key not in ("break", "lunch"))
    assert found.in_hand == found.there_are - taken >= 0


def _the_ends(day: Day, parts: dict[str, Entry]) -> None:
    assert parts["feedback"].span.end == day.window.end
    assert all(parts[key].span.end <= day.end for key in ("lesson_1", "lesson_2", "pupils") if key in parts)


@settings(max_examples=100, deadline=None)
@given(days())
def test_the_end_that_is_offered_is_the_earliest(day: Day) -> None:
    """Where a day is too short, the later end that is offered is long enough, and five minutes less is not."""
    day = replace(day, people=day.people & {"staff"}, elsewhere=Elsewhere.NO)
    if verdict(day) is not Verdict.DOES_NOT_FIT_THE_DAY:
        return
    for words_ in remedies(day):
        if words_.startswith("agree with the assessor to end the programme at"):
            end = minutes(words_.rpartition(" ")[2])
            assert programme(replace(day, finish=end)).fits
            assert not programme(replace(day, finish=end - 5)).fits


# --- how it is shown --------------------------------------------------------------------------------------------------


def test_the_picture_is_to_scale() -> None:
    """Each part is a block as tall as it is long, from its start, with its words; what is optional has its own edge."""
    found = answered().outcome
    (shown,) = found.pictures
    assert isinstance(shown, DayPicture)
    figure = picture(shown)
    boxes = with_class(figure, "ast-day-block")
    assert len(boxes) == len(shown.blocks)
    for box, block in zip(boxes, shown.blocks, strict=True):
        assert abs(int(str(box.get("height"))) + 2 - (block.end - block.start) * 9 / 5) <= 1
        assert (f"ast-day-{block.kind}") in str(box.get("class"))
    kinds = {block.words: block.kind for block in shown.blocks}
    assert (kinds["Pupils"], kinds["Break"], kinds["Notes and gaps"]) == ("optional", "school", "required")
    said = [words(text) for text in with_class(figure, "ast-day-words")]
    assert said == [block.words for block in shown.blocks]
    tops = [int(str(text.get("y"))) for text in with_class(figure, "ast-day-time")]
    assert all(later - sooner >= 11 for sooner, later in pairwise(tops))


def test_a_very_short_part_still_has_room_for_its_words() -> None:
    """A picture with a part of five minutes is drawn taller, so that words do not run into one another."""
    (shown,) = answered(notes="5").outcome.pictures
    heights = [int(str(box.get("height"))) for box in with_class(picture(shown), "ast-day-block")]
    assert min(heights) >= 15


def test_the_programme_to_print() -> None:
    """The sheet for head and candidate has every part, what is optional, and what to do before the day."""
    document = answered().outcome.document
    assert document is not None
    (lines,) = [block.items for block in document.blocks if isinstance(block, Bullets)]
    assert [line.split("  ")[0] for line in lines] == [time for time, _ in rows()]
    assert [line for line in lines if "optional" in line] == [
        "10:05 to 10:20  Pupils (Assessor and 4 to 8 pupils) – optional: the assessor may"
    ]
    said = " ".join(str(block) for block in document.blocks)
    for part in ("has agreed the programme", "evidence ready", "Nothing of it has been sent", "everyone from outside"):
        assert part in said


def test_lengths_are_marked_as_suggestions() -> None:
    """Lengths are the site's, which the data says of its source and the table of its times."""
    assert "suggestions of this site" in answered().outcome.tables[0].note
    assert {item.minutes for key, item in day_items().items() if key.startswith("lesson") or key == "lunch"} == {0}
