"""No section of the guidance is left without a home: a page that restates it, facts that are looked for, cases."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from astcore.source import sections
from macros.coverage import Home, homes
from tests.test_facts import texts_of


@cache
def every_home() -> dict[str, Home]:
    """What each section has."""
    return homes()


def none(offenders: list[str]) -> None:
    """Fail with the whole list, one offender to a line, unless it is empty."""
    assert not offenders, f"{len(offenders)} to put right:\n" + "\n".join(offenders)


def test_every_section_of_the_guidance_is_on_the_map() -> None:
    """The map has the sections of the guidance, in its order."""
    assert list(every_home()) == list(sections())


def test_every_section_is_restated_under_a_heading() -> None:
    """Each section is restated at its own address, under a heading that the page has."""
    none(
        [
            f"{key}: {home.section.page} has no heading"
            for key, home in every_home().items()
            if not home.restated.get(home.section.page)
        ]
    )


def test_facts_of_every_section_are_looked_for() -> None:
    """Each section has at least one fact in the inventory, so that losing its restatement fails a test."""
    none([key for key, home in every_home().items() if not home.facts])


def test_every_section_that_a_rule_cites_is_reached_by_a_worked_case() -> None:
    """Where the core rules or works something out, a worked case gets an answer that says from which section."""
    none([f"{key}: {', '.join(home.rules)}" for key, home in every_home().items() if home.rules and not home.cases])


def test_every_section_has_something_that_rests_on_it() -> None:
    """A section is in a rule, in data, or at the least in facts of more than one kind on the pages."""
    none(
        [
            key
            for key, home in every_home().items()
            if not (home.rules or home.entries or (len(home.restated) and len(home.facts) > 1))
        ]
    )


def test_every_address_on_the_map_is_there(site: Path) -> None:
    """Each address that the map gives is a heading of the built site."""
    wrong = []
    for key, home in every_home().items():
        for address in home.restated:
            page, _, heading = address.partition("#")
            if heading not in texts_of(site / page / "index.html"):
                wrong.append(f"{key}: {address}")
    none(wrong)


def test_the_page_shows_every_section(site: Path) -> None:
    """The page in the built site has a row for each section."""
    text = (site / "maintain" / "coverage" / "index.html").read_text(encoding="utf-8")
    none([key for key in sections() if f'id="section-{key}"' not in text])
