"""Find a Chromium for the browser tests, or install Debian's if that can be done without asking.

`python -m tools.browser` prints the path of the browser, or one sentence that says what is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


class NoBrowser(Exception):
    """There is no Chromium and no way to install one; the message says what to do."""


def find() -> Path | None:
    """The browser that CHROMIUM names, or else the first one on the path; None if there is none."""
    if named := os.environ.get("CHROMIUM"):
        if path := shutil.which(named):
            return Path(path)
        raise NoBrowser(f"CHROMIUM names {named}, which is not a program on this machine.")
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return Path(found)
    return MAC if MAC.exists() else None


def ensure() -> Path:
    """The browser's path, after installing Debian's `chromium` package if there was none."""
    if found := find():
        return found
    if (as_root := root_prefix()) is None:
        raise NoBrowser("The browser tests need Chromium: install it, or name one with CHROMIUM=/path/to/chromium.")
    print("No Chromium found: installing the package chromium.", file=sys.stderr, flush=True)
    install(as_root)
    if found := find():
        return found
    raise NoBrowser("The package chromium was installed, but no program named chromium is on the path.")


def root_prefix() -> list[str] | None:
    """What to put before a command to run it as root without a question; None if that, or apt-get, is not to be had."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    allowed = shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0
    return sudo if allowed else None


def install(as_root: list[str]) -> None:
    """Install the package, with apt-get's output on standard error."""
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        done = subprocess.run([*apt, *step], stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
        if done.returncode != 0:
            raise NoBrowser(
                f"apt-get {step[0]} failed, so install Chromium, or name one with CHROMIUM=/path/to/chromium."
            )


def main() -> int:
    """Print the path; exit status 1 if there is no browser."""
    try:
        print(ensure())
    except NoBrowser as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
