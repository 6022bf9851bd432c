"""The Advanced Skills Teacher grade as at September 2009: its figures, its rules and the words of its answers."""

from astcore.respond import respond

__all__ = ["respond"]
__version__ = "0.1.0"
