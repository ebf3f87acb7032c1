"""The sample library holds what the screens and the report have to show."""

import json
from pathlib import Path

from ketareview import resources
from ketareview.domain.grade import Certainty
from ketareview.library import Library
from ketareview.workflows import demo
from ketareview.workflows.ledger import ledger


def test_the_sample_library_is_made_whole_and_kept(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []

    made = demo(tmp_path, lambda done, total: steps.append((done, total)))

    entries = resources.table("demo", "highlights.toml")["highlight"]
    assert steps[-1] == (len(entries), len(entries))
    pdf, document = made.reports
    assert pdf.read_bytes().startswith(b"%PDF")
    report = json.loads(document.read_text(encoding="utf-8"))
    assert any(group["contested"] for group in report["groups"])
    with Library.open(made.library, reviewer="A. Reviewer") as library:
        ids = library.highlights.all()
        assert len(ids) == len(entries)
        assert all(library.highlights.quote_ok(ids).values())
        assert library.check().ok
        cards = resources.table("demo", "studies.toml").values()
        assert len(library.studies.all()) == sum(len(card) for card in cards)
        judged = resources.table("demo", "judgements.toml")
        assert len(library.levels.of(library.articles.all())) == len(judged)
        assert library.appraisals.of(library.articles.all())
        stood = ledger(library, None)
        assert len(stood) == len(resources.table("demo", "claims.toml")["claim"])
        assert sum(each.is_contested for each in stood) >= 4
        assert any(each.certainty is Certainty.LOW for each in stood)
        library.highlights.delete(ids[:1])

    assert demo(tmp_path) == made
    with Library.open(made.library, reviewer="A. Reviewer") as library:
        assert len(library.highlights.all()) == len(entries) - 1
