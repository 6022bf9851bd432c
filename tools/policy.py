"""Gives every page of a finished site a security policy: the site's own files, and no script that is not of the theme.

Static hosts let nobody choose headers, so the policy stands in the page, as the first thing in its head. It names each
inline script of the theme by its hash. A script, a handler or a frame in the content of a page stops the build: it
would not work, and must not.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import override

HEAD = '<meta charset="utf-8">'
"""What the policy follows. Everything that it governs comes later."""

SCRIPTS = {"", "text/javascript", "application/javascript", "module"}
"""The types of script that a browser runs; any other is data."""

FIXED = {
    "default-src": "'none'",
    "connect-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",  # the theme's style sheets hold their icons
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}


class NotAllowed(Exception):
    """A page holds what the policy forbids; the message says which page, what and what to do."""


@dataclass
class Inline(HTMLParser):
    """What a page holds in itself that a policy must name, and what it must not hold."""

    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    in_article: bool = False
    inside: list[str] | None = None

    def __post_init__(self) -> None:
        super().__init__()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "article":
            self.in_article = True
        self.forbidden += (f"{name} on <{tag}>" for name in given if name.startswith("on"))
        self.forbidden += (f"{name} of <{tag}>" for name in ("href", "src", "action") if is_script(given.get(name, "")))
        if tag in {"iframe", "frame", "object", "embed", "base"}:
            self.forbidden.append(f"<{tag}>")
        if "style" in given:
            self.attributes.append(given["style"])
        if tag == "style":
            self.inside = self.styles
        elif tag == "script" and "src" not in given and given.get("type", "") in SCRIPTS:
            if self.in_article:
                self.forbidden.append("an inline <script>")
            self.inside = self.scripts

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self.in_article = False
        self.inside = None

    @override
    def handle_data(self, data: str) -> None:
        if self.inside is not None:
            self.inside.append(data)


def is_script(address: str) -> bool:
    """True for an address that runs a script."""
    return address.strip().lower().startswith("javascript:")


def apply(site: Path) -> None:
    """Put its policy into every page of a finished site. Raises `NotAllowed` for a page that would break it."""
    for page in sorted(site.rglob("*.html")):
        text = page.read_text("utf-8")
        before, head, after = text.partition(HEAD)
        if not head:
            raise NotAllowed(f"{page.relative_to(site)} has no {HEAD}: the policy has no place.")
        try:
            meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(text)}">'
        except NotAllowed as problem:
            raise NotAllowed(f"{page.relative_to(site)} holds {problem}: write it without.") from None
        page.write_text(f"{before}{head}{meta}{after}", "utf-8")


def policy(text: str) -> str:
    """Return the policy of a page. Raises `NotAllowed`, with what, for a page that holds what it must not."""
    page = Inline()
    page.feed(text)
    page.close()
    if page.forbidden:
        raise NotAllowed(", ".join(page.forbidden))
    # Attributes count by their hash only with "unsafe-hashes", which is unsafe for scripts: it stands for styles alone.
    styles = [
        *map(hashed, page.styles),
        *(["'unsafe-hashes'"] if page.attributes else []),
        *map(hashed, page.attributes),
    ]
    directives = FIXED | {
        "script-src": " ".join(dict.fromkeys(["'self'", "'wasm-unsafe-eval'", *map(hashed, page.scripts)])),
        "style-src": " ".join(dict.fromkeys(["'self'", *styles])),
    }
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def hashed(content: str) -> str:
    """Return a policy's name for exactly this content."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
