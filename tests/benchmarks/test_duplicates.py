"""Finding duplicates, beside the plain comparison of each title with each other."""

import pytest
from rapidfuzz import fuzz, process

from ketareview.importing.likeness import pairs
from tests.benchmarks.conftest import Compare
from tests.importing.likeness.truth import SETS, sets


@pytest.mark.corpus
@pytest.mark.skipif(not SETS.is_dir(), reason="the corpus is not at hand")
def test_duplicates_among_two_thousand_records(compare: Compare) -> None:
    """The limit finds only titles that are alike, and grows with the square of the records."""
    largest = max(sets(), key=lambda truth: len(truth.records))
    titles = [record.title.lower() for _, record in largest.records]

    def limit() -> int:
        return sum(
            len(process.extract(title, titles, scorer=fuzz.ratio, score_cutoff=85, limit=None))
            for title in titles
        )

    compare(lambda: pairs(largest.records), limit, 5)
