"""Makes memory ready to be kept: all that a calculator needs is in it, and as little else as can be.

Runs inside Pyodide, compiled by compile.py.
"""

from __future__ import annotations

import gc
import re
import sys
from urllib.parse import urlencode

from astcore import browser, data
from astcore.calculators import CALCULATORS

ROOM = 3_200_000
"""How many bytes are filled with zeros at a time: more than are free in one piece, less than makes memory grow."""

SMALL = range(48, 513, 16)
"""The sizes that Python has pools for."""

LARGE = (700, 1000, 1500, 2000, 3000, 4000, 6000, 8000, 12000, 16000, 24000, 32000, 64000, 128000, 256000)

HEAD = 33
"""What an object of bytes takes besides them."""

DONE_WITH = ("tomllib", "warm")
"""Modules that nothing asks for any more."""


def warm() -> None:
    """Read all data, answer every foreseen case, let go of what served only to get there, and leave zeros behind."""
    data.version()
    for name in data.files():
        data.load(name)
    for calculator in CALCULATORS.values():
        for case in calculator.foreseen():
            browser.reply(calculator.name, urlencode(case), "../../")
        browser.reply(calculator.name, "none=none", "../../")
    for name in list(sys.modules):
        if name.partition(".")[0] in DONE_WITH:
            del sys.modules[name]
    sys.path_importer_cache.clear()
    re.purge()
    gc.collect()
    fill_with_zeros()


def fill_with_zeros() -> None:
    """Fill what is free with zeros, which take no room when compressed."""
    for size in (*SMALL, *LARGE):
        filled = [bytes(size - HEAD) for _ in range(max(1, ROOM // size))]
        del filled
    gc.collect()
