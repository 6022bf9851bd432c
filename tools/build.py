"""Build the whole site: the browser's engine, then the pages, then both together in one folder with the open data.

The engine comes first because every calculator page names its version. A site takes its place only when it is
finished, so whoever reads or serves the folder never meets half of one.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from astcore import open_data
from engine import hints
from engine.build import CannotBuild
from engine.build import build as build_engine
from macros.licences import FOLDER as LICENCES
from macros.licences import write_texts
from offline.build import build as build_offline
from search.build import NoSearchLibrary
from search.build import build as build_search
from tools import policy
from tools.embed import build_embedded
from tools.markup import mend_site

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
SITE = ROOT / "site"


class BuildFailed(Exception):
    """The pages could not be built; the message ends what the generator said with a sentence of ours."""


def build(site: Path = SITE, *, site_url: str | None = None, generator: str = "mkdocs") -> None:
    """Put a finished site into `site`, in place of what was there.

    `site_url` is the address the site will have, with its path; without one it is what SITE_URL says, if anything.
    `generator` is the Python module whose command line makes the pages: docs/maintain/moving.md names three.
    """
    version = build_engine(BUILD / "engine")["version"]
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="site-") as temporary:
        fresh, old = Path(temporary, "fresh"), Path(temporary, "old")
        build_pages(fresh, site_url, generator)
        finish(fresh, version)
        if site.exists():
            shutil.move(site, old)
        shutil.move(fresh, site)


def finish(fresh: Path, version: str) -> None:
    """Make a site of the pages that a generator wrote, with the engine of that version."""
    mend_site(fresh)
    build_search(fresh)
    build_embedded(fresh)
    build_data(fresh / "data")
    write_texts(fresh / LICENCES)
    shutil.copytree(BUILD / "engine" / version, fresh / "engine" / version)
    hints.apply(fresh)
    policy.apply(fresh)
    (fresh / ".nojekyll").touch()
    build_offline(fresh)


def build_pages(
    folder: Path,
    site_url: str | None = None,
    generator: str = "mkdocs",
    source: Path = ROOT,
    python: str | Path = sys.executable,
) -> None:
    """Let the generator write the pages of `source` into `folder`; any warning of its is a failure.

    `python` is the interpreter that has the generator.
    """
    # Not --quiet: MkDocs would not count the warnings that it does not show, and --strict would let them pass.
    # To Zensical, --clean means: without pages kept from before, whose macros may have changed.
    command = [str(python), "-m", generator, "build", "--strict", "--clean", "--config-file", "mkdocs.yml"]
    # The theme's notice of its end in 2027 is no news: that is why `generator` can name another.
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_DIR": str(folder)}
    if site_url is not None:
        environment["SITE_URL"] = site_url
    done = subprocess.run(command, cwd=source, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = [line for line in (done.stdout + done.stderr).splitlines() if not line.startswith("INFO")]
        raise BuildFailed("\n".join([*said, f"{generator} could not build the pages: see above."]))


def build_data(folder: Path) -> None:
    """Write the open data into a new folder: JSON, CSV and schemas, by the names that astcore gives them."""
    folder.mkdir()
    for name, content in open_data.files().items():
        (folder / name).write_text(content, encoding="utf-8", newline="")  # CSV has line ends of its own


def main() -> int:
    """Build what the command line asks for; exit status 1 and a sentence if that cannot be done."""
    options = argparse.ArgumentParser(prog="python -m tools.build", description="Build the site.")
    options.add_argument("--out", type=Path, default=SITE, help="where the finished site goes (site/)")
    options.add_argument("--site-url", help="the address the site will have (what SITE_URL says)")
    options.add_argument("--generator", default="mkdocs", help="the module that makes the pages (mkdocs)")
    chosen = options.parse_args()
    try:
        build(chosen.out, site_url=chosen.site_url, generator=chosen.generator)
    except (BuildFailed, CannotBuild, NoSearchLibrary, policy.NotAllowed) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
