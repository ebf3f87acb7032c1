"""Whatever was acknowledged is there after the program was killed, and nothing half done is."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from ketareview.domain.highlight import Highlight
from ketareview.library import Library
from tests.library.papers import paper, store
from tests.library.rows import folded, stored

ROOT = Path(__file__).parents[2]


def killed(library: Path, what: str, chance: random.Random) -> list[UUID]:
    """Let a program write, kill it somewhere in the next step, and list what it acknowledged."""
    acknowledged: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-m", "tests.library.writer", str(library), what],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        acknowledged += [writer.stdout.readline() for _ in range(chance.randint(1, 12))]
        for _ in range(chance.randrange(200_000)):
            pass  # a moment of its own length, to hit every part of a step
        writer.kill()
        acknowledged += writer.stdout.readlines()
    return [UUID(line.strip()) for line in acknowledged if line.endswith("\n")]


def whole(highlight: Highlight) -> bool:
    return len(highlight.tags.topics) == 1 and highlight.tags.note.startswith("note ")


def tried(tmp_path: Path, what: str, times: int) -> Iterator[tuple[Library, list[UUID]]]:
    """Kill a writer several times; after each look at the library and all it acknowledged."""
    path = tmp_path / "crash.ketareview"
    with Library.create(path, reviewer="Anna") as library:
        store(library, paper(tmp_path))
    chance = random.Random(7)  # noqa: S311 - a repeatable order of moments
    acknowledged: list[UUID] = []
    for _ in range(times):
        acknowledged += killed(path, what, chance)
        with Library.open(path, reviewer="Anna") as library:
            report = library.check()
            assert report.ok, report.problems
            assert folded(library) == stored(library)
            yield library, acknowledged
    assert len(acknowledged) > times


@pytest.mark.parametrize("times", [4, pytest.param(100, marks=pytest.mark.long)])
def test_a_killed_tagger_loses_nothing(tmp_path: Path, times: int) -> None:
    for library, acknowledged in tried(tmp_path, "tag", times):
        assert set(acknowledged) <= set(library.highlights.all())
        assert all(whole(each) for each in library.highlights.many(library.highlights.all()))


@pytest.mark.parametrize("times", [3, pytest.param(100, marks=pytest.mark.long)])
def test_a_killed_import_leaves_whole_papers_only(tmp_path: Path, times: int) -> None:
    for library, acknowledged in tried(tmp_path, "import", times):
        assert set(acknowledged) <= set(library.articles.all())
        for article in library.articles.all():
            (source,) = library.articles.get(article).sources
            assert len(library.sources.pages(source.sha256)) == 2
