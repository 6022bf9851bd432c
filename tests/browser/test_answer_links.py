"""The address of an answer: it gives the answer again, Back and Forward follow it, and nothing in it does harm."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import parse_qs, quote

import pytest
from playwright.sync_api import Page, expect

from astcore.browser import reply
from astcore.calculators import CALCULATORS
from tests.conftest import OpenPage
from tests.reader import START, address, answered, ask, core, in_form, ready, refused
from tools.server import Served

COPYING = {"permissions": ["clipboard-read", "clipboard-write"]}


def case(name: str, number: int) -> Mapping[str, str]:
    """One of the cases that a calculator foresees, counted from its example's on."""
    return list(CALCULATORS[name].foreseen())[number]


def shows(page: Page, name: str, answers: Mapping[str, str]) -> None:
    """The page holds the core's answer, and its form says what was answered."""
    found = core(name, answers)
    verdict = answered(page).locator(".ast-verdict")
    expect(verdict).to_have_text(found.outcome.heading)
    expect(page.locator(".ast-answer .ast-summary")).to_have_text(found.outcome.summary)
    expect(page.locator(".ast-answer [data-query]")).to_have_attribute("data-query", found.query)
    expect(page.locator(".ast-answer")).not_to_have_attribute("data-stale", "")
    expect(page.locator(".ast-errors")).to_be_hidden()
    assert not page.title().startswith("Error")


@pytest.mark.parametrize("name", CALCULATORS)
def test_a_copied_link_gives_the_answer_again(open_page: OpenPage, server: Served, name: str) -> None:
    """Whoever opens the link sees the same answer and the same form; no request holds what was answered."""
    last = len(list(CALCULATORS[name].foreseen())) - 1
    mine = open_page(**COPYING)
    mine.goto(address(name, case(name, last)))
    shows(mine, name, case(name, last))
    mine.locator("[data-action=copy-link]").click()
    expect(mine.locator(".ast-tools .ast-said").first).to_have_text("Link copied.")
    link = mine.evaluate("navigator.clipboard.readText()")
    assert link == f"{mine.url.partition('#')[0]}#{core(name, case(name, last)).query}"
    theirs = open_page()
    theirs.goto(link)
    shows(theirs, name, case(name, last))
    assert in_form(theirs) == in_form(mine)
    assert not [path for path in server.paths() if "=" in path or "%3D" in path]


@pytest.mark.parametrize("name", CALCULATORS)
def test_back_and_forward(page: Page, name: str) -> None:
    """Back goes through the answers to the example, Forward through them again; the form goes along."""
    page.goto(address(name))
    ready(page)
    empty = in_form(page)
    forms = {}
    for number in (0, 1):
        page.evaluate("(query) => { location.hash = query; }", core(name, case(name, number)).query)
        shows(page, name, case(name, number))
        forms[number] = in_form(page)
    page.go_back()
    shows(page, name, case(name, 0))
    assert in_form(page) == forms[0]
    page.go_back()
    expect(page.locator(".ast-answer .ast-example")).to_be_visible()
    assert in_form(page) == empty
    page.go_forward()
    shows(page, name, case(name, 0))
    page.go_forward()
    shows(page, name, case(name, 1))
    assert in_form(page) == forms[1]


def test_each_answer_that_was_asked_for_is_a_step_back(page: Page) -> None:
    """Answers that came by the button are steps of the history; those that came by a change are not."""
    page.goto(address("standards"))
    ready(page)
    for stage in ("Main scale teacher", "Post-threshold teacher"):
        page.get_by_role("radio", name=stage, exact=True).check()
        ask(page)
        expect(page.locator(".ast-verdict")).to_be_focused()
        expect(page.locator(".ast-answer dd").filter(has_text=stage)).to_be_visible()
    page.go_back()
    shows(page, "standards", {"stage": "main_scale"})
    assert "stage=main_scale" in in_form(page)


# --- addresses that were made by others -------------------------------------------------------------------------------

MARK = "zzqmark"
"""Stands in every hostile address: nothing of it may reach the server."""

SCRIPT = f"<img src=x onerror=window.hacked=1><script>window.hacked=1</script>{MARK}"

