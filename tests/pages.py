"""The pages as they are written: their front matter, their lines, their headings' ids, and what they call."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml

from macros import define_env

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
CALL = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
HEADING_ID = re.compile(r"^#+ .*\{[^}]*#([\w-]+)[^}]*\}\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A page: its path below docs/, its front matter, and its whole text."""

    path: str
    meta: dict[str, Any]
    text: str

    @property
    def url(self) -> str:
        """Its address from the site's root: "guidance/pay/"."""
        folder = self.path.removesuffix(".md").removesuffix("index").rstrip("/")
        return f"{folder}/" if folder else ""

    @property
    def body(self) -> str:
        """Its text without its front matter."""
        return self.text.split("\n---\n", 1)[1] if self.meta else self.text

    @property
    def lines(self) -> Iterator[tuple[int, str]]:
        """Its lines with their numbers."""
        return enumerate(self.text.splitlines(), 1)

    @property
    def ids(self) -> set[str]:
        """The ids that its headings are given."""
        return set(HEADING_ID.findall(self.body))

    @property
    def calls(self) -> Iterator[tuple[str, list[Any]]]:
        """The macros that it calls, with what it gives them."""
        for written in CALL.findall(self.body):
            yield from called(written)


def called(written: str) -> Iterator[tuple[str, list[Any]]]:
    """The calls in an expression, each with its arguments."""
    for node in ast.walk(ast.parse(written.strip(), mode="eval")):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, [ast.literal_eval(argument) for argument in node.args]


def _read(path: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    meta = yaml.safe_load(text.split("\n---\n", 1)[0]) if text.startswith("---\n") else {}
    return Page(path.relative_to(DOCS).as_posix(), meta, text)


@cache
def every_page() -> tuple[Page, ...]:
    """Every page of the site."""
    return tuple(_read(path) for path in sorted(DOCS.rglob("*.md")))


@cache
def readers_pages() -> tuple[Page, ...]:
    """The pages for readers: all but those for maintainers."""
    return tuple(page for page in every_page() if not page.path.startswith("maintain/"))


class Environment:
    """What the macros plugin is to the macros: the page that is being written, and a place to put them."""

    def __init__(self, url: str, meta: dict[str, Any]) -> None:
        self.page = SimpleNamespace(url=url, meta=meta)
        self.conf = {"extra": {}, "site_url": ""}
        self.macros: dict[str, Callable[..., str]] = {}

    def macro(self, function: Callable[..., str], name: str = "") -> Callable[..., str]:
        """Take a macro, under its own name or another."""
        self.macros[name or function.__name__] = function
        return function


def macros(url: str = "", **meta: Any) -> dict[str, Callable[..., str]]:
    """What a page at `url` with this front matter can call."""
    environment = Environment(url, meta)
    define_env(environment)
    return environment.macros
