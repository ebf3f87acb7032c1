"""A library, and papers on the disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ketareview.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "review.ketareview", reviewer="Anna") as made:
        yield made


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """Eight papers, of which the fourth is empty and the last is the first again."""
    paths = [tmp_path / f"{number}.txt" for number in range(1, 9)]
    for path in paths:
        path.write_text(f"Paper {path.stem} on ketamine.\n\nIts text.\n", encoding="utf-8")
    paths[3].write_bytes(b"")
    paths[7].write_bytes(paths[0].read_bytes())
    return paths
