"""The engine in a real browser, on pages that hold nothing but the core's own calculators."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Page, expect

from astcore.browser import reply
from astcore.html.calculator import calculator
from astcore.html.elements import markup
from astcore.html.parts import Links
from engine.build import OUT, build
from tools.server import Served, serving

type OpenPage = Callable[..., Page]

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Pay</title><link rel="icon" href="data:,"></head>
<body><main>{body}<h2 id="below" style="margin-top: 200vh">Below</h2></main>
<script type="module" src="../../engine/{version}/main.mjs"></script></body></html>"""

SABOTAGED = pytest.mark.allow_console_errors
START = 60_000
"""Milliseconds: a busy machine may take many times what a start needs."""

KEEP_WORKERS = """
  const Real = Worker;
  window.workers = [];
  window.asked = [];
  window.Worker = class extends Real {
    constructor(...given) { super(...given); workers.push(this); }
    postMessage(message) { if (message.type === "ask") asked.push(message.query); super.postMessage(message); }
  };
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the engine and some pages of calculators, each in a folder of its own."""
    site = tmp_path_factory.mktemp("site")
    version = build()["version"]
    shutil.copytree(OUT / version, site / "engine" / version)
    pay, standards = (markup(calculator(name, Links("../../"))) for name in ("pay-range", "standards"))

    def write(name: str, *calculators: str) -> None:
        page = site / "pages" / name / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE.format(body="".join(calculators), version=version), "utf-8")

    write("pay", pay)
    write("both", pay, standards)
    write("guidance")
    write("no-such-calculator", pay.replace('name="pay-range"', 'name="none"', 1), standards)
    for limits in ("fetch=0.3", "silence=0.3", "start=0.001", "import=0.001", "answer=1"):
        write(limits.replace("=", "-"), pay.replace("<ast-calculator", f'<ast-calculator limits="{limits}"', 1))
    return site


@pytest.fixture
def server(folder: Path) -> Iterator[Served]:
    """The small site, in place of the whole one."""
    with serving(folder) as served:
        yield served


def state(page: Page, kind: str, at: int = 0) -> None:
    """Wait until the engine has come so far."""
    expect(page.locator(".ast-engine").nth(at)).to_have_attribute("data-state", kind, timeout=START)


def choose(page: Page, area: str, start: str) -> None:
    page.locator(f"[name=area][value={area}]").check()
    page.locator("[name=start]").fill(start)


def show(page: Page) -> None:
    page.locator("ast-calculator button[type=submit]").first.click()


def verdict(page: Page, words: str) -> None:
    expect(page.locator(".ast-answer h2").first).to_contain_text(words, timeout=START)


