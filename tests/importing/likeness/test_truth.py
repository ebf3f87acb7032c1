"""How well duplicates are found where it is known which they are."""

from collections.abc import Callable

import pytest

from ketareview import resources
from ketareview.domain.identity import Pair, Sureness
from ketareview.importing.likeness import pairs
from tests.importing.likeness.truth import SETS, Score, Truth, score, sets

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not SETS.is_dir(), reason="the corpus is not at hand"),
]

Found = list[tuple[Truth, list[Pair]]]


@pytest.fixture(scope="module")
def found() -> Found:
    return [(truth, pairs(truth.records)) for truth in sets()]


def scored(truth: Truth, found: list[Pair], wanted: Callable[[Pair], bool]) -> Score:
    return score(truth, [(pair.first, pair.second) for pair in found if wanted(pair)])


def test_certain_pairs_are_right(found: Found) -> None:
    for truth, pairs_ in found:
        sure = scored(truth, pairs_, lambda pair: pair.sureness is Sureness.CERTAIN)
        assert sure.precision >= 0.998, truth.name
        assert sure.recall >= 0.6, truth.name


def test_certain_and_probable_pairs_find_the_copies(found: Found) -> None:
    for truth, pairs_ in found:
        together = scored(truth, pairs_, lambda pair: pair.sureness is not Sureness.VERSION)
        assert together.recall >= 0.97, truth.name
        assert together.precision >= 0.85, truth.name


def test_each_reason_has_its_sentence(found: Found) -> None:
    sentences = resources.sentences()
    for _, pairs_ in found:
        for reason in (reason for pair in pairs_ for reason in pair.reasons):
            assert "{" not in sentences[reason.code].format(**reason.facts)
