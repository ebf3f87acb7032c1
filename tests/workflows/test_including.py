"""A review's references tell which trials of the library it may have counted."""

from datetime import UTC, datetime
from pathlib import Path

from ketareview.domain.article import Author, Record
from ketareview.domain.highlight import Tags
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows import mark, report_on
from ketareview.workflows.including import within_reviews
from ketareview.workflows.ledger import ledger
from tests.workflows.taken import taken

TRIAL = """Okafor 2021. Ketamine for depression in adolescents: a randomised trial

Forty people took part.
"""
REVIEW = """Ketamine for young people: a systematic review and meta-analysis

Two hundred people took part in five trials [1].

References

1. Okafor A, Lind B. Ketamine for depression in adolescents: a randomised trial. Sample J. 2021.
2. Tan C. Something else entirely about sleep. Sample J. 2019;1(1):2-3.
"""


def test_a_trial_that_a_review_names_is_within_it(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    paths = [tmp_path / "trial.txt", tmp_path / "review.txt"]
    for path, words in zip(paths, (TRIAL, REVIEW), strict=True):
        path.write_text(words, encoding="utf-8")
    ids = [result.article_id for result in taken(library, pool, paths)]
    trial, review = (library.articles.get(each) for each in ids if each)
    known = Record(
        title="Ketamine for depression in adolescents: a randomised trial",
        authors=(Author("Okafor", "A."), Author("Lind", "B.")),
        year=2021,
    )
    library.articles.change(trial.id, known)
    claim = library.claims.add("It works", library.topics.tree()[0].id)
    for where, quote, basis, people in (
        (trial, "Forty people took part.", "own-data", "40"),
        (review, "Two hundred people took part", "pooled", "200"),
    ):
        tags = Tags("efficacy", "trial", basis=basis)
        library.claims.file(claim.id, [mark(library, where, quote, tags).id], "supports")
        library.studies.set(where.id, "analysed", 0, people)

    found = within_reviews(
        library,
        ledger(library, None),
        library.articles.many([trial.id, review.id]),
        (trial.id, review.id),
    )

    assert found == {review.id: frozenset({trial.id})}
    [row] = report_on(library, None, on=datetime(2026, 1, 2, tzinfo=UTC)).findings
    assert row.studies.startswith("200 participants\u2020")
    assert len(row.footnotes) == 1
