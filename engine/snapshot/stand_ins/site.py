"""Adds no folder to the path."""


def main():
    """Do nothing."""
