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
LETTERS = {scale: letter.upper() for letter, scale in SCALES.items()}


@dataclass(frozen=True, slots=True)
class Present:
    """What the teacher is paid now, full time: an amount that was given, or a point of a scale with allowances."""

    area: Area
    given: int | None = None
    scale: Scale = Scale.MAIN
    point: int = 0
    allowances: int = 0

    @property
    def name(self) -> str:
        """Return the point by its short name, such as "U3", or "present pay"."""
        return "present pay" if self.given is not None else f"{LETTERS[self.scale]}{self.point}"

    @property
    def words(self) -> str:
        """Return what is paid, to be said in a sentence."""
        return f"{self.name} with allowances of {pounds(self.allowances)}" if self.allowances else self.name

    def on(self, day: date) -> Amount | None:
        """Return what it comes to at the rates of a day, or None where the point's salary is not known."""
        if self.given is not None:
            return Amount(self.given, self.given)
        salary = pay_path.present_pay(self.area, self.scale, self.point, day)
        return None if salary is None else salary.amount + Amount(self.allowances, self.allowances)


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
        return self.salaries(self.start)

    def salaries(self, start: int) -> dict[int, Salary]:
        """Return the salaries of the range that starts at `start` on the first day, by point."""
        spine = pay.spine(self.area, self.day)
        return {point: spine[point] for point in pay.pay_range(start)}

    def path(self, moves: int, start: int | None = None) -> tuple[pay_path.Step, ...]:
        """Return where the AST would be each September, at so many points a year, in this range or in another."""
        return pay_path.path(self.area, self.start if start is None else start, self.day, moves)

    def costs(self, moves: int, start: int | None = None) -> tuple[Amount, ...]:
        """Return what the post costs in salary in each school year of that path, at its share of full time."""
        return pay_path.costs(self.path(moves, start), self.fraction)

    @property
    def last_day(self) -> date:
        """Return the last day of the years looked at."""
        return pay_path.year_end(self.path(0)[-1].day)

    @property
    def present_amount(self) -> Amount | None:
        """Return present pay on the first day, or None where it was not given or is not known."""
        return self.present.on(self.day) if self.present else None

    @property
    def full_time(self) -> bool:
        """True where no share of full time was given."""
        return self.fraction == 1

    @property
    def share(self) -> str:
        """Return the share of full time in words: "full time", "3/5 of full time"."""
        return "full time" if self.full_time else f"{self.fraction} of full time"


def _present(answers: Mapping[str, str], area: Area) -> Present | None:
    given = answers.get("present", "none")
    if given == "none":
        return None
    if given == "amount":
        return Present(area, given=int(answers["present_amount"]))
    return Present(area, scale=SCALES[given[0]], point=int(given[1:]), allowances=int(answers.get("allowances") or 0))


def read_case(answers: Mapping[str, str], start: int) -> Design:
    """Return the case that a set of read answers describes, for the range that starts at `start`."""
    area, day = Area(answers["area"]), date.fromisoformat(answers["on"])
    others = dict.fromkeys(int(answers[key]) for key in ("also", "also2") if answers.get(key))
    return Design(
        area=area,
        start=start,
        day=day,
        present=_present(answers, area),
        fraction=Fraction(answers.get("fraction", "1")),
        funding=int(answers["funding"]) if answers.get("funding") else None,
        others=tuple(other for other in others if other != start),
    )
