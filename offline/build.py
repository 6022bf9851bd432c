"""Writes the service worker of a finished site: which files its release has, and what is in each.

Pages, scripts, styles and the search come first, Python's own files later; the open data, and what only the ordinary
start of Python needs, are kept when they are used. The release's name is a hash over all of it. Where the pages do not
ask for the service worker, because `extra.offline` in mkdocs.yml is off, the script that clears up after one takes its
place.
"""

from __future__ import annotations

import hashlib
import json
from fnmatch import fnmatchcase
from pathlib import Path

HERE = Path(__file__).parent
SCRIPT = "sw.js"
REGISTER = Path("offline", "register.mjs")

LEFT_OUT = ("*.map", "assets/javascripts/lunr/*", "sitemap.xml*", "search/search_index.js", ".nojekyll", SCRIPT)
"""What no page on a host asks for: the theme's sources, its search in other languages, what is for search engines."""

RARELY = ("data/*", "engine/*.whl", "engine/*.zip", "engine/*/pyodide-lock.json")
LATER = ("engine/*/pyodide*", "engine/*/snapshot.gz")


def build(site: Path) -> None:
    """Write the service worker of a finished site, after everything else."""
    if REGISTER.as_posix() not in (site / "index.html").read_text("utf-8"):
        (site / SCRIPT).write_text((HERE / "off.js").read_text("utf-8"), "utf-8")
        return
    (site / REGISTER).parent.mkdir(exist_ok=True)
    (site / REGISTER).write_text((HERE / REGISTER.name).read_text("utf-8"), "utf-8")
    groups: dict[str, dict[str, str]] = {"now": {}, "later": {}, "rarely": {}}
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        path = file.relative_to(site).as_posix()
        if not any(fnmatchcase(path, pattern) for pattern in LEFT_OUT):
            groups[group(path)][address(path)] = hashlib.sha256(file.read_bytes()).hexdigest()[:24]
    written = json.dumps(groups, indent=1)
    built = {"release": hashlib.sha256(written.encode()).hexdigest()[:12], **groups}
    head, line, rest = (HERE / SCRIPT).read_text("utf-8").partition("const BUILT = ")
    text = f"{head}{line}{json.dumps(built, separators=(',', ':'))};{rest.partition(';')[2]}"
    (site / SCRIPT).write_text(text, "utf-8")


def group(path: str) -> str:
    """Return when a file is kept."""
    groups = {"rarely": RARELY, "later": LATER}
    return next((name for name, patterns in groups.items() if any(fnmatchcase(path, each) for each in patterns)), "now")


def address(path: str) -> str:
    """Return the address of a file below the root: a folder's page has the folder's."""
    return path.removesuffix("index.html") if Path(path).name == "index.html" else path
