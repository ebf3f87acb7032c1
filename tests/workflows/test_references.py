"""References come in whole, and together with their papers, whichever comes first."""

from pathlib import Path

import pytest

from ketareview.domain.imports import Outcome
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows.named_files import named_files
from tests.workflows.taken import taken

_RECORD = """\
TY  - JOUR
AU  - Okafor, Ada
TI  - {title}
PY  - 2021
JO  - Journal of Mood
VL  - 4
SP  - 10
EP  - 19
DO  - {doi}
C7  - kept as it is
ER  -

"""
_PAPER = """\
<html><head><title>{title}</title><meta name="citation_title" content="{title}">
<meta name="citation_doi" content="{doi}"><meta name="citation_author" content="Okafor, Ada">
</head><body><h1>{title}</h1><p>Scores fell by ten points within a day of the infusion.</p></body>
</html>
"""
_TITLE = "Ketamine and the speed of relief in resistant depression"
_DOI = "10.1000/mood.4.10"


def _references(folder: Path, *records: tuple[str, str], name: str = "export.ris") -> Path:
    path = folder / name
    path.write_text("".join(_RECORD.format(title=t, doi=d) for t, d in records), encoding="utf-8")
    return path


def _paper(folder: Path, title: str = _TITLE, doi: str = _DOI) -> Path:
    path = folder / "paper.html"
    path.write_text(_PAPER.format(title=title, doi=doi), encoding="utf-8")
    return path


def test_each_record_has_its_result_and_nothing_of_it_is_dropped(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    path = _references(tmp_path, (_TITLE, _DOI), ("Another title on esketamine", ""))

    first, second = taken(library, pool, [path])

    assert (first.record, second.record) == (1, 2)
    assert {first.outcome, second.outcome} == {Outcome.ADDED}
    assert first.article_id is not None
    article = library.articles.get(first.article_id)
    assert article.record.pages == "10-19"
    assert "kept as it is" in article.record.extra.values()
    assert article.sources == ()


def test_the_same_record_again_is_known(library: Library, pool: WorkerPool, tmp_path: Path) -> None:
    path = _references(tmp_path, (_TITLE, _DOI), (_TITLE, _DOI))
    again = _references(tmp_path, (_TITLE, _DOI), name="again.ris")

    first, second = taken(library, pool, [path])
    [third] = taken(library, pool, [again])

    assert first.outcome is Outcome.ADDED
    assert {second.outcome, third.outcome} == {Outcome.DUPLICATE}
    assert second.article_id == third.article_id == first.article_id


def test_a_paper_comes_to_its_reference(library: Library, pool: WorkerPool, tmp_path: Path) -> None:
    [reference] = taken(library, pool, [_references(tmp_path, (_TITLE, _DOI))])

    [paper] = taken(library, pool, [_paper(tmp_path)])

    assert paper.outcome is Outcome.ATTACHED
    assert paper.article_id == reference.article_id
    assert [notice.code for notice in paper.notices] == ["joined-by"]
    assert paper.article_id is not None
    article = library.articles.get(paper.article_id)
    assert len(article.sources) == 1
    assert article.record.journal == "Journal of Mood"


def test_a_reference_comes_to_its_paper(library: Library, pool: WorkerPool, tmp_path: Path) -> None:
    [paper] = taken(library, pool, [_paper(tmp_path)])

    [reference] = taken(library, pool, [_references(tmp_path, (_TITLE, _DOI))])

    assert reference.outcome is Outcome.ATTACHED
    assert reference.article_id == paper.article_id
    assert [notice.code for notice in reference.notices] == ["joined-by"]
    assert paper.article_id is not None
    record = library.articles.get(paper.article_id).record
    assert (record.volume, record.pages) == ("4", "10-19")
    assert library.articles.count() == 1


def test_one_doi_on_two_abstracts_joins_neither(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    abstracts = _references(tmp_path, ("Poster on sleep quality", _DOI), ("Poster on pain", _DOI))
    taken(library, pool, [abstracts])

    [paper] = taken(library, pool, [_paper(tmp_path)])

    assert paper.outcome is Outcome.ADDED


def test_a_paper_that_a_reference_names_comes_with_it(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    folder = tmp_path / "export"
    (folder / "files").mkdir(parents=True)
    paper = _paper(folder / "files", title="Read me", doi="")
    (folder / "library.bib").write_text(
        f"@article{{okafor, title={{{_TITLE}}}, author={{Okafor, Ada}}, year=2021,"
        " file={:files/paper.html:HTML;:files/gone.pdf:PDF;:/etc/hostname:text}}\n",
        encoding="utf-8",
    )

    results = taken(library, pool, [folder])

    by_path = {Path(result.path).name: result for result in results}
    assert len(results) == 2
    assert by_path["paper.html"].outcome is Outcome.ATTACHED
    assert by_path["paper.html"].article_id == by_path["library.bib"].article_id
    assert [notice.code for notice in by_path["paper.html"].notices] == ["joined-by-name"]
    assert paper.exists()


def test_the_name_of_a_file_may_be_written_as_in_an_address(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    spaced, literal = tmp_path / "files" / "Okafor - 2021.pdf", tmp_path / "files" / "50%25.pdf"
    spaced.touch()
    literal.touch()

    found = named_files(
        tmp_path / "library.rdf",
        ["files/Okafor%20-%202021.pdf", "files/50%25.pdf", "files/%2e%2e/%2e%2e/gone.pdf"],
    )

    assert list(found) == [spaced, literal]


def test_a_folder_that_is_known_has_its_results_again(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    folder = _exported(tmp_path)
    first = taken(library, pool, [folder])

    again = taken(library, pool, [folder])

    assert [result.outcome for result in first] == [Outcome.ADDED, Outcome.ATTACHED]
    assert [result.outcome for result in again] == [Outcome.DUPLICATE, Outcome.DUPLICATE]


def test_a_folder_by_its_relative_path_has_all_its_results(
    library: Library, pool: WorkerPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _exported(tmp_path)
    monkeypatch.chdir(tmp_path)

    reference, paper = taken(library, pool, [Path(folder.name)])

    assert (reference.outcome, paper.outcome) == (Outcome.ADDED, Outcome.ATTACHED)
    assert paper.path == str(folder / "files" / "paper.html")
    assert not library.imports.unfinished()


def _exported(tmp_path: Path) -> Path:
    """A folder as a reference manager exports it: its references and the papers that they name."""
    folder = tmp_path / "export"
    (folder / "files").mkdir(parents=True)
    _paper(folder / "files")
    (folder / "library.bib").write_text(
        f"@article{{a, title={{{_TITLE}}}, doi={{{_DOI}}}, file={{:files/paper.html:HTML}}}}\n",
        encoding="utf-8",
    )
    return folder
