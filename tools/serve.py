"""Build the site, serve it, and build it again whenever a source file changes.

Each build is a program of its own, so that changed Python is read afresh, and goes into a folder of its own, so that
a build that fails leaves what is being shown as it was.
"""

from __future__ import annotations

import argparse
import errno
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from itertools import cycle
from pathlib import Path

from tools.build import BUILD, ROOT
from tools.server import BASE, HOST, Served, serving

SOURCES = (
    "astcore",
    "docs",
    "engine",
    "macros",
    "mkdocs.yml",
    "offline",
    "package-lock.json",
    "search",
    "theme",
    "tools",
)
PAUSE = 1.0


def snapshot() -> dict[Path, int]:
    """When each file that the site is made from was last changed."""
    times = {}
    for source in (ROOT / name for name in SOURCES):
        for file in source.rglob("*") if source.is_dir() else [source]:
            with suppress(FileNotFoundError):  # an editor may take a file away while we look
                if "__pycache__" not in file.parts:
                    times[file] = file.stat().st_mtime_ns
    return times


def build(folder: Path, url: str) -> bool:
    """Build into `folder`, and say on the terminal how that went."""
    began = time.monotonic()
    command = [sys.executable, "-m", "tools.build", "--out", str(folder), "--site-url", url]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        return False
    print(f"Built in {time.monotonic() - began:.1f} s", flush=True)
    return True


def watch(served: Served, folders: Iterator[Path]) -> None:
    """Build again after every change, for ever, each time into the next folder, and show what came of it."""
    folder, seen = next(folders), snapshot()
    while True:
        time.sleep(PAUSE)
        if (now := snapshot()) == seen:
            continue
        seen = now
        if build(folder, served.url):
            served.folder, folder = folder, next(folders)
        else:
            print("Still showing the last site that could be built.", file=sys.stderr, flush=True)


def open_server(stack: ExitStack, base: str, ports: Iterable[int]) -> Served:
    """Serve on the first of these ports that nobody else has."""
    for port in ports:
        try:
            return stack.enter_context(serving(BUILD / "served" / str(port), base, port, max_age=0))
        except OSError as problem:
            if problem.errno != errno.EADDRINUSE:
                raise
    raise SystemExit("No port was free: name another one with --port.")


def serve(port: int, base: str) -> int:
    """Build, show and watch until the reader has had enough; 1 if there is nothing to show."""
    with ExitStack() as stack:
        served = open_server(stack, base, range(port, port + 20))
        folders = cycle([served.folder / "one", served.folder / "other"])
        served.folder = next(folders)
        print("Building the site …", flush=True)
        if not build(served.folder, served.url):
            return 1
        print(f"The site is at {served.url} (Ctrl+C stops it)", flush=True)
        watch(served, folders)
    return 0


def main() -> int:
    """Serve as the command line asks; Ctrl+C is the way to stop and no error."""
    options = argparse.ArgumentParser(prog="python -m tools.serve", description=f"Serve the site on {HOST}.")
    options.add_argument("--port", type=int, default=8000, help="the port, or the first to try (8000)")
    options.add_argument("--base", default=BASE, help=f"the path that the site lives under ({BASE})")
    chosen = options.parse_args()
    try:
        return serve(chosen.port, chosen.base)
    except KeyboardInterrupt:
        print()
        return 0


if __name__ == "__main__":
    sys.exit(main())
