"""Firefox's window, driven by puppeteer-core, which runs in Node: see firefox.mjs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

SCRIPT = Path(__file__).with_suffix(".mjs")


class FirefoxWindow:
    """See `Window`."""

    def __init__(self, node: subprocess.Popen[str]) -> None:
        self.node = node
        self.version = str(self._do("version"))

    def fresh(self) -> Self:
        """Take another window in place of this one."""
        self._do("fresh")
        return self

    def open(self, address: str) -> None:
        """See `Window`."""
        self._do("open", address)

    def run(self, expression: str) -> Any:
        """See `Window`."""
        return self._do("run", expression)

    def click(self, selector: str) -> None:
        """See `Window`."""
        self._do("click", selector)

    def write(self, selector: str, text: str) -> None:
        """See `Window`."""
        self._do("write", selector, text)

    def _do(self, *command: str) -> Any:
        assert self.node.stdin is not None
        assert self.node.stdout is not None
        self.node.stdin.write(json.dumps(command) + "\n")
        self.node.stdin.flush()
        said = self.node.stdout.readline()
        assert said, "Firefox, or what drives it, has ended."
        done = json.loads(said)
        assert "error" not in done, f"{command}: {done['error']}"
        return done["value"]


@contextmanager
def firefox(program: Path) -> Iterator[FirefoxWindow]:
    """Run Firefox without a screen until the block ends."""
    command = [Path(sys.executable).with_name("node"), SCRIPT, program]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as node:
        yield FirefoxWindow(node)
        assert node.stdin is not None
        node.stdin.close()
