"""The shape of the tree, as DESIGN tells it; imports between the parts are import-linter's."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = sorted((ROOT / "ketareview").rglob("*.py"))
FILES = sorted([*PROGRAM, *(ROOT / "tests").rglob("*.py"), *(ROOT / "packaging").glob("*.py")])
MOST_LINES_IN_FILE = 400
MOST_LINES_IN_FUNCTION = 50
MOST_LINES_IN_CLASS = 300
MEDIAN_LINES = 150
EMPTY_WORDS = {"util", "utils", "helper", "helpers", "manager", "managers", "common", "core"}
EMPTY_WORDS |= {"service", "services", "misc", "data", "info", "handler"}
PARSERS = {"pypdfium2", "pypdf", "lxml", "trafilatura", "markdown_it", "charset_normalizer"}
PARSERS |= {"typst", "fontTools", "bibtexparser", "pylatexenc"}
PARSERS |= {"python_calamine", "yaml", "htmldate"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nothing_is_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES_IN_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert length(node) <= MOST_LINES_IN_FUNCTION, f"{node.name} is too long"
        elif isinstance(node, ast.ClassDef):
            assert length(node) <= MOST_LINES_IN_CLASS, f"{node.name} is too long"


def test_the_usual_file_is_short() -> None:
    lengths = [len(path.read_text(encoding="utf-8").splitlines()) for path in PROGRAM]
    assert median(lengths) <= MEDIAN_LINES


def test_names_say_something() -> None:
    for path in FILES:
        words = {word for part in path.relative_to(ROOT).parts for word in re.split(r"[_.]", part)}
        assert not words & EMPTY_WORDS, name(path)


def test_the_top_level_is_as_on_the_card() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    folders = {line.split("/")[0] for line in listed.splitlines() if "/" in line}
    assert folders <= {"ketareview", "resources", "tests", "packaging", "docs", ".ci"}
    scripts = {line for line in listed.splitlines() if "/" not in line and line.endswith(".py")}
    assert scripts <= {"main.py"}


def test_packaging_hides_no_library() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_no_file_holds_an_address_of_a_registry_or_a_path_of_a_machine() -> None:
    constraints = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8")
    for line in constraints.splitlines():
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line), line


def test_imports_by_name_stand_in_one_place() -> None:
    using = {
        name(path)
        for path in PROGRAM
        if re.search(r"\bimportlib\.import_module|__import__", path.read_text(encoding="utf-8"))
    }
    assert all(
        place.startswith(("ketareview/sandbox/", "ketareview/importing/")) for place in using
    )


def test_nothing_imports_what_opens_a_connection() -> None:
    # import-linter knows whole libraries only; these are parts of some that are used.
    forbidden = re.compile(r"\b(?:QtNetwork|QtSql|QtWebEngine\w*|urllib\.request)\b")
    for path in PROGRAM:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.lstrip().startswith(("import ", "from ")):
                assert not forbidden.search(line), name(path)


def test_every_resource_is_in_the_wheel() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = project["tool"]["setuptools"]["data-files"]
    folders = {
        path.parent.relative_to(ROOT).as_posix()
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert {f"share/ketareview/{folder}" for folder in folders} == set(shipped)


def imported_by(statement: str) -> set[str]:
    """List the top-level modules that a fresh Python holds after the statement."""
    script = f"import sys; {statement}; print(*{{m.split('.')[0] for m in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return set(done.stdout.split())


def test_the_programs_own_process_imports_no_parser() -> None:
    for module in (
        "ketareview.cli",
        "ketareview.workflows",
        "ketareview.pdf",
        "ketareview.reading",
    ):
        assert not imported_by(f"import {module}") & PARSERS, module
    window = "import ketareview.ui.window"
    assert not imported_by(window) & PARSERS


def test_the_command_line_loads_no_qt() -> None:
    assert "PySide6" not in imported_by("import ketareview.cli, ketareview.workflows")


def test_workers_load_neither_qt_nor_sqlalchemy() -> None:
    for module in ("ketareview.importing.worker", "ketareview.reporting.compiling"):
        assert not imported_by(f"import {module}") & {"PySide6", "sqlalchemy", "sqlite3"}, module


def test_every_error_has_its_sentence_and_every_sentence_is_well_formed() -> None:
    from ketareview import resources  # noqa: PLC0415 - only this test needs the program
    from ketareview.domain.errors import KetaReviewError  # noqa: PLC0415 - likewise

    def below(kind: type[KetaReviewError]) -> set[type[KetaReviewError]]:
        return {kind}.union(*(below(sub) for sub in kind.__subclasses__()))

    sentences = resources.sentences()
    codes = {kind.code for kind in below(KetaReviewError) if kind.code}
    assert codes <= set(sentences)
    for words in sentences.values():
        assert words.endswith((".", "?"))
