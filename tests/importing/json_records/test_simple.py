"""References in JSON that is nobody's in particular are read too."""

from pathlib import Path

import pytest

from ketareview.domain.article import Author
from tests.importing.json_records.files import records, taken_by, written

_ITEM = {
    "Title": "Ketamine now",
    "authors": ["Nnamdi Okafor", {"name": "Ines Prado"}],
    "Year": "2021",
    "journal": "Annals",
    "DOI": "10.5555/keta",
    "score": 0.5,
}


@pytest.mark.parametrize(
    "value",
    [[_ITEM], {"results": [_ITEM]}, {"response": {"docs": [_ITEM]}}, {"Okafor 2021": _ITEM}, _ITEM],
)
def test_items_stand_in_lists_under_keys_or_alone(tmp_path: Path, value: object) -> None:
    (record,) = records(tmp_path, value)
    assert (record.title, record.year, record.journal) == ("Ketamine now", 2021, "Annals")
    assert record.authors == (Author("Okafor", "Nnamdi"), Author("Prado", "Ines"))
    assert record.doi == "10.5555/keta"
    assert record.extra["JSON score"] == "0.5"


def test_keys_of_items_are_kept(tmp_path: Path) -> None:
    (record,) = records(tmp_path, {"Okafor 2021": _ITEM})
    assert record.extra["citation-key"] == "Okafor 2021"


def test_numbers_and_journals_in_objects_of_their_own(tmp_path: Path) -> None:
    item = {
        "paperId": "x",
        "title": "Ketamine now",
        "authors": [{"name": "Nnamdi Okafor"}],
        "year": 2021,
        "journal": {"name": "Annals", "volume": "4", "pages": "5-9"},
        "externalIds": {"DOI": "10.5555/keta", "PubMed": "123456"},
    }
    (record,) = records(tmp_path, {"data": [item]})
    assert (record.journal, record.volume, record.pages) == ("Annals", "4", "5-9")
    assert (record.doi, record.pmid) == ("10.5555/keta", "123456")


@pytest.mark.parametrize("authors", [["Okafor, Nnamdi"], {"value": ["Okafor, Nnamdi"]}])
def test_each_value_may_stand_in_a_list_or_object_of_its_own(
    tmp_path: Path, authors: object
) -> None:
    item = {
        "title": {"value": ["Ketamine now"]},
        "authors": authors,
        "year": ["2021"],
        "journal": {"value": ["Annals"]},
        "doi": {"value": ["10.5555/keta"]},
        "figures": {"value": ["one", "two"]},
    }
    (record,) = records(tmp_path, item)
    assert (record.title, record.year, record.journal) == ("Ketamine now", 2021, "Annals")
    assert record.authors == (Author("Okafor", "Nnamdi"),)
    assert record.doi == "10.5555/keta"
    assert record.extra["JSON figures"] == "one\ntwo"


@pytest.mark.parametrize(
    "value",
    [
        {"title": "A page", "author": "me", "url": "https://a.example"},
        {"items": [{"title": "A post", "summary": "x", "link": "https://a.example"}]},
        {"package": {"title": "x", "version": 1, "author": "me"}},
        {"url": "a", "fields": {name: {"selector": name} for name in ("title", "doi", "journal")}},
    ],
)
def test_what_only_has_a_title_is_no_reference(tmp_path: Path, value: object) -> None:
    assert taken_by(written(tmp_path, value)) == ""


def test_numbers_that_publish_or_perish_does_not_know(tmp_path: Path) -> None:
    unknown = {"volume": 0, "issue": 0, "startpage": 0, "endpage": 0}
    known = {"volume": 4, "issue": 2, "startpage": 5, "endpage": 9}
    address = {"article_url": "https://a.example/1"}
    one, two = records(tmp_path, [_ITEM | unknown | address, _ITEM | known])
    assert (one.volume, one.issue, one.pages, one.url) == ("", "", "", "https://a.example/1")
    assert (two.volume, two.issue, two.pages) == ("4", "2", "5-9")
