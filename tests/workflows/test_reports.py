"""A report holds what was asked for, and says what it leaves out."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ketareview.domain.errors import (
    QuoteMismatchError,
    UncheckedStrengthError,
    UnexplainedConcernError,
    UnknownReportFormatError,
    UnwritableFileError,
)
from ketareview.domain.grade import Domain, Judgement, Start, Step
from ketareview.domain.highlight import Passage, Piece, Tags
from ketareview.domain.query import parse
from ketareview.domain.reporting import ReportOptions
from ketareview.library import Library
from ketareview.reporting import Report
from ketareview.sandbox import WorkerPool
from ketareview.workflows import (
    add_papers,
    mark,
    report_on,
    require_final,
    require_matching,
    write_report,
)
from ketareview.workflows.grading import judge
from tests.workflows.taken import taken

NOW = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.fixture
def filled(library: Library, pool: WorkerPool, papers: list[Path]) -> Library:
    """Three papers, of which one is marked under PTSD, one under OCD, and one not at all."""
    ids = [result.article_id for result in taken(library, pool, papers[:4])]
    articles = [library.articles.get(each) for each in ids if each]
    for article, topic, quote in zip(
        articles, ("PTSD", "OCD"), ("Paper 1", "Its text"), strict=False
    ):
        tags = Tags("efficacy", "trial", topics=(library.topics.find(topic).id,))
        mark(library, article, quote, tags)
    library.articles.file([articles[2].id], library.topics.find("PTSD").id)
    return library


def quotes(report: Report) -> set[str]:
    return {each.passage.quote for each in report.quotations}


def test_a_topic_takes_in_the_topics_below(filled: Library) -> None:
    ptsd, condition = (filled.topics.find(name).id for name in ("PTSD", "Condition"))

    assert quotes(report_on(filled, ptsd, on=NOW)) == {"Paper 1"}
    assert quotes(report_on(filled, condition, on=NOW)) == {"Paper 1", "Its text"}
    assert quotes(report_on(filled, None, on=NOW)) == {"Paper 1", "Its text"}
    assert report_on(filled, ptsd, on=NOW).title == "PTSD"


def test_a_query_narrows_it_down_and_is_told(filled: Library) -> None:
    report = report_on(filled, None, on=NOW, where=parse("topic:OCD"))

    assert quotes(report) == {"Its text"}
    assert "topic:OCD" in report.asked


def test_what_is_left_out_is_told(filled: Library) -> None:
    left_out = report_on(filled, None, on=NOW).left_out

    items = [item for each in left_out for item in each.items]
    assert "4.txt: The file is empty." in items
    assert "3" in items  # nothing is marked in it


def test_what_was_imported_later_did_not_fail(
    filled: Library, pool: WorkerPool, papers: list[Path]
) -> None:
    papers[3].write_text("Now it has words.", encoding="utf-8")
    add_papers(filled, pool, papers[3:4])

    left_out = report_on(filled, None, on=NOW).left_out
    assert not [item for each in left_out for item in each.items if "4.txt" in item]


def test_a_final_report_refuses_what_no_source_says(filled: Library) -> None:
    require_matching(report_on(filled, None, on=NOW))
    article = filled.articles.many(filled.articles.all()).popitem()[1]
    passage = Passage(article.sources[0].sha256, (Piece(1, 0, 5),), "Wrong")
    filled.highlights.add(article.id, passage, Tags("efficacy", "trial"))

    with pytest.raises(QuoteMismatchError) as caught:
        require_matching(report_on(filled, None, on=NOW))

    assert caught.value.facts["count"] == "1"


def test_the_ending_chooses_the_format(filled: Library, tmp_path: Path) -> None:
    report = report_on(filled, None, on=NOW)

    write_report(report, tmp_path / "a.JSON")
    write_report(report, tmp_path / "a.pdf")

    assert json.loads((tmp_path / "a.JSON").read_text(encoding="utf-8"))["title"] == report.title
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    for name in ("a.odt", "a"):
        with pytest.raises(UnknownReportFormatError) as caught:
            write_report(report, tmp_path / name)
        assert ".pdf" in caught.value.facts["known"]


@pytest.mark.parametrize("ending", [".pdf", ".json", ".docx", ".xlsx"])
def test_the_same_library_and_day_give_the_same_bytes(
    filled: Library, tmp_path: Path, ending: str
) -> None:
    early, late = tmp_path / f"early{ending}", tmp_path / f"late{ending}"
    write_report(report_on(filled, None, on=NOW), early)
    write_report(report_on(filled, None, on=NOW.replace(hour=23, minute=59)), late)

    assert early.read_bytes() == late.read_bytes()


def test_a_report_that_cannot_be_written_leaves_nothing(filled: Library, tmp_path: Path) -> None:
    report = report_on(filled, None, on=NOW)

    with pytest.raises(UnwritableFileError):
        write_report(report, tmp_path / "nowhere" / "a.json")
    (tmp_path / "taken.json").mkdir()
    with pytest.raises(UnwritableFileError):
        write_report(report, tmp_path / "taken.json")

    assert not list(tmp_path.glob(".*.new"))


def test_each_reviewers_summary_stands_under_her_name(filled: Library) -> None:
    filled.summaries.write(None, "It works.")
    assert [block.text for block in report_on(filled, None, on=NOW).prose] == ["It works."]
    name, path = filled.reviewer.name, filled.path
    filled.close()
    with Library.open(path, reviewer="B. Second") as other:
        other.summaries.write(None, "It does not.")
        prose = report_on(other, None, on=NOW).prose

    assert [block.text for block in prose] == ["B. Second", "It does not.", name, "It works."]
    assert [block.kind for block in prose][:2] == ["heading", "paragraph"]


def test_what_stands_under_a_claim_is_never_filtered_away(filled: Library) -> None:
    every = filled.highlights.many(filled.highlights.all())
    filled.claims.add("It works", highlights=[each.id for each in every])
    options = ReportOptions(claim_types=("none of these",))

    report = report_on(filled, None, on=NOW, options=options)

    assert quotes(report) == {"Paper 1", "Its text"}
    assert "none of these" in report.asked
    assert [each.number for each in report.claims[0].passages]


def test_high_that_later_evidence_speaks_against_says_so_and_is_not_final(
    filled: Library, tmp_path: Path
) -> None:
    first, second = filled.highlights.many(filled.highlights.all())
    claim = filled.claims.add("It works", highlights=[first.id])
    steps = (Step(Domain.IMPRECISION, 0, "It is large."),)
    judge(filled, claim.id, Judgement(Start.RANDOMISED, filled.reviewer, steps))
    require_final(report_on(filled, None, on=NOW))

    filled.claims.file(claim.id, [second.id], "contradicts")

    report = report_on(filled, None, on=NOW)
    [judged] = report.claims[0].judgements
    assert judged.unexplained_told == "Not explained: passages stand on both sides."
    write_report(report, tmp_path / "a.md")
    assert judged.unexplained_told in (tmp_path / "a.md").read_text(encoding="utf-8")
    with pytest.raises(UnexplainedConcernError):
        require_final(report)


def test_a_final_report_needs_evidence_that_was_looked_up(filled: Library) -> None:
    require_final(report_on(filled, None, on=NOW))
    article = next(iter(filled.articles.many(filled.articles.all()).values()))
    mark(filled, article, article.record.title, Tags("efficacy", "unchecked"))

    with pytest.raises(UncheckedStrengthError):
        require_final(report_on(filled, None, on=NOW))
