"""Real tables give as many records as they have rows, and what other programs expect of them."""

import pytest

from ketareview.domain.errors import UnknownColumnsError
from ketareview.domain.imports import Draft, Wishes
from ketareview.importing.formats.table import IMPORTER
from tests.importing.agreement.__main__ import CORPUS, pairs
from tests.importing.agreement.comparing import compare

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here"),
]


@pytest.mark.parametrize(
    ("file", "records"),
    [
        ("bib-csv/citesource_citesource_benchmark_export.csv", 499),
        ("bib-csv/asreview_missing_values.csv", 4),
        ("dedupe/asysd_labelled_test_set.csv", 1845),
        ("dedupe/bibdedupe_haematology_records_pre_merged.csv", 1415),
        ("dedupe/bibdedupe_respiratory_records_pre_merged.csv", 1988),
        ("screening-labelled/asreview_hist_ADHD.csv", 851),
        ("screening-labelled/synergy_Bannach-Brown_2019.csv", 1993),
    ],
)
def test_every_row_is_a_record(file: str, records: int) -> None:
    found = list(IMPORTER.read(CORPUS / file, Wishes()))
    assert len(found) == records
    assert all(isinstance(entry, Draft) for entry in found)


def test_tables_of_other_things_are_refused() -> None:
    for path in sorted((CORPUS / "bib-csv").glob("docling_*.csv")):
        with pytest.raises(UnknownColumnsError):
            list(IMPORTER.read(path, Wishes()))


def test_fields_agree_with_what_is_expected() -> None:
    told = [compare(path, truth) for kind, path, truth in pairs() if kind == "bib-csv"]
    fields = [field for each in told for field in each.fields if field.expected != "UNKNOWN"]
    assert sum(field.agrees for field in fields) >= 0.97 * len(fields)