def failed(page: Page, reason: str) -> None:
    """The failure is shown with its one reason and a way on, and nothing else of the block is."""
    state(page, "failed")
    expect(page.locator("[data-state=failed]:not(.ast-engine)").first).to_be_visible()
    shown = page.locator(".ast-engine").first.locator("[data-reason]:visible, [data-stage]:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_have_attribute("data-reason", reason)


def without_snapshot(server: Served) -> None:
    """The engine starts in the ordinary way."""
    server.sabotage["engine/*/snapshot.gz"] = (404, b"")


def fragment(page: Page) -> dict[str, str]:
    return dict(parse_qsl(page.url.partition("#")[2]))


def test_an_answer_appears_on_the_page(page: Page, server: Served) -> None:
    """Show the answer: it replaces the example, takes the focus, is announced, and is in the address."""
    page.goto("pages/pay/")
    expect(page.locator(".ast-example")).to_be_visible()
    choose(page, "inner_london", "11")
    show(page)  # before the engine is up: kept, and answered when it is
    verdict(page, "Points 11 to 15")
    state(page, "ready")
    expect(page.locator(".ast-example")).to_have_count(0)
    expect(page.locator(".ast-answer h2")).to_be_focused()
    assert page.evaluate("document.querySelector('.ast-answer h2').getBoundingClientRect().top") < 100
    expect(page.locator(".ast-announce")).to_contain_text("Points 11 to 15")
    assert fragment(page)["area"] == "inner_london"
    assert fragment(page)["start"] == "11"
    assert page.locator(".ast-answer").get_attribute("aria-busy") is None
    assert all(request.status == 200 for request in server.requests)


def test_the_worker_answers_what_the_core_answers(page: Page) -> None:
    """The text that comes back is byte for byte the one that CPython gives."""
    page.goto("pages/pay/")
    queries = ["", "area=fringe&start=1", "area=moon&start=99", "area=outer_london&start=<b>é</b>"]
    texts = page.evaluate(
        """async (queries) => {
          const main = document.querySelector("script[src]").src;
          const worker = new Worker(new URL("worker.mjs", main), { type: "module" });
          const next = (type) => new Promise((resolve) => worker.addEventListener("message", ({ data }) => {
            if (data.type === type && (type !== "state" || data.state.kind === "ready")) resolve(data.text);
          }));
          worker.postMessage({ type: "start" });
          await next("state");
          const texts = [];
          for (const query of queries) {
            worker.postMessage({ type: "ask", id: 1, calculator: "pay-range", query, root: "../../" });
            texts.push(await next("reply"));
          }
          return texts;
        }""",
        queries,
    )
    assert texts == [reply("pay-range", query, "../../") for query in queries]


def test_the_engine_starts_by_itself(page: Page) -> None:
    """Nobody has touched anything, and the engine comes up."""
    page.goto("pages/pay/")
    state(page, "ready")
    assert page.locator(".ast-engine [data-state]:visible").count() == 0


def test_a_page_without_a_calculator_fetches_no_engine(page: Page, server: Served) -> None:
    """A page that has the script and no calculator asks for nothing but the scripts."""
    page.goto("pages/guidance/")
    page.wait_for_timeout(1000)
    assert not [path for path in server.paths() if path.endswith((".gz", ".zip", ".whl"))]


def test_with_save_data_the_engine_waits_for_the_first_touch(page: Page, server: Served) -> None:
    """A reader who saves data pays for Python only after touching a form."""
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto("pages/pay/")
    page.wait_for_timeout(3000)
    state(page, "idle")
    assert not [path for path in server.paths() if path.endswith(".gz")]
    page.locator("[name=start]").focus()
    state(page, "ready")


def test_a_changed_choice_is_answered_at_once_after_the_first_answer(page: Page) -> None:
    """Before the first answer nothing happens; after it each change does; "back" leads to what was asked for."""
    page.goto("pages/pay/")
    state(page, "ready")
    choose(page, "fringe", "1")
    page.locator("[name=start]").blur()
    expect(page.locator(".ast-example")).to_be_visible()
    show(page)
    verdict(page, "Points 1 to 5")
    page.locator("[name=start]").fill("2")
    page.locator("[name=start]").blur()
    verdict(page, "Points 2 to 6")
    page.locator("[name=start]").fill("3")
    page.locator("[name=start]").blur()
    verdict(page, "Points 3 to 7")
    assert fragment(page)["start"] == "3"
    expect(page.locator(".ast-answer h2")).not_to_be_focused()
    page.locator("[name=start]").fill("99")
    page.locator("[name=start]").blur()
    expect(page.locator(".ast-answer")).to_have_attribute("data-stale", "")
    expect(page.locator(".ast-errors")).to_be_hidden()
    page.go_back()
    verdict(page, "Points 1 to 5")
    page.go_back()
    expect(page.locator(".ast-example")).to_be_visible()
    assert fragment(page) == {}


def test_errors_are_shown_beside_the_field_and_in_a_summary(page: Page) -> None:
    """What was typed is kept, the summary takes the focus and leads to the field, and an answer clears it all."""
    page.goto("pages/pay/")
    state(page, "ready")
    described = page.locator("[name=start]").get_attribute("aria-describedby")
    page.locator("[name=start]").fill("99")
    page.evaluate("document.querySelectorAll('[name=area]').forEach((area) => { area.checked = false; })")
    show(page)
    summary = page.locator(".ast-errors")
    expect(summary).to_be_focused()
    expect(page).to_have_title("Error: Pay")
    error = page.locator("#pay-range-start-error")
    expect(error).to_contain_text("between 1 and 14")
    start = page.locator("[name=start]")
    expect(start).to_have_value("99")
    expect(start).to_have_attribute("aria-invalid", "true")
    assert "pay-range-start-error" in (start.get_attribute("aria-describedby") or "").split()
    group = page.locator("[data-question=area] fieldset")
    assert "pay-range-area-error" in (group.get_attribute("aria-describedby") or "").split()
    assert fragment(page) == {}
    summary.locator("a", has_text="between 1 and 14").click()
    expect(start).to_be_focused()
    assert "#" not in page.url
    choose(page, "fringe", "1")
    show(page)
    verdict(page, "Points 1 to 5")
    expect(summary).to_be_hidden()
    expect(error).to_be_hidden()
    assert (error.text_content() or "") in ("", "Error: ")
    expect(page).to_have_title("Pay")
    assert start.get_attribute("aria-invalid") is None
    assert start.get_attribute("aria-describedby") == described


def test_a_link_with_answers_opens_with_its_answer(page: Page) -> None:
    """The form is filled in, dates box by box; a link to change an answer leads to its question."""
    page.goto("pages/pay/#area=outer_london&start=7&on=2009-09-03")
    verdict(page, "Points 7 to 11")
    expect(page.locator("[name=area]:checked")).to_have_value("outer_london")
    assert [page.locator(f"[name=on-{part}]").input_value() for part in ("day", "month", "year")] == ["3", "9", "2009"]
    expect(page.locator(".ast-answer h2")).not_to_be_focused()
    address = page.url
    page.locator("[data-change=area]").click()
    expect(page.locator("[name=area]:checked")).to_be_focused()
    assert page.url == address
    page.evaluate("location.hash = 'area=fringe&start=1'")
    verdict(page, "Points 1 to 5")
    page.go_back()
    verdict(page, "Points 7 to 11")
    page.evaluate("location.hash = 'below'")  # a place in the page is no answer, and takes none away
    page.wait_for_timeout(300)
    verdict(page, "Points 7 to 11")


def test_a_link_with_nonsense_is_refused_in_words(page: Page) -> None:
    """Nothing of the address gets into the page as markup."""
    page.goto("pages/pay/#area=%3Cimg src=x onerror=alert(1)%3E&start=" + "9" * 50)
    expect(page.locator(".ast-errors")).to_be_visible(timeout=START)
    expect(page.locator(".ast-errors")).to_contain_text("<img src=x")
    assert page.locator("main img").count() == 0
    assert page.locator("[name=area]:checked").count() == 0
    page.goto("pages/guidance/")
    page.goto("pages/pay/#area=" + "a" * 4000)
    state(page, "ready")
    expect(page.locator(".ast-errors")).to_contain_text("longer than 4,000 characters")


def test_the_latest_of_many_asks_wins(page: Page) -> None:
    """One ask is on its way, one waits, and those between are dropped."""
    page.add_init_script(KEEP_WORKERS)
    page.goto("pages/pay/")
    state(page, "ready")
    page.evaluate(
        """() => {
          const form = document.querySelector("form");
          form.querySelector("[value=fringe]").checked = true;
          for (const start of ["1", "2", "3", "4"]) { form.elements.start.value = start; form.requestSubmit(); }
        }"""
    )
    verdict(page, "Points 4 to 8")
    assert [dict(parse_qsl(query))["start"] for query in page.evaluate("asked")] == ["1", "4"]
    assert fragment(page)["start"] == "4"


def test_calculators_share_one_worker_wherever_they_come_from(page: Page) -> None:
    """Two on a page, and one more put in later as instant navigation does, are answered by the same worker."""
    page.add_init_script(KEEP_WORKERS)
    page.goto("pages/both/")
    state(page, "ready", at=1)
    choose(page, "fringe", "1")
    show(page)
    verdict(page, "Points 1 to 5")
    page.evaluate(
        """() => {
          const next = new DOMParser().parseFromString(document.querySelector("main").outerHTML, "text/html");
          for (const id of next.querySelectorAll("[id]")) id.removeAttribute("id");
          document.querySelector("main").replaceWith(next.querySelector("main"));
        }"""
    )
    state(page, "ready")
    choose(page, "fringe", "3")
    show(page)
    verdict(page, "Points 3 to 7")
    assert page.evaluate("workers.length") == 1


def test_a_page_of_another_release_is_loaded_anew(page: Page) -> None:
    """Instant navigation may bring a page that names another engine: the page then gets a visit of its own."""
    page.goto("pages/pay/")
    state(page, "ready")
    with page.expect_navigation():
        page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.type = "module";
              script.src = document.querySelector("script[src]").src + "?another";
              document.body.append(script);
            }"""
        )
    state(page, "ready")


@SABOTAGED
def test_a_missing_file_is_told_and_can_be_tried_again(page: Page, server: Served) -> None:
    """Python is not there, then it is: what was asked in vain is answered after "Try again"."""
    server.sabotage["engine/*/pyodide.asm.wasm.gz"] = (404, b"")
    server.sabotage["engine/*/answers.gz"] = (404, b"")
    page.goto("pages/pay/")
    choose(page, "fringe", "1")
    show(page)
    failed(page, "network")
    expect(page.locator("[name=start]")).to_have_value("1")
    server.sabotage.clear()
    page.locator("[data-action=retry]").click()
    verdict(page, "Points 1 to 5")
    state(page, "ready")


@SABOTAGED
@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("*.whl", "network"),
        ("pyodide-lock.json", "network"),
        ("pyodide.mjs", "network"),
        ("pyodide.asm.mjs", "network"),
        ("worker.mjs", "network"),
    ],
)
def test_any_missing_file_is_told(page: Page, server: Served, file: str, reason: str) -> None:
    """Whichever file of the ordinary start is not there, the reader is told, and not left waiting."""
    without_snapshot(server)
    server.sabotage[f"engine/*/{file}"] = (404, b"")
    page.goto("pages/pay/")
    failed(page, reason)


@SABOTAGED
@pytest.mark.parametrize(
    "file", ["*.whl", "pyodide.asm.wasm.gz", "python_stdlib.zip", "pyodide-lock.json", "pyodide.asm.mjs"]
)
@pytest.mark.parametrize("how", ["changed", "cut short"])
def test_a_damaged_file_is_refused(page: Page, server: Served, file: str, how: str) -> None:
    """A file that is not the one that was published is never used."""
    without_snapshot(server)
    [path] = server.folder.glob(f"engine/*/{file}")
    whole = path.read_bytes()
    middle = len(whole) // 2
    bad = whole[:middle] if how == "cut short" else whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :]
    server.sabotage[f"engine/*/{file}"] = (200, bad)
    page.goto("pages/pay/")
    failed(page, "damaged")


@SABOTAGED
@pytest.mark.parametrize("limits", ["fetch-0.3", "silence-0.3", "start-0.001", "import-0.001"])
def test_a_stage_that_outlives_its_limit_is_ended(page: Page, server: Served, limits: str) -> None:
    """A line that never ends, or a start that does, ends in a reason."""

    def late(_path: str) -> None:
        time.sleep(2)

    if limits.startswith("import"):
        without_snapshot(server)  # only the ordinary start has this stage
    elif not limits.startswith("start"):
        server.sabotage["engine/*/snapshot.gz"] = late
    page.goto(f"pages/{limits}/")
    failed(page, "timeout")
    expect(page.locator("progress")).to_be_hidden()


def test_loading_is_shown(page: Page, server: Served) -> None:
    """While files come in, the bar has their number; the form can be used."""

    def late(_path: str) -> None:
        time.sleep(2)

    server.sabotage["engine/*/snapshot.gz"] = late
    page.goto("pages/pay/")
    bar = page.locator("progress")
    expect(bar).to_be_visible()
    expect(bar).to_have_attribute("max", re.compile(r"\d{7,}"))
    assert page.evaluate("document.querySelector('progress').value") > 0
    expect(page.locator("button[type=submit]")).to_be_enabled()
    state(page, "ready")


@SABOTAGED
@pytest.mark.parametrize("when", ["before it is asked", "while it answers"])
def test_a_worker_that_dies_is_replaced(page: Page, when: str) -> None:
    """No answer within the limit: the reader is told, and the next try has a new worker."""
    page.add_init_script(KEEP_WORKERS)
    page.goto("pages/answer-1/")
    state(page, "ready")
    if when == "before it is asked":
        page.evaluate("workers[0].terminate()")
    else:
        page.evaluate(
            """() => {
              const post = workers[0].postMessage;
              workers[0].postMessage = (message) => { post.call(workers[0], message); workers[0].terminate(); };
            }"""
        )
    choose(page, "fringe", "1")
    show(page)
    failed(page, "timeout")
    page.evaluate("document.querySelector('ast-calculator').removeAttribute('limits')")
    page.locator("[data-action=retry]").click()
    verdict(page, "Points 1 to 5")
    assert page.evaluate("workers.length") == 2


@SABOTAGED
def test_a_worker_that_breaks_while_it_answers_is_told(page: Page, server: Served) -> None:
    """It says so itself, so nobody waits for the limit; and "Try again" asks a sound one."""
    [script] = server.folder.glob("engine/*/worker.mjs")
    breaks = script.read_text("utf-8").replace("function answer({", "function answer({ none: { none } = null,", 1)
    server.sabotage["engine/*/worker.mjs"] = (200, breaks.encode())
    page.goto("pages/pay/")
    state(page, "ready")
    choose(page, "fringe", "1")
    page.locator("[name=fraction]").fill("0.35")
    show(page)
    failed(page, "crashed")
    server.sabotage.clear()
    page.route("**/worker.mjs", lambda route: route.fulfill(path=script, content_type="text/javascript"))
    page.locator("[data-action=retry]").click()
    verdict(page, "Points 1 to 5")


@SABOTAGED
def test_wrong_webassembly_is_told(page: Page, server: Served) -> None:
    """Its hash is as published, and still no browser can run it."""
    content = b"no WebAssembly"
    wasm = "pyodide.asm.wasm.gz"
    [index], [whole] = server.folder.glob("engine/*/files.mjs"), server.folder.glob(f"engine/*/{wasm}")
    text, packed = index.read_text("utf-8"), gzip.compress(content)
    for tell in (lambda each: str(len(each)), lambda each: sha256(each).hexdigest()):
        text = text.replace(tell(whole.read_bytes()), tell(packed))
    server.sabotage["engine/*/files.mjs"] = (200, text.encode())
    server.sabotage[f"engine/*/{wasm}"] = (200, packed)
    page.goto("pages/pay/")
    failed(page, "unsupported")
    expect(page.locator("[data-action=retry]")).to_be_visible()


@pytest.mark.parametrize("problem", ["SecurityError", "QuotaExceededError"])
def test_refused_storage_costs_no_answer(page: Page, problem: str) -> None:
    """A browser that keeps nothing, or has no room left, answers all the same."""
    page.add_init_script(f"window.problem = '{problem}'")
    page.add_init_script(
        """
        const refuse = () => { throw new DOMException("refused", problem); };
        if (problem === "SecurityError") {
          for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
            Object.defineProperty(window, name, { get: refuse });
          }
        } else {
          Storage.prototype.setItem = refuse;
          CacheStorage.prototype.open = async () => refuse();
          IDBFactory.prototype.open = refuse;
        }
        """
    )
    page.goto("pages/pay/")
    state(page, "ready")
    choose(page, "fringe", "1")
    page.locator("[name=fraction]").fill("0.35")
    show(page)
    verdict(page, "Points 1 to 5")


@SABOTAGED
def test_a_line_that_breaks_on_the_first_visit_is_told(page: Page, server: Served) -> None:
    """The page has come and Python has not: a reason, and an answer once the line is there again."""
    server.sabotage["engine/*.gz"] = broken
    page.goto("pages/pay/")
    choose(page, "fringe", "1")
    page.locator("[name=fraction]").fill("0.35")
    show(page)
    failed(page, "network")
    expect(page.locator(".ast-example")).to_be_visible()
    server.sabotage.clear()
    page.locator("[data-action=retry]").click()
    verdict(page, "Points 1 to 5")
    state(page, "ready")


def broken(_path: str) -> None:
    """What a server does that is gone: it hangs up without an answer."""
    raise ConnectionResetError


@SABOTAGED
def test_a_release_that_is_gone_is_told(page: Page, server: Served, tmp_path: Path) -> None:
    """The page is of a release whose engine another has taken the place of: a reason, and never the other's engine."""
    [old] = (each.name for each in server.folder.glob("engine/*"))
    new = shutil.copytree(server.folder, tmp_path / "new")
    (new / "engine" / old).rename(new / "engine" / "another")
    html = new / "pages" / "pay" / "index.html"
    html.write_text(html.read_text("utf-8").replace(old, "another"), "utf-8")
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto("pages/pay/")
    state(page, "idle")
    server.folder = new
    choose(page, "fringe", "1")
    show(page)
    failed(page, "network")
    page.locator("[data-action=retry]").click()
    failed(page, "network")
    assert not [path for path in server.paths() if path.startswith("engine/another/")]
    server.requests.clear()
    page.reload()
    choose(page, "fringe", "1")
    show(page)
    verdict(page, "Points 1 to 5")
    state(page, "ready")
    assert not [path for path in server.paths() if path.startswith(f"engine/{old}/")]


