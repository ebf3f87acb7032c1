"""Each field keeps where it came from, further fields as well; what was typed is kept."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from ketareview.domain.article import Origin, Record
from ketareview.domain.imports import Draft, ReadFile
from ketareview.library import Library
from tests.library.papers import draft, paper, read
from tests.library.rows import live

RIS = Origin("RIS", 0.9)
SURE = Origin("PubMed", 1.0)
TYPED = Origin("typed", 1.0)
RECORD = Record(title="Ketamine and sleep", pmid="1234567", extra={"language": "eng", "issn": "1"})


@pytest.fixture
def article(library: Library) -> UUID:
    """An article that came from a file of references."""
    batch = library.imports.begin("Search", [Path("search.ris")])
    one = Draft(RECORD, dict.fromkeys(("title", "pmid", "language", "issn"), RIS))
    read = ReadFile("0" * 64, 1, "text/x-ris", (one,), is_paper=False, counted=1)
    [told] = library.imports.store_records(batch, Path("search.ris"), read)
    assert told.article_id is not None
    return told.article_id


def _correct(library: Library, article: UUID, **further: str) -> None:
    record = library.articles.get(article).record
    extra = {name: words for name, words in {**record.extra, **further}.items() if words}
    library.articles.change(article, replace(record, extra=extra))


def _join(library: Library, article: UUID, folder: Path, **further: str) -> None:
    """Attach a file that is sure of what it says."""
    path = paper(folder)
    batch = library.imports.begin("Paper", [path])
    known = replace(draft(read(path)), record=Record(extra=further))
    known = replace(known, origin=dict.fromkeys(further, SURE))
    library.imports.attach(batch, read(path), known, path, article)


def test_only_the_field_that_was_corrected_is_typed(library: Library, article: UUID) -> None:
    _correct(library, article, language="English", keywords="sleep")

    origin = library.articles.get(article).origin

    assert origin == {
        **dict.fromkeys(("title", "pmid", "issn"), RIS),
        **dict.fromkeys(("language", "keywords"), TYPED),
    }


def test_a_file_that_comes_later_changes_only_what_nobody_typed(
    library: Library, article: UUID, tmp_path: Path
) -> None:
    _correct(library, article, language="English", keywords="sleep")
    _correct(library, article, keywords="")

    _join(library, article, tmp_path, language="fre", keywords="dreams", issn="2", isbn="3")

    found = library.articles.get(article)
    assert found.record.extra == {"language": "English", "issn": "2\n1", "isbn": "3"}
    assert (found.origin["language"], found.origin["issn"]) == (TYPED, SURE)


def _as_before(library: Library, article: UUID) -> None:
    """Give an article the origin that an older program wrote."""
    [before] = [row["origin"] for row in live(library)["article"].values()]
    with library._database.write("Edit article") as session:
        session.connection().exec_driver_sql(
            "UPDATE article SET origin = json_set(?, '$.extra', json('[\"typed\", 1.0]'))"
            " WHERE id = ?",
            (before, str(article)),
        )


def test_of_an_older_library_all_further_fields_are_typed(
    library: Library, article: UUID, tmp_path: Path
) -> None:
    _as_before(library, article)

    origin = library.articles.get(article).origin
    assert (origin["language"], origin["issn"], origin["title"]) == (TYPED, TYPED, RIS)
    assert "extra" not in origin
    _join(library, article, tmp_path, language="fre", isbn="3")
    found = library.articles.get(article)
    assert (found.record.extra["language"], found.origin["language"]) == ("eng", TYPED)
    assert (found.record.extra["isbn"], found.origin["isbn"]) == ("3", SURE)


def test_correcting_and_undoing_bring_an_older_origin_back(library: Library, article: UUID) -> None:
    _as_before(library, article)
    before = live(library)

    _correct(library, article, issn="2")
    library.history.undo()

    assert live(library) == before
