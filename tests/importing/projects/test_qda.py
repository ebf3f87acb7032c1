"""REFI-QDA projects come in with their documents and codings."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.errors import FileError, NoRecordsError, UnreadableFileError
from ketareview.domain.imports import Draft, MarkKind
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.qda_project import IMPORTER
from tests.importing.papers import pdf

_PROJECT = """\
<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Interviews">
 <Users><User guid="U1" name="Ada Reader"/></Users>
 <CodeBook><Codes>
  <Code guid="C1" name="relief" color="#FFD400" isCodable="true"/>
 </Codes></CodeBook>
 <Sources>
  <TextSource guid="S1" name="Interview" plainTextPath="internal://s1.txt">
   <PlainTextSelection guid="P1" startPosition="7" endPosition="13" creatingUser="u1"
     creationDateTime="2026-01-02T03:04:05Z">
    <Description>why so soon?</Description>
    <Coding guid="K1" creatingUser="U1"><CodeRef targetGUID="c1"/></Coding>
    <NoteRef targetGUID="N1"/>
   </PlainTextSelection>
  </TextSource>
  <PDFSource guid="S2" name="Paper" path="internal://s2.pdf">
   <PDFSelection guid="P2" page="0" firstX="70" firstY="680" secondX="200" secondY="700"/>
  </PDFSource>
  <TextSource guid="S3" name="Not here" plainTextPath="internal://gone.txt">
   <PlainTextSelection guid="P3" startPosition="0" endPosition="4"/>
  </TextSource>
 </Sources>
 <Notes><Note guid="N1" name="Memo"><PlainTextContent>see page 2</PlainTextContent></Note></Notes>
</Project>
"""
_TEXT = "\ufeffIt was sudden\r\nand 😀 good."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "project.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", _PROJECT)
        archive.writestr("sources/s1.txt", _TEXT)
        archive.writestr("sources/s2.pdf", pdf([[(100, 12, "Scores fell by ten points")]]))
    return path


def _drafts(path: Path) -> list[Draft]:
    assert IMPORTER.recognises(path)
    return [draft for draft in IMPORTER.read(path, NO_WISHES) if isinstance(draft, Draft)]


def test_a_coding_stands_on_its_words_with_all_that_was_said(project: Path) -> None:
    text, _, _ = _drafts(project)

    [mark] = text.marks
    [span] = mark.spans
    assert text.pages[0].text[span.start : span.end] == mark.quote == "sudden"
    assert (mark.codes, mark.colour, mark.author) == (("relief",), "#ffd400", "Ada Reader")
    assert mark.note == "why so soon?\nMemo\nsee page 2"
    assert mark.created is not None
    assert mark.created.year == 2026
    assert text.content is not None
    assert text.content.media_type == "text/plain"


def test_a_selection_on_a_pdf_page_is_an_area_the_right_way_up(project: Path) -> None:
    _, paper, _ = _drafts(project)

    [mark] = paper.marks
    [span] = mark.spans
    assert mark.kind is MarkKind.AREA
    assert span.box is not None
    assert (span.page, span.box.top, span.box.height) == (1, 792 - 700, 20)
    assert paper.content is not None
    assert paper.content.data.startswith(b"%PDF")


def test_a_document_that_is_only_named_keeps_its_marks(project: Path) -> None:
    *_, named = _drafts(project)

    assert (named.record.title, named.content, len(named.marks)) == ("Not here", None, 1)


def test_a_bare_project_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "project.qde"
    path.write_text(_PROJECT, encoding="utf-8")

    assert [draft.content for draft in _drafts(path)] == [None, None, None]


def test_entities_and_empty_projects_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "evil.qde"
    path.write_text(
        f'<!DOCTYPE p [<!ENTITY x "y">]>{_PROJECT.partition("?>")[2]}', encoding="utf-8"
    )
    with pytest.raises(UnreadableFileError):
        list(IMPORTER.read(path, NO_WISHES))
    path.write_text('<Project xmlns="urn:QDA-XML:project:1.0"/>', encoding="utf-8")
    with pytest.raises(NoRecordsError):
        list(IMPORTER.read(path, NO_WISHES))


@given(cut=st.integers(0, 2000), inserted=st.text(max_size=20))
def test_any_change_gives_drafts_or_a_reason(
    tmp_path_factory: pytest.TempPathFactory, cut: int, inserted: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.qde"
    text = _PROJECT[:cut] + inserted + _PROJECT[cut + len(inserted) :]
    path.write_text(text, encoding="utf-8", errors="replace")

    try:
        drafts = list(IMPORTER.read(path, NO_WISHES))
    except FileError:
        return
    assert all(isinstance(draft, Draft) for draft in drafts)
