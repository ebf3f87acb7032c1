"""Highlights are written into a copy of their PDF where other programs show them."""

import hashlib
import re
from pathlib import Path

import pypdf
import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from ketareview.domain.article import Article
from ketareview.domain.codebook import Scheme
from ketareview.domain.errors import (
    FileExistsAlreadyError,
    LockedForMarksError,
    NoPdfError,
    OwnFileError,
    UnwritableFileError,
)
from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Passage, Piece, Tags
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows import annotate
from tests.pdf import papers
from tests.workflows.copies import (
    OURS,
    copied,
    covered,
    letters_on,
    listed,
    marked,
    paper_in,
    seen,
)

TEXT = papers.words("Ketamine acts fast", 50, 300) + papers.words("and it fades", 50, 280)
COLUMNS = (
    papers.COLUMN
    + """
#set page(columns: 2, width: 400pt)
#lorem(40) Ketamine lowered scores within one day of the infusion, and #lorem(60)
It was gone after two weeks in most of the patients who had responded. #lorem(150)
"""
)
TWO_WAYS = papers.COLUMN + "The word שלום means peace and #emph[more] than that."


def small(tmp_path: Path, page: bytes = b"") -> Path:
    return papers.one_page(tmp_path / "paper.pdf", TEXT, page=page)


def spelt(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("more", [b"", b"/CropBox[30 60 280 390]/UserUnit 2"])
def test_quads_cover_the_words_however_a_page_is_turned_and_cropped(
    library: Library, pool: WorkerPool, tmp_path: Path, turn: int, more: bytes
) -> None:
    article = paper_in(library, pool, small(tmp_path, b"/Rotate %d" % turn + more))
    highlight = marked(library, article, "acts fast")
    marked(library, article, "it fades")
    path = copied(library, pool, article, tmp_path / "copy.pdf")

    text, letters = letters_on(path, library, highlight.passage.source, 1)
    found = {covered(text, letters, one.boxes): one for one in seen(path)}
    assert set(found) == {"actsfast", "itfades"}
    assert all(one.has_appearance for one in found.values())
    # What the words were written with counts from the page's own corner, turned or not.
    places = [[float(side) for side in told["/Rect"]] for _, told in listed(path)]
    left, bottom, right, top = max(places, key=lambda sides: sides[1])
    assert (70 < left < right < 155, 295 < bottom < top < 313) == (True, True)
    assert library.highlights.quote_ok([highlight.id]) == {highlight.id: True}


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        (COLUMNS, "Ketamine lowered scores within one day of the infusion"),
        (COLUMNS, "It was gone after two weeks in most of the patients who had responded"),
        (TWO_WAYS, "שלום means"),
        (TWO_WAYS, "peace and more"),
    ],
)
def test_columns_and_words_of_two_directions_are_covered(
    library: Library, pool: WorkerPool, tmp_path: Path, source: str, quote: str
) -> None:
    article = paper_in(library, pool, papers.typeset(tmp_path / "paper.pdf", source))
    highlight = marked(library, article, quote)
    path = copied(library, pool, article, tmp_path / "copy.pdf")

    found = ""
    for one in seen(path):
        text, letters = letters_on(path, library, highlight.passage.source, one.page)
        found += covered(text, letters, one.boxes)
    assert found.replace("\u00ad", "") == spelt(highlight.passage.quote).replace("\u00ad", "")


