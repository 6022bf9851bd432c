"""The open data: valid by its schemas, equal to the core and to independent copies, the same from every door."""

from __future__ import annotations

import copy
import csv
import io
import json
import re
import subprocess
import sys
import tomllib
import venv
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

import astcore.data
from astcore import grade, open_data, pay, quantities
from astcore.__main__ import main
from astcore.calculators import CALCULATORS
from astcore.html.open_data import data_example
from astcore.pay import AREAS, Scale
from engine.build import make_wheel
from macros import define_env
from tests.pages import Environment, every_page
from tests.test_facts import texts_of

SETS = pytest.mark.parametrize("name", open_data.SETS)

COLUMNS = {
    "pay": "scale area point from until standing salary alternatives source basis",
    "bases": "key title how sources",
    "time-limits": "key actor does amount unit in_words starts degree standing from sources section paragraph page",
    "funding": "key amount to unit in_words means standing from sources section paragraph page",
    "quantities": "key amount to unit in_words means standing from sources section paragraph page",
    "standards": "code set part group short words parts applicable_at page from sources",
    "duties": "key kind title examples from sources section paragraph page",
    "forms": "key title used_for filled_in_by sent_to obtained from sources section paragraph page",
    "grant": "key title met says from sources section paragraph page",
    "ways-to-pay": "key title who control authority from sources section paragraph page",
    "glossary": "key term abbreviation means aliases outside page from sources",
    "silences": "key title says reading subjects sections from sources",
    "sources": "key title publisher published reference read gives",
    "sections": "section part number title page",
}
"""What others rely on. A column can be added here; one that is taken away breaks their programs."""


def records(name: str) -> list[dict[str, Any]]:
    """The records of a set as a program reads them from its JSON file."""
    found: list[dict[str, Any]] = json.loads(open_data.files()[f"{name}.json"])["records"]
    return found


def problems(name: str, document: dict[str, Any]) -> list[str]:
    """What a set's schema has against a document."""
    validator = Draft202012Validator(open_data.schema(name), format_checker=FormatChecker())
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in validator.iter_errors(document)]


# --- the schemas ------------------------------------------------------------------------------------------------------


@SETS
def test_each_set_is_valid(name: str) -> None:
    """A set holds to its schema, which is one of the draft that it names."""
    Draft202012Validator.check_schema(open_data.schema(name))
    assert problems(name, json.loads(open_data.files()[f"{name}.json"])) == []


@SETS
def test_names_of_files_and_columns_stay(name: str) -> None:
    """The columns that others rely on are there, in the JSON and in the CSV."""
    wanted = COLUMNS[name].split()
    columns = [column.name for column in open_data.SETS[name].columns]
    assert [column for column in columns if column in wanted] == wanted
    assert next(csv.reader(io.StringIO(open_data.files()[f"{name}.csv"]))) == columns
    assert [column["name"] for column in open_data.document(name)["columns"]] == columns


def test_no_set_is_lost() -> None:
    """The list of what others rely on has every set."""
    assert list(COLUMNS) == list(open_data.SETS)


@pytest.mark.parametrize(
    ("standing", "change"),
    [
        ("unsettled", {"salary": 41376}),
        ("unsettled", {"alternatives": []}),
        ("unsettled", {"alternatives": [41376]}),
        ("unsettled", {"alternatives": [41376, 41376]}),
        ("unsettled", {"standing": "calculated"}),
        ("calculated", {"salary": None}),
        ("calculated", {"standing": "published"}),
        ("calculated", {"basis": None}),
        ("calculated", {"salary": 0}),
        ("published", {"source": None}),
        ("published", {"alternatives": [36618, 36619]}),
        ("published", {"standing": "true"}),
        ("published", {"salary": "36618"}),
        ("published", {"area": "London"}),
        ("published", {"from": "1 September 2009"}),
        ("published", {"from": "2009-09-31"}),
        ("published", {"salary_2": 1}),
    ],
)
def test_the_schema_of_pay_refuses(standing: str, change: dict[str, Any]) -> None:
    """An unsettled figure as one number, a settled one as several, and a figure without its origin are all refused."""
    document = copy.deepcopy(open_data.document("pay"))
    record = next(record for record in document["records"] if record["standing"] == standing)
    record |= change
    assert problems("pay", document)


