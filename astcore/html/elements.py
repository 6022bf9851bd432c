"""The one way to markup: elements from the standard library's tree, which also sees to the escaping."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from xml.etree import ElementTree

Element = ElementTree.Element
Child = Element | str | None | Iterable["Child"]


def _safe(text: str) -> str:
    """Return text without the control characters that markup cannot carry."""
    if text.isprintable():
        return text
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})


def _append(parent: Element, child: Child) -> None:
    if child is None:
        return
    if isinstance(child, str):
        text = _safe(child)
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text
    elif isinstance(child, Element):
        parent.append(child)
    else:
        for item in child:
            _append(parent, item)


def el(tag: str, *children: Child, **attributes: str | bool | int | None) -> Element:
    """Return an element. Children are elements, texts, lists of them, or None.

    Attributes: True gives an attribute without a value, False and None leave it out; `class_` is class, `for_` is for,
    and an underscore inside a name is a hyphen (`aria_label`).
    """
    element = Element(tag)
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = name.rstrip("_").replace("_", "-")
        element.set(attribute, attribute if value is True else _safe(str(value)))
    for child in children:
        _append(element, child)
    return element


def markup(*elements: Element | None) -> str:
    """Return elements as one line of HTML."""
    return "".join(
        ElementTree.tostring(element, encoding="unicode", method="html").replace("\n", "&#10;")
        for element in elements
        if element is not None
    )