def test_an_annotation_says_all_that_is_said_of_the_passage(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    original = small(tmp_path)
    article = paper_in(library, pool, original)
    highlight = marked(library, article, "acts fast", note="Größe?\n大", topics=["PTSD"])
    path = copied(library, pool, article, tmp_path / "copy.pdf")

    [(_, told)] = listed(path)
    assert (told["/Subtype"], told["/T"], told["/F"]) == ("/Highlight", "Anna", 4)
    assert told["/Contents"] == "Größe?\n大"
    assert told["/NM"] == str(highlight.id)
    assert told["/Zotero:Tags"] == '["Efficacy", "randomised trial", "PTSD"]'
    assert told["/Subj"].startswith("Efficacy · randomised trial · ")
    assert re.fullmatch(r"D:\d{14}Z", told["/CreationDate"])
    colour = library.codebooks.current().code(Scheme.CLAIM_TYPE, "efficacy").colour
    assert "#" + "".join(f"{round(float(x) * 255):02x}" for x in told["/C"]) == colour
    assert 0 < float(told["/CA"]) < 1
    left, bottom, right, top = map(float, told["/Rect"])
    corners = [float(x) for x in told["/QuadPoints"]]
    assert (min(corners[::2]), max(corners[::2])) == (left, right)
    assert (min(corners[1::2]), max(corners[1::2])) == (bottom, top)
    assert list(map(float, told["/AP"]["/N"]["/BBox"])) == [left, bottom, right, top]
    # What was there is there still, byte for byte.
    before = original.read_bytes()
    assert path.read_bytes().startswith(before)


def test_a_figure_is_framed(library: Library, pool: WorkerPool, tmp_path: Path) -> None:
    article = paper_in(library, pool, small(tmp_path, b"/Rotate 90"))
    box = Rect(40, 50, 120, 60)
    source = article.sources[0].sha256
    passage = Passage(source, (Piece(1, box=box),), "", transcription="12 of 40")
    library.highlights.add(article.id, passage, Tags("efficacy", "trial"))
    path = copied(library, pool, article, tmp_path / "copy.pdf")

    [one] = seen(path)
    assert one.kind == raw.FPDF_ANNOT_SQUARE
    assert one.boxes == (box,)


def test_words_are_tinted_and_what_is_around_them_is_not(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    article = paper_in(library, pool, small(tmp_path, b"/Rotate 270/CropBox[20 20 280 380]"))
    marked(library, article, "Ketamine acts fast")
    path = copied(library, pool, article, tmp_path / "copy.pdf")
    [one] = seen(path)
    inside = one.boxes[0]
    with pdfium.PdfDocument(path) as document:
        picture = document[0].render(scale=4, rev_byteorder=True)
        pixels, stride, parts = bytes(picture.buffer), picture.stride, picture.n_channels

    def at(x: float, y: float) -> tuple[int, ...]:
        place = int(4 * y) * stride + int(4 * x) * parts
        return tuple(pixels[place : place + 3])

    assert at(inside.left + 0.5, inside.top + 0.5)[2] > at(inside.left + 0.5, inside.top + 0.5)[0]
    assert at(inside.left - 2, inside.top - 2) == (255, 255, 255)
    shades = {
        at(inside.left + x / 4, inside.top + y / 4)
        for x in range(int(4 * inside.width))
        for y in range(int(4 * inside.height))
    }
    assert min(max(shade) for shade in shades) < 70, "the words stay dark"


def test_annotations_that_were_there_stay_and_are_not_written_twice(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    theirs = (
        b"<</Type/Annot/Subtype/Highlight/Rect[45 297 160 312]/T(Bo)/NM(x)/Contents(theirs)"
        b"/QuadPoints[45 312 160 312 45 297 160 297]/C[1 1 0]>>"
    )
    link = b"<</Type/Annot/Subtype/Link/Rect[1 1 20 20]>>"
    original = papers.one_page(
        tmp_path / "paper.pdf", TEXT, page=b"/Annots[6 0 R 7 0 R]", more=[theirs, link]
    )
    article = paper_in(library, pool, original)
    [brought] = library.highlights.of(article.id)
    library.highlights.change(brought.id, Tags("onset", "trial", note="ours"))
    marked(library, article, "it fades")
    path = copied(library, pool, article, tmp_path / "copy.pdf")

    first, second, third = (told for _, told in listed(path))
    assert (first["/Contents"], first["/C"], second["/Subtype"]) == ("theirs", [1, 1, 0], "/Link")
    assert OURS in first
    assert third["/T"] == "Anna"
    with Library.create(tmp_path / "other.ketareview", reviewer="Cy") as other:
        here = other.highlights.of(paper_in(other, pool, path).id)
    assert [(each.tags.claim_type, each.reviewer.name) for each in here] == [
        ("onset", "Bo"),
        ("efficacy", "Anna"),
    ]
    assert here[0].id == brought.id
    assert here[0].tags.note == "ours"


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_locked_paper_stays_locked(
    library: Library, pool: WorkerPool, tmp_path: Path, algorithm: str
) -> None:
    path = papers.changed(
        tmp_path / "locked.pdf", small(tmp_path), password="", owner="o", algorithm=algorithm
    )
    article = paper_in(library, pool, path)
    marked(library, article, "acts fast", note="ñ")
    made = annotate(library, article, tmp_path / "copy.pdf", pool=pool)

    assert made.addition.is_locked
    assert [notice.code for notice in made.notices] == ["annotated-locked"]
    assert pypdf.PdfReader(made.path).is_encrypted
    [(_, told)] = listed(made.path)
    assert told["/Contents"] == "ñ"
    assert len(seen(made.path)) == 1


def test_who_locked_a_paper_against_comments_is_heeded(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    writer = pypdf.PdfWriter(clone_from=small(tmp_path))
    allowed = pypdf.constants.UserAccessPermissions.PRINT
    writer.encrypt("", "owner", permissions_flag=allowed, algorithm="AES-128")
    writer.write(tmp_path / "locked.pdf")
    article = paper_in(library, pool, tmp_path / "locked.pdf")
    marked(library, article, "acts fast")
    target = tmp_path / "copy.pdf"

    with pytest.raises(LockedForMarksError):
        annotate(library, article, target, pool=pool)
    assert not target.exists()
    library.sources.keep_password(article.sources[0].sha256, "owner")
    assert len(seen(copied(library, pool, article, target))) == 1


def test_a_file_with_a_table_in_a_stream_goes_on_with_one(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    path = papers.typeset(tmp_path / "paper.pdf", papers.COLUMN + "Ketamine acts fast.")
    writer = pypdf.PdfWriter(path, incremental=True)
    writer.add_metadata({"/Subject": "in a second part"})
    writer.write(tmp_path / "streamed.pdf")  # pypdf writes the second table as a stream
    article = paper_in(library, pool, tmp_path / "streamed.pdf")
    marked(library, article, "acts fast")
    made = copied(library, pool, article, tmp_path / "copy.pdf")

    reader = pypdf.PdfReader(made, strict=True)
    assert len(listed(made)) == 1
    assert reader.metadata is not None
    assert reader.metadata.subject == "in a second part"
    assert made.read_bytes().count(b"/XRef") == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: data.rindex(b"startxref")],
        lambda data: b"junk before\n" + data,
        lambda data: data.replace(b"startxref\n", b"startxref\n9"),
    ],
)
def test_a_damaged_file_is_written_anew(
    library: Library, pool: WorkerPool, tmp_path: Path, damage: object
) -> None:
    path = small(tmp_path)
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    article = paper_in(library, pool, path)
    marked(library, article, "acts fast")
    made = annotate(library, article, tmp_path / "copy.pdf", pool=pool)

    assert [notice.code for notice in made.notices] == ["annotated-rewritten"]
    [one] = seen(made.path)
    text, letters = letters_on(made.path, library, article.sources[0].sha256, 1)
    assert covered(text, letters, one.boxes) == "actsfast"


def test_a_signed_paper_keeps_its_bytes(library: Library, pool: WorkerPool, tmp_path: Path) -> None:
    signed = (
        b"<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/Rect[0 0 0 0]/P 3 0 R/V<</Type/Sig"
        b"/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 10 20 30]"
        b"/Contents<00>>>>>"
    )
    path = papers.one_page(tmp_path / "paper.pdf", TEXT, page=b"/Annots[6 0 R]", more=[signed])
    form = b"<</Type/Catalog/AcroForm<</Fields[6 0 R]/SigFlags 3>>/Pages 2 0 R>>"
    data = path.read_bytes()
    objects = [each.split(b"obj\n", 1)[1] for each in data.split(b"\nendobj")[:-1]]
    papers.written(path, [form, *objects[1:]])
    article = paper_in(library, pool, path)
    marked(library, article, "acts fast")
    made = annotate(library, article, tmp_path / "copy.pdf", pool=pool)

    assert [notice.code for notice in made.notices] == ["annotated-signed"]
    assert made.path.read_bytes().startswith(path.read_bytes())


def test_nothing_is_overwritten_that_nobody_said_may_be(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    article = paper_in(library, pool, small(tmp_path))
    marked(library, article, "acts fast")
    target = tmp_path / "copy.pdf"
    target.write_text("mine")

    with pytest.raises(FileExistsAlreadyError):
        annotate(library, article, target, pool=pool)
    with pytest.raises(OwnFileError):
        annotate(library, article, library.path, may_replace=True, pool=pool)
    with pytest.raises(UnwritableFileError):
        annotate(library, article, tmp_path / "nowhere" / "copy.pdf", pool=pool)
    assert target.read_text() == "mine"
    annotate(library, article, target, may_replace=True, pool=pool)
    assert len(seen(target)) == 1
    assert not list(tmp_path.glob("*.new")) + list(tmp_path.glob(".*.new"))


def test_without_highlights_the_copy_is_the_paper(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    path = small(tmp_path)
    article = paper_in(library, pool, path)
    made = annotate(library, article, tmp_path / "copy.pdf", pool=pool)

    assert hashlib.sha256(made.path.read_bytes()).hexdigest() == article.sources[0].sha256
    assert made.highlights == 0


def test_what_is_no_pdf_is_refused(library: Library, pool: WorkerPool, tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text("Ketamine acts fast.\n")
    article: Article = paper_in(library, pool, path)

    with pytest.raises(NoPdfError):
        annotate(library, article, tmp_path / "copy.pdf", pool=pool)
