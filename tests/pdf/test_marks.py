"""What readers marked with other programs is placed where it was and anchored to its words."""

from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.imports import Mark, MarkKind
from ketareview.pdf import annotation_fields as fields
from ketareview.pdf.extraction import read
from ketareview.pdf.shapes import PdfDocument
from tests.pdf.papers import changed, one_page, stream, words

CONTENT = words("Ketamine acts fast", 50, 300) + words("and it fades", 50, 280)
WHOLE = (45, 297, 160, 312)
"""Around the first line; the second one begins at 290."""


def marked(tmp_path: Path, *annotations: bytes, page: bytes = b"") -> PdfDocument:
    """Write a page of two lines with annotations, which are objects from 6 on, and read it."""
    listed = b" ".join(b"%d 0 R" % (6 + index) for index in range(len(annotations)))
    path = one_page(
        tmp_path / "a.pdf", CONTENT, page=b"/Annots[" + listed + b"]" + page, more=annotations
    )
    return read(str(path))


def highlight(
    edges: tuple[float, ...] = WHOLE, more: bytes = b"", kind: bytes = b"Highlight"
) -> bytes:
    left, bottom, right, top = edges
    corners = f"{left} {top} {right} {top} {left} {bottom} {right} {bottom}"
    rect = f"{left} {bottom} {right} {top}"
    return b"<</Type/Annot/Subtype/%s/Rect[%s]/QuadPoints[%s]%s>>" % (
        kind,
        rect.encode(),
        corners.encode(),
        more,
    )


def said(paper: PdfDocument, mark: Mark) -> str:
    return "|".join(paper.pages[span.page - 1].text[span.start : span.end] for span in mark.spans)


def test_a_highlight_comes_with_its_words_and_all_that_is_said_of_it(tmp_path: Path) -> None:
    more = (
        b"/C[1 1 0]/Contents(really?)/T(A. Okafor)/NM(x-1)/M(D:20240131120000+02'00')"
        b'/CreationDate(D:20240130)/Zotero:Tags(["dose", "dose", "pain"])'
    )
    paper = marked(tmp_path, highlight(more=more))
    (mark,) = paper.marks
    assert said(paper, mark) == "Ketamine acts fast"
    assert (mark.kind, mark.colour, mark.note) == (MarkKind.HIGHLIGHT, "#ffff00", "really?")
    assert (mark.name, mark.author, mark.codes) == ("x-1", "A. Okafor", ("dose", "pain"))
    assert mark.created == datetime(2024, 1, 30, tzinfo=UTC)
    assert mark.changed == datetime(2024, 1, 31, 10, tzinfo=UTC)
    box = mark.spans[0].box
    assert box is not None
    assert 85 < box.top < 95
    assert box.left == pytest.approx(50, abs=2)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [b"", b"/CropBox[30 60 280 390]"])
def test_words_are_found_however_a_page_is_turned_and_cropped(
    tmp_path: Path, turn: int, crop: bytes
) -> None:
    second = (44, 277, 140, 292)
    paper = marked(tmp_path, highlight(second), page=b"/Rotate %d" % turn + crop)
    assert [said(paper, mark) for mark in paper.marks] == ["and it fades"]
    box, page = paper.marks[0].spans[0].box, paper.pages[0]
    assert box is not None
    assert 0 <= box.left <= box.right <= page.width
    assert 0 <= box.top <= box.bottom <= page.height


@pytest.mark.parametrize("order", [*permutations(range(4))])
def test_corners_may_stand_in_any_order(tmp_path: Path, order: tuple[int, ...]) -> None:
    corners = [(45, 297), (160, 297), (160, 312), (45, 312)]
    numbers = " ".join(f"{x} {y}" for x, y in (corners[index] for index in order))
    annotation = f"<</Subtype/Highlight/Rect[45 297 160 312]/QuadPoints[{numbers}]>>"
    paper = marked(tmp_path, annotation.encode())
    assert said(paper, paper.marks[0]) == "Ketamine acts fast"


