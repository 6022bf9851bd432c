"""What became of each section of the guidance: where it is restated, what rests on it, and what tests it.

Nothing here is kept by hand. It is read from the pages, from the core's own lines and data, from what the calculators
cite when they answer the worked cases, and from the inventory of facts.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import astcore
from astcore import data
from astcore.calculators import CALCULATORS
from astcore.html.elements import Child, Element, el
from astcore.html.parts import Links
from astcore.outcome import Check, Factor, Outcome, Step
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


def coverage_map(links: Links) -> list[Element]:
    """Return the map: a table for each part of the guidance, with a row for each of its sections."""
    found: list[Element] = []
    everything = homes()
    for part, title in PARTS.items():
        rows = [home for home in everything.values() if home.section.part == part]
        if rows:
            name = f"{title[0].upper()}{title[1:]}"
            found += [el("h2", name, id=f"part-{part.lower()}"), _table(f"{name}: its sections", rows, links)]
    return found


def _table(caption: str, rows: Iterable[Home], links: Links) -> Element:
    columns = ("Section", "Restated", "Rules and data", "Calculators", "Worked cases", "Facts looked for")
    table = el(
        "table",
        el("caption", caption),
        el("thead", el("tr", [el("th", name, scope="col") for name in columns])),
        el("tbody", [_row(home, links) for home in rows]),
        class_="ast-table",
    )
    return el("div", table, class_="ast-table-box", tabindex="0", role="region", aria_label=caption)


def _row(home: Home, links: Links) -> Element:
    section = home.section
    name = section.title if section.number == section.where else f"{section.number} {section.title}"
    places = [el("a", title or address, href=links.to(address)) for address, title in home.restated.items()]
    calculators = [el("a", CALCULATORS[key].title, href=links.to(f"calculators/{key}/")) for key in home.calculators]
    return el(
        "tr",
        el("th", name, scope="row", id=f"section-{section.key}"),
        el("td", _folded(places, "place", "places", section)),
        el(
            "td",
            _folded(
                [el("code", name) for name in (*home.rules, *home.entries)],
                "rule or entry",
                "rules and entries",
                section,
            ),
        ),
        el("td", _folded(calculators, "calculator", "calculators", section)),
        el("td", _folded(home.cases, "case", "cases", section)),
        el("td", _folded(home.facts, "fact", "facts", section)),
    )


def _folded(items: list[Element] | list[str], one: str, many: str, section: Section) -> Child:
    """Return how many items there are, with the items folded up below; a dash where there are none."""
    if not items:
        return "–"
    return el(
        "details",
        el(
            "summary",
            f"{len(items)} {one if len(items) == 1 else many}",
            el("span", f": {section.title}", class_="ast-hidden"),
        ),
        el("ul", [el("li", item) for item in items]),
    )
