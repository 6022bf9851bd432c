"""The command line: text for people, JSON for programs as docs/maintain/command-line.md has it, and what it refuses."""

from __future__ import annotations

import io
import json
import re
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from astcore import contract, text
from astcore.__main__ import main
from astcore.calculators import CALCULATORS
from astcore.calculators.base import Calculator
from astcore.outcome import File, Outcome
from astcore.pay import SIGNS
from astcore.questions import Kind
from astcore.respond import Answer, Unreadable, respond
from tests.foreseen import answers
from tests.generated import inputs
from tests.pages import DOCS, ROOT

PAGE = (DOCS / "maintain" / "command-line.md").read_text(encoding="utf-8")
CALCULATOR = pytest.mark.parametrize("calculator", CALCULATORS.values(), ids=CALCULATORS)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit status, what was printed, and what was said on standard error."""
    status = main(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def query(answers: Mapping[str, str]) -> str:
    """Answers as they are written in a shell."""
    return "&".join(f"{key}={value}" for key, value in answers.items())


# --- text -------------------------------------------------------------------------------------------------------------


@CALCULATOR
def test_an_answer_as_text(capsys: pytest.CaptureFixture[str], calculator: Calculator) -> None:
    """The verdict, the reasons with their places, and the answers, in lines that fit a terminal."""
    status, out, err = run(capsys, calculator.name, query(calculator.example))
    assert (status, err) == (0, "")
    found = respond(calculator.name, calculator.example)
    assert isinstance(found, Answer)
    assert out.startswith(found.outcome.heading.upper() + "\n")
    assert all(len(line) <= 96 for line in out.splitlines())
    plain = "".join(out.split())
    reasons = [f"{check.title}: {check.because} ({check.citation.label})" for check in found.outcome.checks]
    assert [reason for reason in reasons if "".join(reason.split()) not in plain] == []
    given = [f"{key}={value}" for key, value in calculator.example.items()]
    assert [each for each in given if "".join(each.split()) not in plain] == []
    assert run(capsys, calculator.name, query(calculator.example), "--text") == (status, out, err)


@CALCULATOR
def test_every_part_of_an_answer_is_in_the_text(calculator: Calculator) -> None:
    """Figures, tables, what to weigh, changes, steps, notes, silences and the record are in the text of each case."""
    for found in answers(calculator.name):
        plain = "".join(text.answer(found).split())
        result = found.outcome
        expected = [
            *(f"{figure.label}: {figure.value}" for figure in result.figures),
            *(f"{change.question_label} {change.value_label}: {change.heading}" for change in found.would_change),
            *(f"{step}. ({step.citation.label})" for step in result.next_steps),
            *(f"{silence.says} {silence.reading}" for silence in result.silent),
            *(f"{factor.words} ({factor.citation.label})" for factor in result.factors),
            *(
                f"{cell.text}{SIGNS.get(cell.salary.standing, '') if cell.salary else ''}"
                for table in result.tables
                if not table.folded
                for row in table.rows
                for cell in row
            ),
            *(entry.label for entry in found.calculator.record.entries[1:]),
            *result.notes,
        ]
        assert [words for words in expected if "".join(words.split()) not in plain] == []


def test_the_list_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    """The list names every calculator, every question and every answer that is allowed."""
    status, out, err = run(capsys, "--list")
    assert (status, err) == (0, "")
    assert [line for line in out.splitlines() if line and not line.startswith(" ")] == list(CALCULATORS)
    assert all(len(line) <= 96 for line in out.splitlines())
    for name, calculator in CALCULATORS.items():
        (part,) = re.findall(rf"^{name}\n(.*?)(?:\n\n|\Z)", out, re.MULTILINE | re.DOTALL)
        lines = re.findall(r"^    (\w+)=(.*?)(?=^    \w|\Z)", part + "\n", re.MULTILINE | re.DOTALL)
        assert [key for key, _ in lines] == [question.key for question in calculator.questions]
        for (_, allowed), question in zip(lines, calculator.questions, strict=True):
            between = "," if question.kind is Kind.CHOICES else "|"
            assert between.join(option.value for option in question.options) in "".join(allowed.split())
            assert ("a date, such as" in allowed) == (question.kind is Kind.DATE), question.key


# --- JSON -------------------------------------------------------------------------------------------------------------


def documented() -> dict[str, dict[str, bool]]:
    """The keys of each object, by the id of its heading in the page, and whether each is always there."""
    found = {}
    for part in re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]:
        (name,) = re.findall(r"\{ #(\w+) \}$", part.split("\n")[0])
        rows = re.findall(r"^\| `(\w+)` \| (always|where [^|]+) \|", part, re.MULTILINE)
        found[name] = {key: there == "always" for key, there in rows}
    return found


LISTS = {
    "figures": "figure",
    "tables": "table",
    "document": "document",
    "files": "file",
    "factors": "factor",
    "checks": "check",
    "would_change": "change",
    "next_steps": "step",
    "silent": "silence",
    "record": "record",
    "source": "place",
    "calculators": "calculator",
    "questions": "question",
}


def objects(name: str, value: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """An object and every object within it that has a part of the page to itself, with the name of that part."""
    yield name, value
    for key, within in value.items():
        if key in LISTS:
            for item in within if isinstance(within, list) else [within] if within is not None else []:
                yield from objects(LISTS[key], item)


FILE = File("letter.txt", "text/plain", "the letter", "Dear you")
WITH_A_FILE = Answer(
    CALCULATORS["standards"], {}, Outcome("not_said", "A heading", "A summary.", files=(FILE,)), (), "0"
)


def every_object() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object in the JSON of the foreseen cases, of the list, of errors, and of an answer with a file."""
    yield from objects("list", contract.calculators())
    yield from objects("answer", contract.answer(WITH_A_FILE))
    for calculator in CALCULATORS.values():
        wrong = respond(calculator.name, "")
        assert isinstance(wrong, Unreadable)
        yield from objects("errors", contract.unreadable(wrong))
        for found in answers(calculator.name):
            yield from objects("answer", contract.answer(found))