@pytest.mark.parametrize(
    "quads", [b"", b"/QuadPoints[1 2 3]", b"/QuadPoints[/a /b]", b"/QuadPoints[0 0 1 0 0 1 1 1]"]
)
def test_without_corners_that_fit_the_box_counts(tmp_path: Path, quads: bytes) -> None:
    paper = marked(tmp_path, b"<</Subtype/Underline/Rect[45 297 160 312]" + quads + b">>")
    (mark,) = paper.marks
    assert (mark.kind, said(paper, mark)) == (MarkKind.UNDERLINE, "Ketamine acts fast")


def test_lines_of_one_highlight_are_one_stretch_and_parts_of_words_stay_parts(
    tmp_path: Path,
) -> None:
    quads = b"/QuadPoints[130 312 160 312 130 297 160 297 45 292 70 292 45 277 70 277]"
    lines = b"<</Subtype/Highlight/Rect[45 277 160 312]" + quads + b">>"
    apart = highlight((45, 297, 101, 312))
    paper = marked(tmp_path, lines, apart)
    assert [said(paper, mark) for mark in paper.marks] == ["fast\nand", "Ketamine"]


def test_what_covers_no_words_is_a_box(tmp_path: Path) -> None:
    area = b"<</Subtype/Square/Rect[50 100 150 200]/C[0 0 0 1]>>"
    ink = b"<</Subtype/Ink/Rect[-50 100 10 200]/C[0.5]/InkList[[1 2 3 4]]>>"
    paper = marked(tmp_path, highlight((50, 100, 150, 200)), area, ink)
    figure, square, drawn = paper.marks
    for mark in (figure, square):
        box = mark.spans[0].box
        assert box is not None
        assert (box.left, box.top, box.width, box.height) == (50, 200, 100, 100)
        assert (mark.spans[0].start, mark.spans[0].end) == (0, 0)
    assert [mark.kind for mark in paper.marks] == ["highlight", "area", "area"]
    assert (square.colour, drawn.colour) == ("#000000", "#808080")
    assert drawn.spans[0].box is not None
    assert (drawn.spans[0].box.left, drawn.spans[0].box.width) == (0, 10)


def test_notes_replies_and_rich_text_are_read(tmp_path: Path) -> None:
    rich = stream(b"<body><p>One &amp; two</p><p>three</p></body>")
    paper = marked(
        tmp_path,
        b"<</Subtype/Text/Rect[1 1 20 20]/RC 11 0 R/T(Ada)>>",
        b"<</Subtype/Text/Rect[1 1 20 20]/Contents(no)/T(Bo)/IRT 6 0 R>>",
        b"<</Subtype/Text/Rect[1 1 20 20]/Contents(yes)/T(Ada)/IRT 7 0 R>>",
        b"<</Subtype/Text/Rect[1 1 20 20]/Contents(Accepted set by Bo)/State(Accepted)/IRT 6 0 R>>",
        b"<</Subtype/FreeText/Rect[1 50 20 60]/Contents(\xfe\xff\x00\xe9\x00\r\x00b)>>",
        rich,
    )
    note, free = paper.marks
    assert note.note == "One & two\nthree\nBo: no\nyes"
    assert (free.kind, free.note) == (MarkKind.NOTE, "é\nb")


def test_replies_that_answer_each_other_in_a_circle_come_once(tmp_path: Path) -> None:
    first = b"<</Subtype/Text/Rect[1 1 20 20]/Contents(a)/IRT 7 0 R>>"
    second = b"<</Subtype/Text/Rect[1 1 20 20]/Contents(b)/IRT 6 0 R>>"
    (mark,) = marked(tmp_path, first, second).marks
    assert sorted(mark.note.split()) == ["a", "b"]


def test_words_struck_out_for_others_keep_the_others_as_their_note(tmp_path: Path) -> None:
    caret = b"<</Subtype/Caret/Rect[155 297 160 312]/Contents(works)>>"
    paper = marked(tmp_path, caret, highlight(WHOLE, b"/IRT 6 0 R/RT/Group", b"StrikeOut"))
    (mark,) = paper.marks
    assert (mark.kind, mark.note, said(paper, mark)) == (
        MarkKind.STRIKEOUT,
        "works",
        "Ketamine acts fast",
    )


def test_a_note_that_only_repeats_the_words_is_none(tmp_path: Path) -> None:
    paper = marked(tmp_path, highlight(more=b"/Contents(Ketamine  acts fast.)"))
    assert paper.marks[0].note == ""


