"""Papers with damage at their ends, which other programs show, are read all the same."""

from pathlib import Path

import pytest

from ketareview.domain.errors import UnreadableFileError
from ketareview.domain.text import LARGEST_PAGE
from ketareview.pdf.extraction import read
from tests.pdf.papers import one_page

_WORDS = b"BT /F 12 Tf 50 350 Td (Ketamine acts within hours.) Tj ET"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A paper of one page."""
    return one_page(tmp_path / "paper.pdf", _WORDS)


def test_a_paper_that_lost_its_header_is_read(paper: Path) -> None:
    paper.write_bytes(paper.read_bytes().replace(b"%PDF-1.7\n", b""))

    assert read(str(paper)).pages[0].text == "Ketamine acts within hours."


def test_a_paper_that_is_broken_off_behind_its_objects_is_read(paper: Path) -> None:
    whole = paper.read_bytes()
    for place in (whole.index(b"xref"), whole.index(b"/Root")):
        paper.write_bytes(whole[:place] + b"<904E5A162F")

        assert read(str(paper)).pages[0].text == "Ketamine acts within hours."


def test_a_paper_without_its_catalogue_is_refused(paper: Path) -> None:
    whole = paper.read_bytes()
    for rest in (whole[whole.index(b"endobj") + 6 :], whole.replace(b"%PDF-1.7\n", b"")[:20]):
        paper.write_bytes(rest)

        with pytest.raises(UnreadableFileError):
            read(str(paper))


def test_no_page_is_larger_than_can_be_told(tmp_path: Path) -> None:
    paper = one_page(tmp_path / "paper.pdf", _WORDS, page=b"/MediaBox[0 0 300 2147483647]")

    (page,) = read(str(paper)).pages

    assert page.height == LARGEST_PAGE
