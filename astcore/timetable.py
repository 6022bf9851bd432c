"""Puts the parts of a day into the time that is free for them, never two at once. Times are minutes since midnight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

HOUR = 60


def clock(minute: int) -> str:
    """Return a time of day: 530 is "08:50"."""
    return f"{minute // HOUR:02}:{minute % HOUR:02}"


def minutes(text: str) -> int:
    """Return the minutes since midnight of a time of day: "08:50" is 530."""
    hours, _, rest = text.partition(":")
    return int(hours) * HOUR + int(rest)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a day: from its first minute up to its end, which is not part of it."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Return how many minutes it has."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Return whether the two have a minute in common."""
        return self.start < other.end and other.start < self.end

    def __str__(self) -> str:
        """Return it as people write it: "10:30 to 10:45"."""
        return f"{clock(self.start)} to {clock(self.end)}"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day that has no time yet.

    It has to start by `start_by` and be over by `end_by`, where they are given. `late` asks for the latest time that
    is free and not for the earliest; `first` lets it choose before the others where room is short.
    """

    key: str
    length: int
    late: bool = False
    first: bool = False
    start_by: int | None = None
    end_by: int | None = None

    def fits(self, gap: Span) -> Span | None:
        """Return where in a gap it would stand, or None where it has no room in it."""
        end = gap.end if self.end_by is None else min(gap.end, self.end_by)
        start = end - self.length if self.late else gap.start
        if start < gap.start or start + self.length > end:
            return None
        if self.start_by is not None and start > self.start_by:
            return None
        return Span(start, start + self.length)


def gaps(day: Span, taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return the pieces of a day that nothing takes, in order."""
    found, start = [], day.start
    for each in sorted(taken, key=lambda span: span.start):
        if each.start > start:
            found.append(Span(start, min(each.start, day.end)))
        start = max(start, each.end)
    if start < day.end:
        found.append(Span(start, day.end))
    return tuple(found)


def arrange(parts: tuple[Part, ...], free: tuple[Span, ...]) -> dict[str, Span] | None:
    """Return a place for every part in the free pieces of a day, or None where there is no way to place them all.

    Each part is first put where it would like to be, in the order given. Where that leaves one out, every way to
    share the parts out among the pieces is tried.
    """
    return dict(found) if (found := _arranged(parts, free)) is not None else None


@lru_cache(maxsize=2048)
def _arranged(parts: tuple[Part, ...], free: tuple[Span, ...]) -> Mapping[str, Span] | None:
    if sum(part.length for part in parts) > sum(gap.length for gap in free):
        return None
    if found := _one_by_one(parts, free):
        return found
    bound = tuple(part for part in parts if part.end_by is not None)
    if 0 < len(bound) < len(parts) and _arranged(bound, free) is None:
        return None  # found out quickly: what has the narrowest choice has no room even by itself
    return _shared_out(parts, free)


def _one_by_one(parts: tuple[Part, ...], free: tuple[Span, ...]) -> dict[str, Span] | None:
    placed: dict[str, Span] = {}
    left = list(free)
    for part in parts:
        order = reversed(left) if part.late else iter(left)
        found = next(((gap, place) for gap in order if (place := part.fits(gap))), None)
        if found is None:
            return None
        gap, place = found
        placed[part.key] = place
        at = left.index(gap)
        pieces = (Span(gap.start, place.start), Span(place.end, gap.end))
        left[at : at + 1] = [piece for piece in pieces if piece.length]
    return placed


Shares = tuple[tuple[Part, ...], ...]


def _shared_out(parts: tuple[Part, ...], free: tuple[Span, ...]) -> dict[str, Span] | None:
    """Try every way to give each part to one of the pieces: those that choose first, then the longest parts first."""
    in_turn = sorted(parts, key=lambda part: (not part.first, 0 if part.first else -part.length))
    in_vain: set[tuple[int, tuple[tuple[int, int, int], ...]]] = set()

    def share(number: int, shares: Shares) -> Shares | None:
        if number == len(in_turn):
            return shares
        state = (number, tuple(_load(each) for each in shares))
        if state in in_vain:
            return None
        part = in_turn[number]
        for at in reversed(range(len(free))) if part.late else range(len(free)):
            more = (*shares[:at], (*shares[at], part), *shares[at + 1 :])
            if _laid_out(more[at], free[at], parts) is not None and (found := share(number + 1, more)) is not None:
                return found
        in_vain.add(state)
        return None

    shares = share(0, ((),) * len(free))
    if shares is None:
        return None
    rows = [_laid_out(each, gap, parts) or {} for gap, each in zip(free, shares, strict=True)]
    return {key: place for row in rows for key, place in row.items()}


def _load(share: tuple[Part, ...]) -> tuple[int, int, int]:
    """Return what tells one share of a piece from another: its minutes, and those with a limit of their own."""
    return (
        sum(part.length for part in share),
        sum(part.length for part in share if part.end_by is not None),
        sum(part.length for part in share if part.start_by is not None),
    )


def _laid_out(share: tuple[Part, ...], gap: Span, order: tuple[Part, ...]) -> Mapping[str, Span] | None:
    """Return the parts of one piece one after another, as they would like it or, failing that, the bound ones first."""
    rank = {part.key: number for number, part in enumerate(order)}
    as_liked = sorted(share, key=lambda part: (part.late, rank[part.key]))
    bound_first = sorted(share, key=lambda part: (part.start_by is None, part.end_by is None, rank[part.key]))
    return _in_a_row(as_liked, gap) or _in_a_row(bound_first, gap)


def _in_a_row(rows: list[Part], gap: Span) -> Mapping[str, Span] | None:
    placed, start = {}, gap.start
    spare = gap.length - sum(part.length for part in rows)
    for part in rows:
        if part.late and part.end_by is None and spare > 0:
            start, spare = start + spare, 0
        place = Span(start, start + part.length)
        if place.end > gap.end or (part.end_by is not None and place.end > part.end_by):
            return None
        if part.start_by is not None and place.start > part.start_by:
            return None
        placed[part.key], start = place, place.end
    return placed
