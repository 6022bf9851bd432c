"""The command line: the same calculators, as text or as JSON."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Sequence

from astcore import contract, text
from astcore.calculators import CALCULATORS
from astcore.respond import Answer, respond


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="astcore",
        description="Answers from the 2009 guidance on Advanced Skills Teachers.",
        epilog='Example: python -m astcore pay-range "area=inner_london&start=11"',
    )
    parser.add_argument("calculator", nargs="?", help=f"one of {', '.join(CALCULATORS)}")
    parser.add_argument("answers", nargs="?", default="", help='the answers, as "key=value&key=value"')
    parser.add_argument("--list", action="store_true", help="list the calculators and their questions")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print JSON")
    shape.add_argument("--text", action="store_true", help="print text (as without either)")
    return parser


def _print_json(value: object) -> None:
    utf_8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not utf_8, indent=2))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Return 0 for an answer and 2 for input that cannot be read."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that cannot show a "£" still gets its answer
            stream.reconfigure(errors="replace")
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.list:
        if options.json:
            _print_json(contract.calculators())
        else:
            print(text.calculators(), end="")
        return 0
    if options.calculator is None:
        parser.error("name a calculator, or use --list")
    found = respond(options.calculator, options.answers)
    if isinstance(found, Answer):
        if options.json:
            _print_json(contract.answer(found))
        else:
            print(text.answer(found), end="")
        return 0
    if options.json:
        _print_json(contract.unreadable(found))
    for problem in found.problems:
        print(f"{problem.field}: {problem.message}" if problem.field else problem.message, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
