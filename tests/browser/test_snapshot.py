"""Starting from the snapshot, starting without it, and answers that need neither: the same bytes every way."""

from __future__ import annotations

import gzip
import json
import shutil
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from astcore.browser import reply
from astcore.calculators import CALCULATORS
from astcore.html.calculator import calculator
from astcore.html.elements import markup
from astcore.html.parts import Links
from engine import build as engine
from engine import prebuilt
from tests.browser.test_engine import PAGE, SABOTAGED, START, OpenPage, choose, failed, show, state, verdict
from tools.server import Served, serving

ROOT = "../../"
SNAPSHOT = "engine/*/snapshot.gz"
ORDINARY = (".whl", ".zip", "lock.json")
"""How the files end that only the ordinary start needs."""

ASK_ALL = """async (questions) => {
  const main = document.querySelector("script[src]").src;
  const worker = new Worker(new URL("worker.mjs", main), { type: "module" });
  const states = [];
  const news = (wanted) => new Promise((resolve) => worker.addEventListener("message", function hear({ data }) {
    if (data.type === "state") states.push(data.state);
    if (wanted(data)) { worker.removeEventListener("message", hear); resolve(data.text); }
  }));
  worker.postMessage({ type: "start" });
  await news(({ type, state }) => type === "state" && ["ready", "failed"].includes(state.kind));
  const texts = [];
  for (const [calculator, query] of questions) {
    worker.postMessage({ type: "ask", id: 1, calculator, query, root: "../../" });
    texts.push(await news(({ type }) => type === "reply" || type === "error"));
  }
  worker.terminate();
  return { states, texts };
}"""

