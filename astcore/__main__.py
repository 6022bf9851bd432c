"""The command line: the same calculators, as text or as JSON, and the open data."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Sequence

from astcore import contract, open_data, text
from astcore.calculators import CALCULATORS
from astcore.respond import Answer, respond

DATA = "data"
"""What stands in a calculator's place to ask for the open data."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="astcore",
        description="Answers from the 2009 guidance on Advanced Skills Teachers.",
        epilog='Examples: python -m astcore pay-range "area=inner_london&start=11"; python -m astcore data pay --csv',
    )
    parser.add_argument("calculator", nargs="?", help=f"one of {', '.join(CALCULATORS)}; or {DATA}, for the open data")
    parser.add_argument(
        "answers",
        nargs="?",
        default="",
        help=f'the answers, as "key=value&key=value"; after {DATA}, one of {", ".join(open_data.SETS)}',
    )
    parser.add_argument("--list", action="store_true", help="list the calculators and their questions")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print JSON")
    shape.add_argument("--text", action="store_true", help="print text (as without any of these)")
    shape.add_argument("--csv", action="store_true", help=f"after {DATA}: print the records as CSV")
    shape.add_argument("--schema", action="store_true", help=f"after {DATA}: print the records' JSON Schema")
    return parser


def _print_json(value: object) -> None:
    utf_8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not utf_8, indent=2))


def _data(name: str, options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Print a set of the open data, or with no name the list of the sets."""
    if name and name not in open_data.SETS:
        parser.error(f"there is no data “{name}”: choose from {', '.join(open_data.SETS)}")
    if not name and (options.csv or options.schema):
        parser.error(f"name the data: one of {', '.join(open_data.SETS)}")
    if options.csv:
        print(open_data.table(name).replace("\r\n", "\n"), end="")
    elif options.schema:
        _print_json(open_data.schema(name))
    elif options.json:
        _print_json(open_data.document(name) if name else open_data.index())
    else:
        print(text.data_set(name) if name else text.data_sets(), end="")
    return 0


def _list(options: argparse.Namespace) -> int:
    """Print the calculators and their questions."""
    if options.json:
        _print_json(contract.calculators())
    else:
        print(text.calculators(), end="")
    return 0


def _answer(options: argparse.Namespace) -> int:
    """Print an answer, or on standard error what cannot be read."""
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Return 0 for an answer and 2 for input that cannot be read."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that cannot show a "£" still gets its answer
            stream.reconfigure(errors="replace")
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.list:
        return _list(options)
    if options.calculator == DATA:
        return _data(options.answers, options, parser)
    if options.csv or options.schema:
        parser.error(f"--csv and --schema go with {DATA}")
    if options.calculator is None:
        parser.error(f"name a calculator or {DATA}, or use --list")
    return _answer(options)


if __name__ == "__main__":
    sys.exit(main())
