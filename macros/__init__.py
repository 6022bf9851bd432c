"""What pages can call: see docs/maintain/writing.md. The only Python that knows MkDocs; every answer is the core's."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from astcore import grade, pay, quantities
from astcore.calculators import CALCULATORS
from astcore.dates import in_words
from astcore.html import calculator as calculators
from astcore.html import open_data, plan, reference, routes
from astcore.html import paths as every_path
from astcore.html import pay as pay_markup
from astcore.html.elements import Element, el, markup
from astcore.html.parts import Links, form_link, short_citation, standing_mark
from astcore.pay import Area
from astcore.source import cite, sections
from astcore.standards import CareerStage, applicable, standards
from macros import coverage, licences, report

ROOT = Path(__file__).parents[1]
ENGINE = ROOT / "build" / "engine" / "manifest.json"
MEASURED = ROOT / "measured.json"

HEADINGS = ("h2", "h3", "h4")

AUDIENCES = {
    "teacher": "teachers",
    "headteacher": "headteachers",
    "governor": "governors",
    "local_authority": "local authorities",
    "serving_ast": "serving ASTs",
}


def _engine_version() -> str:
    """Return the version of the engine that the build made; a page without one shows its example and tables."""
    return json.loads(ENGINE.read_text(encoding="utf-8"))["version"] if ENGINE.is_file() else "none"


def _measured() -> dict[str, dict[str, str]]:
    """Return what tests and benchmark wrote down: each figure with its day and its engine."""
    found: dict[str, dict[str, str]] = json.loads(MEASURED.read_text(encoding="utf-8"))
    return found


def _in_a_list(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _block(element: Element) -> str:
    """Return an element as a block of a page; a heading in Markdown, so that the page's contents list it."""
    if element.tag in HEADINGS and element.get("id"):
        return f"{'#' * int(element.tag[1])} {''.join(element.itertext())} {{ #{element.get('id')} }}"
    return markup(element)


