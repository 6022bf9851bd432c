"""The calculators: each module asks its questions and hands the answers to the rules."""

from __future__ import annotations

from astcore.calculators import eligibility, pay_range, standards
from astcore.calculators.base import Calculator

CALCULATORS: dict[str, Calculator] = {
    calculator.name: calculator
    for calculator in (eligibility.CALCULATOR, standards.CALCULATOR, pay_range.CALCULATOR)
}
"""Every calculator by the name that pages, links and the command line use."""
