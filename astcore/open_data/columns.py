"""What a set of open data is: its columns, its records, and the schema that follows from the columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from astcore import data
from astcore.source import Citation

Value = str | int | bool | list[str] | list[int] | None
Record = Mapping[str, Value]


class Kind(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    KEY = "key"
    WHOLE = "whole"
    FLAG = "flag"
    DAY = "day"
    TEXTS = "texts"
    WHOLES = "wholes"


PATTERN = "^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$"
TYPES: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: {"type": "string", "minLength": 1},
    Kind.KEY: {"type": "string", "pattern": PATTERN},
    Kind.WHOLE: {"type": "integer"},
    Kind.FLAG: {"type": "boolean"},
    Kind.DAY: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Kind.TEXTS: {"type": "array", "items": {"type": "string", "minLength": 1}},
    Kind.WHOLES: {"type": "array", "items": {"type": "integer"}},
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it means, what its values are, and `allowed` where only some are.

    `optional` is true where a value can be unknown or not apply; it is then null.
    """

    name: str
    means: str
    kind: Kind = Kind.TEXT
    allowed: tuple[str, ...] = ()
    optional: bool = False

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of its values."""
        found: dict[str, Any] = {"description": self.means}
        one: dict[str, Any] = {"enum": list(self.allowed)} if self.allowed else TYPES[self.kind]
        if self.allowed and self.kind is Kind.TEXTS:
            one = {"type": "array", "items": one}
        return found | ({"anyOf": [one, {"type": "null"}]} if self.optional else one)


@dataclass(frozen=True, slots=True)
class DataSet:
    """A set of records under a name. `rules` are schemas that each record meets.

    `page` is where the site shows all of it, from the site's root; empty where no one page does.
    """

    name: str
    title: str
    about: str
    page: str
    columns: tuple[Column, ...]
    records: Callable[[], list[Record]]
    rules: tuple[Mapping[str, Any], ...] = ()


def schema_of(found: DataSet) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a set's document."""
    names = [column.name for column in found.columns]
    record: dict[str, Any] = {
        "type": "object",
        "properties": {column.name: column.schema() for column in found.columns},
        "required": names,
        "additionalProperties": False,
    }
    if found.rules:
        record["allOf"] = [dict(rule) for rule in found.rules]
    about_columns = {
        "type": "object",
        "properties": {"name": {"enum": names}, "means": TYPES[Kind.TEXT]},
        "required": ["name", "means"],
        "additionalProperties": False,
    }
    properties: dict[str, Any] = {
        "$schema": {"const": f"{found.name}.schema.json"},
        "name": {"const": found.name},
        "title": TYPES[Kind.TEXT],
        "about": TYPES[Kind.TEXT],
        "as_at": TYPES[Kind.DAY],
        "data_version": {"type": "string", "pattern": "^[0-9a-f]{12}$"},
        "licence": TYPES[Kind.TEXT],
        "columns": {"type": "array", "items": about_columns},
        "records": {"type": "array", "items": record, "minItems": 1},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": found.title,
        "description": found.about,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


# --- columns that several sets have -----------------------------------------------------------------------------------

KEY = Column("key", "what names the record: it stays", Kind.KEY)
FROM = Column("from", "the day from which it holds", Kind.DAY)
SOURCES = Column("sources", "the keys of the documents it rests on: see the set sources", Kind.TEXTS)
SECTION = Column("section", "the section of the guidance: see the set sections", Kind.KEY)
PARAGRAPH = Column(
    "paragraph", "the paragraph under that heading, counted from 1; null for all of it", Kind.WHOLE, optional=True
)
PAGE = Column("page", "the page of this site that restates it, from the site's root")
PLACE = (SECTION, PARAGRAPH, PAGE)

STANDINGS = ("published", "calculated", "unsettled")
STANDING = Column(
    "standing",
    "published (stands in a document that was read), calculated (worked out from published figures, never seen "
    "printed) or unsettled (more than one figure remains possible)",
    allowed=STANDINGS,
)


def place(found: Citation) -> dict[str, Value]:
    """Return the values of the three columns that say where in the guidance something stands."""
    return {"section": found.section.key, "paragraph": found.paragraph or None, "page": found.section.page}


def entries(file: str, kind: str) -> dict[str, data.Entry]:
    """Return the entries of a kind in a data file, by key: for the dates and the sources of what the core reads."""
    return {entry.key: entry for entry in data.of_kind(file, kind)}


def since(entry: data.Entry) -> str:
    """Return the day from which an entry holds."""
    return entry.holds_from.isoformat()
