"""What pages can call: each macro writes something, links from where its page stands, and refuses unknown keys."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import jinja2
import markdown.extensions.toc
import pytest

import macros as ours
from astcore.pay import Area
from astcore.standards import standards
from tests.pages import Page, every_page, macros, readers_pages
from tests.test_tools import build_page
from tools.build import BuildFailed
from tools.measured import Measured

META = {
    "summary": "Two lines.",
    "audience": ["teacher", "headteacher", "governor"],
    "sections": ["challenge", "annex-d"],
}
HREF = re.compile(r'(?:href|src)="(?!https://)([^"]*)"')


def told() -> list[str]:
    """Every call that docs/maintain/writing.md gives as an example."""
    (writing,) = [page for page in every_page() if page.path == "maintain/writing.md"]
    return sorted(set(re.findall(r"\{\{ ?(\w+\([^}]*\)) ?\}\}", writing.text)))


def write(call: str, url: str = "guidance/pay/") -> str:
    """What a call writes on the page at `url`."""
    return jinja2.Template("{{ " + call + " }}", undefined=jinja2.StrictUndefined).render(macros(url, **META))


# --- each macro -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("call", told())
def test_each_example_of_the_documentation_writes_something(call: str) -> None:
    """Every call that the documentation shows works as it stands there."""
    written = write(call)
    assert written.strip()
    assert not re.search(r"(?<=[a-z,] )None\b|<[\w.]+ object|\{\{", written)


@pytest.mark.parametrize("call", told())
@pytest.mark.parametrize(("url", "root"), [("", "./"), ("guidance/", "../"), ("guidance/pay/", "../../")])
def test_links_count_from_the_page(call: str, url: str, root: str) -> None:
    """Every link goes to the page itself, or up to the site's root by as many steps as the page is deep."""
    wrong = [
        href
        for href in HREF.findall(write(call, url))
        if href and (not href.startswith(("#", root)) or href.startswith(f"{root}../"))  # "" is the page once more
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("call", "written"),
    [
        ('limit("head-submit")', "20 working days"),
        ('quantity("outreach-share")', "20 per cent"),
        ('quantity("range-points")', "5 points"),
        ('standards_count("main_scale")', "28"),
        ('standards_count("post_threshold")', "18"),
        ('standards_count("excellent_teacher")', "3"),
        ('salary("inner_london", 1)', "£43,538"),
        ('spine_ends("inner_london")', "£43,538 to £62,596"),
        ('form("AST1")', '<a href="../../reference/forms/#ast1">form AST1</a>'),
    ],
)
def test_what_the_documentation_says_is_written(call: str, written: str) -> None:
    """Words and figures as the documentation shows them."""
    assert write(call) == written


def test_short_texts_for_the_middle_of_a_sentence() -> None:
    """A standard, a citation and a salary that is not published are one line, linked to what they mean."""
    assert re.fullmatch(r'<a href="../../reference/standards/#e12" title="[^"]+">E12</a>', write('standard("E12")'))
    assert re.fullmatch(
        r'<a href="../../reference/about/#section-annex-d"[^>]*>Annex D ¶5</a>', write('source("annex-d", 5)')
    )
    assert ">Annex D</a>" in write('source("annex-d")')
    assert re.fullmatch(
        r'£41,376 or £41,379 <a href="../../reference/pay-tables/#unsettled"[^>]*>unsettled</a>',
        write('salary("outer_london", 3)'),
    )


def test_headings_are_markdown() -> None:
    """Headings that a macro writes are Markdown with an id, so that the page's contents list them."""
    headings = re.findall(r"^#### (\w+) .*\{ #(\w+) \}$", write('standards_list("main_scale")'), re.MULTILINE)
    assert headings == [(code, code.lower()) for code in standards()]


def test_the_head_and_the_foot_of_a_page() -> None:
    """The head has the summary, the readers and that the grade is closed; the foot lists the sections restated."""
    head, foot = write("page_head()"), write("page_foot()")
    assert "Two lines." in head
    assert "For teachers, headteachers and governors." in head
    assert "closed" in head
    assert foot.count("<li>") == 2
    assert "../../reference/about/#section-annex-d" in foot


def test_a_page_for_one_kind_of_reader() -> None:
    """A page for one kind of reader names that kind alone."""
    assert "For governors. " in macros("for/governor/", **META | {"audience": ["governor"]})["page_head"]()


@pytest.mark.parametrize("manifest", ['{"version": "0123abcd"}', None])
def test_the_script_of_a_calculator(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, manifest: str | None) -> None:
    """A calculator's script is that of the engine that was built; before any was, the page still has its form."""
    file = tmp_path / "manifest.json"
    if manifest:
        file.write_text(manifest)
    monkeypatch.setattr(ours, "ENGINE", file)
    written = write('calculator("pay-range")')
    assert '<ast-calculator name="pay-range" root="../../">' in written
    assert f'<script type="module" src="../../engine/{"0123abcd" if manifest else "none"}/main.mjs">' in written


