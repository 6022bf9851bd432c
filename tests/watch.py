"""What a page must not do while a test looks at it: log an error, let one go uncaught, ask another host."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError


@dataclass
class Watch:
    """Notes every error, and every request to another host, of the windows it is told to watch."""

    origin: str
    errors: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch a window and everything it opens, its workers included."""
        context.on("console", self.logged)
        context.on("weberror", self.uncaught)
        context.on("request", self.requested)

    def logged(self, message: ConsoleMessage) -> None:
        """Note what a page or a worker logs as an error; a file that is missing is one too."""
        if message.type == "error":
            self.errors.append(f"logged: {message.text} ({message.location['url']})")

    def uncaught(self, error: WebError) -> None:
        """Note an error that no script caught."""
        self.errors.append(f"not caught: {error.error}")

    def requested(self, request: Request) -> None:
        """Note a request that leaves the site's host."""
        address = urlsplit(request.url)
        if address.scheme not in {"blob", "data"} and f"{address.scheme}://{address.netloc}" != self.origin:
            self.strays.append(f"asked another host: {request.url}")

    def faults(self, errors_allowed: bool = False) -> list[str]:
        """What to fail a test for. A test that breaks something on purpose allows errors, never another host."""
        return self.strays if errors_allowed else self.strays + self.errors
