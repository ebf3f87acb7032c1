"""Raised numbers behind words lead to the list of references, and nothing else that is a number."""

from contextlib import closing
from pathlib import Path

import pytest

from ketareview.domain.geometry import Rect
from ketareview.domain.text import Page
from ketareview.pdf import documents, letters
from ketareview.pdf.extraction import read
from ketareview.reading.layout import PageLayout
from ketareview.reading.mentions import Mentions
from tests.ui.reader.papers import pdf_file

_LIST = (
    "\nReferences\n1. Aziz B. An early trial.\n2. Berman C. A trial.\n3. Zarate E. A later one.\n"
)


def raised_in(text: str) -> list[str]:
    """The numbers that are mentioned if they are raised."""
    found = Mentions([Page(1, f"Abstract\n{text}{_LIST}")])
    every = {found.raised_at(1, at) for at in range(len(text) + 9)} - {None}
    ordered = sorted(every, key=lambda each: each.piece.start if each else 0)
    return [each.number for each in ordered if each]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It is effective.1,3 So it is.", ["1", "3"]),
        ("It is effective2 and safe.", ["2"]),
        ("It is effective (in part) 2 and safe.", ["2"]),
        ("Effective\u00b9\u00b7 and safe\u00b2", ["1", "2"]),
        ("Doses in mg/m2 and R2 and CO2 of 3 mg.", []),
        ("It is effective.9", []),
        ("As [1] and [2] say, it works3.", []),
    ],
)
def test_numbers_behind_words_may_be_mentions(text: str, numbers: list[str]) -> None:
    assert raised_in(text) == numbers


def test_raised_numbers_of_authors_are_no_references() -> None:
    page = Page(1, f"A trial\nA. Aziz1, C. Berman2\n1 A Clinic\nAbstract\nIt works.3{_LIST}")
    found = Mentions([page])
    assert found.raised_at(1, page.text.index("Aziz1") + 4) is None
    assert found.raised_at(1, page.text.index("works.3") + 6) is not None


def test_geometry_tells_what_is_raised() -> None:
    page = Page(1, "word12, 13")
    level = [Rect(10.0 * at, 100.0, 9.0, 12.0) for at in range(10)]
    raised: list[Rect | None] = [*level]
    raised[4:6] = [Rect(40.0, 98.0, 5.0, 8.0), Rect(46.0, 98.0, 5.0, 8.0)]
    assert PageLayout(page, raised).is_raised(4, 6)
    assert not PageLayout(page, raised).is_raised(8, 10)
    lowered: list[Rect | None] = [*level]
    lowered[4:6] = [Rect(40.0, 107.0, 5.0, 8.0), Rect(46.0, 107.0, 5.0, 8.0)]
    assert not PageLayout(page, lowered).is_raised(4, 6)


def test_raised_numbers_of_a_pdf_are_found_where_they_stand(tmp_path: Path) -> None:
    content = (
        b"BT /F1 11 Tf 50 700 Td (Abstract) Tj 0 -20 Td (Ketamine is effective.) Tj "
        b"/F1 7 Tf 4 Ts (2) Tj 0 Ts /F1 11 Tf ( It lasts 3 days.) Tj 0 -40 Td (References) Tj "
        b"0 -20 Td (1. Aziz B. An early trial.) Tj 0 -20 Td (2. Berman C. A trial.) Tj "
        b"0 -20 Td (3. Zarate E. A later one.) Tj ET"
    )
    path = tmp_path / "raised.pdf"
    path.write_bytes(
        pdf_file(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
                b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                (
                    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
                    b"/Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>"
                ),
                b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            ]
        )
    )
    page = read(str(path)).pages[0]
    with (
        closing(documents.load(str(path))) as document,
        closing(document[0]) as shown,
        closing(shown.get_textpage()) as textpage,
    ):
        places = letters.places(shown, textpage, page.runs, len(page.text))
    layout = PageLayout(page, [Rect(*box) if box else None for box in places])
    found = Mentions([page]).raised_at(1, page.text.index("effective.2") + 10)
    assert found is not None
    assert found.number == "2"
    assert layout.is_raised(found.piece.start, found.piece.end)
    level = page.text.index("3 days")
    assert not layout.is_raised(level, level + 1)
