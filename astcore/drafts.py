"""Turns a draft document into something to take away: plain text, Markdown, or a web page of its own."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from xml.etree import ElementTree

from astcore.outcome import Block, Bullets, Document, Heading, Paragraph

WIDTH = 76
MARKDOWN = re.compile(r"([\\`*_#]|\](?=[(\[:]))")
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "~": "&#126;", "|": "&#124;"}
"""Characters for which not every reader of Markdown takes a backslash."""


def plain_text(document: Document) -> str:
    """Return a document as lines of plain text, with an empty line between its parts."""
    return "\n".join([document.title, "=" * len(document.title), "", *_plain(document.blocks)])


def _plain(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(words):
                yield from (words, "-" * len(words))
            case Paragraph(lines):
                yield from (textwrap.fill(line, WIDTH) for line in lines)
            case Bullets(items):
                yield from (textwrap.fill(item, WIDTH, initial_indent="- ", subsequent_indent="  ") for item in items)
        yield ""


def markdown(document: Document) -> str:
    """Return a document as Markdown. What a reader typed stays text: nothing in it becomes a heading or a link."""
    return "\n".join([f"# {_escaped(document.title)}", "", *_markdown(document.blocks)])


def _markdown(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(words):
                yield f"## {_escaped(words)}"
            case Paragraph(lines):
                yield "  \n".join(map(_paragraph, lines))
            case Bullets(items):
                yield from (f"- {_paragraph(item)}" for item in items)
        yield ""


def _escaped(words: str) -> str:
    return "".join(ENTITIES.get(character, character) for character in MARKDOWN.sub(r"\\\1", words))


def _paragraph(words: str) -> str:
    """Return words that do not start a list, or underline a heading, by accident."""
    words = re.sub(r"^([0-9]*)([-+.)])", r"\1\\\2", _escaped(words))
    return re.sub(r"^=", "&#61;", words)


def web_page(document: Document) -> str:
    """Return a document as a whole page of HTML that needs nothing else and prints as it is."""
    page = ElementTree.Element("html", lang="en-GB")
    head = ElementTree.SubElement(page, "head")
    ElementTree.SubElement(head, "meta", charset="utf-8")
    ElementTree.SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    ElementTree.SubElement(head, "title").text = document.title
    body = ElementTree.SubElement(page, "body")
    ElementTree.SubElement(body, "h1").text = document.title
    for block in document.blocks:
        match block:
            case Heading(words):
                ElementTree.SubElement(body, "h2").text = words
            case Paragraph(lines):
                _lines(ElementTree.SubElement(body, "p"), lines)
            case Bullets(items):
                whole = ElementTree.SubElement(body, "ul")
                for item in items:
                    ElementTree.SubElement(whole, "li").text = item
    ElementTree.indent(page, space="  ")
    return f"<!DOCTYPE html>\n{ElementTree.tostring(page, encoding='unicode', method='html')}\n"


def _lines(paragraph: ElementTree.Element, lines: tuple[str, ...]) -> None:
    paragraph.text = lines[0]
    for line in lines[1:]:
        ElementTree.SubElement(paragraph, "br").tail = line