def test_links_fields_windows_and_hidden_marks_are_not_brought(tmp_path: Path) -> None:
    none = [
        b"<</Subtype/Link/Rect[1 1 20 20]>>",
        b"<</Subtype/Widget/Rect[1 1 20 20]>>",
        b"<</Subtype/Popup/Rect[1 1 20 20]/Contents(x)>>",
        highlight(more=b"/F 2"),
        highlight(more=b"/F 32"),
        b"17",
        b"<</Rect[1 1 20 20]>>",
    ]
    assert marked(tmp_path, *none).marks == ()
    assert marked(tmp_path, *none).hidden_marks == 2
    assert len(marked(tmp_path, *none, highlight(more=b"/F 4")).marks) == 1


def test_marks_have_names_of_their_own_that_stay(tmp_path: Path) -> None:
    same = highlight(more=b"/NM(x)")
    unnamed = highlight((45.2, 277, 140, 292))
    first = [mark.name for mark in marked(tmp_path, same, same, unnamed, unnamed).marks]
    again = [mark.name for mark in marked(tmp_path, same, same, unnamed, unnamed).marks]
    assert first == again
    assert first[:2] == ["x", "x 2"]
    assert len(set(first)) == len(first)


def test_marks_of_a_locked_paper_are_read(tmp_path: Path) -> None:
    marked(tmp_path, highlight(more=b"/Contents(secret note)"))
    path = changed(tmp_path / "b.pdf", tmp_path / "a.pdf", password="secret")  # noqa: S106 - a test's
    assert [mark.note for mark in read(str(path), "secret").marks] == ["secret note"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("D:20240229", datetime(2024, 2, 29, tzinfo=UTC)),
        ("D:2024", datetime(2024, 1, 1, tzinfo=UTC)),
        ("D:20240131235959-08'00'", datetime(2024, 2, 1, 7, 59, 59, tzinfo=UTC)),
        ("D:20240131235959Z00'00'", datetime(2024, 1, 31, 23, 59, 59, tzinfo=UTC)),
        ("2024-01-31T10:11:12+0530", datetime(2024, 1, 31, 4, 41, 12, tzinfo=UTC)),
        ("D:20240231", None),
        ("D:20240101000000+99'99'", None),
        ("D:00010101000000+10'00'", None),
        ("yesterday", None),
        (17, None),
    ],
)
def test_days_are_read_in_their_zone(written: object, read_as: datetime | None) -> None:
    assert fields.moment(written) == read_as


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ([], ""),
        ([0.5], "#808080"),
        ([1, 0.8, 0], "#ffcc00"),
        ([0, 0, 1, 0], "#ffff00"),
        ([2, -1, 0], "#ff0000"),
        (["a", 1, 2], ""),
        ([float("nan"), 0, 0], ""),
        ("abc", ""),
    ],
)
def test_colours_are_named_alike(parts: object, name: str) -> None:
    assert fields.colour(parts) == name


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    numbers=st.lists(
        st.one_of(st.integers(-(10**12), 10**12), st.floats(-1e6, 1e6).map(lambda x: round(x, 3))),
        max_size=20,
    ),
    words_=st.binary(max_size=40),
    kind=st.sampled_from([b"Highlight", b"Squiggly", b"Ink", b"Text", b"FreeText", b"Line"]),
)
def test_any_annotation_leaves_the_paper_readable(
    tmp_path: Path, numbers: list[float], words_: bytes, kind: bytes
) -> None:
    listed = " ".join(format(number, "f") for number in numbers).encode()
    annotation = b"<</Subtype/%s/Rect[%s]/QuadPoints[%s]/C[%s]/Contents<%s>/M<%s>/T<%s>>>" % (
        kind,
        listed[:60].rpartition(b" ")[0],
        listed,
        listed,
        *[words_.hex().encode()] * 3,
    )
    paper = marked(tmp_path, annotation)
    assert paper.pages[0].text == "Ketamine acts fast\nand it fades"
    for mark in paper.marks:
        for span in mark.spans:
            assert 0 <= span.start <= span.end <= len(paper.pages[0].text)
            assert span.box is not None
            assert 0 <= span.box.left <= span.box.right <= 300.01
            assert 0 <= span.box.top <= span.box.bottom <= 400.01