HOSTILE = {
    "unknown key": ("eligibility", f"colour={MARK}", "There is no question “colour” here"),
    "key with markup": (
        "eligibility",
        f"{quote(SCRIPT)}=1",
        "There is no question “<img src=x onerror=window.hacked=1>",
    ),
    "no key at all": ("pay-range", MARK, f"There is no question “{MARK}” here"),
    "script address": ("pay-range", f"javascript:window.hacked=1//{MARK}", "There is no question “javascript:"),
    "wrong choice": ("eligibility", f"assessed={MARK}", "Select whether"),
    "markup": ("review", f"decision=not_certified&grounds={SCRIPT}", "“<img src=x onerror=window.hacked=1>"),
    "attribute": ("pay-range", f'area=fringe&start="autofocus onfocus="window.hacked=1" {MARK}', "a whole number"),
    "zero byte": ("pay-range", f"area=fringe%00&start=%001%00x{MARK}", "First point of the range must be"),
    "broken escapes": ("pay-range", f"area=%E0%A4%A&start=%zz{MARK}", "Select the pay area"),
    "huge number": ("pay-range", f"area=fringe&start={'9' * 60}&x={MARK}", "must be a whole number between 1 and 14"),
    "no such day": ("deadlines", f"event=assessed&on=2009-02-30&note={MARK}", "a day that exists"),
    "prototype": ("post", f"__proto__=1&constructor={MARK}&toString=2", "There is no question “__proto__”"),
    "100 kB": ("job-description", f"start=choices&criteria={MARK}{'x' * 100_000}", "longer than 4,000 characters"),
    "10,000 keys": ("standards", "&".join(f"k{number}={MARK}" for number in range(10_000)), "4,000 characters"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_address_is_refused_kindly(page: Page, server: Served, what: str) -> None:
    """It is told in words what was wrong, nothing of it becomes part of the page, and the form works as before."""
    name, fragment, words = HOSTILE[what]
    page.goto(address(name))
    elements = sorted(page.evaluate("[...new Set([...document.querySelectorAll('*')].map((each) => each.localName))]"))
    page.evaluate("(fragment) => { location.hash = fragment; }", fragment)
    expect(refused(page)).to_contain_text(words)
    assert page.title().startswith("Error: ")
    assert not page.title().removeprefix("Error: ").startswith("Error: ")
    found = page.evaluate("[...new Set([...document.querySelectorAll('*')].map((each) => each.localName))]")
    assert not {"script", "img", "iframe", "object"} & (set(found) - set(elements))
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("({}).constructor === Object")
    expect(page.locator(".ast-answer .ast-example")).to_be_visible()
    page.evaluate("(query) => { location.hash = query; }", core(name, CALCULATORS[name].example).query)
    shows(page, name, CALCULATORS[name].example)
    assert page.evaluate("window.hacked") is None
    assert not [path for path in server.paths() if MARK in path or "%" in path]


def test_a_hostile_address_leaves_the_form_to_be_put_right(page: Page) -> None:
    """The errors of an address lead to their fields, keep what can be kept, and go when the form has an answer."""
    page.goto(address("pay-range", {"area": "moon", "start": "99", "fraction": "0.6"}))
    summary = refused(page)
    expect(page.locator("[name=start]")).to_have_value("99")
    expect(page.locator("[name=fraction]")).to_have_value("0.6")
    summary.get_by_role("link").first.click()
    expect(page.locator("[name=area]:focus")).to_have_count(1)
    page.get_by_role("radio", name="Inner London").check()
    page.locator("[name=start]").fill("3")
    ask(page)
    shows(page, "pay-range", {"area": "inner_london", "start": "3", "fraction": "0.6"})


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("pay-range", "area=fringe&area=inner_london&start=1&start=4"),
        ("pay-range", "?area=outer_london&start=2&on=2+Sept+2010"),
        ("pay-range", "area=fringe&choose=target&target=%C2%A342%2C000.00&target=£43,000"),
        ("assessment-day", "phase=primary&lesson=60&start=8.50&end=15h20&people=staff&people=parents"),
        ("deadlines", "on-day=3&on-month=mar&on-year=2010&event=assessed&on-day=1"),
    ],
)
def test_the_form_says_what_was_answered(page: Page, name: str, query: str) -> None:
    """However an address puts it, twice or in words, the form shows what the answer below it rests on."""
    page.goto(f"calculators/{name}/#{query}")
    answered(page)
    canonical = json.loads(reply(name, page.evaluate("location.hash.slice(1)"), "../../"))["query"]
    expect(page.locator(".ast-answer [data-query]")).to_have_attribute("data-query", canonical)
    before = in_form(page)
    ask(page)
    expect(page.locator(".ast-verdict")).to_be_focused(timeout=START)
    assert parse_qs(page.url.partition("#")[2]) == parse_qs(canonical)
    assert in_form(page) == before
