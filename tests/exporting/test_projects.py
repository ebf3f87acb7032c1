"""A project holds every highlight with all that was said of it, and comes in again."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ketareview.domain.article import Article, Source
from ketareview.domain.codebook import TopicSeed
from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Highlight, Passage, Piece, Tags
from ketareview.domain.ids import fixed_id
from ketareview.domain.imports import Draft
from ketareview.domain.text import Page
from ketareview.exporting.projects import Document, Project, write_project
from ketareview.exporting.projects.elements import NAMESPACE
from ketareview.exporting.projects.places import PlainText
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.qda_project import IMPORTER
from tests.importing.papers import pdf
from tests.reporting import sample

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\r\n\t\0\x0b\x0c\x1b\x85\u2028\u202e\u0627\ufeff\ufffe\U0001f600\U0010ffff"
        ),
    ),
    max_size=60,
)
TEXT = Source("a" * 64, "text/plain", 20, 1, "okafor.txt")
PAPER = Source("b" * 64, "application/pdf", 20, 1, "okafor.pdf")
DEEP = TopicSeed(fixed_id("topic", "deep"), "Deep & <below>", sample.TOPIC, "What lies deep.")
# The order in which the standard wants what stands in an element (Project.xsd of 18 March 2019).
ORDER = {
    "Project": ("Users", "CodeBook", "Sources", "Notes", "Links"),
    "Code": ("Description", "NoteRef", "Code"),
    "TextSource": ("Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef"),
    "PDFSource": ("Description", "PDFSelection", "Representation", "Coding", "NoteRef"),
    "PlainTextSelection": ("Description", "Coding", "NoteRef"),
    "PDFSelection": ("Description", "Representation", "Coding", "NoteRef"),
    "Representation": ("PlainTextContent", "PlainTextSelection", "Coding", "NoteRef"),
    "Note": ("Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef"),
    "Coding": ("CodeRef", "NoteRef"),
}


def marked(where: Article, passage: Passage, note: str = "") -> Highlight:
    tags = Tags("efficacy", "trial", "contradicts", "own-data", (sample.TOPIC, DEEP.id), note)
    name = fixed_id("highlight", repr(passage.quote), repr(passage.pieces))  # half characters, too
    return replace(sample.highlight(where, "x"), id=name, passage=passage, tags=tags)


def document(
    pages: Sequence[str],
    pieces: Sequence[tuple[Piece, ...]],
    source: Source = TEXT,
    note: str = "",
) -> Document:
    where = sample.article("Okafor", doi="10.1000/k.1")
    told = tuple(
        Page(number, text, width=612.0, height=792.0) for number, text in enumerate(pages, 1)
    )
    highlights = tuple(
        marked(where, Passage(source.sha256, each, quote(pages, each)), note) for each in pieces
    )
    return Document(where, source, told, highlights)


def quote(pages: Sequence[str], pieces: Sequence[Piece]) -> str:
    texts = (pages[piece.page - 1][piece.start : piece.end] for piece in pieces if not piece.box)
    return "\n".join(texts)


def chunks(sha256: str) -> Iterator[bytes]:
    yield pdf([[(100, 12, "Scores fell by ten points")]]) if sha256 == PAPER.sha256 else b"text"


def written(*documents: Document) -> bytes:
    book = sample.codebook()
    topics = (TopicSeed(sample.TOPIC, "Response", None), DEEP)
    project = Project("Review", "KetaReview", replace(book, topics=topics), documents)
    file = io.BytesIO()
    assert write_project(file, project, chunks) == sum(len(each.highlights) for each in documents)
    return file.getvalue()


def root_of(project: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(project)) as archive:
        assert archive.testzip() is None
        return etree.fromstring(archive.read("project.qde"))


def every(root: etree._Element, name: str) -> list[etree._Element]:
    return list(root.iter(f"{{{NAMESPACE}}}{name}"))


def read(folder: Path, project: bytes) -> list[Draft]:
    path = folder / "project.qdpx"
    path.write_bytes(project)
    assert IMPORTER.recognises(path)
    return [draft for draft in IMPORTER.read(path, NO_WISHES) if isinstance(draft, Draft)]


def test_a_passage_comes_in_again_with_all_that_was_said(tmp_path: Path) -> None:
    text = "It was \U0001f600 sudden.\n\nAnd good."
    made = document([text], [(Piece(1, 7, 15),)], note="Why so soon?\nSee page 2.")
    (draft,) = read(tmp_path, written(made))
    (mark,) = draft.marks
    (span,) = mark.spans
    assert draft.pages[0].text[span.start : span.end] == mark.quote == "\U0001f600 sudden"
    assert mark.codes == (
        "Efficacy",
        "randomised trial",
        "contradicts",
        "own data",
        "Response",
        "Deep & <below>",
    )
    assert mark.note == "Why so soon?\nSee page 2."
    assert mark.author == "A. Reviewer"
    assert (mark.created, mark.changed) == (sample.MADE, sample.MADE)
    assert mark.colour == "#2153a0"
    assert draft.record.title == "About Okafor"


def test_a_paper_goes_with_its_text_and_framed_areas(tmp_path: Path) -> None:
    words, box = (Piece(1, 0, 6),), (Piece(1, box=Rect(70.0, 92.0, 130.0, 20.0)),)
    made = document(["Scores fell by ten points"], [words, box], PAPER)
    framed = made.highlights[1]
    said = replace(framed, passage=replace(framed.passage, transcription="36.8 %"))
    made = replace(made, highlights=(made.highlights[0], said))
    (draft,) = read(tmp_path, written(made))
    assert draft.content is not None
    assert draft.content.data == b"".join(chunks(PAPER.sha256))
    area, text = draft.marks
    assert (text.quote, area.quote) == ("Scores", "36.8 %")
    assert area.spans[0].box == Rect(70.0, 92.0, 130.0, 20.0)


def test_a_passage_over_a_page_break_is_one_selection_and_an_interrupted_one_two() -> None:
    over = (Piece(1, 4, 7), Piece(2, 0, 3))
    parted = (Piece(1, 0, 3), Piece(2, 0, 3))
    root = root_of(written(document(["One two", "six ten"], [over, parted])))
    places = [(each.get("startPosition"), each.get("endPosition")) for each in every(root, "Link")]
    assert len(places) == 1
    places = [
        (each.get("startPosition"), each.get("endPosition"))
        for each in every(root, "PlainTextSelection")
    ]
    assert places == [("4", "12"), ("0", "3"), ("9", "12")]


def test_an_interrupted_passage_comes_in_as_one(tmp_path: Path) -> None:
    pages = ["One two", "Head\nsix ten"]
    (draft,) = read(tmp_path, written(document(pages, [(Piece(1, 4, 7), Piece(2, 5, 8))])))
    (mark,) = draft.marks
    assert mark.quote == "two\nsix"
    assert [draft.pages[0].text[span.start : span.end] for span in mark.spans] == ["two", "six"]


def test_a_passage_without_a_place_is_kept_in_a_note(tmp_path: Path) -> None:
    where = document(["Words"], [()])
    lost = replace(where.highlights[0], passage=Passage(TEXT.sha256, (), "Lost words."))
    root = root_of(written(replace(where, highlights=(lost,))))
    (note,) = every(root, "Note")
    assert note.get("guid") == str(lost.id)
    assert note.findtext(f"{{{NAMESPACE}}}PlainTextContent") == "Lost words."
    assert len(note.findall(f"{{{NAMESPACE}}}Coding")) == 6
    (draft,) = read(tmp_path, written(replace(where, highlights=(lost,))))
    (mark,) = draft.marks
    assert (mark.quote, mark.spans, len(mark.codes)) == ("Lost words.", (), 6)


def test_the_same_project_gives_the_same_bytes() -> None:
    made = document(["Some words."], [(Piece(1, 0, 4),), (Piece(1, 5, 10),)], note="Note")
    assert written(made) == written(made)


def test_a_file_whose_bytes_are_gone_and_nothing_at_all_are_written_too(tmp_path: Path) -> None:
    gone = replace(document([""], [()], PAPER), has_bytes=False)
    (draft,) = read(tmp_path, written(gone))
    assert draft.content is None
    assert not every(root_of(written()), "Sources")


def test_two_articles_with_one_file_hold_it_once() -> None:
    first = document(["Some words."], [(Piece(1, 0, 4),)], PAPER)
    other = replace(first, article=sample.article("Tan"), highlights=())
    with zipfile.ZipFile(io.BytesIO(written(first, other))) as archive:
        assert sum(name.endswith(".pdf") for name in archive.namelist()) == 1


@given(data=st.data(), pages=st.lists(HOSTILE, min_size=1, max_size=3), note=HOSTILE)
@settings(deadline=None, max_examples=60)
def test_no_words_are_lost_and_no_rule_is_broken(
    data: st.DataObject, pages: list[str], note: str
) -> None:
    ranges = st.integers(1, len(pages)).flatmap(
        lambda page: st.tuples(st.just(page), *(st.integers(0, len(pages[page - 1])),) * 2)
    )
    found = data.draw(st.lists(ranges, max_size=4, unique=True))
    pieces = [(Piece(page, a, b),) for page, a, b in found if a < b]
    made = document(pages, pieces, note=note)
    project = written(made)
    root = root_of(project)
    text = PlainText(made.pages).text
    selections = {each.get("guid"): each for each in every(root, "PlainTextSelection")}
    with zipfile.ZipFile(io.BytesIO(project)) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".txt"))
        assert archive.read(name).decode() == text
    for each in made.highlights:
        there = selections[str(each.id)]
        start, end = int(there.get("startPosition", "")), int(there.get("endPosition", ""))
        said = text[start:end]
        assert len(said) == len(each.passage.quote)
        assert all(
            one == other or not other.isprintable()
            for one, other in zip(said, each.passage.quote, strict=True)
        )
    expect_rules(root)


@given(
    st.lists(st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=3), max_size=4)
)
@settings(deadline=None, max_examples=20)
def test_words_in_equal_words_out(
    tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    text = "\n\n".join(words)
    starts = [len("\n\n".join([*words[:n], ""])) for n in range(len(words))]
    places = dict.fromkeys(
        (start, start + len(word)) for start, word in zip(starts, words, strict=True)
    )
    made = document([text], [(Piece(1, *place),) for place in places])
    (draft,) = read(tmp_path_factory.mktemp("out"), written(made))
    assert len(draft.marks) == len(words)


def expect_rules(root: etree._Element) -> None:
    """Check what the schema says of order, ids and references."""
    guids = [str(each.get("guid")) for each in root.iter() if each.get("guid")]
    assert len(guids) == len(set(guids))
    for each in root.iter():
        name = etree.QName(each).localname
        for key in ("targetGUID", "creatingUser", "modifyingUser", "originGUID"):
            assert each.get(key) is None or each.get(key) in guids
        if name in ORDER:
            order = [ORDER[name].index(etree.QName(child).localname) for child in each]
            assert order == sorted(order)
        if name.endswith("s") and name in {"Users", "Codes", "Sources", "Notes", "Links"}:
            assert len(each)
        if color := each.get("color"):
            assert len(color) == 7
