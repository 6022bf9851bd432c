"""Compiles what a snapshot is to hold: no docstrings, no assertions, no annotations, no line numbers.

Runs inside Pyodide, whose bytecode it is. Nothing is compiled where the snapshot is taken, so nothing that a compiler
leaves behind is in it.
"""

from __future__ import annotations

import ast
import importlib.util
import marshal
import sys
from collections.abc import Collection
from pathlib import Path
from types import CodeType
from zipfile import ZipFile, ZipInfo

HEAD = importlib.util.MAGIC_NUMBER + b"\x01\0\0\0" + bytes(8)
"""Of a compiled file that is never compared with its source."""

STAND_INS = Path("/library")
CORE = Path("/core")
ARCHIVE = Path("/library.zip")


class Plain(ast.NodeTransformer):
    """Takes out what only readers and checkers of the source look at. The annotations of a class stay: its fields."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Take the annotations off a function."""
        self.generic_visit(node)
        node.returns, node.type_params = None, []
        given = node.args
        for argument in (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg):
            if argument is not None:
                argument.annotation = None
        return node


def without_lines(code: CodeType) -> CodeType:
    """Return the code without its line numbers, and without those of what is in it."""
    inner = tuple(without_lines(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=inner)


def compiled(source: bytes, name: str) -> bytes:
    """Return a compiled file for a source."""
    tree = ast.fix_missing_locations(Plain().visit(ast.parse(source)))
    return HEAD + marshal.dumps(without_lines(compile(tree, name, "exec", dont_inherit=True, optimize=2)))


def compile_folder(folder: Path) -> None:
    """Put a compiled file in the place of each source of a folder and of those below it."""
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder).as_posix()
        path.with_suffix(".pyc").write_bytes(compiled(path.read_bytes(), name))
        path.unlink()


def unpack_library(archive: str, folder: Path, names: Collection[str]) -> None:
    """Put these modules of the standard library into a folder, but none that has a stand-in there."""
    stand_ins = {path.relative_to(folder).as_posix() for path in folder.rglob("*.py")}
    with ZipFile(archive) as library:
        for path in library.namelist():
            parts = path.removesuffix(".py").removesuffix("/__init__").split("/")
            above = {"/".join(parts[:end]) + ".py" for end in range(1, len(parts) + 1)}
            if ".".join(parts) in names and path not in stand_ins and not above & stand_ins:
                library.extract(path, folder)


def compile_all() -> None:
    """Compile the core in its place, and into an archive what it and its start need of the standard library."""
    sys.path.insert(0, str(CORE))
    importlib.import_module("warm")
    unpack_library(next(path for path in sys.path if path.endswith(".zip")), STAND_INS, set(sys.modules))
    compile_folder(CORE)
    compile_folder(STAND_INS)
    with ZipFile(ARCHIVE, "w") as packed:
        for path in sorted(STAND_INS.rglob("*.pyc")):
            packed.writestr(ZipInfo(path.relative_to(STAND_INS).as_posix()), path.read_bytes())
