"""Builds the folder that a reader's browser loads Python from: runtime, core, snapshot, answers and our own modules.

`python -m engine.build` writes `build/engine/<version>/` and `build/engine/manifest.json`. The version is a
hash of the contents, so a folder never changes under its name.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

from packaging.utils import parse_wheel_filename
from pyodide_lock import PyodideLockSpec
from pyodide_lock.spec import PackageSpec
from pyodide_lock.utils import parse_top_level_import_name, update_package_sha256
from pyproject_hooks import BuildBackendHookCaller, quiet_subprocess_runner

from engine import memory, prebuilt

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "engine"
CORE = ROOT / "astcore"
PYODIDE = ROOT / "node_modules" / "pyodide"

RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "python_stdlib.zip")
WASM = "pyodide.asm.wasm"

SNAPSHOT = "snapshot.gz"
ANSWERS = "answers.gz"
INDEX = "files.mjs"
LOCK = "pyodide-lock.json"
ENTRY = "main.mjs"
EPOCH = "315532800"
"""1 January 1980, the first day a zip knows: a wheel tells what is in it, not when it was made."""


class CannotBuild(Exception):
    """Something the build needs is not there; the message says what."""


class File(TypedDict):
    """What a file must be."""

    bytes: int
    sha256: str


class Manifest(TypedDict):
    """A built engine: the folder's name, the module that a page loads, every file in the folder by name."""

    version: str
    entry: str
    files: dict[str, File]


def build(out: Path = OUT) -> Manifest:
    """Build the engine below `out` unless that is done already, and describe it. Removes older versions."""
    made_from = fingerprint()
    if (built := still_good(out, made_from)) is not None:
        return built
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out, prefix=".making-") as making:
        folder = Path(making) / "engine"
        folder.mkdir()
        fill(folder)
        manifest = describe(folder)
        place = out / manifest["version"]
        if place.exists():  # and is not as it should be, or we would not be here
            place.rename(Path(making) / "old")
        folder.rename(place)
        text = Path(making) / "manifest.json"
        text.write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
        text.replace(out / "manifest.json")
    (out / ".made-from").write_text(made_from, "utf-8")
    for other in out.iterdir():
        if re.fullmatch("[0-9a-f]{12}", other.name) and other.name != manifest["version"]:
            shutil.rmtree(other)
    return manifest


def fill(folder: Path) -> None:
    """Put every file of the engine into an empty folder."""
    for name in RUNTIME:
        shutil.copyfile(PYODIDE / name, folder / name)
    for module in modules():
        shutil.copyfile(module, folder / module.name)
    wheel = make_wheel(folder)
    write_lock(folder, wheel)
    compress(folder / f"{WASM}.gz", (PYODIDE / WASM).read_bytes())
    compress(folder / SNAPSHOT, memory.take(PYODIDE, CORE))
    compress(folder / ANSWERS, prebuilt.pack(prebuilt.answers()))
    write_index(folder, (f"{WASM}.gz", SNAPSHOT, ANSWERS, LOCK, "python_stdlib.zip", wheel.name))


def compress(path: Path, content: bytes) -> None:
    """Write a compressed file: the same bytes from the same content, whenever."""
    path.write_bytes(gzip.compress(content, 9, mtime=0))


def write_index(folder: Path, names: tuple[str, ...]) -> None:
    """Write the module that holds the size and hash of the files that our own modules fetch and check."""
    head = (folder / INDEX).read_text("utf-8").partition("\n/** @type")[0]
    files = {name: measure(folder / name) for name in names}
    info = json.loads((folder / LOCK).read_text("utf-8"))["info"]
    constants = (
        f"export const {name} = {json.dumps(value, indent=1)};" for name, value in (("FILES", files), ("INFO", info))
    )
    (folder / INDEX).write_text("\n".join([head, *constants, ""]), "utf-8")


def make_wheel(folder: Path) -> Path:
    """Build the core's wheel into `folder`: the same bytes from the same source, wherever and whenever.

    Built from a copy, so that the backend leaves nothing beside the source. The copy's read-me is empty: the
    wheel would carry it, and each change to it would be a new engine for every reader.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    with TemporaryDirectory() as copied, environment("SOURCE_DATE_EPOCH", EPOCH):
        copy = Path(copied)
        shutil.copyfile(ROOT / "pyproject.toml", copy / "pyproject.toml")
        (copy / "README.md").touch()
        shutil.copytree(CORE, copy / CORE.name, ignore=shutil.ignore_patterns("__pycache__"))
        backend = BuildBackendHookCaller(copied, project["build-system"]["build-backend"])
        with backend.subprocess_runner(quiet_subprocess_runner):
            return folder / backend.build_wheel(str(folder))


def write_lock(folder: Path, wheel: Path) -> None:
    """Write the lock that Pyodide installs from: for this Python, the core and nothing else."""
    name, version, _, _ = parse_wheel_filename(wheel.name)
    imports = parse_top_level_import_name(wheel)
    core = PackageSpec(str(name), str(version), wheel.name, "site", imports=imports or [])
    lock = PyodideLockSpec.from_json(PYODIDE / LOCK)
    lock.packages = {core.name: update_package_sha256(core, wheel)}
    lock.check_wheel_filenames()
    lock.to_json(folder / LOCK)


def modules() -> list[Path]:
    """Our own modules, in order."""
    return sorted(Path(__file__).parent.glob("*.mjs"))


def measure(path: Path) -> File:
    """Return the size and hash of a file."""
    content = path.read_bytes()
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def describe(folder: Path) -> Manifest:
    """Return the manifest of a filled folder."""
    files = {path.name: measure(path) for path in sorted(folder.iterdir())}
    return {
        "version": hashed(f"{name} {file['sha256']}" for name, file in files.items())[:12],
        "entry": ENTRY,
        "files": files,
    }


def fingerprint() -> str:
    """Return a hash over all that the engine is made from: quick to take, another one for another engine."""
    package = PYODIDE / "package.json"
    if not package.is_file():
        raise CannotBuild("Pyodide is not in node_modules: `make build` puts it there.")
    return hashed(_what_it_is_made_from(package))


def _what_it_is_made_from(package: Path) -> Iterator[str]:
    core = (path for path in CORE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    made_by = (Path(__file__), Path(prebuilt.__file__), *memory.SOURCES)
    for path in (*made_by, ROOT / "pyproject.toml", package, *modules(), *sorted(core)):
        yield f"{path.relative_to(ROOT)} {measure(path)['sha256']}"
    for name in (*RUNTIME, WASM):  # npm has checked these against its lock; the sizes tell whether they are still there
        yield f"{name} {(PYODIDE / name).stat().st_size}"


def still_good(out: Path, made_from: str) -> Manifest | None:
    """Return what was built before, if it was made from the same and every file is there."""
    try:
        if (out / ".made-from").read_text("utf-8") != made_from:
            return None
        manifest: Manifest = json.loads((out / "manifest.json").read_text("utf-8"))
        folder = out / manifest["version"]
        whole = all((folder / name).stat().st_size == file["bytes"] for name, file in manifest["files"].items())
    except (OSError, ValueError, KeyError):
        return None
    return manifest if whole else None


def hashed(lines: Iterator[str]) -> str:
    """Return one hash for some lines."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@contextmanager
def environment(name: str, value: str) -> Iterator[None]:
    """Set an environment variable for a while."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        del os.environ[name]
        if before is not None:
            os.environ[name] = before


def main() -> int:
    """Build, and print where; exit status 1 and a sentence if that cannot be done."""
    try:
        manifest = build()
    except (CannotBuild, memory.NoSnapshot) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(OUT / manifest["version"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
