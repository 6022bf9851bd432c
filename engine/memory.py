"""Takes a snapshot of Python's memory and packs it for the reader's browser; memory.mjs unpacks it there.

Packed, a snapshot is the length of its head and of the memory (two 32-bit numbers, the low byte first), the head, a
bit for each block of the memory, and the blocks whose bit is set. The others are as in the memory that the
WebAssembly module itself begins with: every reader has that.
"""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent / "snapshot"
BLOCK = 256

SOURCES = (Path(__file__), *sorted(path for path in HERE.rglob("*") if path.suffix in {".mjs", ".py"}))
"""What a snapshot is taken with: with other sources it may be another one."""


class NoSnapshot(Exception):
    """The snapshot could not be taken; the message is what Node said."""


def take(pyodide: Path, core: Path) -> bytes:
    """Return a packed snapshot of the core in this Pyodide."""
    with TemporaryDirectory() as work:
        script = [Path(sys.executable).parent / "node", HERE / "make.mjs"]
        done = subprocess.run(
            [*script, pyodide, HERE / "stand_ins", core, work], capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise NoSnapshot("\n".join(line[:500] for line in (done.stdout + done.stderr).splitlines()))
        return pack(Path(work, "snapshot").read_bytes(), Path(work, "fresh").read_bytes())


def pack(snapshot: bytes, fresh: bytes) -> bytes:
    """Pack a snapshot as Pyodide makes it, given the memory that its WebAssembly module begins with.

    Memory that has grown cannot be filled again: the browser's is as large as it was compiled to be.
    """
    head = struct.unpack_from("<I", snapshot, 4)[0]
    memory = snapshot[head:]
    if len(memory) != len(fresh):
        raise NoSnapshot(f"Python's memory has grown from {len(fresh):,} to {len(memory):,} bytes.")
    starts = range(0, len(memory), BLOCK)
    changed = [memory[start : start + BLOCK] != fresh[start : start + BLOCK] for start in starts]
    bits = bytearray(len(changed) // 8)
    for number, is_changed in enumerate(changed):
        bits[number >> 3] |= is_changed << (number & 7)
    blocks = (memory[start : start + BLOCK] for start, is_changed in zip(starts, changed, strict=True) if is_changed)
    return struct.pack("<II", head, len(memory)) + snapshot[:head] + bits + b"".join(blocks)
