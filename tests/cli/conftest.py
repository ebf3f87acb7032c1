"""The program as a script calls it: a library of its own, and what it said."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ketareview.cli import main

PAGES = (
    "Ketamine lowered MADRS scores within a day. The eﬀect was brief.",
    "No difference was seen at one week. The eﬀect was brief.",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one call gave: its exit code, and what it wrote where."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:  # noqa: ANN401 - JSON
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    monkeypatch.setenv("KETAREVIEW_LIBRARY", str(tmp_path / "review.ketareview"))

    def call(*words: object) -> Answer:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return call


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    write_papers(folder)
    return folder


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the first of the papers; worker processes are dear, a copy is not."""
    folder = tmp_path_factory.mktemp("imported")
    write_papers(folder)
    library = folder / "review.ketareview"
    assert main(["-L", str(library), "-q", "import", str(folder / "okafor.txt")]) == 0
    return library


@pytest.fixture
def okafor(run: Run, imported: Path, tmp_path: Path) -> str:
    """The id of a text of two pages in a library of the test's own."""
    shutil.copy(imported, tmp_path)
    return str(run("articles", "--json").document[0]["id"])


def write_papers(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "okafor.txt").write_text("\f".join(PAGES), encoding="utf-8")
    (folder / "clinic.md").write_text("# A clinic's page\n\nBook *today*.\n", encoding="utf-8")
