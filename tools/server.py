"""A static file server that behaves as GitHub Pages does for a project site.

The site lives under a path of its own, every file may be cached for ten minutes, a folder's address ends in a slash,
a compressed file is sent as it is, and a missing page is answered by 404.html with status 404.
Tests use `serving()`, which records every request and can be told to answer some of them wrongly.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

HOST = "127.0.0.1"
BASE = "/ast-guidance/"

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/octet-stream",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}

type Answer = tuple[int, bytes]
"""A status and a body to send instead of the file."""

type Sabotage = Answer | Callable[[str], Answer | None]
"""What to answer for a path: always the same, or what a function says. The function may take its time, and may
return None to let the file through."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it was answered. `path` is the whole path, base included; `size` counts the body's bytes."""

    method: str
    path: str
    status: int
    size: int


@dataclass
class Served:
    """A folder being served: where, what was asked for, and what to answer wrongly.

    `folder` may be set to another folder at any time; requests after that are answered from there. `max_age` is how
    many seconds a browser may keep a file without asking again.
    `sabotage` maps a pattern ("engine/*/pyodide.asm.wasm", below the base) to what to answer.
    """

    folder: Path
    base: str
    port: int = 0
    max_age: int = 600
    sabotage: dict[str, Sabotage] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)

    @property
    def origin(self) -> str:
        """The host's address, without a slash at its end."""
        return f"http://{HOST}:{self.port}"

    @property
    def url(self) -> str:
        """The site's address, with a slash at its end."""
        return self.origin + self.base

    def paths(self) -> list[str]:
        """What was asked for so far, below the base."""
        return [request.path.removeprefix(self.base) for request in list(self.requests)]

    def sabotaged(self, path: str) -> Answer | None:
        """The wrong answer to give for a path below the base, if there is one."""
        for pattern, answer in list(self.sabotage.items()):
            if fnmatchcase(path, pattern):
                return answer(path) if callable(answer) else answer
        return None


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from one `Served`."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    served: Served

    def do_GET(self) -> None:
        """Answer with the file, a redirect to the folder's address, or 404.html."""
        path = unquote(urlsplit(self.path).path)
        base = self.served.base
        below = path.removeprefix(base)
        if path + "/" == base:
            self.redirect(base)
        elif not path.startswith(base):
            self.send(HTTPStatus.NOT_FOUND, f"Nothing here: the site is at {base}\n".encode(), ".txt")
        elif answer := self.served.sabotaged(below):
            self.send(*answer, Path(below).suffix or ".html")
        else:
            self.send_file(below)

    do_HEAD = do_GET

    def send_file(self, below: str) -> None:
        """Answer with what the folder holds at this place."""
        root = self.served.folder.resolve()
        file = (root / below).resolve()
        if file.is_dir() and below and not below.endswith("/"):
            self.redirect(self.served.base + below + "/")
            return
        if file.is_dir():
            file = file / "index.html"
        if file.is_file() and file.is_relative_to(root):
            self.send(HTTPStatus.OK, file.read_bytes(), file.suffix, tag_of(file))
            return
        missing = root / "404.html"
        body = missing.read_bytes() if missing.is_file() else b"Not found\n"
        self.send(HTTPStatus.NOT_FOUND, body, ".html")

    def redirect(self, path: str) -> None:
        """Send the browser to the same place with a slash at the end."""
        self.send(HTTPStatus.MOVED_PERMANENTLY, b"", ".html", Location=quote(path))

    def send(self, status: int, body: bytes, suffix: str, tag: str = "", **headers: str) -> None:
        """Send an answer whole, or say that the browser's copy, known by its tag, is still good."""
        if tag and self.headers.get("If-None-Match") == tag:
            status, body = HTTPStatus.NOT_MODIFIED, b""
        else:
            headers["Content-Type"] = TYPES.get(suffix, "application/octet-stream")
            headers["Content-Length"] = str(len(body))
        if tag:
            headers["ETag"] = tag
        path = unquote(urlsplit(self.path).path)
        sent = 0 if self.command == "HEAD" else len(body)
        self.served.requests.append(Request(self.command, path, int(status), sent))
        self.send_response(status)
        for name, value in {"Cache-Control": f"max-age={self.served.max_age}", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if sent:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal quiet: `Served.requests` has the log."""


def tag_of(file: Path) -> str:
    """A tag that changes whenever the file does."""
    about = file.stat()
    return f'"{about.st_mtime_ns:x}-{about.st_size:x}"'


class Server(ThreadingHTTPServer):
    """A server whose threads never keep the program alive."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say what went wrong, unless a page was left and its browser hung up: that is no error of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serving(folder: Path, base: str = BASE, port: int = 0, max_age: int = 600) -> Iterator[Served]:
    """Serve a folder below `base` until the block ends. Port 0 takes any free one; a port in use is an OSError."""
    served = Served(folder=folder, base=base, max_age=max_age)
    handler = type("BoundHandler", (Handler,), {"served": served})
    with Server((HOST, port), handler) as server:
        served.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()
