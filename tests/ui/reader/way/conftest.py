"""A library with the paper and the web page that tests of getting about read."""

from pathlib import Path

import pytest

from ketareview.domain.imports import Draft
from ketareview.importing import read_file
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from tests.ui.reader.way.papers import write_paper

_FILLING = "<p>" + "Most patients guessed their allocation. " * 30 + "</p>"
WEB_PAGE = f"""<html><head><title>A guideline</title></head><body><article>
<h1>Ketamine for depression: a guideline</h1>{_FILLING}
<h2>Whom to treat</h2>{_FILLING * 4}
<h3>Adults</h3>{_FILLING * 4}
<h2>How to treat</h2>{_FILLING * 4}</article></body></html>"""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import both files once; each test works on a copy of the library."""
    folder = tmp_path_factory.mktemp("way")
    page = folder / "guideline.html"
    page.write_text(WEB_PAGE, encoding="utf-8")
    path = folder / "filled.ketareview"
    with WorkerPool(1) as pool, Library.create(path, reviewer="A. Reviewer") as library:
        batch = library.imports.begin("Test")
        for file in (write_paper(folder), page):
            read = read_file(pool, file)
            draft = read.drafts[0]
            assert isinstance(draft, Draft)
            library.imports.store(batch, read, draft, file)
    return path
