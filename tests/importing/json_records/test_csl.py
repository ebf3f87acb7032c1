"""CSL-JSON comes out as records, whoever wrote it."""

import json
from pathlib import Path

import pytest

from ketareview.domain.article import ArticleKind, Author
from ketareview.domain.imports import Draft, Unread
from tests.importing.json_records.files import read, records

_ITEM = {
    "id": "okafor2021",
    "type": "article-journal",
    "title": "Ketamine for <i>rapid</i> relief: CO<sub>2</sub> at 10<sup>-3</sup> &amp; more",
    "author": [
        {"family": "Okafor", "given": "Nnamdi", "suffix": "Jr."},
        {"family": "Prado", "given": "Inés", "non-dropping-particle": "von der"},
        {"literal": "Ketamine Study Group"},
    ],
    "editor": [{"family": "Haas", "given": "Eva"}],
    "container-title": "Annals of Rapid Relief",
    "container-title-short": "Ann Rapid Relief",
    "issued": {"date-parts": [["2021", 3, 15]]},
    "accessed": {"date-parts": [[2022, 1, 2]]},
    "volume": 4,
    "issue": "2",
    "page": "101\u2013110",
    "DOI": "10.5555/KETA.2021",
    "keyword": "ketamine, depression",
    "note": "PMID: 23439512\nPMCID: PMC1234567\ntex.owner: ines\nread again",
    "abstract": "<jats:p>BACKGROUND: Rapid.</jats:p><jats:p>METHODS: p &lt; 0.05.</jats:p>",
    "custom": {"rank": [1, {"of": 2}]},
}


def test_an_item_is_read_field_by_field(tmp_path: Path) -> None:
    (record,) = records(tmp_path, [_ITEM])
    assert record.title == "Ketamine for rapid relief: CO2 at 10⁻³ & more"
    assert record.authors == (
        Author("Okafor", "Nnamdi, Jr"),
        Author("von der Prado", "Inés"),
        Author(literal="Ketamine Study Group"),
    )
    assert (record.journal, record.year) == ("Annals of Rapid Relief", 2021)
    assert (record.volume, record.issue, record.pages) == ("4", "2", "101-110")
    assert (record.doi, record.pmid) == ("10.5555/keta.2021", "23439512")
    assert record.abstract == "BACKGROUND: Rapid.\nMETHODS: p < 0.05."
    assert record.extra == {
        "type": "article-journal",
        "pmcid": "PMC1234567",
        "CSL tex.owner": "ines",
        "notes": "read again",
        "editors": "Haas, Eva",
        "date": "2021-03-15",
        "date-accessed": "2022-01-02",
        "journal-abbreviation": "Ann Rapid Relief",
        "keywords": "ketamine\ndepression",
        "citation-key": "okafor2021",
        "CSL custom": "rank: 1, of: 2",
    }


def test_items_stand_in_a_list_an_object_or_alone(tmp_path: Path) -> None:
    for value in ([_ITEM], {"items": [_ITEM]}, _ITEM):
        assert len(records(tmp_path, value)) == 1


def test_ranges_and_odd_dates_are_kept(tmp_path: Path) -> None:
    issued = {"date-parts": [[2014, 12, 31], [2015, 1, 1]]}
    first, second = records(
        tmp_path, [_ITEM | {"issued": issued}, _ITEM | {"issued": {"literal": "spring 1999"}}]
    )
    assert (first.year, first.extra["date"]) == (2014, "2014-12-31/2015-01-01")
    assert (second.year, second.extra["date"]) == (1999, "spring 1999")


def test_a_shortened_doi_gives_way_to_the_address(tmp_path: Path) -> None:
    item = _ITEM | {"DOI": "10/fqd6hj", "URL": "https://doi.org/10.5555/keta.2021"}
    (record,) = records(tmp_path, [item])
    assert record.doi == "10.5555/keta.2021"
    assert record.extra["CSL DOI"] == "10/fqd6hj"


def test_web_pages_are_told_by_their_type(tmp_path: Path) -> None:
    (record,) = records(tmp_path, [_ITEM | {"type": "webpage"}])
    assert record.kind is ArticleKind.WEB_PAGE


def test_what_comes_before_a_break_is_read(tmp_path: Path) -> None:

    text = json.dumps([_ITEM, _ITEM])
    whole, broken = read(tmp_path, text[: len(text) - 20])
    assert isinstance(whole, Draft)
    assert isinstance(broken, Unread)


def test_what_is_no_item_is_told(tmp_path: Path) -> None:
    item, number = read(tmp_path, [_ITEM, 5])
    assert isinstance(item, Draft)
    assert isinstance(number, Unread)


@pytest.mark.parametrize(
    ("issued", "year", "date"),
    [
        ({"year": 2012, "month": 3}, 2012, "2012-03"),
        ([{"year": "2012"}], 2012, ""),
        ([{"year": 2012}, {"year": 2013}], 2012, "2012/2013"),
        ({"date-parts": [[2012]], "season": 2, "circa": True}, 2012, ""),
    ],
)
def test_dates_are_read_as_pandoc_writes_them(
    tmp_path: Path, issued: object, year: int, date: str
) -> None:
    [record] = records(tmp_path, [{"id": "a", "type": "book", "title": "One", "issued": issued}])
    assert (record.year, record.extra.get("date", "")) == (year, date)
    doubts = "season: 2; circa: true" if "circa" in repr(issued) else ""
    assert record.extra.get("CSL issued", "") == doubts


def test_a_broken_line_of_json_lines_costs_itself(tmp_path: Path) -> None:
    one, two, three = (
        json.dumps({"id": name, "type": "book", "title": name, "publisher-place": "Lagos"})
        for name in ("one", "two", "three")
    )
    first, told, last = read(tmp_path, f"{one}\n{two[:60]}\n{three}\n")
    assert isinstance(told, Unread)
    assert [each.record.title for each in (first, last) if isinstance(each, Draft)] == [
        "one",
        "three",
    ]


def test_lists_behind_each_other_are_read(tmp_path: Path) -> None:
    """Someone put two exports into one file."""
    one, two = ({"id": name, "type": "book", "title": name, "issued": "2001"} for name in "ab")
    for text in (
        f"{json.dumps([one])}\n{json.dumps([two])}",
        f"{json.dumps([one])}\n{json.dumps(two)}",
    ):
        assert [record.title for record in records(tmp_path, text)] == ["a", "b"]


def test_a_broken_item_of_a_list_in_lines_costs_itself(tmp_path: Path) -> None:
    items = [
        {"id": name, "type": "book", "title": name, "author": [{"family": "A", "given": "B"}]}
        for name in ("one", "two", "three")
    ]
    text = json.dumps(items, indent=2).replace('"two",', '"two"')
    first, told, last = read(tmp_path, text)
    assert isinstance(told, Unread)
    assert [each.record.title for each in (first, last) if isinstance(each, Draft)] == [
        "one",
        "three",
    ]
