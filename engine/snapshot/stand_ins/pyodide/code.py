"""Runs the few lines that Pyodide runs while it starts."""

from _pyodide._base import eval_code  # noqa: F401
