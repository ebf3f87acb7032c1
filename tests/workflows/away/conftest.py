"""A library in a folder that a cloud keeps in step, and a desk to work on it."""

from pathlib import Path

import pytest

from ketareview.library import Library
from tests.workflows.away.desk import Desk


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "Dropbox" / "review.ketareview"
    with Library.create(path, reviewer="Ben") as library:
        library.topics.add("Sleep")
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "home" / "copies")
