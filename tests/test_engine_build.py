"""The engine's build: the same bytes each time, described truly, and nothing in it that is not ours to run."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import time
import zipfile
from pathlib import Path

import pytest

from engine import build as engine
from engine.memory import NoSnapshot, pack


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built engine."""
    out = tmp_path_factory.mktemp("engine")
    engine.build(out)
    return out


def folder(out: Path) -> Path:
    [folder] = (path for path in out.iterdir() if path.is_dir())
    return folder


def test_two_builds_are_equal(out: Path, tmp_path: Path) -> None:
    """Built again elsewhere, and by someone whose files are private, every byte is the same."""
    before = os.umask(0o077)
    try:
        engine.build(tmp_path / "other")
    finally:
        os.umask(before)
    ours, theirs = folder(out), folder(tmp_path / "other")
    assert ours.name == theirs.name
    assert sorted(path.name for path in ours.iterdir()) == sorted(path.name for path in theirs.iterdir())
    for path in ours.iterdir():
        assert path.read_bytes() == (theirs / path.name).read_bytes(), path.name


def test_the_manifest_is_true(out: Path) -> None:
    """Every file of the folder is in it with its size and hash, and the entry is one of them."""
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert manifest["version"] == folder(out).name
    assert manifest["entry"] in manifest["files"]
    assert manifest["files"] == {
        path.name: {"bytes": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        for path in folder(out).iterdir()
    }


def test_the_lock_holds_the_core_and_nothing_else(out: Path) -> None:
    """One package, with the hash of the wheel that lies beside it, for the Python that is there."""
    lock = json.loads((folder(out) / "pyodide-lock.json").read_text("utf-8"))
    [(name, package)] = lock["packages"].items()
    assert name == package["name"] == "astcore"
    assert package["imports"] == ["astcore"]
    assert package["depends"] == []
    wheel = folder(out) / package["file_name"]
    assert package["sha256"] == hashlib.sha256(wheel.read_bytes()).hexdigest()
    theirs = json.loads((engine.PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    assert lock["info"] == theirs["info"]


def test_the_index_of_files_is_true(out: Path) -> None:
    """What the browser checks is what lies there: the compressed members and all that the ordinary start fetches."""
    text = (folder(out) / "files.mjs").read_text("utf-8")
    files, info = (
        json.loads(text.partition(f"export const {name} = ")[2].partition(";")[0]) for name in ("FILES", "INFO")
    )
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert all(manifest["files"][name] == file for name, file in files.items())
    assert files.keys() == {
        path.name for path in folder(out).iterdir() if path.suffix in {".gz", ".json", ".whl", ".zip"}
    }
    assert info == json.loads((folder(out) / "pyodide-lock.json").read_text("utf-8"))["info"]


def test_the_compressed_members_are_small_and_whole(out: Path) -> None:
    """WebAssembly as Pyodide ships it, a snapshot of the memory that it begins with, and answers within their limit."""
    members = {path.name: path.read_bytes() for path in folder(out).glob("*.gz")}
    assert gzip.decompress(members["pyodide.asm.wasm.gz"]) == (engine.PYODIDE / "pyodide.asm.wasm").read_bytes()
    assert len(members["snapshot.gz"]) <= 2_450_000
    assert len(members["answers.gz"]) <= 60_000
    memory = gzip.decompress(members["snapshot.gz"])
    assert str(engine.ROOT).encode() not in memory
    head, size = (int.from_bytes(memory[start : start + 4], "little") for start in (0, 4))
    bits = memory[8 + head : 8 + head + size // 256 // 8]
    assert len(memory) == 8 + head + len(bits) + 256 * int.from_bytes(bits, "little").bit_count()


def test_memory_that_has_grown_makes_no_snapshot() -> None:
    """It could not be filled again, so the build says so."""
    head = (16).to_bytes(4, "little")
    with pytest.raises(NoSnapshot, match="grown from 2,048 to 4,096"):
        pack(b"magi" + head + bytes(8) + bytes(4096), bytes(2048))


def test_only_blocks_that_differ_are_packed() -> None:
    """The head, a bit for each block, and the one block that is not as it was."""
    fresh = bytes(range(256)) * 8
    changed = fresh[:512] + b"!" + fresh[513:]
    head = b"magi" + (16).to_bytes(4, "little") + bytes(8)
    lengths = (16).to_bytes(4, "little") + (2048).to_bytes(4, "little")
    assert pack(head + changed, fresh) == lengths + head + bytes([0b100]) + changed[512:768]


def test_the_wheel_holds_the_core_and_nothing_else(out: Path) -> None:
    """Every file of the core, no file of anything else."""
    [wheel] = folder(out).glob("*.whl")
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    core = (path for path in engine.CORE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert inside == {path.relative_to(engine.ROOT).as_posix() for path in core}


def test_a_second_build_does_nothing(out: Path) -> None:
    """Nothing has changed, so nothing is made, and it takes no time."""
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    began = time.monotonic()
    engine.build(out)
    assert time.monotonic() - began < 0.5
    assert before == {path: path.stat().st_mtime_ns for path in out.rglob("*")}


def test_what_is_missing_is_made_again_and_what_is_old_goes(out: Path) -> None:
    """A file that was deleted comes back; the folder of an older version does not stay."""
    good = folder(out)
    (out / "0123456789ab").mkdir()
    (out / ".made-from").unlink()
    engine.build(out)
    assert folder(out) == good


def test_without_the_runtime_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No node_modules yet: the build says what to do."""
    monkeypatch.setattr(engine, "PYODIDE", tmp_path)
    with pytest.raises(engine.CannotBuild, match="make build"):
        engine.build(tmp_path / "out")


def test_a_folder_that_lost_a_file_is_made_again(tmp_path: Path) -> None:
    """What is there is looked at before it is trusted."""
    engine.build(tmp_path)
    (folder(tmp_path) / "main.mjs").unlink()
    engine.build(tmp_path)
    assert (folder(tmp_path) / "main.mjs").exists()
