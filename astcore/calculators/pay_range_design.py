"""The case that the pay-range designer looks at: a range for a post, and what to compare it with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from astcore import pay, pay_path
from astcore.money import pounds
from astcore.pay import Amount, Area, Salary, Scale

MOVES = {0: "No points", 1: "One point a year", 2: "Two points a year"}
SCALES = {"m": Scale.MAIN, "u": Scale.UPPER}


@dataclass(frozen=True, slots=True)
class Present:
    """What the teacher is paid now: how to say it, and how much, or None where the point's salary is not known."""

    words: str
    amount: Amount | None


@dataclass(frozen=True, slots=True)
class Design:
    """A case: the range that somebody thinks of for a post, and what to compare it with."""

    area: Area
    start: int
    day: date
    present: Present | None
    fraction: Fraction
    funding: int | None
    others: tuple[int, ...]

    @property
    def points(self) -> dict[int, Salary]:
        """Return the salaries of the range on the first day, by point."""
        spine = pay.spine(self.area, self.day)
        return {point: spine[point] for point in pay.pay_range(self.start)}

    @property
    def full_time(self) -> bool:
        """True where no share of full time was given."""
        return self.fraction == 1


def _present(answers: Mapping[str, str], area: Area, day: date) -> Present | None:
    given = answers.get("present", "none")
    if given == "none":
        return None
    if given == "amount":
        amount = int(answers["present_amount"])
        return Present("present pay", Amount(amount, amount))
    name = f"{'M' if given[0] == 'm' else 'U'}{given[1]}"
    salary = pay_path.present_pay(area, SCALES[given[0]], int(given[1]), day)
    if salary is None:
        return Present(name, None)
    allowances = int(answers.get("allowances") or 0)
    words = f"{name} with allowances of {pounds(allowances)}" if allowances else name
    return Present(words, salary.amount + Amount(allowances, allowances))


def read_case(answers: Mapping[str, str], start: int) -> Design:
    """Return the case that a set of read answers describes, for the range that starts at `start`."""
    area, day = Area(answers["area"]), date.fromisoformat(answers["on"])
    others = dict.fromkeys(int(answers[key]) for key in ("also", "also2") if answers.get(key))
    return Design(
        area=area,
        start=start,
        day=day,
        present=_present(answers, area, day),
        fraction=Fraction(answers.get("fraction", "1")),
        funding=int(answers["funding"]) if answers.get("funding") else None,
        others=tuple(other for other in others if other != start),
    )
