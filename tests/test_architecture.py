"""What docs/maintain/architecture.md promises of the core: who may import what, no float, no clock, no long module."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import astcore
from astcore.calculators import CALCULATORS

FOLDER = Path(astcore.__file__).parent
LONGEST = 400


def name_of(path: Path) -> str:
    """The dotted name of a module: astcore.html.form."""
    return ".".join(path.relative_to(FOLDER.parent).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in sorted(FOLDER.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def imports(name: str) -> set[str]:
    """Every module that a module imports, by its dotted name, wherever in it the import stands."""
    found = set()
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: imports are written in full"
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= names & set(MODULES) or {str(node.module)}
    return found


def nodes() -> Iterator[tuple[str, ast.AST]]:
    """Every node of every module, with where it stands."""
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            yield f"{name}:{getattr(node, 'lineno', 0)}", node


def none(offenders: list[str]) -> None:
    """Fail with the whole list, one offender to a line, unless it is empty."""
    assert not offenders, f"{len(offenders)} to put right:\n" + "\n".join(offenders)


def below(name: str, *parts: str) -> bool:
    """True for one of the named parts of the core, and for what lies within it."""
    return any(name == part or name.startswith(f"{part}.") for part in (f"astcore.{part}" for part in parts))


def test_only_the_standard_library() -> None:
    """The core imports the standard library and itself, so that it runs wherever Python does."""
    none(
        [
            f"{name} imports {other}"
            for name in MODULES
            for other in imports(name)
            if other.split(".")[0] not in {"astcore", *sys.stdlib_module_names}
        ]
    )


def test_no_module_has_the_name_of_a_standard_one() -> None:
    """Nothing in the core is called `ast`, or by another name that a reader would take for the standard library's."""
    none([name for name in MODULES if re.search(r"\.(ast|datetime|decimal|typing|re|string)$", name)])


# --- layers -----------------------------------------------------------------------------------------------------------

PRESENTATION = ("html", "browser", "text", "contract", "__main__")
DOOR = ("respond", "calculators")


def test_rules_know_nothing_of_calculators_or_markup() -> None:
    """Only the renderer and the doors to it meet markup; only calculators and what is above them meet questions."""
    wrong = []
    for name in MODULES:
        if below(name, *PRESENTATION) or name == "astcore":
            continue
        above = PRESENTATION if below(name, *DOOR) else (*PRESENTATION, *DOOR, "questions")
        above = tuple(part for part in above if not (part == "questions" and name == "astcore.questions"))
        wrong += [f"{name} imports {other}" for other in imports(name) if below(other, *above)]
    none(wrong)


@pytest.mark.parametrize(
    "name", ["data", "source", "quantities", "pay", "standards", "eligibility", "grade", "dates", "money"]
)
def test_the_lowest_layers_do_not_import_markup(name: str) -> None:
    """Figures, standards and rules are values: none of them can write HTML."""
    none([other for other in imports(f"astcore.{name}") if below(other, "html")])


def test_only_the_browser_asks_for_markup() -> None:
    """The command line says its answers without the renderer."""
    assert [
        name for name in MODULES if not below(name, "html") and any(below(other, "html") for other in imports(name))
    ] == ["astcore.browser"]


def is_verdict(node: ast.AST) -> bool:
    """True where a module says which answers there are."""
    return isinstance(node, ast.ClassDef) and node.name == "Verdict"


RULES = {name for name, tree in TREES.items() if any(is_verdict(node) for node in ast.walk(tree))}


def test_the_renderer_knows_no_rule() -> None:
    """The renderer meets calculators and outcomes; it does not import a rule, nor one calculator by name."""
    own = {
        f"astcore.calculators.{path.stem}"
        for path in (FOLDER / "calculators").glob("*.py")
        if path.stem not in {"__init__", "base"}
    }
    assert own
    none(
        [
            f"{name} imports {other}"
            for name in MODULES
            if below(name, "html")
            for other in imports(name)
            if other in own | RULES
        ]
    )


def test_imports_go_one_way() -> None:
    """No module imports one that, by whatever way, imports it."""
    reach = {name: imports(name) & set(MODULES) for name in MODULES}
    for _ in MODULES:
        for found in reach.values():
            found |= {further for other in tuple(found) for further in reach[other]}
    none([name for name, found in reach.items() if name in found and name != "astcore"])


# --- numbers, days and size -------------------------------------------------------------------------------------------


DRAWINGS = {"astcore.html.pictures", "astcore.html.routes"}


def test_no_float() -> None:
    """Money is whole pounds or decimal: no float is written or made, but for places on a picture."""
    wrong = []
    for where, node in nodes():
        if where.split(":")[0] in DRAWINGS:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            wrong.append(f"{where}: {node.value}")
        if isinstance(node, ast.Name) and node.id == "float":
            wrong.append(f"{where}: float")
    none(wrong)


CLOCKS = {"today", "now", "utcnow", "fromtimestamp", "localtime", "gmtime", "monotonic", "perf_counter", "time_ns"}


def test_nothing_asks_the_clock() -> None:
    """Days are passed in: the same answers come whenever they are asked for."""
    wrong = []
    for where, node in nodes():
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            wrong.append(f"{where}: .{node.attr}")
    wrong += [
        f"{name}: imports {other}"
        for name in MODULES
        for other in imports(name)
        if other.split(".")[0] in {"time", "random", "secrets", "uuid"}
    ]
    none(wrong)


def test_nothing_reads_its_surroundings() -> None:
    """The core reads no environment, no file outside its data, and no network."""
    banned = {"os", "socket", "urllib.request", "http", "subprocess", "locale", "pathlib", "tempfile"}
    none(
        [
            f"{name} imports {other}"
            for name in MODULES
            for other in imports(name)
            if other in banned or other.split(".")[0] in banned - {"urllib.request"}
        ]
    )


def test_no_module_is_long_without_a_reason() -> None:
    """A module of more than 400 lines says at its top why ("Long because …")."""
    wrong = []
    for name, path in MODULES.items():
        lines = path.read_text(encoding="utf-8").splitlines()
        if len(lines) > LONGEST and not re.search(r"long because", " ".join(lines[:12]), re.IGNORECASE):
            wrong.append(f"{name}: {len(lines)} lines")
    none(wrong)


# --- the registry -----------------------------------------------------------------------------------------------------


def test_every_calculator_has_its_module_and_its_page() -> None:
    """A calculator's one name stands in the registry, in its module and on its page."""
    root = FOLDER.parent
    wrong = []
    for name, calculator in CALCULATORS.items():
        if calculator.name != name:
            wrong.append(f"{name}: is called {calculator.name}")
        wrong += [
            f"{name}: no {path}"
            for path in (f"astcore/calculators/{name.replace('-', '_')}.py", f"docs/calculators/{name}.md")
            if not (root / path).is_file()
        ]
    none(wrong)
