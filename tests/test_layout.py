"""The layout of the design: who may import whom, and how large things may grow."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "comity"
MODULES = sorted(SRC.rglob("*.py"))
STEPS = ("read", "net", "who", "when", "where", "what", "whether", "whence", "link", "judge", "ledger")
RESULTS = {"evaluate.report", "judge.agreement", "judge.fields", "judge.queue", "judge.standing", "promise.records"}
"""Modules outside of ``analyse`` with the records that pages show."""
COUNTED = {"promise.records"}
"""Those of them that are counted and compared, too."""
SHARED = {"model", "captures", "errors", "settings", "edtf", "grammar", "data", "weights"}
FORBIDDEN_NAMES = {"utils", "helpers", "core", "common", "manager"}


def imports_of(path: Path) -> set[str]:
    """The modules of the package that a file imports, as "who.mentions"."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("comity"):
            rest = node.module.removeprefix("comity").lstrip(".")
            found |= {rest} if rest else {alias.name for alias in node.names}
    return found


def functions_of(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def step_of(path: Path) -> str:
    """The folder or file of the package that a module stands in."""
    return path.relative_to(SRC).parts[0]


def name(path: Path) -> str:
    return str(path.relative_to(SRC))


@pytest.mark.parametrize("path", [path for path in MODULES if step_of(path) in STEPS], ids=name)
def test_steps_import_records_and_settings_never_one_another(path: Path) -> None:
    step = step_of(path)
    allowed = SHARED | {step}
    assert {module.split(".")[0] for module in imports_of(path)} <= allowed


@pytest.mark.parametrize("path", [path for path in MODULES if step_of(path) not in ("cli", "__main__.py")], ids=name)
def test_nothing_imports_the_command_line_or_the_web(path: Path) -> None:
    own = {"web"} & {step_of(path)}
    assert not {module for module in imports_of(path) if module.split(".")[0] in {"cli", "web"} - own}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_opens_with_a_sentence_and_stays_small(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    code = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.strip().startswith("#")]
    assert (ast.get_docstring(tree) or "").strip(), "a module says what it is for"
    assert len(code) <= 400 + len((ast.get_docstring(tree) or "").splitlines())
    assert path.stem not in FORBIDDEN_NAMES


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_functions_are_short_and_take_few_parameters(path: Path) -> None:
    for function in functions_of(path):
        arguments = function.args
        count = (
            len(arguments.args) + len(arguments.kwonlyargs) - (bool(arguments.args) and arguments.args[0].arg == "self")
        )
        assert length(function) <= 60, f"{function.name} is {length(function)} lines long"
        assert count <= 6 or function.decorator_list, f"{function.name} takes {count} parameters"


def test_the_median_function_is_short() -> None:
    lengths = sorted(length(function) for path in MODULES for function in functions_of(path))
    assert statistics.median(lengths) <= 8
    assert lengths[int(len(lengths) * 0.9)] <= 30


@pytest.mark.parametrize("path", [path for path in MODULES if step_of(path) in ("analyse", "present")], ids=name)
def test_pages_are_made_of_records_and_results(path: Path) -> None:
    allowed = SHARED | {step_of(path), "link"} | ({"analyse"} if step_of(path) == "present" else set())
    results = RESULTS if step_of(path) == "present" else COUNTED
    assert {module.split(".")[0] for module in imports_of(path) - results} <= allowed
