"""Bookmarks and links come out of a PDF with the places to which they lead."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ketareview.domain.errors import KetaReviewError
from ketareview.domain.wayfinding import Spot
from ketareview.pdf import Viewer
from ketareview.pdf.outline import DEEPEST
from tests.pdf.papers import COLUMN, stream, typeset, words, written

_BOOK = (
    COLUMN
    + """
#set heading(numbering: "1.1")
= Métodos <methods>
See @results, #link("https://example.org/a?b=1")[a page] and #link("mailto:a@example.org")[mail].
== Participants
Forty.
#pagebreak()
= Results <results>
#v(100pt)
Back to #link(<methods>)[the methods].
"""
)

_FONT = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
_CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


@pytest.fixture(scope="module")
def viewer() -> Iterator[Viewer]:
    opened = Viewer(workers=1)
    yield opened
    opened.close()


def paper(path: Path, catalog: bytes, page: bytes, *more: bytes) -> Path:
    """Write two pages of 300 by 400 points, of which the first has extras; `more` are from 6 on."""
    return written(
        path,
        [
            b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
            b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 300 400]/Resources"
            + _FONT
            + b">>",
            b"<</Type/Page/Parent 2 0 R/Contents 5 0 R" + page + b">>",
            b"<</Type/Page/Parent 2 0 R/Rotate 90/CropBox[10 20 290 380]>>",
            stream(words("Ketamine", 40, 300)),
            *more,
        ],
    )


def test_bookmarks_come_with_their_levels_and_places(viewer: Viewer, tmp_path: Path) -> None:
    path = typeset(tmp_path / "book.pdf", _BOOK)
    viewer.open(path).result()
    found = viewer.outline(path).result()
    assert [(each.title, each.level) for each in found] == [
        ("1 Métodos", 0),
        ("1.1 Participants", 1),
        ("2 Results", 0),
    ]
    pages = [each.target.page for each in found if isinstance(each.target, Spot)]
    tops = [each.target.top for each in found if isinstance(each.target, Spot)]
    assert pages == [1, 1, 2]
    assert tops[0] < tops[1] < 300
    assert tops[2] == pytest.approx(20, abs=12)


def test_links_lead_to_places_of_the_paper_and_to_addresses(viewer: Viewer, tmp_path: Path) -> None:
    path = typeset(tmp_path / "book.pdf", _BOOK)
    viewer.open(path).result()
    found = viewer.links(path, 1).result()
    assert [each.address for each in found if each.address] == [
        "https://example.org/a?b=1",
        "mailto:a@example.org",
    ]
    inner = [each for each in found if each.target]
    assert [each.target.page for each in inner if each.target] == [2]
    assert all(20 <= box.left < box.right <= 200 for each in found for box in each.boxes)


def test_branches_that_grow_out_of_themselves_end(viewer: Viewer, tmp_path: Path) -> None:
    path = paper(
        tmp_path / "round.pdf",
        b"/Outlines 6 0 R",
        b"",
        b"<</First 7 0 R/Last 8 0 R>>",
        b"<</Title(One)/Parent 6 0 R/Next 8 0 R/First 8 0 R/Dest[3 0 R/FitH 350]>>",
        b"<</Title(Two)/Parent 6 0 R/Next 7 0 R/First 7 0 R/Dest[9 0 R/Fit]>>",
    )
    viewer.open(path).result()
    found = viewer.outline(path).result()
    assert sorted(each.title for each in found) == ["One", "Two"]
    places = {each.title: each.target for each in found}
    assert places == {"One": Spot(1, 0, 50), "Two": None}


def test_deep_and_endless_outlines_are_cut(viewer: Viewer, tmp_path: Path) -> None:
    deep = [b"<</Title(%d)/First %d 0 R>>" % (level, 8 + level) for level in range(40)]
    path = paper(tmp_path / "deep.pdf", b"/Outlines 6 0 R", b"", b"<</First 7 0 R>>", *deep)
    viewer.open(path).result()
    assert len(viewer.outline(path).result()) == DEEPEST + 1


def test_places_on_turned_and_cropped_pages_are_where_they_are_seen(
    viewer: Viewer, tmp_path: Path
) -> None:
    """The second page is turned clockwise: what was at the left is at the top."""
    path = paper(
        tmp_path / "turned.pdf",
        b"/Outlines 6 0 R/Names<</Dests<</Names[(there)[4 0 R/XYZ 60 380 0]]>>>>",
        b"/Annots[<</Subtype/Link/Rect[40 300 90 312]/A<</S/GoTo/D(there)>>>>"
        b"<</Subtype/Link/Rect[40 100 90 112]/A<</S/Launch/F(calc.exe)>>>>"
        b"<</Subtype/Link/Rect[40 200 90 212]/Dest[4 0 R/XYZ null null null]>>]",
        b"<</First 7 0 R>>",
        b"<</Title(Turned)/A<</S/GoTo/D(there)>>>>",
    )
    viewer.open(path).result()
    assert viewer.outline(path).result()[0].target == Spot(2, 360, 50)
    first, second = viewer.links(path, 1).result()
    assert first.target == Spot(2, 360, 50)
    assert second.target == Spot(2, 0, 0)
    assert [(box.left, box.top, box.width, box.height) for box in first.boxes] == [(40, 88, 50, 12)]


@pytest.mark.corpus
@pytest.mark.skipif(not _CORPUS.is_dir(), reason="the corpus is not here")
@pytest.mark.parametrize("folder", ["pdf-papers", "pdf-annotated", "pdf-difficult"])
def test_places_of_other_programs_files_lie_on_their_pages(viewer: Viewer, folder: str) -> None:
    for path in sorted((_CORPUS / folder).glob("*.pdf"))[::3]:
        try:
            shape = viewer.open(path).result()
            headings = viewer.outline(path).result()
            links = [
                each for page in (1, len(shape.pages)) for each in viewer.links(path, page).result()
            ]
        except KetaReviewError:
            continue
        places = [each.target for each in headings] + [each.target for each in links]
        for place in places:
            if isinstance(place, Spot):
                page = shape.pages[place.page - 1]
                assert 0 <= place.left <= page.width + 0.01
                assert 0 <= place.top <= page.height + 0.01
