"""The generators that could take MkDocs' place, in an environment of their own: see docs/maintain/moving.md."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

from tools.build import BUILD

LOCK = Path(__file__).with_suffix(".lock")
ENVIRONMENT = BUILD / "generators"
PYTHON = ENVIRONMENT / "bin" / "python"


class NotThere(Exception):
    """The generators could not be fetched; the message is pip's."""


def python() -> Path:
    """The interpreter that has them. It is set up afresh when the lock changes. Raises `NotThere`."""
    named = f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()[:12]}-{sys.version_info.major}.{sys.version_info.minor}"
    ready = ENVIRONMENT / f"ready-{named}"
    if not ready.is_file():
        venv.create(ENVIRONMENT, clear=True, with_pip=True)
        command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        done = subprocess.run([*command, "-r", LOCK], capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotThere(done.stderr.strip())
        ready.touch()
    return PYTHON


def must_be_there() -> bool:
    """True where a missing generator is a failure: on a build server, which says that it is one by CI."""
    return bool(os.environ.get("CI"))
