"""Plain text is taken in whole, word for word, in paragraphs where these are certain."""

from pathlib import Path

import pytest

from ketareview.domain.errors import EmptyFileError
from ketareview.domain.imports import Draft
from ketareview.domain.text import BlockKind
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.plain import IMPORTER
from ketareview.importing.paragraphs import parts_of

_WRAPPED = """\
Ketamine, given as one infusion, reduced symptoms within hours
in a randomised trial of seventy patients whose depression had
not responded to two treatments, and the effect had faded in a
week in most of those who were followed.
"""
_VERSE = """\
Roses are red
Violets are blue
This is no paragraph
Nor is it for you
"""


def _read(path: Path, text: str) -> Draft:
    path.write_text(text, encoding="utf-8", newline="")
    (draft,) = IMPORTER.read(path, NO_WISHES)
    return draft


def test_lines_that_a_program_broke_are_joined() -> None:
    (part,) = parts_of(_WRAPPED)

    assert part.text == " ".join(_WRAPPED.split())


def test_lines_that_somebody_broke_stay() -> None:
    assert [part.text for part in parts_of(_VERSE)] == _VERSE.splitlines()


def test_a_hyphen_at_a_line_end_keeps_its_place() -> None:
    wrapped = _WRAPPED.replace("within hours\nin a", "within four-\nteen")

    (part,) = parts_of(wrapped)

    assert "four-\nteen" in part.text


def test_bullets_are_items_of_their_own() -> None:
    parts = parts_of("Adverse events:\n- nausea\n- dissociation\n1. first\n2) second")

    assert [part.text for part in parts] == [
        "Adverse events:",
        "- nausea",
        "- dissociation",
        "1. first",
        "2) second",
    ]
    assert [part.kind for part in parts[1:]] == [BlockKind.LIST_ITEM] * 4


def test_columns_of_a_table_stay_in_their_lines() -> None:
    table = "Group      n    remission\nKetamine   35   12\nPlacebo    35   4"

    (part,) = parts_of(table)

    assert part.text == table


def test_the_first_line_is_the_title_and_a_short_line_a_heading(tmp_path: Path) -> None:
    body = "Ketamine acts within hours in many patients, as several trials have shown. " * 3
    draft = _read(tmp_path / "x.txt", f"What ketamine does\n\nHow it acts\n\n{body}\n")

    assert draft.record.title == "What ketamine does"
    assert draft.origin["title"].where == "first page"
    assert [(block.kind, block.level) for block in draft.pages[0].blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_a_name_that_tells_nothing_gives_way_to_the_first_sentence(tmp_path: Path) -> None:
    text = "Ketamine therapy gives hope to many people. " * 20

    assert _read(tmp_path / "002_d048e03b46b413f6.txt", text).record.title.startswith("Ketamine")
    assert _read(tmp_path / "my clinic notes.txt", text).record.title == "my clinic notes"


def test_every_word_of_the_file_is_stored(tmp_path: Path) -> None:
    text = (
        f"\ufeff{_WRAPPED}\r\n\r\n{_VERSE}\n\n\n\tindented  twice\x0clast page\n" + "long " * 9000
    )
    draft = _read(tmp_path / "x.txt", text)

    stored = " ".join(page.text for page in draft.pages)
    assert stored.split() == text.removeprefix("\ufeff").split()


def test_identifiers_of_cited_papers_are_not_the_article_s(tmp_path: Path) -> None:
    cited = "References\n\n1. Zarate 2006. doi:10.1001/archpsyc.63.8.856\n"
    text = f"A blog on ketamine\n\nIt works.\n\n{cited}"

    assert _read(tmp_path / "x.txt", text).record.doi == ""


def test_white_space_alone_is_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileError):
        _read(tmp_path / "x.txt", " \n\t\r\n\ufeff")


def test_damaged_characters_are_told(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes("Größe und Schwere der Störung wären zu prüfen. ".encode() * 9 + b"\xff\xc3")
    (draft,) = IMPORTER.read(path, NO_WISHES)

    assert draft.left_out == ("damaged-characters",)


@pytest.mark.parametrize("name", ["items.json", "items.rdf"])
def test_data_that_no_importer_takes_is_no_paper(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("TY  - JOUR\nER  -\n", encoding="utf-8")

    assert not IMPORTER.recognises(path)


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ('<?xml version="1.0"?><recipe><step>Stir.</step></recipe>', False),
        ("<!DOCTYPE book><book>Words.</book>", False),
        ("<o:book xmlns:o='x'><o:p>Words.</o:p></o:book>\n", False),
        ("<Speaker 1> I felt better.\n<Speaker 2> So did I.", True),
        ("<p>Ketamine</p>\nhelped me.</p>", True),
        ("<3 ketamine", True),
    ],
)
def test_markup_that_nobody_knows_is_no_text(tmp_path: Path, text: str, *, is_read: bool) -> None:
    path = tmp_path / "x.txt"
    for encoding in ("utf-8", "utf-16"):
        path.write_bytes(text.encode(encoding))
        assert IMPORTER.recognises(path) is is_read
