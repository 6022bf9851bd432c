"""Runs the few lines that Pyodide runs while it starts, and imports what JavaScript asks for."""

from importlib import import_module


def eval_code(source, globals=None, **_):
    """Run some lines; return the value of the last, or nothing if that is no expression."""
    globals = {} if globals is None else globals
    before, _, last = source.strip().replace(";", "\n").rpartition("\n")
    exec(before, globals)
    try:
        return eval(last.strip(), globals)
    except SyntaxError:
        exec(last.strip(), globals)


def pyimport_impl(path):
    """Return a module by its dotted name."""
    return import_module(path)