# --- what they refuse -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "call",
    [
        'limit("no-such")',
        'quantity("no-such")',
        'form("AST3")',
        'standard("E16")',
        'standards_list("probation")',
        'standards_count("probation")',
        'salary("suburbs", 1)',
        'salary("fringe", 19)',
        'spine_ends("suburbs")',
        'silence("no-such")',
        'source("annex-z", 1)',
        'contacts_list("no-such")',
        'route("sideways")',
        'calculator("pensions")',
        'answers_table("pensions")',
    ],
)
def test_an_unknown_key_is_refused(call: str) -> None:
    """A key that the data does not have fails aloud, so that it never reaches a reader."""
    with pytest.raises((KeyError, ValueError)):
        write(call)


@pytest.mark.parametrize("meta", [{"audience": ["parent"]}, {"sections": ["annex-z"]}])
def test_unknown_front_matter_is_refused(meta: dict[str, Any]) -> None:
    """A page for a reader, or of a section, that there is not fails aloud."""
    found = macros("guidance/pay/", **META | meta)
    with pytest.raises(KeyError):
        found["page_head" if "audience" in meta else "page_foot"]()


@pytest.mark.parametrize(
    ("call", "complaint"),
    [('limit("no-such")', "no-such"), ('salary("fringe", 19)', "19"), ('calculator("pensions")', "pensions")],
)
def test_an_unknown_key_stops_the_build(tmp_path: Path, call: str, complaint: str) -> None:
    """With the real plugin, a macro that is given a key that there is not stops the build and names the key."""
    with pytest.raises(BuildFailed, match=complaint):
        build_page(tmp_path, "{{ " + call + " }}")


def test_macros_build(tmp_path: Path) -> None:
    """With the real plugin, the macros are there by their documented names."""
    page = build_page(
        tmp_path,
        '{{ limit("head-submit") }}\n\n{{ standards_list("excellent_teacher") }}\n\n{{ spine_ends("fringe") }}',
    )
    assert "20 working days" in page
    assert 'id="a3"' in page
    assert "£37,627 to £56,681" in page


# --- links within the site --------------------------------------------------------------------------------------------


def rendered(page: Page) -> str:
    """A page with what its macros write, as Markdown."""
    return jinja2.Template(page.body, undefined=jinja2.StrictUndefined).render(macros(page.url, **page.meta))


def ids_in(text: str) -> set[str]:
    """Every id that a rendered page has: of its headings, given or made from their words, and of its elements."""
    given = set(re.findall(r"\{[^}\n]*#([\w-]+)[^}\n]*\}", text)) | set(re.findall(r'\bid="([^"]+)"', text))
    plain = re.findall(r"^#+ ([^{\n]+)$", text, re.MULTILINE)
    return given | {markdown.extensions.toc.slugify(heading, "-") for heading in plain}


def test_every_link_that_a_macro_writes_leads_somewhere() -> None:
    """Each link goes to a page of the site and to an id that it has: MkDocs itself checks only Markdown links."""
    texts = {page.url: rendered(page) for page in readers_pages()}
    ids = {url: ids_in(text) for url, text in texts.items()}
    wrong = set()
    for page in readers_pages():
        root = "../" * page.url.count("/") or "./"
        for href in HREF.findall(texts[page.url]):
            url, _, id_ = href.removeprefix(root).partition("#")
            if url.startswith(("engine/", "data/", "licences/")):
                continue  # the build writes these, and other tests look at them
            url = page.url if href.startswith("#") else url
            if url not in ids:
                wrong.add(f"{page.path}: no page {href}")
            elif "=" not in id_ and id_ and id_ not in ids[url]:  # with "=" it is the answers to a calculator
                wrong.add(f"{page.path}: no #{id_} on {url or 'the first page'}")
    assert not wrong, "\n".join(sorted(wrong))


def test_every_area_has_its_ends() -> None:
    """The two ends of the spine are told for each area."""
    assert all(re.fullmatch(r"£[\d,]+ to £[\d,]+", write(f'spine_ends("{area}")')) for area in Area)


def test_what_was_measured_keeps_its_own_day_and_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A later run writes its own figures only; the page says from when to when, and that the engine has changed."""
    file = tmp_path / "measured.json"
    monkeypatch.setattr(ours, "MEASURED", file)
    monkeypatch.setattr(ours, "_engine_version", lambda: "new")
    first, second = Measured(), Measured()
    first.note("links", 12345)
    first.write(date(2026, 1, 31), "new", file)
    assert write('measured("links")') == "12,345"
    assert write('measured("parity")') == "not measured yet"
    assert write("measured_when()").endswith(
        "on 31 January 2026, with the rules and the engine that this site has now."
    )
    first.write(date(2026, 1, 31), "old", file)
    second.note("parity", "7")
    second.write(date(2026, 2, 1), "new", file)
    assert "from 31 January 2026 to 1 February 2026. The rules or the engine have changed" in write("measured_when()")
