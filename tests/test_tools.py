"""The tool chain: the server answers as GitHub Pages does, set-up says what is missing, a fault stops the build."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from tests.watch import Watch
from tools import browser as browsers
from tools.build import ROOT, BuildFailed, build_pages
from tools.serve import open_server
from tools.server import HOST, Request, Served, serving

# --- the server -------------------------------------------------------------------------------------------------------


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A small site below /ast-guidance/, and beside it a file that is not part of it."""
    folder = tmp_path / "site"
    (folder / "guidance" / "pay").mkdir(parents=True)
    (folder / "engine" / "1").mkdir(parents=True)
    (folder / "index.html").write_text("home")
    (folder / "404.html").write_text("no such page")
    (folder / "guidance" / "pay" / "index.html").write_text("pay")
    for name in ("main.mjs", "python.wasm", "start.gz", "lock.json", "astcore.whl", "spine.svg"):
        (folder / "engine" / "1" / name).write_bytes(b"some bytes")
    (tmp_path / "secret.txt").write_text("not of the site")
    with serving(folder) as running:
        yield running


def ask(served: Served, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
    """What the server answers for a whole path, redirects not followed, with the answer's body."""
    connection = HTTPConnection(HOST, served.port, timeout=10)
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response, body


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/ast-guidance/", "home"),
        ("/ast-guidance/index.html", "home"),
        ("/ast-guidance/guidance/pay/", "pay"),
        ("/ast-guidance/guidance/pay/?a=1", "pay"),
        ("/ast-guidance/engine/1/main.mjs", "some bytes"),
    ],
)
def test_a_file_is_served_below_the_base(served: Served, path: str, body: str) -> None:
    """A page and a file are found under the site's own path, and may be kept for ten minutes."""
    response, found = ask(served, path)
    assert (response.status, found) == (200, body)
    assert response.headers["Cache-Control"] == "max-age=600"


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/ast-guidance", "/ast-guidance/"),
        ("/ast-guidance/guidance/pay", "/ast-guidance/guidance/pay/"),
    ],
)
def test_a_folder_without_its_slash_is_a_redirect(served: Served, path: str, to: str) -> None:
    """Addresses of folders end in a slash, so that relative links in their pages work."""
    response, _ = ask(served, path)
    assert (response.status, response.headers["Location"]) == (301, to)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/ast-guidance/guidance/tuition/", "no such page"),
        ("/ast-guidance/engine/", "no such page"),
        ("/ast-guidance/../secret.txt", "no such page"),
        ("/ast-guidance/%2e%2e/secret.txt", "no such page"),
        ("/", "Nothing here: the site is at /ast-guidance/\n"),
        ("/guidance/pay/", "Nothing here: the site is at /ast-guidance/\n"),
    ],
)
def test_what_is_not_there_is_a_404(served: Served, path: str, body: str) -> None:
    """A missing page gets the site's own 404.html; a link that leaves the site's path is not rescued."""
    response, found = ask(served, path)
    assert (response.status, found) == (404, body)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("main.mjs", "text/javascript; charset=utf-8"),
        ("python.wasm", "application/wasm"),
        ("start.gz", "application/gzip"),
        ("lock.json", "application/json; charset=utf-8"),
        ("astcore.whl", "application/octet-stream"),
        ("spine.svg", "image/svg+xml"),
    ],
)
def test_types(served: Served, name: str, kind: str) -> None:
    """A browser refuses a module or streamed WebAssembly of the wrong type, and must not unpack .gz by itself."""
    response, _ = ask(served, f"/ast-guidance/engine/1/{name}")
    assert response.headers["Content-Type"] == kind
    assert "Content-Encoding" not in response.headers


def test_a_file_that_has_not_changed_is_not_sent_again(served: Served) -> None:
    """The browser asks with the tag it has, and is told that its copy is good until the file changes."""
    path = "/ast-guidance/index.html"
    tag = ask(served, path)[0].headers["ETag"]
    assert ask(served, path, **{"If-None-Match": tag})[0].status == 304
    (served.folder / "index.html").write_text("a new home")
    response, body = ask(served, path, **{"If-None-Match": tag})
    assert (response.status, body) == (200, "a new home")


