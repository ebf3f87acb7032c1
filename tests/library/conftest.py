"""A library, and a paper in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ketareview.domain.article import Article
from ketareview.library import Library
from tests.library.papers import paper, store


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "review.ketareview", reviewer="Anna") as made:
        yield made


@pytest.fixture
def article(library: Library, tmp_path: Path) -> Article:
    return store(library, paper(tmp_path))
