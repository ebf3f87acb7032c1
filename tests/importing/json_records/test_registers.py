"""Works as OpenAlex, DataCite, Crossref and Mendeley give them come out as records."""

import json
from pathlib import Path

from ketareview.domain.article import ArticleKind, Author
from tests.importing.json_records.files import records

_OPENALEX = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.5555/keta",
    "title": "Ketamine now",
    "display_name": "Ketamine now",
    "publication_year": 2021,
    "publication_date": "2021-03-15",
    "ids": {
        "pmid": "https://pubmed.ncbi.nlm.nih.gov/123456",
        "openalex": "https://openalex.org/W1",
    },
    "primary_location": {
        "landing_page_url": "https://a.example",
        "source": {"display_name": "Annals", "issn": ["1234-5678"], "issn_l": "1234-5678"},
    },
    "type": "review",
    "authorships": [
        {
            "author": {"display_name": "Nnamdi Okafor", "orcid": None},
            "raw_affiliation_strings": ["Lagos"],
        }
    ],
    "biblio": {"volume": "4", "issue": "2", "first_page": "5", "last_page": "9"},
    "is_retracted": True,
    "mesh": [{"descriptor_name": "Ketamine", "qualifier_name": "adverse effects"}],
    "keywords": [{"display_name": "relief"}],
    "abstract_inverted_index": {"works": [1, 4], "Ketamine": [0], "it": [3], "and": [2]},
    "referenced_works": ["https://openalex.org/W2"],
    "cited_by_count": 7,
}
_DATACITE = {
    "id": "https://doi.org/10.5555/keta",
    "doi": "10.5555/keta",
    "types": {"resourceTypeGeneral": "Text", "resourceType": "Journal article"},
    "creators": [
        {"name": "Okafor, Nnamdi", "affiliation": ["Lagos"]},
        {"name": "Study Group", "nameType": "Organizational"},
    ],
    "titles": [
        {"title": "Ketamine now"},
        {"title": "and then", "titleType": "Subtitle"},
        {"title": "Ketamin", "titleType": "TranslatedTitle"},
    ],
    "publisher": {"name": "Zenodo"},
    "container": {"title": "Annals", "volume": "4", "firstPage": "5", "lastPage": "9"},
    "subjects": [{"subject": "ketamine"}],
    "dates": [{"date": "2021-03", "dateType": "Issued"}],
    "publicationYear": 2022,
    "descriptions": [{"description": "It works.", "descriptionType": "Abstract"}],
    "rightsList": [{"rights": "CC BY"}],
}
_CROSSREF = {
    "DOI": "10.5555/keta",
    "prefix": "10.5555",
    "member": "1",
    "type": "journal-article",
    "title": ["Ketamine now"],
    "container-title": ["Annals"],
    "author": [{"family": "Okafor", "given": "Nnamdi", "affiliation": [{"name": "Lagos"}]}],
    "issued": {"date-parts": [[2021, 3]]},
    "published-online": {"date-parts": [[2021, 1, 5]]},
    "page": "5-9",
    "abstract": "<jats:title>Abstract</jats:title><jats:p>It works.</jats:p>",
    "reference": [{"unstructured": "Haas 2019."}, {"DOI": "10.5555/a", "year": "1999"}],
    "funder": [{"name": "Fund", "award": ["1", "2"]}],
    "updated-by": [{"type": "retraction", "DOI": "10.5555/gone"}],
    "score": 1.5,
}
_MENDELEY = {
    "title": "Ketamine now",
    "type": "journal",
    "profile_id": "p",
    "last_modified": "2021",
    "identifiers": {"doi": "10.5555/keta", "pmid": "PMID:    123456", "arxiv": "2101.00001"},
    "authors": [{"first_name": "Nnamdi", "last_name": "Okafor"}],
    "source": "Annals",
    "year": 2021,
    "month": 3,
    "starred": False,
}


def test_a_work_of_openalex(tmp_path: Path) -> None:
    for value in (_OPENALEX, [_OPENALEX], {"meta": {}, "results": [_OPENALEX]}):
        (record,) = records(tmp_path, value)
        assert record.title == "Ketamine now"
        assert record.authors == (Author("Okafor", "Nnamdi"),)
        assert (record.doi, record.pmid, record.year) == ("10.5555/keta", "123456", 2021)
        assert (record.journal, record.volume, record.pages) == ("Annals", "4", "5-9")
        assert record.abstract == "Ketamine works and it works"
        assert record.kind is ArticleKind.REVIEW
        assert record.extra["retraction"]
        assert record.extra["mesh"] == "Ketamine/adverse effects"
        assert record.extra["affiliations"] == "Nnamdi Okafor: Lagos"
        assert record.extra["OpenAlex cited_by_count"] == "7"