def define_env(env: Any) -> None:  # noqa: PLR0915 (one short function a macro, listed in one place)
    """Give the macros plugin everything that a page can call."""

    def links() -> Links:
        depth = len([part for part in env.page.url.split("/") if part])
        return Links("../" * depth if depth else "./")

    def block(*elements: Element | None) -> str:
        return "\n\n".join(_block(element) for element in elements if element is not None)

    def macro[**P, R](function: Callable[P, R]) -> Callable[P, R]:
        env.macro(function)
        return function

    @macro
    def page_head() -> str:
        """Return the page's summary, whom it is for, and that the grade is closed."""
        audience = _in_a_list([AUDIENCES[key] for key in env.page.meta["audience"]])
        return block(
            el("p", env.page.meta["summary"], class_="ast-lead"),
            el("p", f"For {audience}. ", reference.closed_line(links()), class_="ast-audience"),
        )

    @macro
    def page_foot() -> str:
        """Return the sections of the guidance that the page restates."""
        found = [sections()[key] for key in env.page.meta["sections"]]
        items = [
            el(
                "li",
                el(
                    "a",
                    f"{place.number} “{place.title}”" if place.part.isdigit() else f"{place.where}, “{place.title}”",
                    href=links().to(f"reference/about/#section-{place.key}"),
                ),
            )
            for place in found
        ]
        return block(
            el("div", el("p", "This page restates, from the 2009 guidance:"), el("ul", items), class_="ast-restates")
        )

    @macro
    def source(section: str, paragraph: int = 0) -> str:
        """Return a short citation."""
        return markup(short_citation(cite(section, paragraph), links()))

    @macro
    def limit(key: str) -> str:
        """Return a time limit in words."""
        return str(quantities.time_limit(key))

    @macro
    def quantity(key: str) -> str:
        """Return a number of the guidance with its unit."""
        return str(quantities.quantity(key))

    @macro
    def form(key: str) -> str:
        """Return a form's name, linked."""
        return markup(form_link(quantities.forms()[key].key, links()))

    @macro
    def standard(code: str) -> str:
        """Return a standard's code, linked."""
        found = standards()[code]
        return markup(el("a", code, href=links().to(found.anchor), title=found.short))

    @macro
    def standards_list(stage: str) -> str:
        """Return the applicable standards of a career stage with their words."""
        return block(*reference.standards_list(CareerStage(stage)))

    @macro
    def standards_count(stage: str) -> str:
        """Return how many standards are applicable at a career stage."""
        return str(len(applicable(CareerStage(stage))))

    @macro
    def salary(area: str, point: int) -> str:
        """Return a salary of September 2009, with its standing where it is not published."""
        found = pay.spine(Area(area), grade.as_at())[point]
        mark = standing_mark(found, links())
        return f"{found} {markup(mark)}" if mark is not None else str(found)

    @macro
    def spine_ends(area: str) -> str:
        """Return the lowest and the highest salary of an area in September 2009."""
        spine = pay.spine(Area(area), grade.as_at())
        return f"{spine[min(spine)]} to {spine[max(spine)]}"

    @macro
    def pay_table() -> str:
        """Return the spine in the four areas from September 2009."""
        return block(pay_markup.spine_table(links(), grade.as_at()))

    @macro
    def pay_tables() -> str:
        """Return the spine in the four areas at each of the rates held."""
        return block(*pay_markup.spine_tables(links()))

    @macro
    def scales_table() -> str:
        """Return the main scale and the upper pay spine at each of the rates held."""
        return block(*pay_markup.scales_tables(links()))

    @macro
    def duties_list() -> str:
        """Return the professional duties with their examples."""
        return block(*reference.duties_list())

    @macro
    def support_list() -> str:
        """Return what an AST may do, for example, for the school's own priorities."""
        return block(reference.support_list())

    @macro
    def paths() -> str:
        """Return every calculator's questions, conditions and answers, as text and as a picture."""
        return block(*every_path.paths(links()))

    @macro
    def job_example() -> str:
        """Return the guidance's one example of a job description."""
        return block(*reference.job_example())

    @macro
    def silence(key: str) -> str:
        """Return what the guidance does not say about something, and the reading taken."""
        return block(reference.silence(key))

    @macro
    def limits_table() -> str:
        """Return every time limit."""
        return block(*reference.limits_table(links()))

    @macro
    def forms_table() -> str:
        """Return the forms."""
        return block(*reference.forms_table(links()))

    @macro
    def contacts_list(key: str = "") -> str:
        """Return the addresses of 2009, or one of them."""
        return block(*reference.contacts_list(links(), key))

    @macro
    def glossary_list() -> str:
        """Return the glossary."""
        return block(*reference.glossary_list())

    @macro
    def silences_list() -> str:
        """Return every silence of the guidance."""
        return block(*reference.silences_list(links()))

    @macro
    def sources_list() -> str:
        """Return every source."""
        return block(*reference.sources_list())

    @macro
    def sections_table() -> str:
        """Return the guidance's sections with the pages that restate them."""
        return block(reference.sections_table(links()))

    @macro
    def coverage_map() -> str:
        """Return what became of each section of the guidance: where it stands, what rests on it, what tests it."""
        return block(*coverage.coverage_map(links()))

    @macro
    def licences_table() -> str:
        """Return what the site ships that others wrote, with its licences."""
        return block(licences.licences_table(links()))

    @macro
    def embed_tag(name: str) -> str:
        """Return the tag that puts a calculator into a page of another site, as code to copy."""
        root = env.conf["site_url"] or "https://address-of-this-site/"
        return f'```html\n<script src="{root}assets/embed.js" data-calculator="{name}" async></script>\n```'

    @macro
    def embed_names() -> str:
        """Return the calculators with the names that the tag takes."""
        items = [
            el("li", el("code", name), ": ", el("a", found.title, href=links().to(f"calculators/{name}/")))
            for name, found in CALCULATORS.items()
        ]
        return block(el("ul", items))

    @macro
    def report_place() -> str:
        """Return where to report a fault: what mkdocs.yml names, or that it names nothing."""
        return report.place(env.conf)

    @macro
    def closed_notice() -> str:
        """Return the notice that the grade is closed."""
        return block(reference.closed_notice())

    @macro
    def route(key: str) -> str:
        """Return an appointment route: a picture in lanes, and the same steps as text."""
        return block(*routes.route(key, links()))

    @macro
    def measured(key: str) -> str:
        """Return a figure that a check of ours measured, or that it was not measured yet."""
        found = _measured().get(key)
        return found["figure"] if found else "not measured yet"

    @macro
    def measured_when() -> str:
        """Return when the figures were measured, and whether the engine has changed since for any of them."""
        days = sorted({date.fromisoformat(found["date"]) for found in _measured().values()})
        when = f"on {in_words(days[0])}" if len(days) == 1 else f"from {in_words(days[0])} to {in_words(days[-1])}"
        if all(found["engine"] == _engine_version() for found in _measured().values()):
            return f"These figures were measured {when}, with the rules and the engine that this site has now."
        return f"These figures were measured {when}. The rules or the engine have changed since some of them were."

    @macro
    def data_links(*names: str) -> str:
        """Return a line with the files of sets of the open data, for below a table that shows the same."""
        return block(open_data.data_links(names, links()))

    @macro
    def data_sets() -> str:
        """Return every set of the open data with its files and its columns."""
        return block(*open_data.data_list(links()))

    @macro
    def data_example(name: str, **wanted: str | int) -> str:
        """Return a record of a set as it stands in the JSON file: the first that has the wanted values."""
        return block(open_data.data_example(name, wanted))

    @macro
    def data_index() -> str:
        """Return a link to the file that lists the open data."""
        return markup(el("a", "index.json", href=links().to(f"{open_data.FOLDER}/index.json")))

    @macro
    def data_licence() -> str:
        """Return what is known about using the data."""
        return block(open_data.data_licence())

    def alive(element: Element, module: str) -> str:
        """Return an element together with the script that brings it to life."""
        entry = links().to(f"engine/{_engine_version()}/{module}")
        # Markdown leaves a div as it is; an element that it does not know it would put into a paragraph.
        return block(el("div", element, el("script", type="module", src=entry)))

    @macro
    def calculator(name: str) -> str:
        """Return a calculator with an example answer, and the script that brings it to life."""
        return alive(calculators.calculator(name, links()), "main.mjs")

    @macro
    def evidence_plan() -> str:
        """Return the evidence planner."""
        return alive(plan.evidence_plan(links()), "plan-main.mjs")

    @macro
    def plan_links() -> str:
        """Return links that open the evidence planner with a career stage."""
        return block(plan.plan_links(links()))

    @macro
    def answers_table(name: str) -> str:
        """Return a calculator's foreseeable answers as tables."""
        return block(*calculators.answers_tables(name, links()))
