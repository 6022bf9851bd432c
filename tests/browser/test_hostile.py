"""What a stranger can put into a link, a field, the storage or a file: none of it runs or leaves the device."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import FilePayload, Page, expect

from astcore.calculators import CALCULATORS
from tests.browser.test_access import search
from tests.conftest import OpenPage
from tools.server import Served

MARK = "zq7hostile"
"""Stands in everything that is put in: no request may hold it."""

SCRIPTS = [
    f"<script>document.title='{MARK}'</script>",
    f"<img src=x onerror=\"document.title='{MARK}'\">",
    f"\"'><svg onload=document.title='{MARK}'>",
    f"javascript:document.title='{MARK}'",
    f"&lt;img src=x onerror=alert('{MARK}')&gt;",
    f"{{{{ {MARK} }}}}{{% raw %}}",
    f"'; import js; js.alert('{MARK}')",
]
ODD = [
    f"\u0000\u0007\u001b[31m{MARK}\u007f",
    f"\u202e{MARK}\u2066\u200f",
    f"١٢{MARK}",
    f"{MARK}\ud7ff\ufffd\U0001f3eb",
    f"__proto__{MARK}",
    MARK * 100_000,  # 1 MB
]
NUMBERS = ["١١", "１１", "1e3", "-1", "1" * 500, "NaN", "0x10", "11\u0000", "½"]
DATES = [
    ("31", "2", "2010"),
    ("٣١", "١", "٢٠١٠"),
    ("0", "0", "0"),
    ("1", "13", "2010"),
    ("1", "9", "99999"),
    ("a", "b", "c"),
]


@pytest.fixture
def held(open_page: OpenPage, server: Served) -> Iterator[Page]:
    """A page: its test fails on a dialog, a script that ran, another page, or a request that holds what was put in."""
    page = open_page()
    opened: list[str] = []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    page.context.on("page", lambda other: opened.append(other.url))
    asked: list[str] = []
    page.context.on(
        "request", lambda request: asked.append(f"{request.url} {request.post_data or ''} {request.headers}")
    )
    yield page
    assert not opened
    assert MARK not in page.title()
    assert not [each[:200] for each in asked if MARK in each]
    assert not [path for path in server.paths() if MARK in path]
    assert page.evaluate("({}).polluted === undefined && Object.keys(Object.prototype).length === 0")


def injected(page: Page) -> int:
    """How many elements came out of what was put in."""
    return page.locator(
        "article :is(script:not([src]), img, iframe, object, embed, svg[onload], [onerror], [onload], a[href^='javascript:'])"
    ).count()


def settled(page: Page) -> None:
    """Wait until the first calculator has an answer, or has said what is wrong."""
    first = page.locator("ast-calculator").first
    expect(
        first.locator(
            ".ast-errors:not([hidden]), .ast-answer:not([aria-busy]) .ast-outcome:not(:has(.ast-example))"
        ).first
    ).to_be_attached(timeout=60_000)
    expect(first.locator(".ast-answer")).not_to_have_attribute("aria-busy", "true", timeout=60_000)


def still_works(page: Page) -> None:
    """A pay range that was not asked for before is answered in the page as it now stands."""
    example = CALCULATORS["pay-range"].example | {"start": "3"}
    query = "&".join(f"{key}={value}" for key, value in example.items())
    page.evaluate("(query) => { location.hash = query; }", query)
    expect(page.locator(".ast-errors").first).to_be_hidden(timeout=60_000)
    expect(page.locator(".ast-answer .ast-verdict").first).to_contain_text("£", timeout=60_000)


# --- links ------------------------------------------------------------------------------------------------------------


def fragments() -> list[str]:
    """Fragments that nobody's form would write."""
    areas = [f"area={quote(text)}&start=1" for text in [*SCRIPTS, *ODD[:-1]]]
    starts = [f"area=fringe&start={quote(number)}" for number in NUMBERS]
    raw = [
        f"area=<script>{MARK}</script>&start=1",
        f"<img src=x onerror=alert(1)>{MARK}",
        f"=&&=&{MARK}=",
        "%",
        "%E0%A4%A",
        "%00",
    ]
    keys = [
        f"{key}={MARK}&area=fringe&start=1"
        for key in ("__proto__", "constructor", "toString", "area[]", "__proto__[polluted]")
    ]
    return [*areas, *starts, *raw, *keys, f"area=fringe&area={MARK}&start=1", "area=" + MARK * 100_000]


def test_links(held: Page) -> None:
    """Whatever stands after the "#", the page says what is wrong or answers, and answers the next link."""
    held.goto("calculators/pay-range/")
    for fragment in fragments():
        held.evaluate("(fragment) => { location.hash = fragment; }", fragment)
        expect(held.locator(".ast-answer[aria-busy]")).to_have_count(0, timeout=60_000)
        assert injected(held) == 0, fragment[:80]
    still_works(held)


@pytest.mark.parametrize("name", CALCULATORS)
def test_links_to_every_calculator(held: Page, name: str) -> None:
    """Each of a calculator's questions, answered with markup in a link, is refused in words or answered as text."""
    query = "&".join(f"{question.key}={quote(SCRIPTS[1])}" for question in CALCULATORS[name].questions)
    held.goto(f"calculators/{name}/#{query}")
    settled(held)
    assert injected(held) == 0


