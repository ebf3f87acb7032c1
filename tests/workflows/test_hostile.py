"""Hostile files among good ones cost nobody but themselves."""

import sys
from pathlib import Path

import pytest

from ketareview.domain.imports import ImportResult, Outcome
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from tests.importing.papers import pdf
from tests.workflows.hostile import twenty
from tests.workflows.taken import taken

_GROWTH = 50_000_000
_PAGE = 4096


def _good(folder: Path) -> list[Path]:
    folder.mkdir()
    paths = []
    for number in range(40):
        path = folder / f"{number}.{('pdf', 'txt', 'html', 'md')[number % 4]}"
        words = f"Ketamine trial number {number}"
        if path.suffix == ".pdf":
            path.write_bytes(pdf([[(100, 20, words), (200, 10, "Scores fell by ten points.")]]))
        elif path.suffix == ".html":
            path.write_text(f"<html><body><h1>{words}</h1><p>Text.</p></body></html>")
        else:
            path.write_text(f"# {words}\n\nScores fell by {number} points.\n")
        paths.append(path)
    return paths


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_forty_good_files_come_in_and_twenty_hostile_ones_are_told(
    library: Library, tmp_path: Path
) -> None:
    good, hostile = _good(tmp_path / "good"), twenty(tmp_path / "hostile")
    mixed = [path for pair in zip(good[::2], good[1::2], hostile, strict=True) for path in pair]
    with WorkerPool() as pool:
        taken(library, pool, good[:4])  # what is imported once for all is not growth
        before = _resident()
        results = taken(library, pool, mixed)
        growth = _resident() - before

    by_path: dict[str, list[ImportResult]] = {}
    for result in results:
        by_path.setdefault(result.path, []).append(result)
    assert set(by_path) == {str(path) for path in mixed}
    assert all(len(several) == 1 for several in by_path.values())
    assert {by_path[str(path)][0].outcome for path in good[:4]} == {Outcome.DUPLICATE}
    assert {by_path[str(path)][0].outcome for path in good[4:]} == {Outcome.ADDED}
    refused = {path.name: by_path[str(path)][0] for path in hostile}
    taken_in = {name for name, result in refused.items() if result.outcome is not Outcome.FAILED}
    assert taken_in == set()
    assert all(result.reason for result in refused.values())
    assert library.articles.count() == len(good)
    assert library.check().ok
    assert growth < _GROWTH
