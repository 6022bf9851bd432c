"""What the browser asks for: an answer as one JSON text, the same bytes in every Python."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from astcore.calculators import CALCULATORS
from astcore.html.elements import markup
from astcore.html.form import errors
from astcore.html.outcome import outcome
from astcore.html.parts import Links
from astcore.respond import Answer, respond


def reply(calculator: str, query: str, root: str) -> str:
    """Return the reply to a form: docs/maintain/architecture.md lists its keys. Never raises for what was typed.

    Raises `KeyError` for a calculator that there is not: that is a fault of the page, not of its reader.
    """
    found = CALCULATORS[calculator]
    answer = respond(calculator, query)
    if isinstance(answer, Answer):
        body: dict[str, object] = {
            "status": "answer",
            "html": markup(outcome(answer, Links(root))),
            "errors": [],
            "title": "",
            "announce": f"{answer.outcome.heading}. {answer.outcome.summary}",
            "query": answer.query,
        }
    else:
        body = {
            "status": "errors",
            "html": markup(errors(found, answer)),
            "errors": [{"field": problem.field, "message": problem.message} for problem in answer.problems],
            "title": "Error: ",
            "announce": "",
            "query": "",
        }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def rehearse(number: int) -> bool:
    """Answer the example of the calculator with this number, from 0, for nobody. Return whether there is a next one."""
    names = list(CALCULATORS)
    reply(names[number], urlencode(CALCULATORS[names[number]].example), "./")
    return number + 1 < len(names)
