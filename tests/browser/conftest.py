"""A window of each browser engine: Chromium, which has to be there, and Firefox and WebKitGTK where they are installed.

`make browsers` installs all three.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engines.chromium import ChromiumWindow
from tests.engines.firefox import FirefoxWindow, firefox
from tests.engines.webkit import screen, webkit
from tests.engines.window import Window
from tools import browser as browsers


@pytest.fixture(scope="session")
def firefox_window() -> Iterator[FirefoxWindow]:
    """Firefox, where it is installed."""
    if (program := browsers.find(browsers.FIREFOX)) is None:
        pytest.skip("Firefox is not installed: `make browsers` installs it where it can.")
    with firefox(program) as window:
        yield window


@pytest.fixture(scope="session")
def webkit_screen() -> Iterator[str]:
    """A screen for WebKitGTK, where that is installed."""
    if browsers.find(browsers.WEBKIT) is None:
        pytest.skip("WebKitGTK is not installed: `make browsers` installs it where it can.")
    with screen() as display:
        yield display


@pytest.fixture(params=["chromium", "firefox", "webkit"])
def window(request: pytest.FixtureRequest) -> Iterator[Window]:
    """A window of each browser."""
    match request.param:
        case "chromium":
            yield ChromiumWindow(request.getfixturevalue("page"))
        case "firefox":
            yield request.getfixturevalue("firefox_window").fresh()
        case _:
            display = request.getfixturevalue("webkit_screen")
            program = browsers.find(browsers.WEBKIT)
            assert program is not None
            with webkit(program, display) as opened:
                yield opened