def test_the_contract_is_as_documented() -> None:
    """Each object has the keys that the page says are always there, in its order, and else only those it tells of."""
    told, seen = documented(), {name: set() for name in documented()}
    wrong = set()
    for name, value in every_object():
        expected = [key for key, always in told[name].items() if always or key in value]
        seen[name] |= set(value)
        if list(value) != expected:
            wrong.add(f"{name}: {', '.join(value)}: the page has {', '.join(expected)}")
    wrong |= {f"{name}: {key} is never there" for name, keys in told.items() for key in set(keys) - seen[name]}
    assert not wrong, "\n".join(sorted(wrong))


def test_small_objects_are_as_documented() -> None:
    """The objects that the page tells of in passing have the keys it gives."""
    wrong = []
    for name, value in every_object():
        for key, within in (("amount", ["low", "high"]), ("limit", ["key", "length"])):
            if isinstance(value.get(key), dict) and list(value[key]) != within:
                wrong.append(f"{name}: {key}: {list(value[key])}")
        if name == "table":
            assert [len(row) for row in value["standings"]] == [len(row) for row in value["rows"]]
        if name == "document":
            assert all(list(block) == ["kind", "lines"] for block in value["blocks"])
            assert {block["kind"] for block in value["blocks"]} <= {"heading", "paragraph", "list"}
        if name == "record":
            assert all(list(entry) == ["key", "label", "hint"] for entry in value["entries"])
        if name == "errors":
            assert all(list(error) == ["field", "message"] for error in value["errors"])
        if name == "question" and value["kind"] == "choice":
            assert all(list(option) == ["value", "label"] for option in value["allowed"])
        if name == "question" and value["kind"] in {"whole_number", "money"}:
            assert list(value.get("allowed", {})) == ["from", "to"], value["key"]
    assert not wrong, "\n".join(wrong)


def test_the_kinds_of_questions_are_documented() -> None:
    """The page names each way in which a question is answered."""
    (line,) = re.findall(r"^\| `kind` .*$", PAGE, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", line)) == {"kind", *Kind}


@CALCULATOR
def test_an_answer_as_json(capsys: pytest.CaptureFixture[str], calculator: Calculator) -> None:
    """What is printed is the contract's JSON and nothing else."""
    status, out, err = run(capsys, calculator.name, query(calculator.example), "--json")
    found = respond(calculator.name, calculator.example)
    assert isinstance(found, Answer)
    assert (status, json.loads(out), err) == (0, contract.answer(found), "")


def test_the_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Each calculator with each question: its key, words and kind, whether it must be answered, and what is allowed."""
    status, out, err = run(capsys, "--list", "--json")
    assert (status, err) == (0, "")
    listed = {calculator["name"]: calculator for calculator in json.loads(out)["calculators"]}
    assert list(listed) == list(CALCULATORS)
    for name, calculator in CALCULATORS.items():
        assert [question["key"] for question in listed[name]["questions"]] == [
            question.key for question in calculator.questions
        ]
        for told, question in zip(listed[name]["questions"], calculator.questions, strict=True):
            assert (told["label"], told["kind"]) == (question.label, str(question.kind))
            assert told["required"] == ("default" not in told)
            assert told.get("asked_when", {}) == {key: sorted(values) for key, values in question.when.items()}
            if question.kind is Kind.CHOICE:
                assert [option["value"] for option in told["allowed"]] == [option.value for option in question.options]
        assert isinstance(respond(name, listed[name]["example"]), Answer)


def is_part_of(part: Any, whole: Any) -> bool:
    """True where everything in `part` stands in `whole` at the same place; lists may go on."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            key in whole and is_part_of(value, whole[key]) for key, value in part.items()
        )
    if isinstance(part, list):
        return isinstance(whole, list) and len(part) <= len(whole) and all(map(is_part_of, part, whole))
    return bool(part == whole)


def test_the_documented_example(capsys: pytest.CaptureFixture[str]) -> None:
    """The example on the page is a command that works, and what stands below it is part of what it prints."""
    ((command, shown),) = re.findall(r"```sh\n(.*?)\n```.*?```json\n(.*?)\n```", PAGE, re.DOTALL)
    python, flag, module, *arguments = shlex.split(command)
    assert (python, flag, module) == ("python", "-m", "astcore")
    status, out, _ = run(capsys, *arguments)
    assert status == 0
    assert is_part_of(json.loads(shown), json.loads(out))