@SABOTAGED
def test_an_ask_that_breaks_does_not_break_the_engine(page: Page) -> None:
    """Python raised: this calculator says so, and the other one on the page is answered."""
    page.goto("pages/no-such-calculator/")
    state(page, "ready", at=1)
    show(page)
    failed(page, "crashed")
    state(page, "ready", at=1)
    other = page.locator("ast-calculator").nth(1)
    other.locator("input[type=radio]").first.check()
    other.locator("button[type=submit]").click()
    expect(other.locator(".ast-example")).to_have_count(0)


@pytest.mark.parametrize(
    "without",
    [
        "delete window.WebAssembly",
        # A browser that knows only classic workers does not look at the option.
        "const Real = Worker; window.Worker = class { constructor(url) { return new Real(url); } }",
        "window.Worker = undefined",
    ],
)
@SABOTAGED
def test_a_browser_that_cannot_run_it_is_told(page: Page, without: str) -> None:
    """No WebAssembly, or no module workers: a reason, at once."""
    page.add_init_script(without)
    page.goto("pages/pay/")
    failed(page, "unsupported")


def test_questions_that_do_not_apply_are_not_asked(page: Page) -> None:
    """A condition asks that every key has one of its values; what is hidden counts for nothing and is not sent."""
    page.goto("pages/guidance/")
    found = page.evaluate(
        """async () => {
          const { settle, holds } = await import(new URL("form.mjs", document.querySelector("script[src]").src));
          const form = document.createElement("form");
          form.innerHTML = `
            <div class="ast-question"><input name="a" value="1"></div>
            <div class="ast-question" data-when="a=1|2"><input name="b" value="x"></div>
            <div class="ast-question" data-when="a=1&amp;b=y"><input name="c" value="z"></div>
            <div class="ast-question" data-when="c=z"><input name="d" value="z"></div>
            <div class="ast-question"><input type="radio" name="e" value="no"><input name="f" value=" "></div>
            <div class="ast-question" data-question="g" data-default="x"><input name="g"></div>
            <div class="ast-question" data-when="g=x"><input name="h"></div>`;
          const before = settle(form).toString();
          form.elements.b.value = "y";
          const after = settle(form).toString();
          form.elements.a.value = "3";
          const gone = settle(form).toString();
          const hidden = [...form.children].map((each) => each.hidden && each.querySelector("input").disabled);
          return { before, after, gone, hidden, empty: holds("", new URLSearchParams()) };
        }"""
    )
    assert found == {
        "before": "a=1&b=x",
        "after": "a=1&b=y&c=z&d=z",
        "gone": "a=3",
        "hidden": [False, True, True, True, False, False, False],
        "empty": True,
    }


