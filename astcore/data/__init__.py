"""Reads the data files, and refuses an entry that has no source or no start date."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from astcore.errors import DataError

KEY = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a data file, checked: its key, the day it holds from, the keys of its sources, its fields.

    Every reader (`text`, `whole`, …) raises `DataError`, naming file and key, for a field of the wrong kind.
    """

    file: str
    kind: str
    key: str
    holds_from: date
    sources: tuple[str, ...]
    fields: Mapping[str, Any]

    def fail(self, problem: str) -> DataError:
        """Return the error that names this entry."""
        return DataError(self.file, self.key, problem)

    def _read[T](self, name: str, kind: type[T], default: T | None) -> T:
        value = self.fields.get(name, default)
        if value is None:
            raise self.fail(f"has no {name}")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.fail(f"{name} must be of type {kind.__name__}, not {value!r}")
        return value

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text field; `default` where it may be left out."""
        return self._read(name, str, default)

    def whole(self, name: str, default: int | None = None) -> int:
        """Return a whole-number field."""
        return self._read(name, int, default)

    def flag(self, name: str) -> bool:
        """Return a true/false field, false where it is left out."""
        return self._read(name, bool, False)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field that holds a list of texts, empty where it is left out."""
        value = self._read(name, list, [])
        if not all(isinstance(item, str) for item in value):
            raise self.fail(f"{name} must be a list of texts")
        return tuple(value)

    def one_of[T](self, name: str, allowed: Mapping[str, T]) -> T:
        """Return what the key in a text field stands for."""
        return self.look_up(self.text(name), allowed, name)

    def look_up[T](self, key: str, allowed: Mapping[str, T], what: str) -> T:
        """Return what `key` stands for, or fail with what there is instead."""
        if key not in allowed:
            raise self.fail(f"names a {what} that there is not: {key}. There are {', '.join(allowed)}")
        return allowed[key]

    def table(self, name: str) -> Mapping[str, Any]:
        """Return a field that is a table of its own."""
        return self._read(name, dict, None)


def _sources(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return tuple(value)
    return ()


def parse(file: str, content: bytes) -> tuple[Entry, ...]:
    """Return the entries of a data file in its order.

    `from` and `source` at the head of the file hold for every entry that has none of its own.
    A source is an entry of sources.toml; those entries are sources themselves and name no other.
    Raises `DataError` for an entry without key, start date or source, or with a key used twice.
    """
    try:
        document = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(file, "(whole file)", f"is not readable TOML: {error}") from error
    return tuple(_entries(file, document))


def _entries(file: str, document: Mapping[str, Any]) -> Iterator[Entry]:
    seen: set[tuple[str, str]] = set()
    for kind, items in document.items():
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            continue
        for number, fields in enumerate(items, 1):
            key = fields.get("key")
            if not isinstance(key, str) or not KEY.fullmatch(key):
                raise DataError(file, f"{kind} {number}", "has no key of letters, digits and hyphens")
            if (kind, key) in seen:
                raise DataError(file, key, "stands twice")
            seen.add((kind, key))
            start = fields.get("from", document.get("from"))
            if type(start) is not date:
                raise DataError(file, key, "has no start date: give it  from = YYYY-MM-DD")
            sources = _sources(fields.get("source", document.get("source")))
            if not sources and kind != "source":
                raise DataError(file, key, 'has no source: give it  source = "a key of sources.toml"')
            yield Entry(file, kind, key, start, sources, fields)


@cache
def load(name: str) -> tuple[Entry, ...]:
    """Return every entry of `<name>.toml`, and check that its sources are known ones."""
    file = f"{name}.toml"
    entries = parse(file, (resources.files(__name__) / file).read_bytes())
    known = {entry.key for entry in entries} if name == "sources" else {entry.key for entry in load("sources")}
    for entry in entries:
        for source in entry.sources:
            if source not in known:
                raise entry.fail(f"names a source that sources.toml does not have: {source}")
    return entries


def of_kind(name: str, kind: str) -> tuple[Entry, ...]:
    """Return the entries `[[kind]]` of `<name>.toml`, in the file's order."""
    return tuple(entry for entry in load(name) if entry.kind == kind)


def files() -> tuple[str, ...]:
    """Return the names of all data files, without their ending, in alphabetical order."""
    return tuple(
        sorted(
            path.name.removesuffix(".toml")
            for path in resources.files(__name__).iterdir()
            if path.name.endswith(".toml")
        )
    )


@cache
def version() -> str:
    """Return the version of the data: the first twelve hexadecimal digits of the SHA-256 of all data files."""
    digest = hashlib.sha256()
    for name in files():
        digest.update((resources.files(__name__) / f"{name}.toml").read_bytes())
    return digest.hexdigest()[:12]