def test_the_help_shows_a_command_that_works(capsys: pytest.CaptureFixture[str]) -> None:
    """The examples in the help are ones that can be copied."""
    with pytest.raises(SystemExit):
        main(["--help"])
    written = " ".join(capsys.readouterr().out.split())
    commands = re.findall(r"python -m astcore ([^;]+)(?:;|$)", written.partition("Examples:")[2])
    assert len(commands) == 2
    assert [run(capsys, *shlex.split(command))[0] for command in commands] == [0, 0]


# --- what it refuses --------------------------------------------------------------------------------------------------


def test_inputs_made_by_chance_are_answered_as_the_core_answers(capsys: pytest.CaptureFixture[str]) -> None:
    """What the command line prints for a program is the core's answer, or its list of what to put right."""
    statuses = Counter()
    for name, answers_ in inputs():
        status = main([name, answers_, "--json"])
        statuses[status] += 1
        found = respond(name, answers_)
        expected = contract.answer(found) if isinstance(found, Answer) else contract.unreadable(found)
        assert json.loads(capsys.readouterr().out) == expected, (name, answers_)
        assert status == (0 if isinstance(found, Answer) else 2)
    assert min(statuses[0], statuses[2]) > 300


def test_answers_that_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    """Each problem is a line on standard error with its question, and nothing is printed."""
    status, out, err = run(capsys, "pay-range", "area=mars&colour=blue")
    assert (status, out) == (2, "")
    assert [line.split(":")[0] for line in err.splitlines()] == [
        "There is no question “colour” here. The questions are "
        + ", ".join(question.key for question in CALCULATORS["pay-range"].questions),
        "area",
        "start",
    ]


def test_answers_that_cannot_be_read_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the problems are printed as JSON as well."""
    status, out, err = run(capsys, "standards", "stage=probation", "--json")
    assert status == 2
    assert json.loads(out)["errors"] == [{"field": "stage", "message": err.removeprefix("stage: ").rstrip("\n")}]


def test_a_calculator_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown calculator is refused with the names of those there are."""
    status, out, err = run(capsys, "pensions")
    assert (status, out) == (2, "")
    assert all(name in err for name in CALCULATORS)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--json"],
        ["standards", "stage=unknown", "--json", "--text"],
        ["standards", "stage=unknown", "more"],
        ["--colour"],
        ["standards", "stage=unknown", "--csv"],
    ],
)
def test_a_command_that_cannot_be_read(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """A wrong use of the command is said on standard error, with exit status 2."""
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    printed = capsys.readouterr()
    assert (leaving.value.code, printed.out) == (2, "")
    assert printed.err.startswith("usage: ")


def test_a_stream_without_an_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another program catches what is printed as text, it gets the text."""
    caught = io.StringIO()
    monkeypatch.setattr(sys, "stdout", caught)
    assert main(["--list"]) == 0
    assert all(name in caught.getvalue() for name in CALCULATORS)


# --- as a program of its own ------------------------------------------------------------------------------------------

START = "import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); runpy.run_module('astcore', run_name='__main__', alter_sys=True)"


def as_a_program(
    folder: Path, *arguments: str, isolated: bool = True, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a Python of its own, in another folder, with every warning an error."""
    start = ["-I", "-W", "error", "-c", START, str(ROOT)] if isolated else ["-P", "-W", "error", "-m", "astcore"]
    settings = environment if isolated else {"PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, *start, *arguments]
    return subprocess.run(
        command, cwd=folder, env=settings, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("isolated", [True, False], ids=["isolated", "python -m astcore"])
def test_the_program_from_another_folder(tmp_path: Path, isolated: bool) -> None:
    """It runs alone, wherever it is started from, in the plainest of surroundings, without a warning."""
    done = as_a_program(tmp_path, "pay-range", "area=inner_london&start=11", isolated=isolated)
    assert (done.returncode, done.stderr) == (0, "")
    assert "£53,865" in done.stdout
    done = as_a_program(tmp_path, "pay-range", "area=mars", "--json", isolated=isolated)
    assert done.returncode == 2
    assert [error["field"] for error in json.loads(done.stdout)["errors"]] == ["area", "start"]
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize(
    "arguments",
    [["\udcff"], ["\udcff", "--json"], ["pay-range", "area=\udcff", "--json"], ["pay-range", "\udcff=1", "--json"]],
)
def test_bytes_that_are_no_text(tmp_path: Path, arguments: list[str]) -> None:
    """Bytes that no text is written with are refused like any other answer, where the terminal is strict as well."""
    done = as_a_program(tmp_path, *arguments, isolated=False, PYTHONIOENCODING="utf-8:strict", PYTHONUTF8="1")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_terminal_that_has_no_pound_sign(tmp_path: Path) -> None:
    """Where the terminal cannot show a character, the answer is still printed."""
    done = as_a_program(tmp_path, "pay-range", "area=inner_london&start=11", isolated=False, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "53,865" in done.stdout
