"""Write the release: the site as one zip, `dist/ast-guidance-<version>.zip`, the same bytes from the same source.

Unzipped, any static host serves it, at whatever address. Opened from a disk it has the guidance, the search, the
example answers and the tables: every link names its file, since a disk shows a list of files for a folder. A line in
each page says what a browser does not do there.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import zipfile
from functools import partial
from html import escape
from pathlib import Path

from astcore import __version__
from engine.build import CannotBuild
from offline.build import HERE as OFFLINE
from offline.build import build as build_offline
from search.build import NoSearchLibrary
from search.disk import build as build_search
from tools.build import BUILD, ROOT, BuildFailed, build
from tools.policy import NotAllowed

DIST = ROOT / "dist"
NAME = f"ast-guidance-{__version__}"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day a zip knows: it tells what is in it, not when it was made."""

LEFT_OUT = ("sitemap.xml", "sitemap.xml.gz")
"""Without an address there is nothing in them."""

HREF = re.compile(r'(<a\b[^>]*?\shref="|<link rel="(?:next|prev)" href=")([^"#?:]+)([^"]*")')
BODY = '<div class="md-container" data-md-component="container">'
CALCULATOR = re.compile(r"(?=<ast-calculator\b)")
DISK = Path("offline", "disk.js")

EVERYWHERE = (
    "This copy was opened from a disk. The guidance, the search and the tables work; "
    "the calculators and the evidence plan need a web server."
)
AT_A_CALCULATOR = (
    "From a disk a browser does not start this calculator, so its questions are left out. "
    "The example below and the tables of answers on the calculator’s page can be read. "
    "To have your own answer, open the site at its address, or put this folder on a web server."
)


def write(folder: Path = DIST) -> Path:
    """Build the site, and write its zip into `folder`. Returns where it is."""
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="release-") as temporary:
        site = Path(temporary, "site")
        build(site, site_url="")
        make_portable(site)
        folder.mkdir(parents=True, exist_ok=True)
        return pack(site, folder / f"{NAME}.zip")


def make_portable(site: Path) -> None:
    """Make a finished site one that opens from a disk as well."""
    for name in LEFT_OUT:
        (site / name).unlink(missing_ok=True)
    for page in sorted(site.rglob("index.html")):
        text = HREF.sub(partial(to_file, page.parent), page.read_text("utf-8"))
        text = text.replace(BODY, BODY + notice(EVERYWHERE), 1)
        text = CALCULATOR.sub(lambda _: notice(AT_A_CALCULATOR), text)
        script = Path(os.path.relpath(site / DISK, page.parent)).as_posix()
        page.write_text(text.replace("</head>", f'<script src="{script}"></script></head>', 1), "utf-8")
    (site / DISK).parent.mkdir(exist_ok=True)
    (site / DISK).write_text((OFFLINE / DISK.name).read_text("utf-8"), "utf-8")
    build_search(site)
    build_offline(site)


def to_file(folder: Path, found: re.Match[str]) -> str:
    """Return a link of a page in `folder` with the file's name where it leads to a folder's page."""
    before, link, after = found.groups()
    return f"{before}{link.rstrip('/')}/index.html{after}" if (folder / link / "index.html").is_file() else found[0]


def notice(words: str) -> str:
    """Return a line that shows when the page was opened from a disk."""
    return f'<div class="ast-release md-typeset" data-disk hidden><p>{escape(words)}</p></div>'


def pack(site: Path, path: Path) -> Path:
    """Write a folder as a zip, below one folder of its own: the same bytes from the same files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file in sorted(each for each in site.rglob("*") if each.is_file()):
            info = zipfile.ZipInfo(f"{NAME}/{file.relative_to(site).as_posix()}", FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            packed.writestr(info, file.read_bytes())
    return path


def main() -> int:
    """Write the release, and print where; exit status 1 and a sentence if that cannot be done."""
    try:
        path = write()
    except (BuildFailed, CannotBuild, NoSearchLibrary, NotAllowed) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{path.relative_to(ROOT)} ({path.stat().st_size:,} bytes)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