def test_the_load_state_takes_only_steps_that_make_sense(page: Page) -> None:
    """Late news changes nothing, stages do not go back, and limits are read from an attribute."""
    page.goto("pages/guidance/")
    found = page.evaluate(
        """async () => {
          const all = await import(new URL("load-state.mjs", document.querySelector("script[src]").src));
          const { advance, begin, failed, loading, readLimits, IDLE, READY, LIMITS } = all;
          return {
            begun: begin(IDLE).kind, again: begin(failed("network")).kind, running: begin(READY).kind,
            late: advance(failed("timeout"), READY).kind, back: advance(loading("start"), loading("fetch")).stage,
            on: advance(loading("start"), loading("import")).stage, crash: advance(READY, failed("crashed")).kind,
            idle: advance(IDLE, READY).kind,
            anew: advance(loading("start"), loading("fetch", 0, 0, 2)).stage,
            old: advance(loading("fetch", 0, 0, 2), loading("start")).attempt,
            one: readLimits("0.1"), some: readLimits("start=5 answer=2 what=3 fetch=never"), none: readLimits(""), LIMITS,
          };
        }"""
    )
    limits = found.pop("LIMITS")
    assert found.pop("one") == dict.fromkeys(limits, 0.1)
    assert found.pop("some") == {**limits, "start": 5, "answer": 2}
    assert found.pop("none") == limits
    assert json.loads(json.dumps(found)) == {
        "begun": "loading",
        "again": "loading",
        "running": "ready",
        "late": "failed",
        "back": "start",
        "on": "import",
        "crash": "failed",
        "idle": "idle",
        "anew": "fetch",
        "old": 2,
    }
