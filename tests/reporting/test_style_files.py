"""Citation styles from files: what is none is told in a sentence that helps."""

from pathlib import Path

import pytest

from ketareview.domain.errors import (
    DependentStyleError,
    EmptyFileError,
    MissingFileError,
    UnreadableFileError,
)
from ketareview.reporting import cite, read_style
from tests.reporting.sample import article

DEPENDENT = (
    '<style xmlns="http://purl.org/net/xbiblio/csl"><info>'
    '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>'
)


def test_a_file_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_bytes(b"\xef\xbb\xbf<style/>")
    assert read_style(path) == "<style/>"


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    empty, binary = tmp_path / "empty.csl", tmp_path / "binary.csl"
    empty.write_bytes(b" \n")
    binary.write_bytes(b"\xff\xfe\x00")
    for path, kind in (
        (tmp_path / "none.csl", MissingFileError),
        (empty, EmptyFileError),
        (binary, UnreadableFileError),
        (tmp_path, UnreadableFileError),
    ):
        with pytest.raises(kind):
            read_style(path)


def test_a_style_that_only_points_to_another_names_it() -> None:
    with pytest.raises(DependentStyleError) as caught:
        cite([article("Okafor")], DEPENDENT)
    assert caught.value.facts == {"name": "apa"}
