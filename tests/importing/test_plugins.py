"""Importers are found where they stand; others' come by entry points and may fail alone."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import ketareview.importing
from ketareview.importing import Importer
from ketareview.importing.formats import importers, in_turn
from tests.importing.papers import pdf

_OFFERED = """\
class Poem:
    name = "poem"
    media_types = ("text/x-poem",)
    rank = 1
    is_paper = True

    def recognises(self, path):
        return path.suffix == ".poem"

    def read(self, path, wishes):
        return ()


nothing = 7
"""
_POINTS = """\
[ketareview.importers]
poem = poems:Poem
missing = poems:Absent
wrong = poems:nothing
broken = no_such_module:Thing
"""


def test_each_module_of_the_formats_offers_an_importer() -> None:
    folder = Path(ketareview.importing.__file__).parent / "formats"
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}

    found = importers()

    offered = (import_module(f"ketareview.importing.formats.{name}") for name in modules)
    assert {one.name for one in found} == {module.IMPORTER.name for module in offered}
    assert len(found) == len(modules)
    assert all(isinstance(one, Importer) for one in found)
    assert [one.rank for one in found] == sorted(one.rank for one in found)
    assert tuple(in_turn()) == found


def test_others_importers_come_in_and_broken_ones_stay_out(tmp_path: Path) -> None:
    (tmp_path / "poems.py").write_text(_OFFERED, encoding="utf-8")
    about = tmp_path / "poems-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Name: poems\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(_POINTS, encoding="utf-8")
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from ketareview.importing.formats import importers;"
        "print(*(one.name for one in importers()), sep=',')"
    )

    names = _told_by(program, tmp_path).strip().split(",")
    assert names == [
        *(one.name for one in importers()[:1]),
        "poem",
        *(one.name for one in importers()[1:]),
    ]


def test_a_pdf_waits_for_no_other_importer_to_be_loaded(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf([[(72, 18, "Ketamine for bipolar depression")]]))
    program = (
        "import sys; from ketareview.importing.worker import read;"
        "asked = {'path': sys.argv[1], 'password': '', 'columns': {}, 'first': 1};"
        "print(read(asked)['media_type'],"
        " *(name for name in sys.modules if name.startswith('ketareview.importing.formats.')))"
    )

    told = _told_by(program, path).split()

    assert told == ["application/pdf", "ketareview.importing.formats.pdf"]


def test_the_program_s_own_process_imports_no_parser() -> None:
    program = (
        "import sys; import ketareview.importing;"
        "print(*({'lxml', 'trafilatura', 'markdown_it', 'charset_normalizer', 'pypdfium2', 'pypdf'}"
        " & set(sys.modules)))"
    )

    assert _told_by(program).split() == []


def _told_by(program: str, *arguments: Path) -> str:
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=Path(ketareview.importing.__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
