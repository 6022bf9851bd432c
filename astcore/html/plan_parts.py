"""Small pieces of markup that the parts of the evidence planner share."""

from __future__ import annotations

from astcore.html.elements import Child, Element, el
from astcore.plan import Field, stages_of
from astcore.standards import Standard

BUTTON = "md-button ast-plan-button"


def button(words: str, action: str, rest: Child = None, **attributes: str | bool | int | None) -> Element:
    """Return a button; the script goes by its `action`. `rest` tells it from its like."""
    return el("button", words, rest, type="button", class_=BUTTON, data_action=action, **attributes)


def live(tag: str, *children: Child, **attributes: str | bool | int | None) -> Element:
    """Return an element that needs the script: hidden until it is there."""
    return el(tag, *children, hidden=True, data_live="", **attributes)


def stages_attribute(*chosen: Standard) -> str:
    """Return the career stages at which to show what belongs to these standards."""
    return " ".join(stages_of(*chosen))


def field(code: str, each: Field) -> Element:
    """Return a text of a standard, or of the plan itself where the code is empty, with its label."""
    id_ = "-".join(part for part in ("plan", code.lower(), each.key) if part)
    common: dict[str, str | bool | int | None] = {
        "id": id_,
        "data_key": f"{code}/{each.key}" if code else each.key,
        "maxlength": each.longest,
        "autocomplete": each.complete or "off",
    }
    box = el("textarea", rows="2", **common) if each.lines else el("input", type="text", **common)
    label = f"{each.label}" if code else f"{each.label} (optional)"
    return el("div", el("label", label, for_=id_), box, class_=f"ast-plan-field ast-plan-field-{each.key}")


def section(key: str, title: str, *children: Child) -> Element:
    """Return a section of the page that needs the script, under its heading."""
    id_ = f"plan-{key}"
    heading = el("h2", title, id=id_, tabindex="-1")
    return live("section", heading, *children, class_=f"ast-plan-{key}", aria_labelledby=id_)
