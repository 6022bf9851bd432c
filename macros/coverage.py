"""What became of each section of the guidance: where it is restated, what rests on it, and what tests it.

Nothing here is kept by hand. It is read from the pages, from the core's own lines and data, from what the calculators
cite when they answer the worked cases, and from the inventory of facts.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import astcore
from astcore import data
from astcore.calculators import CALCULATORS
from astcore.html.elements import Element, el
from astcore.html.parts import Links, data_table, folded
from astcore.outcome import Cell, Check, Factor, Outcome, Step, Table
from astcore.questions import read_all
from astcore.source import PARTS, Section, sections

ROOT = Path(__file__).parents[1]
HEADING = re.compile(r"^#{1,4} (?P<title>.*?)(?: *\{[^}]*#(?P<id>[\w-]+)[^}]*\})?$")
CITED = re.compile(r'source\("(?P<key>[\w-]+)"')


@dataclass(slots=True)
class Home:
    """What one section of the guidance has on this site. Each list is in order, and has nothing twice.

    `restated` are addresses from the site's root with the heading's words; `rules` are functions of the core by their
    dotted names, `entries` are data as "file: key"; `calculators` and `cases` are names; `facts` are what the
    inventory looks for on the pages, in words.
    """

    section: Section
    restated: dict[str, str] = field(default_factory=dict)
    rules: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    calculators: list[str] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)


def homes() -> dict[str, Home]:
    """Return what each section has, by key, in the guidance's order."""
    found = {key: Home(section) for key, section in sections().items()}
    for key, address, title in _restated():
        found[key].restated[address] = title
    for key, rule in _rules():
        _add(found[key].rules, rule)
    for key, entry in _entries():
        _add(found[key].entries, entry)
    for calculator, case, key in _worked():
        _add(found[key].calculators, calculator)
        _add(found[key].cases, f"{calculator}: {case}")
    for fact in _facts():
        found[fact["section"]].facts.append(fact["fact"])
    return found


def _add(items: list[str], item: str) -> None:
    if item not in items:
        items.append(item)


def _headings() -> Iterator[tuple[str, str, str]]:
    """Yield each heading of the pages for readers: its address, its words, and what stands below it."""
    for path in sorted((ROOT / "docs").rglob("*.md")):
        page = path.relative_to(ROOT / "docs").as_posix()
        if page.startswith("maintain/"):
            continue
        url = page.removesuffix(".md").removesuffix("index").rstrip("/")
        address, title, lines = "", "", list[str]()
        for line in path.read_text(encoding="utf-8").splitlines():
            if heading := HEADING.match(line):
                yield address, title, "\n".join(lines)
                id_ = heading["id"]
                address, title, lines = f"{url}/#{id_}" if id_ else f"{url}/", heading["title"], []
            lines.append(line)
        yield address, title, "\n".join(lines)


def _restated() -> Iterator[tuple[str, str, str]]:
    """Yield each section with an address that restates it: what its entry says, what cites it, where its facts are."""
    titles = {address: (title, text) for address, title, text in _headings() if address}
    for section in sections().values():
        yield section.key, section.page, titles.get(section.page, ("", ""))[0]
    for address, (title, text) in titles.items():
        for cited in CITED.finditer(text):
            yield cited["key"], address, title
    for fact in _facts():
        if fact["at"] in titles:
            yield fact["section"], fact["at"], titles[fact["at"]][0]


def _rules() -> Iterator[tuple[str, str]]:
    """Yield each section that a line of the core cites, with the function that the line stands in."""
    folder = Path(astcore.__file__).parent
    for path in sorted(folder.rglob("*.py")):
        module = ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")
        for function in ast.parse(path.read_text(encoding="utf-8")).body:
            for node in ast.walk(function):
                match node:
                    case ast.Call(func=ast.Name(id="cite"), args=[ast.Constant(value=str(key)), *_]):
                        name = getattr(function, "name", "")
                        yield key, f"{module}.{name}" if name else module


def _entries() -> Iterator[tuple[str, str]]:
    """Yield each section that an entry of the core's data names, with the entry."""
    for name in data.files():
        for entry in data.load(name):
            named = [entry.fields["section"]] if "section" in entry.fields else entry.fields.get("sections", [])
            for key in named:
                yield key, f"{name}: {entry.key}"


def _worked() -> Iterator[tuple[str, str, str]]:
    """Yield, for each worked case that is answered: its calculator, its name, and a section that the answer cites."""
    for path in sorted((ROOT / "tests" / "cases").glob("*.toml")):
        calculator = CALCULATORS[path.stem.replace("_", "-")]
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in written["case"]:
            answers, refused = read_all(calculator.questions, written["base"] | case["answers"])
            if not refused:
                for key in dict.fromkeys(_cited(calculator.answer(answers))):
                    yield calculator.name, case["name"], key


def _cited(outcome: Outcome) -> Iterator[str]:
    places: tuple[Check | Step | Factor, ...] = (*outcome.checks, *outcome.next_steps, *outcome.factors)
    for place in places:
        yield place.citation.section.key


def _facts() -> Iterator[dict[str, str]]:
    for path in sorted((ROOT / "tests" / "facts").glob("*.toml")):
        yield from tomllib.loads(path.read_text(encoding="utf-8"))["fact"]


# --- the page ---------------------------------------------------------------------------------------------------------

COLUMNS = ("Section", "Restated", "Rules", "Entries", "Calculators", "Cases", "Facts")


def coverage_map(links: Links) -> list[Element]:
    """Return the map: for each part of the guidance a table of its sections, and what is behind the numbers."""
    found: list[Element] = []
    everything = homes()
    for part in dict.fromkeys(home.section.part for home in everything.values()):
        rows = [home for home in everything.values() if home.section.part == part]
        name = f"{PARTS[part][0].upper()}{PARTS[part][1:]}"
        found += [el("h2", name, id=f"part-{part.lower()}"), _table(name, rows, links)]
        found += [_behind(home, links) for home in rows]
    return found


def _name(section: Section) -> str:
    return section.title if section.number == section.where else f"{section.number} {section.title}"


def _table(part: str, homes: list[Home], links: Links) -> Element:
    caption = f"{part}: how much rests on each section"
    rows = tuple(
        (
            Cell(_name(home.section), link=home.section.page),
            *(Cell(str(len(items)) if items else "–") for items in _counted(home)),
        )
        for home in homes
    )
    numeric = frozenset(range(1, len(COLUMNS)))
    return data_table(Table(f"part-{part}", caption, COLUMNS, rows, numeric), links)


def _counted(home: Home) -> tuple[Collection[str], ...]:
    return home.restated, home.rules, home.entries, home.calculators, home.cases, home.facts


def _behind(home: Home, links: Links) -> Element:
    """Return what is behind the numbers of one section, folded up."""
    places = [el("a", title or address, href=links.to(address)) for address, title in home.restated.items()]
    calculators = [el("a", CALCULATORS[key].title, href=links.to(f"calculators/{key}/")) for key in home.calculators]
    groups: tuple[tuple[str, Sequence[Element | str]], ...] = (
        ("Restated under", places),
        ("Rules that cite it", [el("code", name) for name in home.rules]),
        ("Entries of data that name it", [el("code", name) for name in home.entries]),
        ("Calculators whose answers cite it", calculators),
        ("Worked cases whose answers cite it", home.cases),
        ("Facts looked for on the pages", home.facts),
    )
    lists = [
        [el("p", el("strong", name)), el("ul", [el("li", item) for item in items])] for name, items in groups if items
    ]
    content: Element = folded(_name(home.section), *lists)
    content.set("id", f"section-{home.section.key}")
    return content
