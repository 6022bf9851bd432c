"""Makes the search one that works from a disk, where browsers load no module, no worker and no JSON.

The theme asks there for a script in place of the index, and takes the index from `__index`. This script holds the
search's modules as well: `offline/disk.js` has them answer in the page, in place of the worker.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from search.build import INDEX

SCRIPT = INDEX.with_suffix(".js")
MODULES = ("minisearch.mjs", "words.mjs", "spelling.mjs", "questions.mjs", "search.mjs")
"""Each after those that it imports."""

IMPORT = re.compile(r'^import (.+) from "\./([\w-]+\.mjs)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:class|const|function) (\w+))", re.MULTILINE)
DEFAULT = re.compile(r"^export \{ (\w+) as default \};$", re.MULTILINE)


def build(site: Path) -> None:
    """Write the script of a site whose search has been built."""
    index = json.loads((site / INDEX).read_text("utf-8"))
    for entry in index["docs"]:
        page, mark, anchor = entry["location"].partition("#")
        entry["location"] = f"{page}index.html{mark}{anchor}"
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    modules = "\n".join(as_function(name, (site / INDEX.parent / name).read_text("utf-8")) for name in MODULES)
    script = f"var __index = {text};\nvar __modules = {{}};\n{modules}\n"
    (site / SCRIPT).write_text(script, "utf-8")


def as_function(name: str, code: str) -> str:
    """Return a module as a function that runs at once and leaves what it exports in `__modules`."""
    exported = {found[1]: found[1] for found in EXPORT.finditer(code)}
    if default := DEFAULT.search(code):
        exported["default"] = default[1]
    code = IMPORT.sub(lambda found: f'const {names(found[1])} = __modules["{found[2]}"];', code)
    code = DEFAULT.sub("", EXPORT.sub("", code))
    returned = ", ".join(f"{outside}: {inside}" for outside, inside in exported.items())
    return f'__modules["{name}"] = (() => {{\n"use strict";\n{code}\nreturn {{ {returned} }};\n}})();'


def names(imported: str) -> str:
    """Return what an import names as a pattern that takes it out of an object."""
    return imported.replace(" as ", ": ") if imported.startswith("{") else f"{{ default: {imported} }}"