def test_sabotage_and_the_log(served: Served) -> None:
    """A test can have paths answered wrongly, by a fixed answer or by a function, and can see what was asked for."""
    asked: list[str] = []
    served.sabotage["engine/*/python.wasm"] = (500, b"broken")
    served.sabotage["index.html"] = asked.append  # takes note, returns None: the file is sent
    response, body = ask(served, "/ast-guidance/engine/1/python.wasm")
    assert (response.status, body) == (500, "broken")
    assert response.headers["Content-Type"] == "application/wasm"
    assert ask(served, "/ast-guidance/index.html")[1] == "home"
    assert asked == ["index.html"]
    assert ask(served, "/ast-guidance/index.html", "HEAD")[1] == ""
    assert served.requests == [
        Request("GET", "/ast-guidance/engine/1/python.wasm", 500, 6),
        Request("GET", "/ast-guidance/index.html", 200, 4),
        Request("HEAD", "/ast-guidance/index.html", 200, 0),
    ]
    assert served.paths() == ["engine/1/python.wasm", "index.html", "index.html"]


def test_another_folder_can_take_the_place_of_the_first(served: Served, tmp_path: Path) -> None:
    """`make serve` shows a new build by pointing the server at it."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text("new home")
    served.folder = other
    assert ask(served, "/ast-guidance/")[1] == "new home"


def test_a_taken_port_is_passed_over(served: Served) -> None:
    """`make serve` takes the next free port, and asks browsers to look for changes each time."""
    with ExitStack() as stack:
        beside = open_server(stack, "/elsewhere/", range(served.port, served.port + 20))
        assert beside.port > served.port
        assert ask(beside, "/elsewhere/")[0].headers["Cache-Control"] == "max-age=0"


# --- set-up -----------------------------------------------------------------------------------------------------------


def find_python(tmp_path: Path, pretended: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run tools/find-python where the only `python3` is a shell script that says `pretended`."""
    stand_in = tmp_path / "python3"
    stand_in.write_text(f"#!/bin/sh\n{pretended}\n")
    stand_in.chmod(0o755)
    settings = {"PATH": str(tmp_path), "HOME": str(tmp_path), **environment}
    command = ["/bin/sh", str(ROOT / "tools" / "find-python")]
    return subprocess.run(command, env=settings, capture_output=True, text=True, check=False)


def test_no_suitable_python(tmp_path: Path) -> None:
    """Where every Python is too old, or only pretends to be there, one sentence says what to do."""
    done = find_python(tmp_path, "exit 1")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        "Python 3.12 or newer is needed and none was found: install it, or name one with PYTHON=/path/to/python3.\n"
    )


def test_python_without_venv(tmp_path: Path) -> None:
    """Debian's Python comes without what makes environments: the sentence names the package."""
    done = find_python(tmp_path, 'case "$2" in *ensurepip*) exit 1 ;; esac')
    assert done.returncode == 1
    assert done.stderr == (
        "python3 cannot make virtual environments: install its venv module (on Debian and Ubuntu, python3-venv).\n"
    )


def test_python_by_name(tmp_path: Path) -> None:
    """PYTHON comes before everything on the path."""
    done = find_python(tmp_path, "exit 1", PYTHON=sys.executable)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{sys.executable}\n", "")


@pytest.mark.parametrize("browser", browsers.ALL, ids=lambda browser: browser.name)
def test_no_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: browsers.Browser) -> None:
    """Where there is no such browser and no apt-get, one sentence says what to do."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(browser.variable, raising=False)
    nowhere = replace(browser, names=("none",))
    assert browsers.find(nowhere) is None
    with pytest.raises(browsers.NoBrowser, match=f"^The browser tests need {browser.name}: install it, or name one"):
        browsers.ensure(nowhere)


def test_a_browser_by_name_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong name in CHROMIUM is said, not passed over."""
    monkeypatch.setenv("CHROMIUM", "/no/such/chromium")
    with pytest.raises(browsers.NoBrowser, match="CHROMIUM names /no/such/chromium"):
        browsers.find()


# --- the build --------------------------------------------------------------------------------------------------------


