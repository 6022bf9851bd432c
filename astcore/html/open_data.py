"""Renders what pages say of the open data: the files of a set, the list of all sets, their columns, an example."""

from __future__ import annotations

from astcore.html.elements import Child, Element, el
from astcore.html.parts import Links, folded
from astcore.open_data import LICENCE, SETS, as_json
from astcore.open_data.columns import DataSet

FOLDER = "data"
ABOUT = "reference/data/"
ENDINGS = {"csv": "CSV", "json": "JSON", "schema.json": "schema"}


def _files(found: DataSet, links: Links) -> list[Child]:
    """Return the links to a set's files, each told apart by its words where links are read out by themselves."""
    shown: list[Child] = []
    for ending, name in ENDINGS.items():
        shown += [
            ", " if shown else None,
            el(
                "a",
                name,
                el("span", f": {found.title}", class_="ast-hidden"),
                href=links.to(f"{FOLDER}/{found.name}.{ending}"),
            ),
        ]
    return shown


def data_links(names: tuple[str, ...], links: Links) -> Element:
    """Return a line below a table: where the same is to be had as data. Raises `KeyError` for an unknown set."""
    pieces: list[Child] = ["As data: "]
    for number, name in enumerate(names):
        found = SETS[name]
        pieces += ["; " if number else None, f"{found.title} (", _files(found, links), ")"]
    return el("p", pieces, ". ", el("a", "About the data", href=links.to(ABOUT)), class_="ast-note ast-data")


def data_list(links: Links) -> list[Element]:
    """Return every set under a heading of its own: what it holds, its files, and its columns folded up."""
    return [element for found in SETS.values() for element in _set(found, links)]


def _set(found: DataSet, links: Links) -> list[Element]:
    shown = el("a", "As a page", el("span", f": {found.title}", class_="ast-hidden"), href=links.to(found.page))
    columns = [el("div", el("dt", el("code", column.name)), el("dd", f"{column.means}.")) for column in found.columns]
    return [
        el("h3", found.title, id=f"set-{found.name}"),
        el("p", found.about),
        el("p", f"{len(found.records()):,} records: ", _files(found, links), [". ", shown] if found.page else None),
        folded(f"Columns of {found.name}", el("dl", columns, class_="ast-facts")),
    ]


def data_example(name: str, wanted: dict[str, str | int]) -> Element:
    """Return the first record of a set that has the wanted values, as it stands in the JSON file.

    Raises `KeyError` for an unknown set, and `LookupError` where no record has them.
    """
    for record in SETS[name].records():
        if all(record[column] == value for column, value in wanted.items()):
            return el("pre", el("code", as_json(dict(record)).rstrip("\n")))
    raise LookupError(f"{name} has no record with {wanted}")


def data_licence() -> Element:
    """Return what is known about using the data."""
    return el("p", LICENCE)