def test_works_on_a_line_each(tmp_path: Path) -> None:
    line = json.dumps(_OPENALEX)
    assert len(records(tmp_path, f"{line}\n{line}\n")) == len("ab")


def test_a_record_of_datacite(tmp_path: Path) -> None:
    for value in (_DATACITE, {"data": [{"id": "x", "attributes": _DATACITE}]}):
        (record,) = records(tmp_path, value)
        assert record.title == "Ketamine now: and then"
        assert record.authors == (Author("Okafor", "Nnamdi"), Author(literal="Study Group"))
        assert (record.journal, record.volume, record.pages) == ("Annals", "4", "5-9")
        assert (record.doi, record.year, record.abstract) == ("10.5555/keta", 2021, "It works.")
        assert record.extra["DataCite publicationYear"] == "2022"
        assert record.extra["publisher"] == "Zenodo"


def test_a_work_of_crossref(tmp_path: Path) -> None:
    message = {"status": "ok", "message-type": "work", "message": _CROSSREF}
    several = {"message-type": "work-list", "message": {"total-results": 1, "items": [_CROSSREF]}}
    for value in (_CROSSREF, message, several):
        (record,) = records(tmp_path, value)
        assert (record.title, record.journal) == ("Ketamine now", "Annals")
        assert record.authors == (Author("Okafor", "Nnamdi"),)
        assert (record.year, record.pages) == (2021, "5-9")
        assert record.abstract == "Abstract\nIt works."
        assert record.extra["retraction"] == "retraction 10.5555/gone"
        assert record.extra["cited-references"] == "Haas 2019.\n1999 10.5555/a"
        assert record.extra["funding"] == "Fund (1, 2)"
        assert record.extra["date-online"] == "2021-01-05"


def test_a_document_of_mendeley(tmp_path: Path) -> None:
    (record,) = records(tmp_path, [_MENDELEY])
    assert (record.title, record.journal, record.year) == ("Ketamine now", "Annals", 2021)
    assert (record.doi, record.pmid) == ("10.5555/keta", "123456")
    assert record.authors == (Author("Okafor", "Nnamdi"),)
    assert (record.extra["arxiv"], record.extra["date"]) == ("2101.00001", "2021-03")
    assert record.extra["Mendeley starred"] == "false"


_CHAPTER = {
    "id": "https://doi.org/10.5555/keta.2",
    "doi": "10.5555/keta.2",
    "types": {"resourceTypeGeneral": "BookChapter"},
    "creators": [{"name": "Okafor, Nnamdi"}],
    "titles": [{"title": "Kapitel"}],
    "language": "de",
    "publicationYear": 2024,
    "dates": [{"date": "2023-11-30", "dateType": "Issued"}],
    "sizes": ["33\u201352 Pages"],
    "container": {"firstPage": "No 1", "lastPage": "2 (2018)"},
    "descriptions": [
        {"description": "In English.", "descriptionType": "Abstract", "lang": "en"},
        {"description": "Auf Deutsch.", "descriptionType": "Abstract", "lang": "de"},
    ],
    "relatedItems": [
        {
            "relationType": "IsPublishedIn",
            "relatedItemType": "Book",
            "titles": [{"title": "Buch"}],
            "publicationYear": "2022",
        }
    ],
}


def test_a_chapter_is_of_the_year_of_its_book_and_in_its_own_language(tmp_path: Path) -> None:
    (record,) = records(tmp_path, _CHAPTER)
    assert (record.journal, record.year, record.pages) == ("Buch", 2022, "33-52")
    assert record.abstract == "Auf Deutsch.\nIn English."
    assert record.extra["date"] == "2023-11-30"
    assert record.extra["DataCite publicationYear"] == "2024"
    assert "No 1-2 (2018)" in record.extra["DataCite pages"]


def test_a_work_may_have_a_translated_title_only(tmp_path: Path) -> None:
    work = {**_DATACITE, "titles": [{"title": "Ketamine now", "titleType": "TranslatedTitle"}]}
    (record,) = records(tmp_path, work)
    assert record.title == "Ketamine now"
    assert "DataCite TranslatedTitle" not in record.extra
