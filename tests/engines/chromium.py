"""Chromium's window, driven by Playwright."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page


class ChromiumWindow:
    """See `Window`."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> None:
        """See `Window`."""
        self.page.goto(address)

    def run(self, expression: str) -> Any:
        """See `Window`."""
        return self.page.evaluate(expression)

    def click(self, selector: str) -> None:
        """See `Window`."""
        self.page.locator(selector).click()

    def write(self, selector: str, text: str) -> None:
        """See `Window`."""
        self.page.locator(selector).press_sequentially(text)
