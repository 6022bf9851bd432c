"""What tests and benchmark measured, written down for the page of measured promises: `make measure`."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

FILE = Path(__file__).parent.parent / "measured.json"


@dataclass
class Measured:
    """The figures of one run, by key, as a reader is to see them: "412", "99.8 per cent"."""

    figures: dict[str, str] = field(default_factory=dict)

    def note(self, key: str, figure: str | int) -> None:
        """Note a figure of a check that has come to its end; in a run where any check fails, nothing is written."""
        self.figures[key] = figure if isinstance(figure, str) else f"{figure:,}"

    def write(self, day: date, engine: str, file: Path = FILE) -> None:
        """Write the figures into the file, each with its day and engine; those of other runs stay as they are."""
        before = json.loads(file.read_text("utf-8")) if file.is_file() else {}
        own = {
            key: {"figure": figure, "date": day.isoformat(), "engine": engine} for key, figure in self.figures.items()
        }
        whole = dict(sorted({**before, **own}.items()))
        file.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", "utf-8")
