"""How the window opens for the first time."""

from pathlib import Path

import pytest

from tests.screens import describe, unseen
from tests.ui.started import started


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        ((1920, 1080), "1440 900"),
        ((1440, 900), "1436 896"),  # within the frame, which is 2 pixels wide here
        ((1366, 768), "1362 764"),
    ],
)
def test_all_of_it_fits_on_the_screen(screen: tuple[int, int], size: str, tmp_path: Path) -> None:
    platform = unseen(describe(tmp_path / "screen.json", *screen))

    library = str(tmp_path / "a.ketareview")
    told = started(tmp_path, "-L", library, platform=platform, after=200)

    assert told[1:] == [f"{size} True", "emblem"]
