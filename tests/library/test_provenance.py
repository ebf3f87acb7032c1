"""What became of an article on its way here can be read later."""

from pathlib import Path

from ketareview.domain.article import Origin
from ketareview.domain.imports import Reason
from ketareview.domain.provenance import Provenance
from ketareview.library import Library
from tests.library.papers import draft, paper, read, store


def test_what_an_import_noticed_is_told_once(library: Library, tmp_path: Path) -> None:
    left_out = Reason("left-out-comments"), Reason("brought-highlights", {"count": "3"})
    paths = [paper(tmp_path, f"{n}.txt", [f"Text {n}."]) for n in range(2)]
    batch = library.imports.begin("Papers", paths)
    first = library.imports.store(
        batch, read(paths[0]), draft(read(paths[0])), paths[0], notices=left_out
    )
    assert first.article_id is not None
    library.imports.attach(
        batch,
        read(paths[1]),
        draft(read(paths[1])),
        paths[1],
        first.article_id,
        notices=left_out[:1],
    )

    assert library.articles.provenance(first.article_id) == Provenance(notices=left_out)


def test_merged_records_are_told_with_their_fields_and_who_merged_them(
    library: Library, tmp_path: Path
) -> None:
    kept, twin, third = (
        store(library, paper(tmp_path, f"{n}.txt", [f"Text {n}."]), title=f"Title {n}")
        for n in range(3)
    )
    assert library.articles.provenance(kept.id) == Provenance()
    library.articles.merge(twin.id, [third.id])
    library.articles.merge(kept.id, [twin.id])

    first, second = library.articles.provenance(kept.id).merged

    assert {first.id, second.id} == {twin.id, third.id}
    assert {first.reviewer, second.reviewer} == {"Anna"}
    assert next(each for each in (first, second) if each.id == third.id).record == third.record
    assert first.origin["title"] == Origin("file name", 0.3)
    assert first.at <= library.history.actions()[0].at
    library.history.undo()
    assert library.articles.provenance(kept.id) == Provenance()
    [only] = library.articles.provenance(twin.id).merged
    assert only.id == third.id
