"""The reader finds what a careful reader would, on sentences labelled before its rules."""

from pathlib import Path

import pytest

from tests.appraising.study.sentences import DEVELOPED, HELD_OUT, UNSEEN, hits, labelled


def f1(path: Path) -> float:
    """Measure over all fields."""
    right = wanted = found = 0
    for each in labelled(path):
        read = each.read()
        for name in {*each.values, *read}:
            mine, theirs = each.values.get(name, []), read.get(name, [])
            right += hits(mine, theirs)
            wanted += len(mine)
            found += len(theirs)
    return 2 * right / (wanted + found)


@pytest.mark.parametrize(("path", "least"), [(DEVELOPED, 0.98), (HELD_OUT, 0.98), (UNSEEN, 0.93)])
def test_the_reader_finds_what_a_careful_reader_does(path: Path, least: float) -> None:
    assert f1(path) >= least


def test_there_are_sentences_enough_with_traps_among_them() -> None:
    sentences = [each for path in (DEVELOPED, HELD_OUT) for each in labelled(path)]
    assert len(sentences) >= 150
    assert sum(not each.values for each in sentences) >= 30
