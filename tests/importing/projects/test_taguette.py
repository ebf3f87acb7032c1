"""Taguette's databases come in with their documents and highlights."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.errors import FileError, NoRecordsError, UnsupportedFileError
from ketareview.domain.imports import Draft
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.taguette import IMPORTER

_SCHEMA = """
CREATE TABLE documents (id INTEGER, name TEXT, description TEXT, filename TEXT, contents TEXT);
CREATE TABLE highlights (id INTEGER, document_id INTEGER, start_offset INTEGER,
    end_offset INTEGER, snippet TEXT);
CREATE TABLE tags (id INTEGER, path TEXT, description TEXT);
CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
"""
_PAGE = "<h1>Ketamine über alles</h1><p>Scores fell by <b>ten</b> points.</p><p>Sleep did not.</p>"


def _project(path: Path, documents: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> Path:
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(_SCHEMA)
        database.execute("INSERT INTO tags VALUES (1, 'outcome.score', '')")
        for number, (contents, highlights) in enumerate(documents, 1):
            row = (number, f"Interview {number}", "", f"{number}.docx", contents)
            database.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?)", row)
            for place, (start, end) in enumerate(highlights, 10 * number):
                values = (place, number, start, end)
                database.execute("INSERT INTO highlights VALUES (?, ?, ?, ?, NULL)", values)
                database.execute("INSERT INTO highlight_tags VALUES (?, 1)", (place,))
    return path


def test_highlights_stand_on_their_words(tmp_path: Path) -> None:
    text = "Ketamine über allesScores fell by ten points.Sleep did not."
    start = len(text[: text.index("fell")].encode())
    end = start + len(b"fell by ten points")
    path = _project(tmp_path / "project.sqlite3", [(_PAGE, [(start, end)]), ("<p>None.</p>", [])])

    first, second = IMPORTER.read(path, NO_WISHES)

    assert isinstance(first, Draft)
    [mark] = first.marks
    [span] = mark.spans
    assert first.pages[span.page - 1].text[span.start : span.end] == "fell by ten points"
    assert mark.quote == "fell by ten points"
    assert mark.codes == ("outcome.score",)
    assert first.record.title == "Interview 1"
    assert first.content is not None
    assert first.content.media_type == "text/html"
    assert isinstance(second, Draft)
    assert second.marks == ()


def test_another_program_s_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE places (name TEXT)")

    assert IMPORTER.recognises(path)
    with pytest.raises(UnsupportedFileError):
        list(IMPORTER.read(path, NO_WISHES))


def test_a_project_without_documents_says_so(tmp_path: Path) -> None:
    path = _project(tmp_path / "empty.sqlite3", [])

    with pytest.raises(NoRecordsError):
        list(IMPORTER.read(path, NO_WISHES))


@given(spoiled=st.data())
def test_damage_is_told_and_never_more(
    tmp_path_factory: pytest.TempPathFactory, spoiled: st.DataObject
) -> None:
    path = _project(tmp_path_factory.mktemp("damage") / "p.sqlite3", [(_PAGE, [(3, 9)])])
    data = bytearray(path.read_bytes())
    for _ in range(spoiled.draw(st.integers(1, 8))):
        data[spoiled.draw(st.integers(16, len(data) - 1))] = spoiled.draw(st.integers(0, 255))
    path.write_bytes(data)

    try:
        drafts = list(IMPORTER.read(path, NO_WISHES))
    except FileError:
        return
    assert all(isinstance(draft, Draft) for draft in drafts)