@pytest.mark.parametrize(
    "path", ["", "guidance/pay/", "reference/standards/", "calculators/evidence-plan/", "404.html"]
)
def test_links_to_other_pages(held: Page, path: str) -> None:
    """A page that asks nothing makes nothing of what follows its address."""
    for text in (*SCRIPTS, *ODD[:-1]):
        held.goto("about:blank")
        held.goto(f"{path}?h=a#{quote(text)}")
        assert injected(held) == 0, text
        expect(held.locator("main h1").first).to_be_attached()


# --- fields -----------------------------------------------------------------------------------------------------------


def test_fields(held: Page) -> None:
    """Text of every bad kind in a box: refused in words that show it as text; then a good link is answered."""
    held.goto("calculators/pay-range/")
    box = held.locator("ast-calculator [name=start]").first
    for text in [*SCRIPTS, *ODD, *NUMBERS]:
        box.fill(text)
        held.locator("ast-calculator form button[type=submit]").first.click()
        settled(held)
        expect(held.locator(".ast-answer[aria-busy]")).to_have_count(0, timeout=60_000)
        assert injected(held) == 0, text[:80]
    still_works(held)


def test_dates_that_there_are_not(held: Page) -> None:
    """A day that no calendar has is refused by the name of its question."""
    held.goto("calculators/pay-range/")
    group = held.locator("ast-calculator [data-date]:visible").first
    for day, month, year in DATES:
        for box, value in zip(group.locator("input").all(), (day, month, year), strict=True):
            box.fill(value)
        held.locator("ast-calculator form button[type=submit]").first.click()
        expect(held.locator("ast-calculator .ast-errors a").first).to_be_visible(timeout=60_000)
        assert injected(held) == 0


def test_the_search_box(held: Page) -> None:
    """What is searched for is shown as text, if at all."""
    held.goto("guidance/pay/")
    box = held.get_by_role("textbox", name="Search").first
    box.click()
    for text in [*SCRIPTS, *ODD[:-1]]:
        box.fill(text)
    box.fill("")
    search(held, "appeal")
    assert held.locator(".md-search :is(img, script, iframe)").count() == 0


# --- what is stored, and files ----------------------------------------------------------------------------------------


def test_a_stored_plan(held: Page) -> None:
    """Whatever another page of the same host may have left in the storage, the planner opens and shows it as text."""
    held.goto("calculators/evidence-plan/")
    values = [*SCRIPTS, *ODD]
    keys = [
        "P1/notes",
        "P1/owner",
        "P1/section",
        "P1/date",
        "P1/status",
        "name",
        "stage",
        "order",
        "P1/items/a",
        "E12/items/b",
    ]
    stored = {f"ast-plan/1/{key}": values[at % len(values)] for at, key in enumerate(keys)}
    stored |= {"ast-plan/1/__proto__/notes": MARK, "ast-plan/1/constructor": MARK, "ast-plan/1/P1/__proto__": MARK}
    held.evaluate(
        "(all) => { for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value); }", stored
    )
    held.reload()
    expect(held.locator("ast-plan")).to_have_attribute("data-state", "live", timeout=30_000)
    held.get_by_role("button", name="Show the index here").click()
    assert injected(held) == 0
    held.locator("[id='stage=main_scale']").check()
    expect(held.locator(".ast-plan-total")).to_contain_text("of 28 ready")


def plan(**more: object) -> bytes:
    return json.dumps({"format": "ast-evidence-plan", "version": 1, **more}).encode()


FILES = [
    *(plan(name=text, standards={"P1": {"notes": text, "items": [text]}}) for text in [*SCRIPTS, *ODD]),
    *(plan(standards={text: {"notes": "x"}}) for text in SCRIPTS),
    *(plan(**{text: "x"}) for text in ODD),
    f'{{"format":"ast-evidence-plan","version":1,"__proto__":{{"polluted":"{MARK}"}}}}'.encode(),
    f'{{"format":"ast-evidence-plan","version":1,"standards":{{"P1":{{"__proto__":{{"polluted":"{MARK}"}}}}}}}}'.encode(),
    plan(version=10**400),
    b'{"format":"ast-evidence-plan","version":1e999}',
    f"<html><script>alert('{MARK}')</script>".encode(),
    b"\x00" * 1_000_000,
    b"PK\x03\x04" + MARK.encode(),
    "\u202e{}".encode("utf-16"),
]


def test_imported_files(held: Page) -> None:
    """Each file is taken as text or refused in words, and an entry that was there before is there after it."""
    held.goto("calculators/evidence-plan/")
    expect(held.locator("ast-plan")).to_have_attribute("data-state", "live", timeout=30_000)
    for at, content in enumerate(FILES):
        file: FilePayload = {"name": f"{at}.json", "mimeType": "application/json", "buffer": content}
        held.get_by_label("Import a plan file").set_input_files(file)
        said = held.locator("ast-plan :is([data-problem], .ast-plan-done, [data-panel=import]):visible")
        expect(said.first).to_be_visible(timeout=30_000)
        if (leave := held.get_by_role("button", name="Leave my plan as it is")).is_visible():
            leave.click()
        assert injected(held) == 0, at
    held.locator("[id='stage=main_scale']").check()
    expect(held.locator(".ast-plan-total")).to_contain_text("of 28 ready")
