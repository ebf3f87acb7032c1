"""Several papers in one file: each comes with a file of its own."""

from pathlib import Path

import pytest

from ketareview.domain.errors import NoRecordsError
from ketareview.domain.imports import Draft, Unread
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.jats import IMPORTER as PAPER
from ketareview.importing.formats.jats_set import IMPORTER
from tests.importing.papers_other.blocks import blocks


def _paper(title: str, text: str) -> str:
    front = f"<title-group><article-title>{title}</article-title></title-group>"
    return (
        f'<article article-type="letter"><front><article-meta>{front}</article-meta></front>'
        f"<body>{text}</body></article>"
    )


def test_each_paper_is_read_and_carried(tmp_path: Path) -> None:
    path = tmp_path / "set.xml"
    papers = _paper("One", "<p>First.</p>") + "<article/>" + _paper("Two", "<p>Second.</p>")
    path.write_text(f"<pmc-articleset>{papers}</pmc-articleset>", encoding="utf-8")

    assert IMPORTER.recognises(path)
    assert not PAPER.recognises(path)
    one, empty, two = IMPORTER.read(path, NO_WISHES)

    assert isinstance(empty, Unread)
    assert isinstance(one, Draft)
    assert isinstance(two, Draft)
    assert two.record.title == "Two"
    assert two.content is not None
    alone = tmp_path / two.content.name
    alone.write_bytes(two.content.data)
    (again,) = PAPER.read(alone, NO_WISHES)
    assert blocks(again) == blocks(two) == [("heading", 1, "Two"), ("paragraph", 0, "Second.")]


def test_a_set_without_papers_has_no_record(tmp_path: Path) -> None:
    path = tmp_path / "set.xml"
    path.write_text("<pmc-articleset><Reply/></pmc-articleset>", encoding="utf-8")
    with pytest.raises(NoRecordsError):
        list(IMPORTER.read(path, NO_WISHES))
