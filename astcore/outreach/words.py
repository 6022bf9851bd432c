"""How the numbers of a year of outreach read: days with halves and tenths, shares, hours and minutes."""

from __future__ import annotations

from fractions import Fraction

MINUTES = 60


def number(amount: Fraction) -> str:
    """Return a number to the nearest tenth, without a nought at its end: "38.6", "39", "0.5"."""
    tenths = int(amount * 10 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)


def days(amount: Fraction) -> str:
    """Return days in words: "1 day", "38.6 days"."""
    said = number(amount)
    return f"{said} {'day' if said == '1' else 'days'}"


def per_cent(share: Fraction) -> str:
    """Return a share in words: "20.2 per cent"."""
    return f"{number(share * 100)} per cent"


def hours(minutes: int) -> str:
    """Return a time in hours and, where there are any, minutes: "253 hours 30 minutes"."""
    whole, rest = divmod(minutes, MINUTES)
    words = f"{whole:,} {'hour' if whole == 1 else 'hours'}"
    return f"{words} {rest} {'minute' if rest == 1 else 'minutes'}" if rest else words
