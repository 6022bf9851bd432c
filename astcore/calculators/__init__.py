"""The calculators: each module asks its questions and hands the answers to the rules."""

from __future__ import annotations

from astcore.calculators import application, eligibility, pay_range, post, standards
from astcore.calculators.base import Calculator

CALCULATORS: dict[str, Calculator] = {
    module.CALCULATOR.name: module.CALCULATOR for module in (eligibility, application, post, standards, pay_range)
}
"""Every calculator by the name that pages, links and the command line use."""
