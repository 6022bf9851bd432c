"""Turns what was measured into the tables of docs/maintain/performance.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from tools.bench.visits import Visit
from tools.measured import Measured

PAGE = Path(__file__).resolve().parents[2] / "docs" / "maintain" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

NAMES = {
    "floor": "plain JavaScript page",
    "main": "plain Pyodide, main thread",
    "worker": "plain Pyodide, worker",
    "ours": "this site",
}


@dataclass
class Found:
    """Every visit of every round, by way; and what was measured once."""

    first: dict[str, list[Visit]] = field(default_factory=dict)
    second: dict[str, list[Visit]] = field(default_factory=dict)
    slow: dict[str, list[Visit]] = field(default_factory=dict)
    foreseen: dict[str, list[Visit]] = field(default_factory=dict)
    guidance: int = 0
    builds: dict[str, float] = field(default_factory=dict)
    conditions: dict[str, str] = field(default_factory=dict)


def middle(visits: Iterable[Visit], what: str) -> float:
    """The median of one measure."""
    return median(float(getattr(each, what)) for each in visits)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; the numbers stand to the right."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def seconds(milliseconds: float) -> str:
    """Write a time."""
    return f"{milliseconds / 1000:.2f} s"


def percentile(visits: Iterable[Visit], share: int) -> float:
    """A percentile of all changed answers."""
    return quantiles((taken for each in visits for taken in each.changes), n=100, method="inclusive")[share - 1]


def written(found: Found) -> str:
    """All that was measured, as Markdown."""
    rows = []
    for way, name in NAMES.items():
        first, second = found.first[way], found.second[way]
        rows.append(
            [
                name,
                seconds(middle(first, "ready")),
                seconds(middle(second, "ready")),
                f"{percentile(second, 50):.1f} ms",
                f"{percentile(second, 95):.1f} ms",
                f"{middle(first, 'bytes') / 1e6:.2f} MB",
                f"{middle(first, 'blocked'):.0f} ms",
                seconds(middle(found.slow[way], "ready")),
            ]
        )
    head = ["", "first visit", "second visit", "changed answer", "the same, p95", "bytes", "longest block", "slow line"]
    conditions = "; ".join(f"{key} {value}" for key, value in found.conditions.items())
    builds = [[name, f"{taken:.1f} s"] for name, taken in found.builds.items()]
    return "\n\n".join(
        [
            f"Measured: {conditions}.",
            table(head, rows),
            table(["Target", "wanted", "measured", "met"], list(targets(found))),
            table(["Building", "time"], builds),
        ]
    )


def targets(found: Found) -> Iterable[Sequence[str]]:
    """Each target, with what was measured for it."""
    ours, plain = found.first["ours"], found.first["main"]

    def ratio(top: float, bottom: float, most: float) -> tuple[str, str, str]:
        return f"at most {most:.2f}", f"{top / bottom:.2f}", "yes" if top <= most * bottom else "no"

    def amount(value: float, most: float, unit: str, digits: int = 0) -> tuple[str, str, str]:
        return f"at most {most:g} {unit}", f"{value:.{digits}f} {unit}", "yes" if value <= most else "no"

    second = found.second["ours"]
    foreseen = middle(found.foreseen["ours"], "shown")
    floor = middle(found.foreseen["floor"], "shown")
    yield "first visit, of plain on the main thread", *ratio(middle(ours, "ready"), middle(plain, "python"), 0.30)
    yield (
        "second visit, of the same",
        *ratio(middle(second, "ready"), middle(found.second["main"], "python"), 0.20),
    )
    yield "bytes of a first visit", *amount(middle(ours, "bytes") / 1e6, 6.3, "MB", 2)
    yield "foreseeable answer, slow line, of the JavaScript page", *ratio(foreseen, floor, 2)
    yield (
        "any answer, slow line, of plain on the main thread",
        *ratio(middle(found.slow["ours"], "ready"), middle(found.slow["main"], "python"), 0.85),
    )
    yield "changed answer, median", *amount(percentile(second, 50), 16, "ms", 1)
    yield "changed answer, p95", *amount(percentile(second, 95), 50, "ms", 1)
    yield "main thread blocked, longest", *amount(middle(ours, "blocked"), 50, "ms")
    yield "bytes of a guidance page", *amount(found.guidance / 1e3, 250, "kB")


def note(found: Found, measured: Measured) -> None:
    """Note what the page of measured promises says of this site."""
    first, second = found.first["ours"], found.second["ours"]
    measured.note("start-first", seconds(middle(first, "ready")))
    measured.note("start-second", seconds(middle(second, "ready")))
    measured.note("start-plain", seconds(middle(found.first["main"], "python")))
    measured.note("changed-answer", f"{percentile(second, 50):.0f} ms")
    measured.note("engine-bytes", f"{middle(first, 'bytes') / 1e6:.1f} MB")
    measured.note("guidance-bytes", f"{found.guidance / 1e3:.0f} kB")


def put(found: Found, page: Path = PAGE) -> None:
    """Write the tables into the page, in place of the last ones."""
    text = page.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n\n{written(found)}\n\n{END}{after}", "utf-8")
