"""What was written for spreadsheets is opened in one: no cell became a formula.

`pytest -m long tests/reporting/test_in_spreadsheet.py`, where LibreOffice is.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ketareview.domain.article import Author, Record
from ketareview.library import Library
from ketareview.reporting import compose, rendered
from ketareview.workflows.exporting import export_articles, export_highlights
from tests.library.papers import mark, paper, store
from tests.reporting.test_formats import HOSTILE, hostile

_OFFICE = shutil.which("soffice")
FORMULA = re.compile(r"table:formula=")
_CELL = re.compile(r"<text:p>(.*?)</text:p>", re.DOTALL)
pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(600),
    pytest.mark.skipif(_OFFICE is None, reason="LibreOffice is not here"),
]


def opened(folder: Path, paths: list[Path]) -> dict[str, str]:
    """Let LibreOffice open tables, and give what it made of each."""
    made = folder / "made"
    call = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*call, "--convert-to", "fods", "--outdir", str(made), *map(str, paths)],
        check=True,
        capture_output=True,
        timeout=500,
    )
    return {path.stem: path.read_text("utf-8") for path in made.iterdir()}


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_no_words_become_a_formula(tmp_path: Path, ending: str) -> None:
    paths = []
    for number, words in enumerate(HOSTILE):
        path = tmp_path / f"report-{number}{ending}"
        path.write_bytes(rendered(compose(hostile(words)), ending))
        paths.append(path)
    tables = opened(tmp_path, paths)
    assert len(tables) == len(HOSTILE)
    for number, words in enumerate(HOSTILE):
        table = tables[f"report-{number}"]
        assert not FORMULA.search(table), words
        assert _CELL.search(table), words


def test_no_words_of_an_export_become_a_formula(tmp_path: Path) -> None:
    with Library.create(tmp_path / "all.ketareview", reviewer="=1+1") as library:
        for number, words in enumerate(HOSTILE):
            article = store(library, paper(tmp_path, f"{number}.txt", [f"{words} acts.", "No."]))
            library.articles.change(article.id, _record(words))
            mark(library, article, library.topics.add(f"{words} {number}").id, note=words)
        counts = [
            export_articles(library, tmp_path / "articles.csv"),
            export_highlights(library, tmp_path / "highlights.csv"),
        ]
    assert counts == [len(HOSTILE), len(HOSTILE)]
    tables = opened(tmp_path, [tmp_path / "articles.csv", tmp_path / "highlights.csv"])
    assert len(tables) == 2
    for name, table in tables.items():
        assert not FORMULA.search(table), name
        assert "HYPERLINK" in table, name


def _record(words: str) -> Record:
    return Record(
        title=words,
        authors=(Author(family=words, given=words),),
        journal=words,
        volume=words,
        issue=words,
        pages=words,
        abstract=words,
    )
