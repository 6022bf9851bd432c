"""The data files and the pages against each other. Each test lists everything that is wrong at once: a to-do list."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import astcore.data
from astcore import data, open_data, pay, quantities, reference, source, standards
from astcore.calculators import CALCULATORS
from astcore.funding import facts
from astcore.pay import Area
from astcore.standards import CareerStage
from macros import AUDIENCES
from tests.pages import ROOT, called, every_page, macros, readers_pages

FILES = sorted(Path(astcore.data.__file__).parent.glob("*.toml"))
CORE = sorted((ROOT / "astcore").rglob("*.py"))


def none(offenders: list[str]) -> None:
    """Fail with the whole list, one offender to a line, unless it is empty."""
    assert not offenders, f"{len(offenders)} to put right:\n" + "\n".join(offenders)


def raw() -> Iterator[tuple[str, dict[str, Any], str, dict[str, Any]]]:
    """Every entry as it is written: its file, the file's head, its kind, its fields."""
    for path in FILES:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        for kind, entries in document.items():
            for entry in entries if isinstance(entries, list) else ():
                if isinstance(entry, dict):  # and not one of several sources at the head of the file
                    yield path.name, document, kind, entry


# --- the files --------------------------------------------------------------------------------------------------------


def test_every_entry_has_a_key_a_date_and_a_known_source() -> None:
    """Each entry says from when it holds and where it comes from."""
    known = {source_.key for source_ in data.load("sources")}
    wrong = []
    for file, head, kind, entry in raw():
        name = f"{file}: {kind} {entry.get('key')}"
        if not data.KEY.fullmatch(str(entry.get("key", ""))):
            wrong.append(f"{name}: no key")
        if not isinstance(entry.get("from", head.get("from")), date):
            wrong.append(f"{name}: no start date")
        keys = [] if kind == "source" else entry.get("source", head.get("source", []))
        keys = [keys] if isinstance(keys, str) else keys
        if not keys and kind != "source":
            wrong.append(f"{name}: no source")
        wrong += [f"{name}: unknown source {key}" for key in keys if key not in known]
    none(wrong)


def test_no_key_stands_twice() -> None:
    """A key names one entry of its kind in its file."""
    counted = Counter((file, kind, entry.get("key")) for file, _, kind, entry in raw())
    none([f"{file}: {kind} {key}" for (file, kind, key), count in counted.items() if count > 1])


def test_every_file_is_read() -> None:
    """The loader reads every data file, and finds in it every entry that is written there."""
    assert data.files() == tuple(path.stem for path in FILES)
    written = Counter(file for file, *_ in raw())
    none([path.name for path in FILES if len(data.load(path.stem)) != written[path.name] or not written[path.name]])


def test_every_section_named_by_an_entry_exists() -> None:
    """A place in the guidance is a section of sections.toml, and paragraphs are counted from 1."""
    wrong = []
    for file, _, kind, entry in raw():
        named = [*entry.get("sections", []), *([entry["section"]] if "section" in entry else [])]
        wrong += [f"{file}: {kind} {entry['key']}: {key}" for key in named if key not in source.sections()]
        if entry.get("paragraph", 1) < 1:
            wrong.append(f"{file}: {kind} {entry['key']}: paragraph {entry['paragraph']}")
    none(wrong)


def test_every_key_named_by_an_entry_exists() -> None:
    """Time limits, forms, steps and bases that an entry names by their keys are there."""
    steps = {entry["key"] for _, _, kind, entry in raw() if kind == "step"}
    known: dict[str, set[str]] = {
        "limit": set(quantities.time_limits()),
        "form": set(quantities.forms()),
        "basis": set(pay.bases()),
        "after": steps,
    }
    wrong = []
    for file, _, kind, entry in raw():
        for field, keys in known.items():
            named = entry.get(field, [])
            wrong += [
                f"{file}: {kind} {entry['key']}: {field} {key}"
                for key in ([named] if isinstance(named, str) else named)
                if key and key not in keys
            ]
    none(wrong)


