"""Asks the network whether what the site rests on is still what it was: bank holidays, and the addresses it links to.

`python -m tools.still` prints what has changed; exit status 1 if anything has.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from tools.bank_holidays import FILE

ROOT = Path(__file__).resolve().parent.parent
PLACES = (
    *sorted((ROOT / "astcore" / "data").glob("*.toml")),
    *sorted((ROOT / "docs").rglob("*.md")),
    ROOT / "README.md",
    ROOT / "macros" / "licences.py",
)
ADDRESS = re.compile(r"https?://[^\s\"'<>)\]},`|]+")
MADE_UP = re.compile(r"https?://(?:127\.0\.0\.1|localhost|address-of|[\w.-]*example(?:\.\w+)?|…)|…")
REFUSED = {401, 403, 405, 429}
"""A host that answers so is there, and does not like programs."""


def addresses() -> dict[str, str]:
    """Return every address of another host that the site names, with the first file that names it."""
    found: dict[str, str] = {}
    for place in PLACES:
        for address in ADDRESS.findall(place.read_text(encoding="utf-8")):
            if not MADE_UP.search(address):
                found.setdefault(address.rstrip(".,;:"), place.relative_to(ROOT).as_posix())
    return found


def answer(address: str) -> str:
    """Return what is wrong with an address, or "" if something is there."""
    try:
        with urlopen(Request(address, headers={"User-Agent": "link check"}), timeout=30):
            return ""
    except HTTPError as problem:
        return "" if problem.code in REFUSED else f"answers {problem.code}"
    except (URLError, OSError, ValueError) as problem:
        return f"cannot be reached: {getattr(problem, 'reason', problem)}"


def gone() -> Iterator[str]:
    """Say which addresses are no longer there."""
    named = addresses()
    with ThreadPoolExecutor(8) as several:
        for address, problem in zip(named, several.map(answer, named), strict=True):
            if problem:
                yield f"{named[address]}: {address} {problem}"


def bank_holidays() -> Iterator[str]:
    """Say whether the newest `holidays` package knows other days than the data."""
    with TemporaryDirectory() as folder:
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", folder]
        subprocess.run([*install, "holidays"], check=True)
        program = (
            f"import sys; sys.path.insert(0, {folder!r}); from tools.bank_holidays import toml; print(toml(), end='')"
        )
        newest = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
    if _days(newest) != _days(FILE.read_text(encoding="utf-8")):
        yield f"{FILE.relative_to(ROOT)}: the newest holidays package gives other days"


def _days(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("made_with")]


def main() -> int:
    """Print what has changed; exit status 1 if anything has."""
    changed = [*bank_holidays(), *gone()]
    print("\n".join(changed) or "Everything is still what it was.")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
