"""Where readers report a fault: what the settings of the published site name, and never a made-up address."""

from __future__ import annotations

from typing import Any

NOBODY = (
    "This copy of the site names no place for that. Whoever publishes it has to put theirs into its settings: "
    "`contact` under `extra` in `mkdocs.yml`, as an e-mail address or a web address."
)


def place(settings: Any) -> str:
    """Return a sentence in Markdown: the `contact` under `extra`, else the repository's issues, else neither."""
    contact = str(settings.get("extra", {}).get("contact") or "")
    repository = str(settings.get("repo_url") or "")
    if "@" in contact and "/" not in contact:
        return f"Write to [{contact}](mailto:{contact})."
    if contact:
        return f"Report it at <{contact}>."
    if repository:
        return f"Report it among the [issues of the repository]({repository.rstrip('/')}/issues)."
    return NOBODY