def test_every_part_of_the_core_reads_its_data() -> None:
    """Every accessor returns something from its file: a wrong field anywhere stops here."""
    for read in (
        source.sections,
        source.sources,
        source.silences,
        quantities.quantities,
        quantities.time_limits,
        quantities.forms,
        standards.standards,
        standards.stages,
        pay.areas,
        pay.awards,
        pay.bases,
        reference.duties,
        reference.support,
        reference.glossary,
        reference.contacts,
        reference.routes,
        facts.items,
        facts.ways,
        facts.years,
    ):
        assert read(), read.__name__


def test_the_version_of_the_data() -> None:
    """The version is the first twelve digits of a digest of every data file."""
    assert re.fullmatch(r"[0-9a-f]{12}", data.version())


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (quantities.quantity("outreach-share"), "20 per cent"),
        (quantities.quantity("pupil-group"), "4 to 8 pupils"),
        (quantities.quantity("report-length"), "1 side"),
        (quantities.quantity("grant-outreach"), "£6,200"),
        (quantities.quantity("range-example-start"), "point 11"),
        (quantities.time_limit("review-apply"), "40 working days"),
        (quantities.time_limit("outreach-build-up"), "1 year"),
    ],
    ids=str,
)
def test_numbers_in_words(found: object, words: str) -> None:
    """A number reads with its unit, in the singular or the plural."""
    assert str(found) == words


# --- used and known ---------------------------------------------------------------------------------------------------


