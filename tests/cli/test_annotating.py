"""`annotate`."""

from pathlib import Path

import pypdf

from tests.cli.conftest import Run
from tests.pdf import papers


def test_a_copy_with_highlights_is_written_and_comes_in_again(run: Run, tmp_path: Path) -> None:
    text = papers.words("Ketamine acts fast", 50, 300)
    original = papers.one_page(tmp_path / "paper.pdf", text)
    [added] = run("import", original, "--json").document
    article = added["article_id"]
    run("highlight", article, "--quote", "acts fast", "--type", "e", "--strength", "5")
    copy = tmp_path / "copy.pdf"

    answer = run("annotate", article[:8], "-o", copy, "--json")
    assert answer.code == 0
    assert answer.document == {
        "path": str(copy),
        "article_id": article,
        "highlights": 1,
        "without": 0,
        "signed": False,
        "locked": False,
        "rewritten": False,
    }
    assert len(pypdf.PdfReader(copy).pages[0]["/Annots"]) == 1  # type: ignore[arg-type]

    refused = run("annotate", article, "-o", copy)
    assert (refused.code, refused.out) == (1, "")
    assert "already" in refused.err
    assert run("annotate", article, "-o", copy, "--yes").out == f"{copy}\n"
    [again] = run("import", copy, "--json").document
    assert (again["outcome"], again["article_id"]) == ("duplicate", article)
    assert "copy of this paper" in again["notices"][0]


def test_the_library_and_texts_are_refused(run: Run, okafor: str, tmp_path: Path) -> None:
    library = tmp_path / "review.ketareview"
    before = library.read_bytes()

    assert "PDF" in run("annotate", okafor, "-o", tmp_path / "copy.pdf").err
    assert run("annotate", okafor, "-o", library, "--yes").code == 1
    assert library.read_bytes() == before
