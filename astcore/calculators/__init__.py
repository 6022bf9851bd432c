"""The calculators: each module asks its questions and hands the answers to the rules."""

from __future__ import annotations

from astcore.calculators import (
    application,
    assessment_day,
    deadlines,
    eligibility,
    funding,
    job_description,
    outreach,
    pay_range,
    post,
    review,
    standards,
)
from astcore.calculators.base import Calculator

CALCULATORS: dict[str, Calculator] = {
    module.CALCULATOR.name: module.CALCULATOR
    for module in (
        eligibility,
        application,
        deadlines,
        assessment_day,
        review,
        post,
        job_description,
        funding,
        outreach,
        standards,
        pay_range,
    )
}
"""Every calculator by the name that pages, links and the command line use."""
