"""WebKitGTK's window: its small browser on a screen that nobody sees, driven by Selenium."""

from __future__ import annotations

import os
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.common.by import By
from selenium.webdriver.webkitgtk.service import Service


class WebKitWindow:
    """See `Window`."""

    def __init__(self, driver: WebKitGTK) -> None:
        self.driver = driver
        self.version = str(driver.capabilities["browserVersion"])

    def open(self, address: str) -> None:
        """See `Window`."""
        self.driver.get(address)

    def run(self, expression: str) -> Any:
        """See `Window`."""
        return self.driver.execute_script(f"return ({expression})")

    def click(self, selector: str) -> None:
        """See `Window`."""
        element = self.driver.find_element(By.CSS_SELECTOR, selector)
        # The driver brings it to the upper edge, below the page's header.
        self.driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", element)
        element.click()

    def write(self, selector: str, text: str) -> None:
        """See `Window`."""
        self.driver.find_element(By.CSS_SELECTOR, selector).send_keys(text)


@contextmanager
def screen() -> Iterator[str]:
    """A screen that nobody sees, until the block ends: what DISPLAY is to say."""
    reads, writes = os.pipe()
    command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writes], stderr=subprocess.DEVNULL) as running:
        os.close(writes)
        with os.fdopen(reads) as said:
            number = said.readline().strip()
        assert number, "Xvfb did not start."
        try:
            yield f":{number}"
        finally:
            running.terminate()


@contextmanager
def webkit(program: Path, display: str) -> Iterator[WebKitWindow]:
    """Run WebKitGTK's browser on a screen until the block ends."""
    service = Service(str(program), env={**os.environ, "DISPLAY": display})
    with warnings.catch_warnings():
        # Selenium's WebKitGTK warns of how Selenium itself connects.
        warnings.filterwarnings("ignore", message="setting remote_server_addr", category=DeprecationWarning)
        driver = WebKitGTK(options=WebKitGTKOptions(), service=service)
    try:
        yield WebKitWindow(driver)
    finally:
        driver.quit()
