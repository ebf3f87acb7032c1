"""A commit that a power cut interrupted is taken back, wherever it was interrupted."""

import shutil
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

from ketareview.library import Library
from tests.library.papers import mark, paper, store
from tests.library.rows import stored

_COUNT_OF_PAGES = 28  # in the header of a file, see sqlite.org/fileformat.html


def interrupted(path: Path, cut: Path) -> None:
    """Copy a library and its journal in the middle of a transaction."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")  # so that it writes before the end
        connection.execute("BEGIN")
        connection.execute("INSERT INTO property VALUES ('long', ?)", ("x" * 1_000_000,))
        connection.execute("UPDATE highlight SET note = 'cut off'")
        shutil.copyfile(path, cut)
        shutil.copyfile(f"{path}-journal", f"{cut}-journal")
        connection.execute("ROLLBACK")


def test_a_header_that_counts_pages_that_are_not_there_yet(tmp_path: Path) -> None:
    path, cut = tmp_path / "whole.ketareview", tmp_path / "cut.ketareview"
    with Library.create(path, reviewer="Anna") as library:
        mark(library, store(library, paper(tmp_path)), note="kept")
        held = stored(library)
    interrupted(path, cut)
    content = bytearray(cut.read_bytes())
    (pages,) = struct.unpack_from(">I", content, _COUNT_OF_PAGES)
    struct.pack_into(">I", content, _COUNT_OF_PAGES, pages + 500)
    cut.write_bytes(content)

    with Library.open(cut, reviewer="Anna") as library:
        assert library.check().ok
        assert stored(library) == held
