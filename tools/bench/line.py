"""A static host that compresses as GitHub Pages does, over a line that all requests of a visit share.

The line is the server's own, so it holds for whatever asks: a page, a worker, another connection. A browser's own
throttling does not reach every worker.
"""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path

from tools.server import HOST, Handler, Served, Server, tag_of

PACKED = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".xml"}
"""What such a host compresses by itself."""

PIECE = 8192
"""Bytes that go onto the line at once: short enough that requests take turns."""


@dataclass
class Line:
    """A line of so many bits a second, and so many seconds to the other end and back. None is as fast as can be."""

    bits: float | None = None
    delay: float = 0.0
    sent: int = 0
    free_at: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def wait_for(self, size: int) -> None:
        """Wait until this much has gone over the line, after all that others have put onto it before."""
        with self.lock:
            self.sent += size
            if self.bits is None:
                return
            self.free_at = max(self.free_at, time.monotonic()) + size * 8 / self.bits
            until = self.free_at
        time.sleep(max(0.0, until - time.monotonic()))


@lru_cache(maxsize=256)
def packed(path: Path, _changed: int) -> bytes:
    """A file as it goes over the line."""
    return gzip.compress(path.read_bytes(), 9, mtime=0)


class LineHandler(Handler):
    """Answers over a line. `tools.server` says what."""

    line: Line

    def setup(self) -> None:
        """Take the time that a new connection takes."""
        super().setup()
        time.sleep(self.line.delay)

    def send_file(self, below: str) -> None:
        """Answer with a file, compressed if it is of a kind that is."""
        file = (self.served.folder / below).resolve()
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send(HTTPStatus.NOT_FOUND, b"Not found\n", ".txt")
        elif file.suffix in PACKED:
            body = packed(file, file.stat().st_mtime_ns)
            self.send(HTTPStatus.OK, body, file.suffix, tag_of(file), **{"Content-Encoding": "gzip"})
        else:
            self.send(HTTPStatus.OK, file.read_bytes(), file.suffix, tag_of(file))

    def send(self, status: int, body: bytes, suffix: str, tag: str = "", **headers: str) -> None:
        """Answer piece by piece."""
        time.sleep(self.line.delay)
        whole, self.wfile = self.wfile, _Pieces(self.wfile, self.line)  # type: ignore[assignment]
        try:
            super().send(status, body, suffix, tag, **headers)
        finally:
            self.wfile = whole


class _Pieces:
    """What a handler writes to: it lets nothing through faster than the line."""

    def __init__(self, through: object, line: Line) -> None:
        self.through, self.line = through, line

    def write(self, content: bytes) -> int:
        """Write a content, piece by piece."""
        for start in range(0, len(content), PIECE):
            piece = content[start : start + PIECE]
            self.line.wait_for(len(piece))
            self.through.write(piece)  # type: ignore[attr-defined]
        return len(content)

    def flush(self) -> None:
        """Nothing is held back here."""
        self.through.flush()  # type: ignore[attr-defined]


@contextmanager
def serving_over(line: Line, folder: Path) -> Iterator[Served]:
    """Serve a folder over a line until the block ends."""
    served = Served(folder=folder, base="/")
    handler = type("BoundHandler", (LineHandler,), {"served": served, "line": line})
    with Server((HOST, 0), handler) as server:
        served.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()
