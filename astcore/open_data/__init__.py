"""The data for others to use: the same records as JSON, with its schema, and as CSV.

The site holds these files below `data/`, and `python -m astcore data` prints them. docs/reference/data.md says what
they hold. Every value comes from the core: a set of records is a view of it and adds nothing.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from astcore import data, grade
from astcore.open_data.columns import DataSet, Value, schema_of
from astcore.open_data.figures import FIGURES
from astcore.open_data.words import WORDS

SETS: dict[str, DataSet] = {found.name: found for found in (*FIGURES, *WORDS)}
"""Every set of records by its name, which is the name of its files."""

SEPARATOR = " | "
"""What stands between the items of a list in a cell of a CSV file."""

LICENCE = (
    "The guidance that this data restates, Advanced Skills Teachers: Promoting excellence (Department for Children, "
    "Schools and Families, 2009), is Crown copyright 2009. It lets extracts be reproduced for research, education or "
    "training that is not commercial if the source is acknowledged, and names an address of 2009 to ask for any other "
    "use. Figures whose source is another document are that document's. The records' own words and the calculated "
    "figures are this site's, and no licence is stated for them. This is not an official publication."
)
"""What is known about using the data: no more."""


def document(name: str) -> dict[str, Any]:
    """Return a set as plain values for JSON. Raises `KeyError` for a set that there is not."""
    found = SETS[name]
    return {
        "$schema": f"{name}.schema.json",
        "name": name,
        "title": found.title,
        "about": found.about,
        "as_at": grade.as_at().isoformat(),
        "data_version": data.version(),
        "licence": LICENCE,
        "columns": [{"name": column.name, "means": column.means} for column in found.columns],
        "records": [dict(record) for record in found.records()],
    }


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a set's document. Raises `KeyError` for a set that there is not."""
    return schema_of(SETS[name])


def table(name: str) -> str:
    """Return a set as CSV: the columns' names, then a line a record. Raises `KeyError` for a set that there is not.

    What is not known or does not apply is an empty cell.
    """
    found = SETS[name]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column.name for column in found.columns)
    writer.writerows([_cell(record[column.name]) for column in found.columns] for record in found.records())
    return text.getvalue()


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return SEPARATOR.join(map(str, value))
        case _:
            return str(value)


def index() -> dict[str, Any]:
    """Return the list of all sets, with the names of their files, as plain values for JSON."""
    return {
        "title": "Advanced skills teachers: open data",
        "as_at": grade.as_at().isoformat(),
        "data_version": data.version(),
        "licence": LICENCE,
        "sets": [
            {
                "name": name,
                "title": found.title,
                "about": found.about,
                "records": len(found.records()),
                "json": f"{name}.json",
                "csv": f"{name}.csv",
                "schema": f"{name}.schema.json",
            }
            for name, found in SETS.items()
        ],
    }


def as_json(value: object) -> str:
    """Return plain values as the text of a JSON file."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def files() -> dict[str, str]:
    """Return every file of the site's folder `data/`: its name and its text."""
    found = {"index.json": as_json(index())}
    for name in SETS:
        found[f"{name}.json"] = as_json(document(name))
        found[f"{name}.csv"] = table(name)
        found[f"{name}.schema.json"] = as_json(schema(name))
    return found
