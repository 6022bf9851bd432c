"""Reads the core's data from its folder: what `importlib.resources.files` gives, as far as the core uses it."""

import os
import sys


class File:
    """A file or a folder."""

    def __init__(self, path):
        self.path = path
        self.name = path.rpartition("/")[2]

    def __truediv__(self, name):
        return File(f"{self.path}/{name}")

    def iterdir(self):
        """Return what is in the folder."""
        return [self / name for name in os.listdir(self.path)]

    def read_bytes(self):
        """Return what is in the file."""
        with open(self.path, "rb") as file:
            return file.read()


def files(package):
    """Return a package's folder."""
    return File(sys.modules[package].__path__[0])