@cache
def named_in_the_core() -> set[str]:
    """Every text that stands by itself in the core's own lines."""
    return {
        node.value
        for path in CORE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize(
    ("macro", "keys"),
    [
        ("silence", source.silences),
        ("limit", quantities.time_limits),
        ("form", quantities.forms),
        ("quantity", quantities.quantities),
    ],
)
def test_everything_held_is_used(macro: str, keys: Callable[[], dict[str, object]]) -> None:
    """Each silence, time limit, form and quantity stands on a page for readers, in a route, or in an answer."""
    on_pages = {arguments[0] for page in readers_pages() for name, arguments in page.calls if name == macro}
    in_routes = {entry.get(macro) for _, _, kind, entry in raw() if kind == "step"}
    used = on_pages | in_routes | named_in_the_core()
    none([f"{macro} {key}" for key in keys() if key not in used])


def test_every_macro_a_page_calls_exists() -> None:
    """A page calls only what macros/ gives it."""
    none([f"{page.path}: {name}" for page in readers_pages() for name, _ in page.calls if name not in macros()])


def noted() -> set[str]:
    """Return the figures that some check notes, or the benchmark writes."""
    checks = [*Path(__file__).parent.rglob("*.py"), *(ROOT / "tools" / "bench").rglob("*.py")]
    return {key for check in checks for key in re.findall(r'measured\.note\(\s*"([\w-]+)"', check.read_text("utf-8"))}


KNOWN: dict[str, Callable[[], Any]] = {
    "measured": noted,
    "limit": quantities.time_limits,
    "quantity": quantities.quantities,
    "form": quantities.forms,
    "standard": standards.standards,
    "standards_list": lambda: list(CareerStage),
    "standards_count": lambda: list(CareerStage),
    "salary": lambda: list(Area),
    "spine_ends": lambda: list(Area),
    "silence": source.silences,
    "source": source.sections,
    "contacts_list": reference.contacts,
    "route": reference.routes,
    "calculator": lambda: CALCULATORS,
    "embed_tag": lambda: CALCULATORS,
    "answers_table": lambda: CALCULATORS,
    "data_links": lambda: open_data.SETS,
    "data_example": lambda: open_data.SETS,
}


def test_everything_a_page_names_exists() -> None:
    """Each key that a page gives to a macro is one that the data or the core has."""
    wrong = []
    for page in readers_pages():
        for name, arguments in page.calls:
            if arguments and (name not in KNOWN or arguments[0] not in KNOWN[name]()):
                wrong.append(f"{page.path}: {name}({arguments[0]!r})")
            if name == "salary" and arguments[1] not in pay.spine_points():
                wrong.append(f"{page.path}: salary of point {arguments[1]}")
    none(wrong)


def test_macros_and_their_documentation() -> None:
    """docs/maintain/writing.md tells of every macro, and of none that there is not."""
    (writing,) = [page for page in every_page() if page.path == "maintain/writing.md"]
    told = {name for written in re.findall(r"\{\{(.*?)\}\}", writing.text) for name, _ in called(written)}
    none(
        [f"not told of: {name}" for name in sorted(set(macros()) - told)]
        + [f"not there: {name}" for name in sorted(told - set(macros()))]
    )


def test_every_macro_is_used() -> None:
    """Each macro is called by some page."""
    on_pages = {name for page in every_page() for name, _ in page.calls}
    none(sorted(set(macros()) - on_pages))


# --- pages ------------------------------------------------------------------------------------------------------------


def test_every_section_has_its_place_on_a_page() -> None:
    """The page that restates a section is there, with a heading of that id, and says that it restates the section."""
    pages = {page.url: page for page in readers_pages()}
    wrong = []
    for section in source.sections().values():
        url, _, id_ = section.page.partition("#")
        if url not in pages:
            wrong.append(f"{section.key}: no page {url}")
            continue
        if id_ and id_ not in pages[url].ids:
            wrong.append(f"{section.key}: no heading #{id_} on {pages[url].path}")
        if section.key not in pages[url].meta.get("sections", []):
            wrong.append(f"{section.key}: not among the sections of {pages[url].path}")
    none(wrong)


ABOUT_THE_SITE = {"accessibility.md", "licences.md", "embedding.md"}
"""Pages that restate nothing of the guidance."""


def test_the_front_matter_of_pages() -> None:
    """Each page for readers has a title, a description, a summary, its readers and its sections, all of them known."""
    wrong = []
    for page in readers_pages():
        wrong += [
            f"{page.path}: no {key}"
            for key in ("title", "description", "summary", "audience", "sections")
            if not page.meta.get(key) and not (key == "sections" and page.path in ABOUT_THE_SITE)
        ]
        wrong += [f"{page.path}: audience {key}" for key in page.meta.get("audience", []) if key not in AUDIENCES]
        wrong += [
            f"{page.path}: section {key}" for key in page.meta.get("sections", []) if key not in source.sections()
        ]
        if page.meta.get("render_macros") is not True:
            wrong.append(f"{page.path}: no render_macros: true")
    none(wrong)


PAPER = {"A4"}


def test_every_code_in_prose_is_a_standard() -> None:
    """P1 to P10, E1 to E15 and A1 to A3 are standards; nothing else is called by such a code."""
    none(
        [
            f"{page.path}:{number}: {code}"
            for page in readers_pages()
            for number, line in page.lines
            for code in re.findall(r"\b[A-Z]\d{1,2}\b", line)
            if code[0] in "PEA" and code not in standards.standards() and code not in PAPER
        ]
    )


def figures_held() -> dict[str, str]:
    """The numbers that pages get from the core, in words, with the macro that writes each."""
    limits = {str(limit): f'limit("{key}")' for key, limit in quantities.time_limits().items()}
    return {str(number): f'quantity("{key}")' for key, number in quantities.quantities().items()} | limits


def test_no_typed_figure() -> None:
    """No page types a sum of money, or a number that the data holds: the core writes them."""
    held = figures_held()
    pattern = re.compile(
        r"£\s?\d|\d per cent|\d ?%|" + "|".join(rf"(?<!\d){re.escape(words)}\b" for words in held), re.IGNORECASE
    )
    none(
        [
            f"{page.path}:{number}: {match.group()} {held.get(match.group().lower(), '')}"
            for page in readers_pages()
            for number, line in page.lines
            for match in pattern.finditer(line)
        ]
    )
