"""Zotero's items come out as records, with the fields that stand in their extra lines."""

from pathlib import Path

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft, Unread
from tests.importing.json_records.files import read, records

_ITEM = {
    "itemType": "journalArticle",
    "title": "<b>Ketamine</b> now",
    "creators": [
        {"firstName": "Nnamdi", "lastName": "Okafor", "creatorType": "author"},
        {"name": "Ketamine Study Group", "creatorType": "author"},
        {"firstName": "Eva", "lastName": "Haas", "creatorType": "editor"},
        {"firstName": "Rae", "lastName": "Viewer", "creatorType": "reviewedAuthor"},
    ],
    "publicationTitle": "Annals",
    "date": "2021-03-15",
    "pages": "5\u20139",
    "DOI": "10.5555/x",
    "extra": "PMID: 123456\nCitation Key: okafor2021\nOriginal Title: Ketamin\nsaid he: yes",
    "tags": [{"tag": "ketamine"}, "depression"],
    "notes": [{"note": "<p>Read <b>it</b></p><p>again</p>"}],
    "attachments": [
        {"title": "Full Text", "path": "papers/a.pdf"},
        {"title": "Snapshot", "url": "https://a.example/x"},
    ],
    "colour": "green",
}


def test_an_item_is_read_field_by_field(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, [_ITEM])
    assert isinstance(draft, Draft)
    record = draft.record
    assert record.title == "Ketamine now"
    assert record.authors == (Author("Okafor", "Nnamdi"), Author(literal="Ketamine Study Group"))
    assert (record.journal, record.year, record.pages) == ("Annals", 2021, "5-9")
    assert (record.doi, record.pmid) == ("10.5555/x", "123456")
    assert draft.files == ("papers/a.pdf",)
    assert record.extra == {
        "type": "journalArticle",
        "editors": "Haas, Eva",
        "contributors": "Viewer, Rae (reviewedAuthor)",
        "date": "2021-03-15",
        "citation-key": "okafor2021",
        "original-title": "Ketamin",
        "notes": "said he: yes\nRead it\nagain",
        "keywords": "ketamine\ndepression",
        "files": "papers/a.pdf",
        "links": "https://a.example/x",
        "Zotero attachments": "title: Full Text\ntitle: Snapshot",
        "Zotero colour": "green",
    }


def test_better_bibtex_and_the_programming_interface_wrap_items(tmp_path: Path) -> None:
    better = {"config": {"label": "BetterBibTeX JSON"}, "items": [_ITEM]}
    served = [{"key": "ABC", "version": 3, "data": _ITEM}]
    for value in (better, served, _ITEM):
        assert len(records(tmp_path, value)) == 1


def test_notes_and_attachments_alone_are_told(tmp_path: Path) -> None:
    record, *told = read(tmp_path, [_ITEM, {"itemType": "note", "note": "x"}])
    assert isinstance(record, Draft)
    assert [each.reason.facts["finding"] for each in told if isinstance(each, Unread)] == [
        "a note that belongs to no paper"
    ]


def test_parts_that_are_listed_beside_their_item_belong_to_it(tmp_path: Path) -> None:
    """So Zotero's interface gives them."""
    items: list[dict[str, object]] = [
        {"key": "N", "itemType": "note", "parentItem": "A", "note": "<p>Read it</p>"},
        {"key": "A", "itemType": "book", "title": "One", "notes": []},
        {"key": "F", "itemType": "attachment", "parentItem": "A", "path": "a.pdf"},
        {"key": "M", "itemType": "annotation", "parentItem": "F", "annotationText": "Frogs left"},
    ]
    (draft,) = read(tmp_path, [{"key": each["key"], "data": each} for each in items])
    assert isinstance(draft, Draft)
    assert draft.record.extra["notes"] == "Read it\nFrogs left"
    assert draft.files == ("a.pdf",)
