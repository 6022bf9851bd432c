"""Renders a draft document, and files to download."""

from __future__ import annotations

from astcore.html.elements import Child, Element, el
from astcore.outcome import Block, Bullets, Document, File, Heading, Paragraph


def _block(block: Block) -> Element:
    match block:
        case Heading(title):
            return el("h4", title)
        case Bullets(items):
            return el("ul", [el("li", item) for item in items])
        case Paragraph(lines):
            words: list[Child] = []
            for number, line in enumerate(lines):
                words += [el("br") if number else None, line]
            return el("p", words)


def document(found: Document) -> Element:
    """Return a draft document as it would be printed."""
    return el("article", el("h3", found.title), [_block(block) for block in found.blocks], class_="ast-document")


def download(found: File) -> Element:
    """Return a file: a button for readers with scripts, and its content to copy for everyone."""
    return el(
        "div",
        el(
            "button",
            f"Download {found.title}",
            type="button",
            class_="ast-tool",
            data_action="download",
            data_name=found.name,
            data_type=found.media_type,
            hidden=True,
        ),
        el("details", el("summary", f"Show {found.title} as text"), el("pre", found.content), class_="ast-folded"),
        class_="ast-file",
    )


FEW = 3
"""So many files are shown one beneath the other. Of more, the first holds the whole, and the others are folded up."""


def downloads(files: tuple[File, ...]) -> list[Element]:
    """Return files to save."""
    if len(files) <= FEW:
        return [download(file) for file in files]
    others = [download(file) for file in files[1:]]
    return [download(files[0]), el("details", el("summary", "One at a time"), others, class_="ast-folded")]
