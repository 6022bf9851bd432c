"""What the loader and the accessors of the data refuse, each time naming the file and the entry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from astcore import data, pay, quantities, reference, source, standards
from astcore.errors import AstCoreError, DataError

# --- what the loader refuses ------------------------------------------------------------------------------------------

ENTRY = '[[limit]]\nkey = "first"\nfrom = 2009-09-01\nsource = "guidance-2009"\n'


@pytest.mark.parametrize(
    ("content", "key", "problem"),
    [
        ('[[limit]]\nkey = "first"\nfrom = 2009-09-01\n', "first", "has no source"),
        ('[[limit]]\nkey = "first"\nfrom = 2009-09-01\nsource = []\n', "first", "has no source"),
        ('[[limit]]\nkey = "first"\nfrom = 2009-09-01\nsource = 1\n', "first", "has no source"),
        ('[[limit]]\nkey = "first"\nsource = "guidance-2009"\n', "first", "has no start date"),
        ('[[limit]]\nkey = "first"\nfrom = "2009-09-01"\nsource = "guidance-2009"\n', "first", "has no start date"),
        (
            '[[limit]]\nkey = "first"\nfrom = 2009-09-01T00:00:00\nsource = "guidance-2009"\n',
            "first",
            "has no start date",
        ),
        ('[[limit]]\nfrom = 2009-09-01\nsource = "guidance-2009"\n', "limit 1", "has no key"),
        (
            f'{ENTRY}[[limit]]\nkey = "two words"\nfrom = 2009-09-01\nsource = "guidance-2009"\n',
            "limit 2",
            "has no key",
        ),
        (f'{ENTRY}[[limit]]\nkey = 2\nfrom = 2009-09-01\nsource = "guidance-2009"\n', "limit 2", "has no key"),
        (ENTRY + ENTRY, "first", "stands twice"),
        ("[[limit]\n", "(whole file)", "is not readable TOML"),
        ("key = \xff", "(whole file)", "is not readable TOML"),
    ],
)
def test_what_the_loader_refuses(content: str, key: str, problem: str) -> None:
    """An entry without key, date or source, a key used twice, or a broken file is refused, naming file and key."""
    with pytest.raises(DataError) as refusal:
        data.parse("limits.toml", content.encode("latin-1"))
    assert (refusal.value.file, refusal.value.key) == ("limits.toml", key)
    assert refusal.value.problem.startswith(problem)
    assert str(refusal.value) == f"limits.toml: {key}: {refusal.value.problem}"


def test_what_the_head_of_a_file_gives() -> None:
    """A date and a source at the head hold for every entry that has none of its own; a key may be of two kinds."""
    head = 'from = 2009-09-01\nsource = ["guidance-2009", "bbc-2003"]\n[[limit]]\nkey = "first"\n'
    first, second = data.parse("limits.toml", f'{head}[[form]]\nkey = "first"\nsource = "bbc-2003"\n'.encode())
    assert (first.kind, first.holds_from, first.sources) == ("limit", date(2009, 9, 1), ("guidance-2009", "bbc-2003"))
    assert (second.kind, second.holds_from, second.sources) == ("form", date(2009, 9, 1), ("bbc-2003",))


def files_of(monkeypatch: pytest.MonkeyPatch, folder: Path, **contents: str) -> None:
    """Let the loader read these files in place of its own, until the test ends."""
    for name, content in contents.items():
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(data.resources, "files", lambda _: folder)
    monkeypatch.setattr(data, "load", data.load.__wrapped__)


SOURCE = '[[source]]\nkey = "guidance-2009"\nfrom = 2009-08-01\n'


def test_an_unknown_source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A source that sources.toml does not have is refused, naming file and key; a known one is not."""
    files_of(monkeypatch, tmp_path, sources=SOURCE, good=ENTRY, bad=ENTRY.replace("guidance-2009", "guidance-2010"))
    assert [entry.key for entry in data.load("good")] == ["first"]
    with pytest.raises(
        DataError, match=r"bad\.toml: first: names a source that sources\.toml does not have: guidance-2010"
    ):
        data.load("bad")


