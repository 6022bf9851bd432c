"""The decision record of a pay range, as a governing body keeps it: filled in on the page, printed, and read back."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

ASKED = "area=outer_london&choose=start&start=3&on=2010-01-04&present=u3&fraction=3/5&funding=9300&also=1"
NOTE, DECISION = "Two afternoons in three partner primary schools.", "Points 3 to 7, for the outreach planned."


def test_a_range_ends_as_a_decision_record(page: Page, tmp_path: Path) -> None:
    """What was weighed, what was decided and the signatures come before the reasons, and no sum is shown as surer."""
    page.goto(f"calculators/pay-range/#{ASKED}")
    answer = page.locator(".ast-answer")
    expect(answer.locator(".ast-verdict")).to_have_text(
        "Points 3 to 7: from £41,376 or £41,379, to £45,450", timeout=60_000
    )
    answer.locator("[data-action=record]").first.click()
    answer.locator("[data-note=work]").fill(NOTE)
    answer.locator("[data-note=record-decided_by]").fill("The governing body")
    answer.locator("[data-note=record-reasons]").fill(DECISION)
    to = tmp_path / "record.pdf"
    page.pdf(path=to, format="A4", prefer_css_page_size=True)
    pages = [sheet.extract_text() for sheet in PdfReader(to).pages]
    text = " ".join("\n".join(pages).split())
    in_order = ["DECISION RECORD", "The governing body should take into account", NOTE, DECISION, "Signature", "Why"]
    places = [text.find(part) for part in in_order]
    assert -1 not in places, [part for part, at in zip(in_order, places, strict=True) if at < 0]
    assert places == sorted(places)
    assert "What is left to pay after funding of £9,300 a year" in text
    assert "First point, 3/5 of full time" in text
    assert len(pages) <= 4
