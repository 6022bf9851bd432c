"""Writes astcore/data/bank_holidays.toml from the holidays package: the bank holidays of England and Wales."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from importlib.metadata import version
from pathlib import Path

import holidays

FIRST, LAST = 1998, 2030
FILE = Path(__file__).resolve().parent.parent / "astcore" / "data" / "bank_holidays.toml"


def bank_holidays() -> dict[date, str]:
    """Return the bank holidays by date. Raises `ValueError` should England's and Wales's ever differ."""
    england, wales = (
        holidays.country_holidays("GB", subdiv=part, years=range(FIRST, LAST + 1)) for part in ("ENG", "WLS")
    )
    if dict(england) != dict(wales):
        raise ValueError("England and Wales have different bank holidays: one list no longer serves both")
    return dict(sorted(england.items()))


def toml() -> str:
    """Return the data file's text."""
    by_year: dict[int, dict[date, str]] = defaultdict(dict)
    for day, name in bank_holidays().items():
        by_year[day.year][day] = name
    lines = [
        "# Bank holidays in England and Wales. Written by `python -m tools.bank_holidays`: do not edit.",
        'source = "bank-holidays"',
        f'made_with = "holidays {version("holidays")}"',
    ]
    for year, days in by_year.items():
        lines += ["", "[[year]]", f'key = "{year}"', f"from = {year}-01-01", "days = ["]
        lines += [f"  {json.dumps(f'{day} {name}', ensure_ascii=False)}," for day, name in days.items()]
        lines.append("]")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(toml(), encoding="utf-8")
