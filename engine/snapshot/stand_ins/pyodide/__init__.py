"""The part of Pyodide that knows JavaScript: what its start asks for, and no more."""

__version__ = "314.0.7"

from . import webloop  # noqa: F401
