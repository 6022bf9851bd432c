"""What the reference pages list: duties, glossary, addresses, and the two appointment routes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from astcore import data
from astcore.quantities import TimeLimit, quantity, time_limits
from astcore.source import Citation, citation


@dataclass(frozen=True, slots=True)
class Duty:
    """A professional duty, with the guidance's examples of how it may be carried out."""

    key: str
    title: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JobPart:
    """A part of the guidance's one example of a job description."""

    key: str
    title: str
    items: tuple[str, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry. `outside` is true where the meaning is not the guidance's own; `aliases` are readers' words."""

    key: str
    term: str
    abbreviation: str
    means: str
    aliases: tuple[str, ...]
    outside: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """An address that the guidance prints, as it stood in a year now past."""

    key: str
    name: str
    lines: tuple[str, ...]
    what_for: str
    as_at: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class Lane:
    """One of the parties to an appointment route."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class RouteStep:
    """A step of an appointment route. `added` is true where the text says it and the chart does not show it."""

    key: str
    lane: Lane
    short: str
    words: str
    after: tuple[str, ...]
    form: str
    limit: TimeLimit | None
    added: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class Route:
    """An appointment route: its lanes from left to right and its steps in order."""

    key: str
    lanes: tuple[Lane, ...]
    steps: tuple[RouteStep, ...]


def _in_order(entries: tuple[data.Entry, ...]) -> list[data.Entry]:
    return sorted(entries, key=lambda entry: entry.whole("order"))


@cache
def duties() -> tuple[Duty, ...]:
    """Return the professional duties in the guidance's order. Source: part 5, AST professional duties."""
    return tuple(
        Duty(entry.key, entry.text("title"), entry.texts("examples")) for entry in data.of_kind("duties", "duty")
    )


@cache
def support() -> tuple[str, ...]:
    """Return what an AST may do, for example, for the school's own priorities. Source: part 5, duties."""
    return tuple(entry.text("words") for entry in data.of_kind("duties", "support"))


@cache
def job_example() -> tuple[JobPart, ...]:
    """Return one AST's job description: an illustration and no template. Source: Annex F."""
    shares = {"{school}": str(quantity("example-school-share")), "{outreach}": str(quantity("outreach-share"))}

    def filled(words: str) -> str:
        for place, share in shares.items():
            words = words.replace(place, share)
        return words

    return tuple(
        JobPart(entry.key, entry.text("title"), tuple(map(filled, entry.texts("items"))), citation(entry))
        for entry in data.of_kind("example_job", "part")
    )


@cache
def glossary() -> tuple[Term, ...]:
    """Return the glossary in alphabetical order."""
    found = (
        Term(
            entry.key,
            entry.text("term"),
            entry.text("abbreviation"),
            entry.text("means"),
            entry.texts("aliases"),
            entry.flag("outside"),
        )
        for entry in data.of_kind("glossary", "term")
    )
    return tuple(sorted(found, key=lambda term: term.term.casefold()))


@cache
def contacts() -> dict[str, Contact]:
    """Return the addresses of 2009 by key."""
    return {
        entry.key: Contact(
            entry.key,
            entry.text("name"),
            entry.texts("lines"),
            entry.text("what_for"),
            entry.whole("as_at"),
            citation(entry),
        )
        for entry in data.of_kind("contacts", "contact")
    }


@cache
def routes() -> dict[str, Route]:
    """Return the two appointment routes: internal and external."""
    return {key: _route(key) for key in ("internal", "external")}


def _route(key: str) -> Route:
    lanes = {
        entry.text("lane"): Lane(entry.text("lane"), entry.text("title"))
        for entry in _in_order(data.of_kind("routes", "lane"))
        if entry.text("route") == key
    }
    steps = tuple(
        RouteStep(
            entry.key,
            entry.one_of("lane", lanes),
            entry.text("short"),
            entry.text("words"),
            entry.texts("after"),
            entry.text("form", ""),
            entry.one_of("limit", time_limits()) if "limit" in entry.fields else None,
            entry.flag("added"),
            citation(entry),
        )
        for entry in _in_order(data.of_kind("routes", "step"))
        if entry.text("route") == key
    )
    return Route(key, tuple(lanes.values()), steps)
