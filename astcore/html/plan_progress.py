"""Renders how far an evidence plan is: counts, a cell for each standard, and the gaps."""

from __future__ import annotations

from astcore.html.elements import Element, el
from astcore.html.plan_parts import section, stages_attribute
from astcore.plan import STATUS_WORDS, Part, Status, parts
from astcore.standards import standards


def _count() -> Element:
    ready, every = el("span", "0", data_shows="ready"), el("span", "0", data_shows="all")
    return el("p", el("strong", ready, " of ", every), " ready", class_="ast-plan-count")


def _cells(part: Part) -> Element:
    cells = [
        el(
            "li",
            el(
                "a",
                standard.code,
                el("span", ": ", el("span", data_shows="status"), class_="ast-hidden"),
                href=f"#plan-{standard.code.lower()}",
                title=standard.short,
                data_goto=standard.code,
            ),
            data_cell=standard.code,
            data_stages=stages_attribute(standard),
        )
        for standard in part.standards
    ]
    return el("ul", cells, class_="ast-plan-cells")


def _gaps() -> Element:
    rows = [
        el(
            "li",
            el(
                "a", f"{standard.code} {standard.short}", href=f"#plan-{standard.code.lower()}", data_goto=standard.code
            ),
            " ",
            el("span", "no evidence item", class_="ast-plan-lack", data_lacks="items"),
            " ",
            el("span", "not ready", class_="ast-plan-lack", data_lacks="status"),
            data_gap=standard.code,
            hidden=True,
        )
        for standard in standards().values()
    ]
    none = el("p", "No gaps: each standard is ready and has an evidence item.", data_no_gaps="", hidden=True)
    summary = el("summary", "Gaps: ", el("span", "0", data_shows="gaps"))
    return el("details", summary, none, el("ul", rows), class_="ast-folded ast-plan-gaps")


def progress() -> Element:
    """Return the counts, in all and by group, with a link to each standard and the list of gaps."""
    by_part = [
        el(
            "div",
            el("h3", part.title),
            _count(),
            _cells(part),
            data_progress=part.key,
            data_stages=stages_attribute(*part.standards),
        )
        for part in parts()
    ]
    key = [el("li", STATUS_WORDS[status], data_status=status) for status in Status]
    return section(
        "progress",
        "Progress",
        el(
            "div",
            _count(),
            el("progress", max="1", value="0", aria_label="Standards that are ready"),
            data_progress="",
            class_="ast-plan-total",
        ),
        el("div", by_part, class_="ast-plan-parts"),
        el("ul", key, class_="ast-plan-legend", aria_hidden="true"),
        _gaps(),
    )