def build_page(folder: Path, text: str, **by: Any) -> str:
    """Build a site of one page, `by` some generator, with this site's own settings and macros, and return the page."""
    (folder / "docs" / "assets").mkdir(parents=True)
    (folder / "docs" / "assets" / "site.css").touch()
    (folder / "docs" / "index.md").write_text(f"---\nrender_macros: true\n---\n\n# A page\n\n{text}\n")
    (folder / "macros").symlink_to(ROOT / "macros")
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": "docs",
        "nav": ["index.md"],
        "theme": {"custom_dir": str(ROOT / "theme")},
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings))
    build_pages(folder / "site", source=folder, **by)
    return (folder / "site" / "index.html").read_text()


def test_a_page_of_defined_names_builds(tmp_path: Path) -> None:
    """The settings are sound: what fails below fails because of its text."""
    assert "2 words" in build_page(tmp_path, "{{ 1 + 1 }} words, and a [link](index.md#a-page)")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{{ no_such_macro() }}", "no_such_macro"),
        ("{{ no_such_name }}", "no_such_name"),
        ("{{ no_such_name.part }}", "no_such_name"),
        ("{{ 1 + }}", "unexpected"),
        ("[a link](no-such-page.md)", "no-such-page.md"),
        ("[a link](#no-such-heading)", "no-such-heading"),
        ("[a link](/guidance/pay/)", "absolute link"),
    ],
)
def test_a_faulty_page_stops_the_build(tmp_path: Path, text: str, complaint: str) -> None:
    """A name that nothing defines, or a link to nowhere, never reaches a reader."""
    with pytest.raises(BuildFailed, match=complaint):
        build_page(tmp_path, text)


def test_serve_shows_the_site() -> None:
    """The site is at the address that is printed as soon as it is built."""
    command = [sys.executable, "-m", "tools.serve", "--port", "8200"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            printed = (re.search(r"http://\S+", line) for line in running.stdout)
            url = next(filter(None, printed))[0]
            with urlopen(url, timeout=10) as answer:
                assert answer.status == 200
        finally:
            running.terminate()


# --- the whole of it --------------------------------------------------------------------------------------------------


def test_home_in_a_browser(page: Page, server: Served) -> None:
    """The built site's first page shows, below its path, without an error and without asking another host."""
    page.goto("")
    assert page.locator("h1").count() == 1
    assert all(request.status in {200, 304} for request in server.requests)


PAGE = "<!doctype html><title>Home</title><link rel=icon href=data:,>"
FAULTS = {
    "console.error('wrong')": "logged: wrong",
    "Promise.reject(new Error('wrong'))": "not caught: wrong",
    "new Worker(URL.createObjectURL(new Blob(['console.error(1 + 1)'])))": "logged: 2",
    "new Worker(URL.createObjectURL(new Blob(['throw new Error(1 + 1)'])))": "2",
    "document.body.append(Object.assign(new Image(), { src: 'missing.png' }))": "404",
    "document.body.append(Object.assign(new Image(), { src: 'http://other.example/' }))": "asked another host",
    "new Worker(URL.createObjectURL(new Blob(['fetch(`http://other.example`)'])))": "asked another host",
}


@pytest.mark.parametrize(("script", "fault"), FAULTS.items())
def test_a_fault_in_a_page_is_noticed(browser: Browser, served: Served, script: str, fault: str) -> None:
    """The watch over every browser test sees what a page, or a worker of its, does wrong."""
    (served.folder / "index.html").write_text(f"{PAGE}<body><script>{script}</script>")
    watch = Watch(served.origin)
    with browser.new_context() as context:
        watch.over(context)
        page = context.new_page()
        page.goto(served.url)
        for _ in range(50):
            if any(fault in found for found in watch.faults()):
                return
            page.wait_for_timeout(100)
    pytest.fail(f"not noticed; noticed: {watch.faults()}")


def test_a_page_without_faults_is_let_pass(browser: Browser, served: Served) -> None:
    """The watch takes nothing for a fault that is none."""
    (served.folder / "index.html").write_text(PAGE + "<script>console.warn(1)</script>")
    watch = Watch(served.origin)
    with browser.new_context() as context:
        watch.over(context)
        context.new_page().goto(served.url, wait_until="networkidle")
    assert watch.faults() == []
