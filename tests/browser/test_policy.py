"""The security policy of every page: what the site needs goes on working, and what is slipped in does not run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_engine import START
from tests.browser.test_search import ask
from tools import policy
from tools.server import Served

PAGES = ["", "guidance/pay/", "calculators/pay-range/", "calculators/evidence-plan/", "404.html"]

INJECTED = pytest.mark.allow_console_errors
"""The browser logs what it refuses: that is what these tests are for."""

ELSEWHERE = "https://elsewhere.example/"


@pytest.fixture
def unwatched(browser: Browser, server: Served) -> Iterator[Page]:
    """A page that may try to ask other hosts: the policy is to stop it."""
    context = browser.new_context(base_url=server.url)
    yield context.new_page()
    context.close()


def note_refusals(page: Page) -> None:
    """Note what the policy refuses from now on, by its directive."""
    page.evaluate(
        """() => {
          window.refused = [];
          addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
        }"""
    )


def wait_for(page: Page, directive: str) -> None:
    """Wait until the browser says that it has refused this."""
    page.evaluate(
        """async (name) => {
          while (!refused.some((each) => each.startsWith(name))) await new Promise((go) => setTimeout(go, 20));
        }""",
        directive,
    )


def test_every_page_has_a_policy_before_any_script(site: Path) -> None:
    """One, first in the head, that allows no script by its place in a page, and no eval."""
    for page in site.rglob("*.html"):
        head = page.read_text("utf-8").partition("<script")[0]
        [text] = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', head)
        directives = dict(each.split(" ", 1) for each in text.split("; "))
        assert head.index("Content-Security-Policy") < head.index("<link"), page
        sources = directives["script-src"].split()
        assert {"'self'", "'wasm-unsafe-eval'"} == {each for each in sources if not each.startswith("'sha256-")}
        assert not re.search(r"'unsafe-(inline|eval)'|https?:|\*|blob:", text), page
        assert directives["default-src"] == directives["object-src"] == "'none'"
        assert {directives[name] for name in ("connect-src", "worker-src", "base-uri", "form-action")} == {"'self'"}


def test_the_theme_has_few_inline_scripts(site: Path) -> None:
    """They are the theme's own, the same on every page but for the way to the root: nobody's else got a hash."""
    texts = [page.read_text("utf-8") for page in site.rglob("*.html")]
    kinds = set()
    for text in texts:
        inline = policy.Inline()
        inline.feed(text)
        kinds |= {re.sub(r'new URL\("[^"]*"', "", script) for script in inline.scripts}
    assert len(kinds) == 3


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_the_site_is_refused(page: Page, path: str) -> None:
    """The page with its scheme, search, menu and worker: no error is logged, or the watch would say so."""
    page.goto(path)
    page.locator("label[for=__palette_1]").first.click()
    ask(page, "pay")
    if path == "calculators/pay-range/":
        expect(page.locator(".ast-engine")).to_have_attribute("data-state", "ready", timeout=START)


@pytest.mark.parametrize("path", PAGES)
def test_what_is_slipped_in_does_not_run(unwatched: Page, server: Served, path: str) -> None:
    """An inline script, a handler, an address that is a script, eval, and another host's script, style and answer."""
    page = unwatched
    answered: list[str] = []
    page.on("response", lambda response: answered.append(response.url))
    page.goto(path)
    note_refusals(page)
    attacks = {
        "script-src-elem": "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; body.append(s)",
        "script-src-attr": "body.insertAdjacentHTML('beforeend', '<img src=none: onerror=\\'window.ran = 1\\'>')",
        "script-src": "setTimeout('window.ran = 1')",
        "connect-src": f"fetch('{ELSEWHERE}').catch(() => {{}})",
        "style-src-elem": "const s = document.createElement('style'); s.textContent = 'body { top: 0 }'; body.append(s)",
        "style-src-attr": "body.insertAdjacentHTML('beforeend', '<p style=\\'color: red\\'>')",
        "img-src": f"new Image().src = '{ELSEWHERE}x.png'",
        "worker-src": "try { new Worker(URL.createObjectURL(new Blob(['']))) } catch {}",
        "frame-src": f"const f = document.createElement('iframe'); f.src = '{ELSEWHERE}'; body.append(f)",
        "base-uri": f"const b = document.createElement('base'); b.href = '{ELSEWHERE}'; document.head.append(b)",
        "form-action": f"const f = document.createElement('form'); f.action = '{ELSEWHERE}'; body.append(f); f.submit()",
    }
    for directive, attack in attacks.items():
        page.evaluate(f"() => {{ const {{ body }} = document; {attack} }}")
        wait_for(page, directive)
    page.evaluate("window.refused = []")
    page.evaluate(
        f"const s = document.createElement('script'); s.src = '{ELSEWHERE}x.js'; document.body.append(s); undefined"
    )
    wait_for(page, "script-src-elem")
    page.evaluate("window.refused = []")
    page.evaluate("const a = document.createElement('a'); a.href = 'javascript:window.ran = 1'; a.click(); undefined")
    wait_for(page, "script-src")
    assert page.evaluate("window.ran === undefined")
    assert page.evaluate("location.href") == server.url + path
    assert not [url for url in answered if not url.startswith(server.origin)]


@INJECTED
@pytest.mark.parametrize("name", ["pay-range", "standards"])
def test_a_hostile_link_runs_nothing(page: Page, name: str) -> None:
    """Markup in the answers of an address is text, and were it not, it would not run."""
    page.goto(f"calculators/{name}/#area=<img src=x onerror='window.ran=1'>&stage=<script>window.ran=1</script>")
    expect(page.locator(".ast-errors").first).to_be_visible(timeout=START)
    assert page.evaluate("window.ran === undefined")


def test_a_page_that_breaks_the_policy_stops_the_build(tmp_path: Path) -> None:
    """A script, a handler or a frame in the content of a page is named, with the page."""
    page = tmp_path / "page" / "index.html"
    page.parent.mkdir()
    for content, named in {
        "<script>alert(1)</script>": "an inline <script>",
        '<p onclick="alert(1)">': "onclick on <p>",
        '<a href="JavaScript:alert(1)">': "href of <a>",
        '<iframe src="https://elsewhere.example/">': "<iframe>",
    }.items():
        page.write_text(f"<head>{policy.HEAD}</head><article>{content}</article>", "utf-8")
        with pytest.raises(policy.NotAllowed, match=f"page/index.html holds {re.escape(named)}"):
            policy.apply(tmp_path)
    page.write_text("<head></head>", "utf-8")
    with pytest.raises(policy.NotAllowed, match="no place"):
        policy.apply(tmp_path)
