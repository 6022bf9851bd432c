"""Find the browsers for the browser tests, or install Debian's if that can be done without asking.

`python -m tools.browser` sees to Chromium, without which there are no browser tests, and `--all` to Firefox and
WebKitGTK too. It prints the path of each program, or one sentence that says what is missing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that tests can drive: its name, what the programs are called, and Debian's packages.

    The environment's `variable` may name another program than the first of `names` that there is. `beside` are programs
    that must be there too.
    """

    name: str
    variable: str
    names: tuple[str, ...]
    packages: tuple[str, ...]
    beside: tuple[str, ...] = ()


CHROMIUM = Browser(
    "Chromium",
    "CHROMIUM",
    (
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    ("chromium",),
)
FIREFOX = Browser(
    "Firefox",
    "FIREFOX",
    ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"),
    ("firefox-esr",),
)
WEBKIT = Browser(
    "WebKitGTK",
    "WEBKIT_DRIVER",
    ("WebKitWebDriver",),
    ("webkit2gtk-driver", "xvfb", "xauth"),
    beside=("Xvfb",),  # it has no mode without a screen
)
ALL = (CHROMIUM, FIREFOX, WEBKIT)


class NoBrowser(Exception):
    """There is no such browser and no way to install one; the message says what to do."""


def find(browser: Browser = CHROMIUM) -> Path | None:
    """The program that the browser's variable names, or else the first there is; None if there is none."""
    if not all(map(shutil.which, browser.beside)):
        return None
    if named := os.environ.get(browser.variable):
        if path := shutil.which(named):
            return Path(path)
        raise NoBrowser(f"{browser.variable} names {named}, which is not a program on this machine.")
    found = next(filter(None, map(shutil.which, browser.names)), None)
    return Path(found) if found else None


def ensure(browser: Browser = CHROMIUM) -> Path:
    """The browser's path, after installing Debian's packages if there was none."""
    if found := find(browser):
        return found
    advice = f"install it, or name one with {browser.variable}=/path/to/{browser.names[0]}"
    if (as_root := root_prefix()) is None:
        raise NoBrowser(f"The browser tests need {browser.name}: {advice}.")
    packages = " ".join(browser.packages)
    print(f"No {browser.name} found: installing {packages}.", file=sys.stderr, flush=True)
    if failed := install(as_root, browser.packages):
        raise NoBrowser(f"apt-get {failed} failed for {packages}. For {browser.name}, {advice}.")
    if found := find(browser):
        return found
    raise NoBrowser(f"{packages} was installed, but {browser.name} is not on the path.")


def root_prefix() -> list[str] | None:
    """What to put before a command to run it as root without a question; None if that, or apt-get, is not to be had."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    allowed = shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0
    return sudo if allowed else None


def install(as_root: list[str], packages: tuple[str, ...]) -> str:
    """Install packages, with apt-get's output on standard error. Return the step that failed, "" if none did."""
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run([*apt, *step], stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
        if done.returncode != 0:
            return step[0]
    return ""


def main() -> int:
    """Print the paths; exit status 1 if a browser is missing."""
    options = argparse.ArgumentParser(
        prog="python -m tools.browser", description="Find or install the tests' browsers."
    )
    options.add_argument("--all", action="store_true", help="Firefox and WebKitGTK too")
    try:
        for browser in ALL if options.parse_args().all else (CHROMIUM,):
            print(ensure(browser), flush=True)
    except NoBrowser as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
