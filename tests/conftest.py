"""The built site, a server that behaves as GitHub Pages does, and a browser that notices every fault.

Only a test that asks for one of these waits for it: the tests of the rules need no site and no browser.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import ROUND_DOWN, Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.watch import Watch
from tools import browser as chromium
from tools.build import BUILD, build
from tools.measured import Measured
from tools.server import HOST, Served, serving

ARGUMENTS = [
    "--no-sandbox",  # Chromium refuses to start as root with one
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
]

type OpenPage = Callable[..., Page]

MEASURED = pytest.StashKey[Measured]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--measure`: write what the checks measured into measured.json, if every one of them passes."""
    parser.addoption("--measure", action="store_true", help="write measured.json, for the page of measured promises")


def pytest_configure(config: pytest.Config) -> None:
    """Begin with no figures."""
    config.stash[MEASURED] = Measured()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Write what was measured, after a run in which nothing failed."""
    if exitstatus != pytest.ExitCode.OK or not session.config.getoption("--measure"):
        return
    measured = session.config.stash[MEASURED]
    total = getattr(session.config.pluginmanager.getplugin("_cov"), "cov_total", None)
    if total is not None:
        measured.note(
            "coverage", f"{Decimal(total).quantize(Decimal('0.1'), ROUND_DOWN):f}".removesuffix(".0") + " per cent"
        )
    engine = json.loads((BUILD / "engine" / "manifest.json").read_text("utf-8"))["version"]
    measured.write(datetime.now(UTC).date(), engine)


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Measured:
    """Where a check notes what it measured, once it is sure of it."""
    return request.config.stash[MEASURED]


@pytest.fixture(scope="session")
def _session_server() -> Iterator[Served]:
    """The site's server; it starts before the site is built because the build is told the site's address."""
    with serving(BUILD / "tested") as served:
        yield served


@pytest.fixture(scope="session")
def site(_session_server: Served) -> Path:
    """The folder of a freshly built site."""
    build(_session_server.folder, site_url=_session_server.url)
    return _session_server.folder


@pytest.fixture
def server(_session_server: Served, site: Path) -> Iterator[Served]:
    """The site as a reader gets it, with a log of requests that starts empty and sabotage that ends with the test."""
    _session_server.requests.clear()
    yield _session_server
    _session_server.sabotage.clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    try:
        program = chromium.find()
    except chromium.NoBrowser as problem:
        pytest.fail(str(problem))
    if program is None:
        pytest.fail("There is no Chromium: `make test` installs it where it can.")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def open_page(request: pytest.FixtureRequest, browser: Browser, server: Served) -> Iterator[OpenPage]:
    """Open a page in a browser window of its own, with Playwright's options for it (`java_script_enabled=False`).

    The test fails if a page logs an error, or asks any other host for anything. The marker `allow_console_errors` is
    for tests that break something on purpose. The service worker is left out, so that what is asked for is what the
    page asks for; `service_workers="allow"` brings it in.
    """
    watch = Watch(server.origin)
    contexts: list[BrowserContext] = []

    def opened(**options: Any) -> Page:
        context = browser.new_context(base_url=server.url, **{"service_workers": "block"} | options)
        contexts.append(context)
        watch.over(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    faults = watch.faults(errors_allowed=request.node.get_closest_marker("allow_console_errors") is not None)
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """One page, watched as `open_page` says. Addresses are relative to the site: `page.goto("guidance/pay/")`."""
    return open_page()
