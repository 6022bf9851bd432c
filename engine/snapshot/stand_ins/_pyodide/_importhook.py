"""Makes `js` and `pyodide_js` modules, as Pyodide's start expects; nothing imports them later."""

import sys
from importlib.machinery import ModuleSpec


class JsFinder:
    """Finds the objects that JavaScript has registered, and what hangs on them."""

    def __init__(self):
        self.jsproxies = {}

    def find_spec(self, name, path=None, target=None):
        """Return where an object of JavaScript's comes from."""
        parent, _, child = name.rpartition(".")
        if parent:
            found = getattr(sys.modules[parent], child, None) if parent.split(".")[0] in self.jsproxies else None
        else:
            found = self.jsproxies.get(name)
        return None if found is None else ModuleSpec(name, JsLoader(found), is_package=True)

    def register_js_module(self, name, proxy):
        """Let `name` be imported."""
        self.jsproxies[name] = proxy


class JsLoader:
    """Gives an object of JavaScript's as a module."""

    def __init__(self, proxy):
        self.proxy = proxy

    def create_module(self, spec):
        """Return it."""
        return self.proxy

    def exec_module(self, module):
        """It is all there."""


jsfinder = JsFinder()
register_js_module = jsfinder.register_js_module


def register_js_finder():
    """Look there too."""
    sys.meta_path.append(jsfinder)


def register_windows_finder():
    """Windows has other paths; we have none."""


def register_module_not_found_hook(packages):
    """No package is to be recommended."""


def add_note_to_module_not_found_error(error):
    """Nothing to add."""
