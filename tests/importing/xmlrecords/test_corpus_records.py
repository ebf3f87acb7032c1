"""Real XML files give the records that other programs expect of them."""

from pathlib import Path

import pytest

from tests.importing.agreement.__main__ import CORPUS, pairs
from tests.importing.agreement.comparing import compare
from tests.importing.xmlrecords.reading_files import entries, importer_of

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here"),
]


@pytest.mark.parametrize("kind", ["bib-pubmedxml", "bib-endnotexml", "bib-rdf"])
def test_fields_agree_with_what_is_expected(kind: str) -> None:
    told = [compare(path, truth) for one, path, truth in pairs() if one == kind]
    fields = [field for each in told for field in each.fields]
    assert sum(field.agrees for field in fields) >= 0.97 * len(fields)


@pytest.mark.parametrize("name", ["MODS", "MsBib", "Crossref_Unixref", "Citavi"])
def test_fields_of_rarer_kinds_agree(name: str) -> None:
    told = [compare(path, truth) for _, path, truth in pairs() if name in path.name]
    fields = [field for each in told for field in each.fields]
    # What differs are JabRef's order of names and Zotero's choice among several dates and titles.
    assert sum(field.agrees for field in fields) >= 0.9 * len(fields)


@pytest.mark.parametrize(
    ("file", "records"),
    [("dedupe/iebh_copper.endnote.xml", 505), ("dedupe/iebh_tafenoquine.endnote.xml", 179)],
)
def test_every_record_of_a_large_library_comes(file: str, records: int) -> None:
    path: Path = CORPUS / file
    assert importer_of(path).name == "EndNote XML"
    assert len(entries(path)) == records
