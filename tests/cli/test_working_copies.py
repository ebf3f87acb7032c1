"""A command is refused where the newest state of a library is in a working copy."""

import os
from pathlib import Path

from tests.cli.conftest import Run
from tests.workflows.away.desk import Desk


def test_unsaved_changes_are_told_and_the_copy_can_be_named(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "Dropbox" / "review.ketareview"
    assert run("-L", place, "init").code == 0
    desk = Desk(Path(os.environ["XDG_DATA_HOME"]) / "KetaReview" / "copies")
    copy = desk.open(place).library.path
    refused = run("-L", place, "topics")
    assert refused.code == 3
    assert "is open elsewhere: Anna" in refused.err
    desk.add("Mine")
    desk.die()
    refused = run("-L", place, "topics")
    assert refused.code == 3
    assert str(copy) in refused.err
    assert "Traceback" not in refused.err
    assert "Mine" in run("-L", copy, "topics").out
    desk.visit(place)
    assert "Mine" in run("-L", place, "topics").out
