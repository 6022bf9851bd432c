"""The part of Pyodide that is there before JavaScript is."""

from . import _base, _importhook  # noqa: F401


def set_excepthook():
    """Leave things as they are."""
