"""What was written for spreadsheets is opened in one: no cell became a formula."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ketareview.reporting import compose, rendered
from tests.reporting.test_formats import HOSTILE, hostile

_OFFICE = shutil.which("soffice")
_FORMULA = re.compile(r"table:formula=")
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
        assert not _FORMULA.search(table), words
        assert _CELL.search(table), words
