"""`import`, `articles`, `show` and `text`."""

from pathlib import Path

import pytest

from tests.cli.conftest import PAGES, Run


def test_each_file_has_one_line_in_order(run: Run, papers: Path, tmp_path: Path) -> None:
    (papers / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (papers / "empty.txt").touch()

    answer = run("import", papers, tmp_path / "gone.txt")

    lines = [line.split()[:2] for line in answer.out.splitlines()]
    assert lines == [
        ["failed", str(papers / "broken.pdf")],
        ["added", str(papers / "clinic.md")],
        ["failed", str(papers / "empty.txt")],
        ["added", str(papers / "okafor.txt")],
        ["failed", str(tmp_path / "gone.txt")],
    ]
    assert answer.code == 1
    assert all(name in answer.err for name in ("broken.pdf", "empty.txt", "gone.txt"))


def test_import_results_have_the_promised_fields(run: Run, papers: Path, tmp_path: Path) -> None:
    results = run("--json", "import", papers / "okafor.txt", tmp_path / "gone.txt").document

    added, failed = results
    assert set(added) >= {"path", "record", "outcome", "article_id", "title", "reason"}
    assert (added["outcome"], added["record"], added["reason"]) == ("added", None, None)
    assert (failed["outcome"], failed["article_id"]) == ("failed", None)
    assert failed["reason"] == f"There is nothing at {tmp_path / 'gone.txt'}."


def test_files_are_named_as_they_were_asked_for(
    run: Run, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(papers.parent)
    found = run("--json", "import", papers.name).document
    assert {Path(each["path"]).parent for each in found} == {Path(papers.name)}


def test_the_same_file_twice_is_known(run: Run, papers: Path, okafor: str) -> None:
    answer = run("import", papers / "okafor.txt", "--json")

    assert answer.code == 0
    [result] = answer.document
    assert (result["outcome"], result["article_id"]) == ("duplicate", okafor)
    assert len(run("articles", "--json").document) == 1


def test_papers_are_filed_under_topics_known_ones_too(run: Run, papers: Path, okafor: str) -> None:
    run("import", papers, "--topic", "ptsd", "--topic", "Agent/Esketamine")

    for article in run("articles", "--json").document:
        assert set(article["topics"]) == {"PTSD", "Esketamine"}
    assert run("show", okafor, "--json").document["id"] == okafor


def test_an_unknown_topic_is_refused_before_anything_is_imported(run: Run, papers: Path) -> None:
    answer = run("import", papers, "--topic", "PTDS")

    assert answer.code == 1
    assert "PTDS" in answer.err
    assert "PTSD" in answer.err
    assert run("articles", "--json").document == []


def test_an_empty_folder_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()

    answer = run("import", tmp_path / "nothing")

    assert (answer.code, answer.out) == (0, "")
    assert "nothing to import" in answer.err


def test_articles_are_listed_and_searched(run: Run, both: list[str]) -> None:
    assert len(run("articles").out.splitlines()) == 2
    assert [each["title"] for each in run("articles", "clinic", "--json").document] == [
        "A clinic's page"
    ]
    assert len(run("articles", "-clinic", "--json").document) == 1
    assert len(run("articles", "-has:highlight", "book", "--json").document) == 1
    nothing = run("articles", "zymurgy")
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err


def test_an_article_without_a_title_is_called_by_its_doi(run: Run, tmp_path: Path) -> None:
    reference = tmp_path / "one.ris"
    reference.write_text("TY  - JOUR\nDO  - 10.1000/xyz123\nER  - \n", encoding="utf-8")
    run("import", reference)

    assert run("articles").out.strip().endswith(": doi:10.1000/xyz123")
    [article] = run("articles", "--json").document
    assert article["title"] == ""
    assert run("show", article["id"]).out.startswith("doi:10.1000/xyz123\n")


def test_an_article_has_the_promised_fields(run: Run, okafor: str) -> None:
    shown = run("show", okafor, "--json").document

    assert shown["id"] == okafor
    promised = {"id", "title", "authors", "year", "journal", "volume", "issue", "pages", "doi"}
    promised |= {"pmid", "abstract", "kind", "status", "topics", "highlights", "sources", "origin"}
    assert promised | {"highlight_items"} <= set(shown)
    [source] = shown["sources"]
    assert set(source) == {"sha256", "media_type", "pages", "bytes", "name"}
    assert source["name"] == "okafor.txt"
    assert set(shown["origin"]) <= set(shown)
    assert run("show", okafor).out


def test_articles_are_named_in_several_ways(run: Run, both: list[str]) -> None:
    assert [run("show", each[:8], "--json").document["id"] for each in both] == both
    assert run("show", "a clinic", "--json").document["title"] == "A clinic's page"
    unknown = run("show", "Nobody's paper")
    assert (unknown.code, unknown.out) == (1, "")
    assert "Nobody's paper" in unknown.err


def test_text_is_printed_exactly(run: Run, okafor: str) -> None:
    whole = run("text", okafor).out

    assert whole == "\f".join(
        page["text"] for page in run("text", okafor, "--json").document["pages"]
    )
    assert " ".join(PAGES).split() == whole.replace("\f", " ").split()


def test_pages_count_from_1(run: Run, okafor: str) -> None:
    document = run("text", okafor, "--json").document

    assert document["article_id"] == okafor
    numbers = [page["page"] for page in document["pages"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert set(document["pages"][0]) == {"page", "label", "text"}
    assert run("text", okafor, "--page", "1").out == document["pages"][0]["text"]
    missing = run("text", okafor, "--page", "99")
    assert missing.code == 1
    assert "99" in missing.err
