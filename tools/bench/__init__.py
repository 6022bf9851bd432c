"""Measures how Python gets into the reader's browser, side by side with plain Pyodide: `python -m tools.bench`."""
