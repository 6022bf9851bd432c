"""Installs nothing. A snapshot has what it holds of JavaScript at fixed places, and this is the last."""

from pyodide_js import loadedPackages  # noqa: F401


class Folder:
    """Where packages would be."""

    def __str__(self):
        return "/lib"


SITE_PACKAGES = DSO_DIR = Folder()


def init_loaded_packages():
    """Nothing is installed."""
