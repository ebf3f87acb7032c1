"""The program as a script calls it: a library of its own, and what it said."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

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
Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Libraries that were filled once; worker processes are dear, a copy is not."""

    folder: Path
    told: dict[str, Any]

    def copy(self, fill: Callable[[], Told], library: Path) -> Told:
        """Give a test a copy of what `fill` made of its library, and what it told then."""
        name = f"{fill.__module__}.{fill.__qualname__}"
        if name not in self.told:
            self.told[name] = fill()
            shutil.move(library, self.folder / name)
        shutil.copy(self.folder / name, library)
        told: Told = self.told[name]
        return told


class Once(Protocol):
    """Fills the library of a test, or copies what was filled the same way before."""

    def __call__(self, fill: Callable[[], Told]) -> Told: ...


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
    folder.mkdir()
    (folder / "okafor.txt").write_text("\f".join(PAGES), encoding="utf-8")
    (folder / "clinic.md").write_text("# A clinic's page\n\nBook *today*.\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("shelf"), {})


@pytest.fixture
def once(run: Run, shelf: Shelf, tmp_path: Path) -> Once:
    return lambda fill: shelf.copy(fill, tmp_path / "review.ketareview")


@pytest.fixture
def okafor(run: Run, papers: Path, once: Once) -> str:
    """The id of a text of two pages, which is all that the library has."""

    def fill() -> str:
        [added] = run("import", papers / "okafor.txt", "--json").document
        return str(added["article_id"])

    return once(fill)


@pytest.fixture
def both(run: Run, papers: Path, once: Once) -> list[str]:
    """The ids of the text and of a clinic's page, as they are listed."""

    def fill() -> list[str]:
        assert run("import", papers).code == 0
        return [each["id"] for each in run("articles", "--json").document]

    return once(fill)