@SETS
def test_a_schema_refuses_a_record_that_lacks_a_column(name: str) -> None:
    """Each column is in each record."""
    for column in open_data.SETS[name].columns:
        document = open_data.document(name)
        del document["records"][0][column.name]
        assert problems(name, document)


# --- the records ------------------------------------------------------------------------------------------------------


def read_back(kind: str, value: str) -> object:
    """A cell of a CSV file as the value that JSON has for a column of this kind."""
    match kind:
        case "texts":
            return value.split(" | ") if value else []
        case "wholes":
            return [int(item) for item in value.split(" | ")] if value else []
        case "flag":
            return {"true": True, "false": False}[value]
        case _ if not value:
            return None
        case "whole":
            return int(value)
        case _:
            return value


@SETS
def test_csv_and_json_say_the_same(name: str) -> None:
    """Read as the page says, the CSV file gives the records of the JSON file."""
    kinds = {column.name: str(column.kind) for column in open_data.SETS[name].columns}
    rows = csv.DictReader(io.StringIO(open_data.files()[f"{name}.csv"], newline=""))
    assert [{key: read_back(kinds[key], value) for key, value in row.items()} for row in rows] == records(name)


def copied(file: str) -> Iterator[dict[str, str]]:
    """The rows of an independent copy of the figures."""
    with (Path(__file__).parent / "data" / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def test_pay_is_what_the_independent_copies_have() -> None:
    """Every row of the copies is a record, and there are no others."""
    wanted = {}
    for file, scale in (("ast_spine.csv", "ast"), ("main_upper.csv", "")):
        for row in copied(file):
            if row["salary"]:
                figures = [int(row[name]) for name in ("salary", "salary_alternative") if row.get(name)]
                key = (row["effective_from"], row["area"], scale or row["scale"], int(row["point"]))
                wanted[key] = (figures, row["standing"])
    found = {
        (record["from"], record["area"], record["scale"], record["point"]): (
            record["alternatives"] or [record["salary"]],
            record["standing"],
        )
        for record in records("pay")
    }
    assert found == wanted


def test_pay_is_what_the_core_has_on_the_first_and_the_last_day() -> None:
    """A record holds from its first to its last day: the core gives the same on both."""
    for record in records("pay"):
        for day in (date.fromisoformat(record["from"]), date.fromisoformat(record["until"])):
            area = AREAS[record["area"]]
            points = (
                pay.spine(area, day)
                if record["scale"] == "ast"
                else pay.scale_points(area, Scale(record["scale"]), day)
            )
            salary = points[record["point"]]
            settled = salary.amount.settled
            assert record["standing"] == salary.standing
            assert record["salary"] == (salary.amount.low if settled else None)
            assert record["alternatives"] == ([] if settled else [salary.amount.low, salary.amount.high])
            assert (record["source"] or record["basis"]) == salary.origin


def test_no_unsettled_figure_is_one_number() -> None:
    """Where the copies have two figures a record has both of them, and no number to add up."""
    unsettled = [record for record in records("pay") if record["standing"] == "unsettled"]
    copies = [row for row in copied("ast_spine.csv") if row["salary_alternative"]]
    assert [record["alternatives"] for record in unsettled] == [
        [int(row["salary"]), int(row["salary_alternative"])] for row in copies
    ]
    assert all(record["salary"] is None for record in unsettled)
    rows = csv.DictReader(io.StringIO(open_data.table("pay")))
    assert {row["salary"] for row in rows if row["standing"] == "unsettled"} <= {""}


def test_rates_follow_one_another_without_a_gap() -> None:
    """Each scale point of an area has one record for every day from the first rates to the end of the grade."""
    spans: dict[tuple[str, str, int], list[tuple[date, date]]] = {}
    for record in records("pay"):
        key = (record["area"], record["scale"], record["point"])
        days = (date.fromisoformat(record["from"]), date.fromisoformat(record["until"]))
        spans.setdefault(key, []).append(days)
    for key, found in spans.items():
        assert all((start - end).days == 1 for (_, end), (start, _) in pairwise(found)), key
        assert found[-1][1] == grade.assessment_ended(), key
    assert all(found[0][0] == pay.first_day() for (_, scale, _), found in spans.items() if scale == "ast")


WRITTEN = {
    "bases": ("bases", ["basis"], {"key": "key", "title": "title", "how": "how"}),
    "time-limits": (
        "time_limits",
        ["limit"],
        {name: name for name in ("key", "amount", "unit", "starts", "actor", "does", "degree", "section")},
    ),
    "standards": ("standards", ["standard"], {"code": "key", "set": "set", "short": "short", "words": "words"}),
    "duties": ("duties", ["duty", "support"], {"key": "key", "section": "section"}),
    "forms": (
        "forms",
        ["form"],
        {name: name for name in ("key", "title", "used_for", "filled_in_by", "sent_to", "obtained", "section")},
    ),
    "glossary": ("glossary", ["term"], {"key": "key", "term": "term", "means": "means", "aliases": "aliases"}),
    "silences": (
        "silences",
        ["silence"],
        {name: name for name in ("key", "title", "says", "reading", "subjects", "sections")},
    ),
    "sources": ("sources", ["source"], {name: name for name in ("key", "title", "publisher", "read", "gives")}),
    "sections": ("sections", ["section"], {"section": "key", "part": "part", "title": "title", "page": "page"}),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_set_has_every_entry_of_its_data_file(name: str) -> None:
    """Nothing that is written in the data file is lost or changed."""
    file, kinds, fields = WRITTEN[name]
    path = Path(astcore.data.__file__).with_name(f"{file}.toml")
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    empty: dict[str, list[str]] = {"aliases": [], "subjects": [], "sections": []}
    written = [{ours: entry.get(theirs, empty.get(theirs)) for ours, theirs in fields.items()} for kind in kinds for entry in document[kind]]  # fmt: skip
    found = [{ours: record[ours] for ours in fields} for record in records(name)]
    in_order: Callable[[dict[str, Any]], str] = lambda entry: str(entry[next(iter(fields))])  # noqa: E731
    assert sorted(found, key=in_order) == sorted(written, key=in_order)


def test_every_number_of_the_guidance_is_in_one_set() -> None:
    """Money for posts is in the set funding, every other number in quantities, and each reads as on the pages."""
    found = Counter(record["key"] for name in ("funding", "quantities") for record in records(name))
    assert found == Counter(quantities.quantities().keys())
    for record in [*records("funding"), *records("quantities")]:
        assert record["in_words"] == str(quantities.quantity(record["key"]))
    assert {record["key"] for record in records("funding")} >= {
        "grant-outreach",
        "grant-salary",
        "grant-authority-post",
    }


def test_what_a_record_refers_to_is_there(site: Path) -> None:
    """Sources, sections, bases and pages that records name exist."""
    known = {
        "sources": {record["key"] for record in records("sources")},
        "sections": {record["section"] for record in records("sections")},
        "basis": {record["key"] for record in records("bases")},
    }
    known |= {"source": known["sources"], "section": known["sections"]}
    wrong = []
    for name in open_data.SETS:
        for record in records(name):
            for column, keys in known.items():
                value = record.get(column) or []
                wrong += [f"{name}: {column} {key}" for key in ([value] if isinstance(value, str) else value) if key not in keys]  # fmt: skip
            page, _, heading = record.get("page", "").partition("#")
            if page and heading not in texts_of(site / page / "index.html"):
                wrong.append(f"{name}: no {record['page']}")
    assert wrong == []


# --- on the site ------------------------------------------------------------------------------------------------------


def test_the_site_has_every_file(site: Path) -> None:
    """The folder data/ of the built site has the files, to the byte, and no others."""
    written = {path.name: path.read_bytes() for path in (site / "data").iterdir()}
    assert written == {name: text.encode() for name, text in open_data.files().items()}
    listed = json.loads(written["index.json"])["sets"]
    assert {entry[kind] for entry in listed for kind in ("json", "csv", "schema")} | {"index.json"} == set(written)
    assert {entry["name"]: entry["records"] for entry in listed} == {
        name: len(records(name)) for name in open_data.SETS
    }


def test_every_link_to_the_data_leads_to_a_file(site: Path) -> None:
    """No page links to a file of data that is not there."""
    links = [
        (page, link)
        for page in sorted(site.rglob("index.html"))
        for link in re.findall(r'href="((?:\.\./|\./)+data/[^"]+)"', page.read_text(encoding="utf-8"))
    ]
    assert len(links) > 50
    assert [(str(page), link) for page, link in links if not (page.parent / link).is_file()] == []


@SETS
def test_the_page_that_shows_a_set_links_to_its_files(site: Path, name: str) -> None:
    """Where the site has a table of it, and on the page about the data, the three files are linked."""
    shown = open_data.SETS[name].page.partition("#")[0]
    for page in {shown or "reference/data/", "reference/data/"}:
        text = (site / page / "index.html").read_text(encoding="utf-8")
        for ending in ("csv", "json", "schema.json"):
            assert f'href="../../data/{name}.{ending}"' in text, (page, ending)


def test_the_examples_of_the_page_are_records() -> None:
    """The page shows records as they are; a record that there is not is an error, and no empty box."""
    environment = Environment("reference/data/", {})
    define_env(environment)
    written = environment.macros["data_example"]("pay", scale="ast", area="fringe", point=1)
    assert '"salary": 37627' in written
    with pytest.raises(LookupError):
        data_example("pay", {"point": 99})
    (page,) = [page for page in every_page() if page.path == "reference/data.md"]
    told = re.findall(r"^python -m astcore (data[^#\n]*)", page.body, re.MULTILINE)
    assert len(told) == 5
    for command in told:
        assert main(command.split()) == 0


# --- on the command line ----------------------------------------------------------------------------------------------


@SETS
def test_the_command_line_prints_the_same(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Records as JSON and as CSV, the schema, and what a set holds in lines that fit a terminal."""
    printed = {}
    for shape in ("--json", "--csv", "--schema", "--text"):
        assert main(["data", name, shape]) == 0
        printed[shape] = capsys.readouterr().out
    assert json.loads(printed["--json"]) == open_data.document(name)
    assert json.loads(printed["--schema"]) == open_data.schema(name)
    assert printed["--csv"].splitlines() == open_data.table(name).splitlines()
    assert all(f"  {column.name}: " in printed["--text"] for column in open_data.SETS[name].columns)
    assert all(len(line) <= 96 for line in printed["--text"].splitlines())


def test_the_command_line_lists_the_sets(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a name it lists the sets, as text or as JSON."""
    assert main(["data"]) == 0
    listed = capsys.readouterr().out
    assert [line.split()[0] for line in listed.splitlines() if re.fullmatch(r"\S+  \(\d+ records\)", line)] == list(open_data.SETS)  # fmt: skip
    assert main(["data", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == open_data.index()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["data", "pensions"], "there is no data “pensions”: choose from pay, "),
        (["data", "--csv"], "name the data: one of pay, "),
        (["data", "--schema"], "name the data: one of pay, "),
        (["pay-range", "start=1&area=fringe", "--csv"], "--csv and --schema go with data"),
        (["--schema"], "--csv and --schema go with data"),
    ],
)
def test_the_command_line_refuses(capsys: pytest.CaptureFixture[str], arguments: list[str], says: str) -> None:
    """What makes no sense ends with 2 and a sentence that says what there is."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    printed = capsys.readouterr()
    assert (ended.value.code, printed.out) == (2, "")
    assert says in printed.err


def test_no_calculator_is_called_data() -> None:
    """The word that asks for the data is free."""
    assert "data" not in CALCULATORS


# --- from the package -------------------------------------------------------------------------------------------------


def test_the_installed_package_has_the_same_data_and_answers(tmp_path: Path) -> None:
    """The built wheel, installed by itself into a fresh environment without the network, prints what this tree does."""
    wheel = make_wheel(tmp_path)
    venv.create(tmp_path / "fresh", with_pip=False)
    python = tmp_path / "fresh" / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)

    def run(*arguments: str) -> str:
        command = [str(tmp_path / "fresh" / "bin" / "astcore"), *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, capture_output=True, encoding="utf-8", env={"PYTHONUTF8": "1"}, check=True
        )
        return done.stdout

    script = (
        "import astcore, json, sys; from astcore import open_data; "
        "json.dump([astcore.__file__, open_data.files()], sys.stdout)"
    )
    printed = subprocess.run(
        [str(python), "-c", script], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True, env={}
    )
    place, files = json.loads(printed.stdout)
    assert Path(place).is_relative_to(tmp_path)
    assert files == open_data.files()
    assert run("data", "pay", "--csv").splitlines() == open_data.table("pay").splitlines()
    ours = subprocess.run(
        [sys.executable, "-m", "astcore", "--list", "--json"],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
        cwd=Path(__file__).parents[1],
        check=True,
    )
    assert run("--list", "--json") == ours.stdout
    example = "&".join(f"{key}={value}" for key, value in CALCULATORS["pay-range"].example.items())
    assert json.loads(run("pay-range", example, "--json"))["verdict"] in CALCULATORS["pay-range"].verdicts