FORESEEN = [(name, urlencode(case)) for name, found in CALCULATORS.items() for case in found.foreseen()]
OTHERS = [
    ("pay-range", ""),
    ("pay-range", "area=fringe&start=3&on=2010-09-01"),
    ("pay-range", "area=moon&start=99"),
    ("pay-range", "area=<b>é</b>&on-day=31&on-month=feb&on-year=2010"),
    ("standards", "stage=leadership"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the engine and a page for each calculator."""
    site = tmp_path_factory.mktemp("site")
    version = engine.build()["version"]
    shutil.copytree(engine.OUT / version, site / "engine" / version)
    for name in ("", *CALCULATORS):
        page = site / "pages" / (name or "guidance") / "index.html"
        page.parent.mkdir(parents=True)
        body = markup(calculator(name, Links(ROOT))) if name else ""
        page.write_text(PAGE.format(body=body, version=version), "utf-8")
    return site


@pytest.fixture
def server(folder: Path) -> Iterator[Served]:
    """The small site, in place of the whole one."""
    with serving(folder, base="/") as served:
        yield served


def snapshot(server: Served) -> bytes:
    """The published snapshot."""
    [path] = server.folder.glob(SNAPSHOT)
    return path.read_bytes()


def ordinary(server: Served) -> list[str]:
    """What was asked for that only the ordinary start needs."""
    return [path for path in server.paths() if path.endswith(ORDINARY)]


def publish(server: Served, content: bytes) -> None:
    """Serve another snapshot, and an index of files that says it is the one that was published."""
    [index] = server.folder.glob("engine/*/files.mjs")
    text, whole = index.read_text("utf-8"), snapshot(server)
    for was, now in ((str(len(whole)), str(len(content))), (sha256(whole).hexdigest(), sha256(content).hexdigest())):
        text = text.replace(was, now)
    server.sabotage["engine/*/files.mjs"] = (200, text.encode())
    server.sabotage[SNAPSHOT] = (200, content)


def test_all_answers_are_the_same_either_way(open_page: OpenPage, server: Served) -> None:
    """Each foreseen case, and some others: from the snapshot, in the ordinary way, and in CPython."""
    asked = FORESEEN + OTHERS
    page = open_page()
    page.goto("pages/guidance/")
    restored = page.evaluate(ASK_ALL, asked)
    assert not ordinary(server)
    publish(server, b"none")
    page = open_page()  # with a cache of its own
    page.goto("pages/guidance/")
    begun = page.evaluate(ASK_ALL, asked)
    assert len(ordinary(server)) == len(ORDINARY)
    for number, (name, query) in enumerate(asked):
        wanted = reply(name, query, ROOT)
        assert [restored["texts"][number], begun["texts"][number]] == [wanted, wanted], (name, query)


def test_nothing_is_fetched_that_the_snapshot_has(page: Page, server: Served) -> None:
    """No lock, no standard library, no wheel; and the engine's files weigh less than plain Pyodide's 6.3 MB."""
    page.goto("pages/pay-range/")
    state(page, "ready")
    assert not ordinary(server)
    [built] = server.folder.glob("engine/*")
    scripts = sum(len(gzip.compress(script.read_bytes(), 9)) for script in built.glob("pyodide*.mjs"))
    assert sum((built / name).stat().st_size for name in ("pyodide.asm.wasm.gz", "snapshot.gz")) + scripts < 6_300_000
    choose(page, "fringe", "1")
    page.locator("[name=fraction]").fill("1/2")
    show(page)
    verdict(page, "Points 1 to 5")


@SABOTAGED
@pytest.mark.parametrize("how", ["missing", "cut short", "changed"])
def test_without_a_good_snapshot_the_start_is_an_ordinary_one(page: Page, server: Served, how: str) -> None:
    """In the same visit, by itself: the reader gets the answer."""
    whole = snapshot(server)
    middle = len(whole) // 2
    bad = {
        "missing": (404, b""),
        "cut short": (200, whole[:middle]),
        "changed": (200, whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :]),
    }
    server.sabotage[SNAPSHOT] = bad[how]
    page.goto("pages/pay-range/")
    choose(page, "fringe", "1")
    page.locator("[name=fraction]").fill("1/2")
    show(page)
    verdict(page, "Points 1 to 5")
    state(page, "ready")
    assert len(ordinary(server)) == len(ORDINARY)


@SABOTAGED
@pytest.mark.parametrize("how", ["another version", "no snapshot", "grown", "nothing but zeros"])
def test_a_snapshot_that_does_not_load_is_done_without(page: Page, server: Served, how: str) -> None:
    """Its hash is as published, and still it is not for this Python."""
    packed = bytearray(gzip.decompress(snapshot(server)))
    head = int.from_bytes(packed[:4], "little")
    if how == "another version":
        packed[8 + 16] ^= 255  # in the head: magic number, lengths, then the build's name
    elif how == "no snapshot":
        packed[8] ^= 255
    elif how == "grown":  # the memory is shorter than what it is filled from
        packed[4:8] = (int.from_bytes(packed[4:8], "little") // 2).to_bytes(4, "little")
    else:
        packed[8 + head :] = bytes(len(packed) - 8 - head)
    publish(server, gzip.compress(bytes(packed), 1))
    page.goto("pages/pay-range/")
    state(page, "ready")
    assert len(ordinary(server)) == len(ORDINARY)
    choose(page, "fringe", "1")
    page.locator("[name=fraction]").fill("1/2")
    show(page)
    verdict(page, "Points 1 to 5")


@SABOTAGED
def test_stages_stay_true_when_the_start_begins_anew(page: Page, server: Served) -> None:
    """A snapshot that turns out bad after all has come: the stages begin again, and nobody is told of a failure."""
    server.sabotage[SNAPSHOT] = (200, snapshot(server)[:-1] + b"x")
    page.goto("pages/guidance/")
    states = page.evaluate(ASK_ALL, [])["states"]
    steps = [(each["attempt"], each["stage"]) for each in states[:-1]]
    assert steps == sorted(steps, key=lambda step: (step[0], ["fetch", "start", "import"].index(step[1])))
    assert {(2, "fetch"), (2, "start"), (2, "import")} <= set(steps)
    assert states[-1]["kind"] == "ready"
    assert all(each["bytes"] <= each["total"] for each in states[:-1])


# --- prebuilt answers -------------------------------------------------------------------------------------------------


def test_each_prebuilt_answer_is_the_cores_own(page: Page) -> None:
    """In the browser, in each spelling, with and without what is a default: byte for byte what `reply` gives."""
    page.goto("pages/guidance/")
    asked = sorted({spelled for answer in prebuilt.answers() for spelled in spellings(answer)})
    found = page.evaluate(
        """async (questions) => {
          const { Prebuilt } = await import(new URL("prebuilt.mjs", document.querySelector("script[src]").src));
          const prebuilt = new Prebuilt();
          const find = ([calculator, query], root = "../../") => prebuilt.find({ calculator, query, root });
          const [calculator, query] = questions[0];
          return {
            texts: await Promise.all(questions.map((asked) => find(asked))),
            none: await Promise.all([
              find(questions[0], "./"),
              find([calculator, `${query}&none=none`]),
              find([calculator, `${query}&${query}`]),
              find(["pay-range", "area=fringe&start=1&on-day=1&on-month=9"]),
              find(["pay-range", "area=fringe&start=1&on-day=1&on-month=9&on-year=2010"]),
              find(["pay-range", "area=fringe%26start=1"]),
            ]),
          };
        }""",
        asked,
    )
    assert len(asked) > 500
    for question, text in zip(asked, found["texts"], strict=True):
        assert text == reply(*question, ROOT), question
    assert set(found["none"]) == {None}


def spellings(answer: prebuilt.Prebuilt) -> Iterator[tuple[str, str]]:
    """How a reader may come to ask for this: as a link has it and as the form says it, and so without a default."""
    calculator, case = answer.calculator, answer.case
    for left_out in (None, *(key for key in case if case[key] == calculator.question(key).default)):
        kept = {key: value for key, value in case.items() if key != left_out}
        yield calculator.name, urlencode(kept)
        said = (prebuilt.boxes(calculator.question(key), value) for key, value in kept.items() if value)
        yield calculator.name, urlencode([box for boxes in said for box in boxes])
    needed = {key: value for key, value in case.items() if value != calculator.question(key).default}
    yield calculator.name, urlencode(needed)


@SABOTAGED
@pytest.mark.parametrize("name", ["pay-range", "standards"])
def test_a_foreseen_answer_needs_no_engine(page: Page, server: Served, name: str) -> None:
    """No WebAssembly comes, and the form as a reader fills it in is answered; another question is not, and says why."""
    server.sabotage["engine/*/pyodide.asm.wasm.gz"] = (404, b"")
    page.goto(f"pages/{name}/")
    if name == "pay-range":
        choose(page, "outer_london", "7")
    else:
        page.locator("[name=stage]").first.check()
        page.locator("[name=paid]").first.check()
    show(page)
    expect(page.locator(".ast-example")).to_have_count(0, timeout=START)
    expect(page.locator(".ast-answer h2").first).to_be_focused()
    failed(page, "network")
    query = page.url.partition("#")[2]
    wanted = json.loads(reply(name, query, ROOT))
    assert wanted["query"] == query
    heading = page.locator(".ast-answer h2").first.text_content() or ""
    assert f">{heading}<" in wanted["html"]
    if name == "pay-range":
        page.locator("[name=fraction]").fill("1/2")
        show(page)
        failed(page, "network")
        assert page.url.partition("#")[2] == query


def test_a_foreseen_answer_does_not_wait(page: Page, server: Served) -> None:
    """While the engine is still on its way, an answer that was foreseen is there."""
    server.sabotage["engine/*/pyodide.asm.wasm.gz"] = lambda _path: hold(server)
    page.goto("pages/pay-range/")
    choose(page, "inner_london", "11")
    show(page)
    expect(page.locator(".ast-answer h2").first).to_contain_text("Points 11 to 15", timeout=START)
    state(page, "loading")
    server.sabotage.clear()
    state(page, "ready")


def hold(server: Served) -> None:
    """Keep a file back until the sabotage ends."""
    while server.sabotage:
        time.sleep(0.05)
