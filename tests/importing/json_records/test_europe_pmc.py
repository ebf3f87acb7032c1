"""Records come out of what Europe PMC gives, in full, in short, or with each value in a list."""

from pathlib import Path

import pytest

from ketareview.domain.article import ArticleKind, Author
from tests.importing.json_records.files import records, taken_by, written

_FULL = {
    "id": "123456",
    "source": "MED",
    "pmid": "123456",
    "pmcid": "PMC654321",
    "doi": "10.5555/keta",
    "title": "Ketamine for rapid relief.",
    "authorString": "Okafor N, Prado I, Relief Group.",
    "authorList": {
        "author": [
            {
                "fullName": "Okafor N",
                "firstName": "Nnamdi",
                "lastName": "Okafor",
                "initials": "N",
                "authorAffiliationDetailsList": {
                    "authorAffiliation": [{"affiliation": "Lagos"}, {"affiliation": "Porto"}]
                },
            },
            {"fullName": "Prado I", "lastName": "Prado", "initials": "I", "affiliation": "Porto"},
            {"collectiveName": "Relief Group"},
        ]
    },
    "journalInfo": {
        "issue": "2",
        "volume": "4",
        "journalIssueId": 99,
        "dateOfPublication": "2021 Mar",
        "monthOfPublication": 3,
        "yearOfPublication": 2021,
        "journal": {"title": "Annals of Relief", "medlineAbbreviation": "Ann Relief", "issn": "1"},
    },
    "pubYear": "2021",
    "pageInfo": "101-110",
    "abstractText": "<h4>Background</h4>It is <i>rapid</i>.",
    "pubTypeList": {"pubType": ["Randomized Controlled Trial", "Journal Article"]},
    "keywordList": {"keyword": ["relief", "mood"]},
    "meshHeadingList": {
        "meshHeading": [
            {
                "majorTopic_YN": "Y",
                "descriptorName": "Ketamine",
                "meshQualifierList": {"meshQualifier": [{"qualifierName": "adverse effects"}]},
            }
        ]
    },
    "grantsList": {"grant": [{"grantId": "7", "agency": "Fund", "orderIn": 0}]},
    "fullTextUrlList": {"fullTextUrl": [{"site": "A", "url": "https://a.example/x.pdf"}]},
    "firstPublicationDate": "2021-02-01",
    "citedByCount": 12,
    "hasPDF": "Y",
}
_SHORT = {
    "id": "PPR77",
    "source": "PPR",
    "title": "Ketamine now",
    "authorString": "Okafor N, Prado I.",
    "journalTitle": "Annals",
    "journalVolume": "4",
    "issue": "2",
    "journalIssn": "1234-5678; 2345-6789",
    "pubYear": "2021",
    "pubType": "review; journal article",
    "pageInfo": "5-9",
}


def _in_lists(value: object) -> list[object]:
    """Put each value into a list, as programs do that read XML."""
    if isinstance(value, dict):
        return [{name: _in_lists(each) for name, each in value.items()}]
    if isinstance(value, list):
        return [each for one in value for each in _in_lists(one)]
    return [value]


@pytest.mark.parametrize("value", [{"resultList": {"result": [_FULL]}}, _in_lists(_FULL), _FULL])
def test_a_full_record_is_read(tmp_path: Path, value: object) -> None:
    assert taken_by(written(tmp_path, value)) == "Europe PMC JSON"
    (record,) = records(tmp_path, value)
    assert record.authors == (
        Author("Okafor", "Nnamdi"),
        Author("Prado", "I"),
        Author(literal="Relief Group"),
    )
    assert (record.journal, record.volume, record.issue) == ("Annals of Relief", "4", "2")
    assert (record.year, record.pages, record.kind) == (2021, "101-110", ArticleKind.TRIAL)
    assert (record.doi, record.pmid) == ("10.5555/keta", "123456")
    assert record.abstract == "Background\nIt is rapid."
    assert record.extra["pmcid"] == "PMC654321"
    assert record.extra["affiliations"].split("\n") == [
        "Okafor, Nnamdi: Lagos",
        "Okafor, Nnamdi: Porto",
        "Prado, I: Porto",
    ]
    assert record.extra["mesh"] == "Ketamine/adverse effects"
    assert record.extra["keywords"].split("\n") == ["relief", "mood"]
    assert record.extra["funding"] == "Fund 7"
    assert record.extra["Europe PMC citedByCount"] == "12"
    assert "accession" not in record.extra


def test_a_short_record_is_read(tmp_path: Path) -> None:
    (record,) = records(tmp_path, {"resultList": {"result": [_SHORT]}})
    assert record.authors == (Author("Okafor", "N"), Author("Prado", "I"))
    assert (record.journal, record.volume, record.issue) == ("Annals", "4", "2")
    assert (record.year, record.pages, record.kind) == (2021, "5-9", ArticleKind.REVIEW)
    assert record.extra["issn"].split("\n") == ["1234-5678", "2345-6789"]
    assert record.extra["accession"] == "PPR77"