@pytest.mark.parametrize(
    ("read", "fields", "problem"),
    [
        (lambda entry: entry.text("title"), "", "has no title"),
        (lambda entry: entry.text("title"), "title = 1", "title must be of type str, not 1"),
        (lambda entry: entry.whole("amount"), 'amount = "20"', "amount must be of type int, not '20'"),
        (lambda entry: entry.whole("amount"), "amount = true", "amount must be of type int, not True"),
        (lambda entry: entry.flag("listed"), "listed = 1", "listed must be of type bool, not 1"),
        (lambda entry: entry.texts("parts"), 'parts = ["a", 1]', "parts must be a list of texts"),
        (lambda entry: entry.table("points"), "points = 1", "points must be of type dict, not 1"),
        (lambda entry: entry.table("points"), "", "has no points"),
    ],
)
def test_a_field_of_the_wrong_kind(read: Callable[[data.Entry], object], fields: str, problem: str) -> None:
    """A field that is missing, or not of its kind, is refused, naming file and key."""
    (entry,) = data.parse("limits.toml", f"{ENTRY}{fields}\n".encode())
    with pytest.raises(DataError) as refusal:
        read(entry)
    assert str(refusal.value) == f"limits.toml: first: {problem}"


# --- what the accessors refuse ----------------------------------------------------------------------------------------

LIMIT = 'amount = 20\nunit = "week"\nstarts = "a"\nactor = "b"\ndoes = "c"\ndegree = "must"\nsection = "annex-d"\n'
AREA = '[[area]]\nkey = "fringe"\nfrom = 2009-09-01\nsource = "guidance-2009"\ntitle = "a"\nin_a_sentence = "b"\n'


@pytest.mark.parametrize(
    ("accessor", "file", "content", "problem"),
    [
        (
            quantities.time_limits,
            "time_limits",
            ENTRY + LIMIT.replace("annex-d", "annex-z"),
            "names a section that sections.toml does not have",
        ),
        (
            quantities.time_limits,
            "time_limits",
            ENTRY + LIMIT.replace("week", "fortnight"),
            "unit 'fortnight' is not one that the core knows",
        ),
        (
            source.silences,
            "silences",
            ENTRY.replace("limit", "silence") + 'sections = ["annex-z"]\n',
            "names a section that sections.toml does not have",
        ),
        (pay.areas, "areas", AREA.replace("fringe", "suburbs"), "suburbs"),
        (pay.awards, "awards", ENTRY.replace("limit", "award") + 'per_cent = "some"\nbasis = "award-chain"\n', ""),
        (
            reference.contacts,
            "contacts",
            ENTRY.replace("limit", "contact")
            + 'name = "a"\nwhat_for = "b"\nas_at = 2009\nsection = "annex-z"\nparagraph = 1\n',
            "",
        ),
        (
            standards.standards,
            "standards",
            ENTRY.replace("limit", "standard") + 'set = "no-set"\ngroup = "no-group"\nwords = "a"\nshort = "b"\n',
            "",
        ),
    ],
    ids=[
        "section of a limit",
        "unit",
        "section of a silence",
        "area",
        "per cent",
        "section of an address",
        "set of a standard",
    ],
)
def test_a_wrong_key_inside_an_entry(
    monkeypatch: pytest.MonkeyPatch, accessor: Any, file: str, content: str, problem: str
) -> None:
    """Whatever an entry names that is not there, the refusal names the file and the entry."""
    entries = data.parse(f"{file}.toml", content.encode())
    own = data.of_kind
    monkeypatch.setattr(
        data,
        "of_kind",
        lambda name, kind: tuple(entry for entry in entries if entry.kind == kind) if name == file else own(name, kind),
    )
    with pytest.raises(AstCoreError, match=rf"{file}\.toml: \S+: .*{problem}"):
        accessor.__wrapped__()


# --- what pay figures must say ----------------------------------------------------------------------------------------


