"""What a journey may do in a browser's window, whichever the browser: as little as every driver can do."""

from __future__ import annotations

import time
from typing import Any, Protocol

PATIENCE = 90.0
"""Seconds: a busy machine may take many times what a start needs."""


class Window(Protocol):
    """A window of a browser that has been nowhere yet: its cache and its storage are empty."""

    def open(self, address: str) -> None:
        """Go to a whole address, and wait until the page is loaded."""

    def run(self, expression: str) -> Any:
        """The value of an expression in the page: whatever JSON can say."""

    def click(self, selector: str) -> None:
        """Bring an element into view and click it as a reader does."""

    def write(self, selector: str, text: str) -> None:
        """Type into an empty box, key by key."""


def until(window: Window, expression: str, wanted: object = True, patience: float = PATIENCE) -> None:
    """Wait until an expression has this value; after so many seconds, fail and say which value it has."""
    end = time.monotonic() + patience
    while (found := window.run(expression)) != wanted:
        if time.monotonic() > end:
            raise AssertionError(f"{expression} is {found!r}, and not {wanted!r}")
        time.sleep(0.05)
