"""Looking into what the renderer makes."""

from __future__ import annotations

from astcore.html.elements import Element
from astcore.html.parts import Links

LINKS = Links("../../")


def words(element: Element) -> str:
    """The text of an element and of all that is in it."""
    return "".join(element.itertext())


def with_class(element: Element, name: str) -> list[Element]:
    """The elements below one that have a class."""
    return [found for found in element.iter() if name in (found.get("class") or "").split()]