def points(written: str) -> dict[int, pay.Salary]:
    """The points of one rate, as the core reads them."""
    head = '[[rate]]\nkey = "fringe-2009"\nfrom = 2009-09-01\nsource = "guidance-2009"\n[rate.points]\n'
    (entry,) = data.parse("spine.toml", f"{head}{written}\n".encode())
    return pay._points(entry)


@pytest.mark.parametrize(
    ("figure", "problem"),
    [
        (
            '3 = { salary = 100, standing = "guessed", basis = "award-chain" }',
            "standing must be one of published, calculated, unsettled, not 'guessed'",
        ),
        (
            '3 = { salary = 100, basis = "award-chain" }',
            "standing must be one of published, calculated, unsettled, not None",
        ),
        (
            '3 = { salary = 100, standing = "unsettled", basis = "award-chain" }',
            'a second figure ("or") goes with the standing unsettled, and only with it',
        ),
        (
            '3 = { salary = 100, or = 103, standing = "calculated", basis = "award-chain" }',
            'a second figure ("or") goes with the standing unsettled, and only with it',
        ),
        (
            '3 = { salary = 100, or = 100, standing = "unsettled", basis = "award-chain" }',
            '"or" must be a whole number above the salary, not 100',
        ),
        (
            '3 = { salary = 100, or = 99, standing = "unsettled", basis = "award-chain" }',
            '"or" must be a whole number above the salary, not 99',
        ),
        (
            '3 = { salary = 100, or = 103.5, standing = "unsettled", basis = "award-chain" }',
            '"or" must be a whole number above the salary, not 103.5',
        ),
        ('3 = { salary = 100, standing = "calculated", basis = "hearsay" }', "has no known basis: 'hearsay'"),
        ('3 = { salary = 100, standing = "calculated" }', "has no known basis: None"),
        ('3 = { salary = 100, standing = "published", source = "hearsay" }', "has no known source: 'hearsay'"),
        ('3 = { salary = 100, standing = "published", basis = "award-chain" }', "has no known source: None"),
        (
            '3 = { salary = 100, standing = "calculated", basis = ["award-chain"] }',
            "has no known basis: ['award-chain']",
        ),
        (
            '3 = { salary = "100", standing = "calculated", basis = "award-chain" }',
            "salary must be a whole number of pounds, not '100'",
        ),
        (
            '3 = { salary = 100.0, standing = "calculated", basis = "award-chain" }',
            "salary must be a whole number of pounds, not 100.0",
        ),
        (
            '3 = { salary = 0, standing = "calculated", basis = "award-chain" }',
            "salary must be a whole number of pounds, not 0",
        ),
        (
            '3 = { salary = true, standing = "calculated", basis = "award-chain" }',
            "salary must be a whole number of pounds, not True",
        ),
        ('3 = { standing = "calculated", basis = "award-chain" }', "salary must be a whole number of pounds, not None"),
    ],
)
def test_a_pay_figure_that_is_refused(figure: str, problem: str) -> None:
    """A salary without standing, source or basis, or with a figure too many, is refused by file, rate and point."""
    with pytest.raises(DataError) as refusal:
        points(figure)
    assert str(refusal.value) == f"spine.toml: fringe-2009: point 3: {problem}"


@pytest.mark.parametrize(
    "figure", ["3 = 36618", 'third = { salary = 100, standing = "calculated", basis = "award-chain" }']
)
def test_a_point_that_is_refused(figure: str) -> None:
    """A point that is not a number, or whose salary has no standing, is refused, naming file and rate."""
    with pytest.raises(DataError, match=r"spine\.toml: fringe-2009: "):
        points(figure)


def test_pay_figures_of_each_standing() -> None:
    """Published with its source, calculated with its basis, unsettled with both figures."""
    found = points(
        '1 = { salary = 100, standing = "published", source = "guidance-2009" }\n'
        '2 = { salary = 101, standing = "calculated", basis = "award-chain" }\n'
        '3 = { salary = 102, or = 105, standing = "unsettled", basis = "london-structure" }'
    )
    assert {point: (str(salary), salary.origin) for point, salary in found.items()} == {
        1: ("£100", "guidance-2009"),
        2: ("£101", "award-chain"),
        3: ("£102 or £105", "london-structure"),
    }
