"""Nothing of what is read stands in the log, whatever goes wrong with it."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from ketareview import workflows
from ketareview.domain.errors import KetaReviewError
from ketareview.domain.troubles import told, without_words
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from tests.library.papers import mark, paper, store

SECRETS = ("Ωmega slow drip", "Ωmega quotation", "Ωmega note", "Ωmega-folder", "Ωmega-file")
TITLE, QUOTE, NOTE, FOLDER, FILE = SECRETS


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log as the program keeps it, of everything that is said."""
    path = tmp_path / "program.log"
    recording = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    recording.addFilter(without_words)
    recording.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("ketareview")
    before = root.level
    root.addHandler(recording)
    root.setLevel(logging.DEBUG)
    yield path
    root.setLevel(before)
    root.removeHandler(recording)
    recording.close()


def hostile(folder: Path) -> None:
    """Files that say a secret and break in the middle."""
    folder.mkdir()
    pdf = f"%PDF-1.7\n1 0 obj << /Title ({TITLE}) >> stream {QUOTE} endobj trailer"
    contents = {
        ".pdf": pdf,
        ".ris": f"TY  - JOUR\nTI  - {TITLE}\nPY  - {QUOTE}\x00\nER",
        ".bib": f"@article{{x, title = {{{TITLE}, author = {{{QUOTE}",
        ".xml": f"<PubmedArticleSet><ArticleTitle>{TITLE}<a>{QUOTE}",
        ".json": f'{{"title": "{TITLE}", "abstract": "{QUOTE}',
        ".docx": f"PK\x03\x04{TITLE}",
        ".html": f"<html><title>{TITLE}</title><p>{QUOTE}",
    }
    for ending, content in contents.items():
        (folder / f"{FILE}{ending}").write_text(content, encoding="utf-8")


def test_a_failing_import_leaves_no_words_in_the_log(tmp_path: Path, log: Path) -> None:
    hostile(tmp_path / FOLDER)
    path = tmp_path / "papers.ketareview"
    with Library.create(path, reviewer="A. Reviewer") as library, WorkerPool(1) as pool:
        batch = workflows.add_papers(library, pool, [tmp_path / FOLDER])
        assert batch is not None
        outcomes = [each.outcome for each in library.imports.results(batch.id)]
    assert len(outcomes) >= 7
    written = log.read_text(encoding="utf-8")
    assert not [secret for secret in SECRETS if secret in written]


def test_an_error_of_the_database_leaves_no_words_in_the_log(tmp_path: Path, log: Path) -> None:
    """SQLAlchemy's own words hold the statement and all its values."""
    path = tmp_path / "papers.ketareview"
    with Library.create(path, reviewer="A. Reviewer") as library:
        highlight = mark(library, store(library, paper(tmp_path), title=TITLE), note=NOTE)
        with library._database.driver() as connection:
            connection.execute(
                "CREATE TEMP TRIGGER refusing BEFORE UPDATE ON main.article"
                f" BEGIN SELECT raise(ABORT, '{QUOTE}'); END"
            )
        with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever it is
            library.articles.delete([highlight.article])
    error = caught.value
    if not isinstance(error, KetaReviewError):
        assert TITLE in str(error) or QUOTE in str(error)
    logging.getLogger("ketareview.ui.tasks").error("Failed: Delete", exc_info=error)
    written = log.read_text(encoding="utf-8")
    assert "Failed: Delete" in written
    assert not [secret for secret in SECRETS if secret in written + told(error)]
