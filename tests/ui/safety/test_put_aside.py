"""What another program left beside the library is told in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ketareview.library import Library
from ketareview.ui.banner import MessageBanner
from ketareview.ui.window import MainWindow


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "papers.ketareview"
    Library.create(path, reviewer="A. Reviewer").close()
    Path(f"{path}-wal").write_bytes(b"foreign" * 1000)
    with Library.open(path, reviewer="A. Reviewer") as made:
        yield made


def test_the_banner_names_where_it_is_kept(window: MainWindow, library: Library) -> None:
    banner = window.findChild(MessageBanner, "messageBanner")
    assert banner is not None
    assert banner.isVisible()
    assert library.put_aside[0].name in banner.text()
