"""Colours that nobody explained wait with the import that they came in."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Highlight
from pypdf.generic import ArrayObject, FloatObject

from ketareview.domain.imports import ImportResult
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows import Manner, open_colours
from tests.ui.incoming.files import paper
from tests.workflows.taken import taken

_YELLOW, _RED = "#ffd400", "#ff6666"


def _marked(folder: Path, *colours: str) -> Path:
    """A paper with a highlight of each colour."""
    path = folder / "marked.pdf"
    writer = PdfWriter(clone_from=PdfReader(paper(folder, path.name, 3)))
    corners = ArrayObject(map(FloatObject, (40, 560, 380, 560, 40, 480, 380, 480)))
    for colour in colours:
        rect = (40.0, 480.0, 380.0, 560.0)
        mark = Highlight(rect=rect, quad_points=corners, highlight_color=colour.removeprefix("#"))
        writer.add_annotation(0, mark)
    writer.write(path)
    return path


@pytest.fixture
def result(library: Library, pool: WorkerPool, tmp_path: Path) -> ImportResult:
    """A paper with passages in a known colour and in two that nobody explained."""
    path = _marked(tmp_path, _YELLOW, _RED, "#00ff00")
    [told] = taken(library, pool, [path], Manner(colours={"#00ff00": "safety"}))
    return told


def test_they_wait_until_they_are_explained(library: Library, result: ImportResult) -> None:
    [batch] = library.imports.batches()

    waiting = open_colours(library, {}, batch.id)

    assert {colour: len(ids) for colour, ids in waiting.items()} == {_YELLOW: 1, _RED: 1}
    assert open_colours(library, {}) == waiting
    assert set(open_colours(library, {_YELLOW})) == {_RED}
    assert open_colours(library, {_YELLOW, _RED}) == {}
    assert [notice.code for notice in result.notices][:1] == ["brought-highlights"]


def test_what_was_sorted_by_hand_or_deleted_waits_no_longer(
    library: Library, result: ImportResult
) -> None:
    waiting = open_colours(library, {})
    [yellow], [red] = waiting[_YELLOW], waiting[_RED]

    library.highlights.change(
        yellow, replace(library.highlights.get(yellow).tags, claim_type="efficacy")
    )
    assert set(open_colours(library, {})) == {_RED}
    library.highlights.delete([red])
    assert open_colours(library, {}) == {}
    assert result.article_id is not None


def test_colours_of_an_import_that_was_undone_do_not_wait(
    library: Library, result: ImportResult
) -> None:
    assert result.article_id is not None
    [batch] = library.imports.batches()
    library.imports.undo(batch.id)
    assert open_colours(library, {}) == {}


def test_colours_of_an_import_that_was_undone_and_made_again_wait(
    library: Library, pool: WorkerPool, result: ImportResult
) -> None:
    for _ in range(2):
        library.imports.undo(library.imports.batches()[0].id)
        taken(library, pool, [Path(result.path)], Manner(colours={"#00ff00": "safety"}))

    waiting = open_colours(library, {}, library.imports.batches()[0].id)

    assert {colour: len(ids) for colour, ids in waiting.items()} == {_YELLOW: 1, _RED: 1}
    found = library.highlights.many(each for ids in waiting.values() for each in ids)
    [again] = {each.article for each in found}
    assert again != result.article_id
