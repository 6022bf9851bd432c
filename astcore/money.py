"""Pounds as people write and read them. Whole pounds are `int`; nothing here is a float."""

from __future__ import annotations


def pounds(amount: int) -> str:
    """Return whole pounds as text: 36618 is "£36,618", and a negative amount has its minus first."""
    sign = "−" if amount < 0 else ""
    return f"{sign}£{abs(amount):,}"
