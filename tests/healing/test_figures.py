"""Highlights are found again in other files of the same paper, and never in a wrong place."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from ketareview.sandbox import WorkerPool
from tests.healing.__main__ import DEMO, figures, total
from tests.healing.counting import Count

making = pytest.importorskip("tests.healing.making", reason="needs pikepdf", exc_type=ImportError)

_CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "pdf-papers"
_RESAVED, _LAID_OUT = 0.995, 0.95
_EVERY = 9
"""Of the corpus's papers, one in so many is tried where there is little time."""


def check(pool: WorkerPool, papers: Sequence[Path], each: int, folder: Path) -> None:
    resaved = total(figures(pool, papers, making.RESAVED, each, folder).values())
    assert _is_well_found(resaved, _RESAVED), resaved
    laid_out = total(figures(pool, papers, making.LAID_OUT, each, folder).values())
    assert _is_well_found(laid_out, _LAID_OUT), laid_out


def test_what_was_marked_in_a_sample_is_found_in_its_other_files(
    pool: WorkerPool, tmp_path: Path
) -> None:
    check(pool, [DEMO / "lindqvist-2023.pdf"], 40, tmp_path)


@pytest.mark.corpus
@pytest.mark.skipif(not _CORPUS.exists(), reason="the corpus is not here")
@pytest.mark.timeout(600)
def test_so_it_is_in_some_real_papers(pool: WorkerPool, tmp_path: Path) -> None:
    check(pool, sorted(_CORPUS.glob("*.pdf"))[::_EVERY], 15, tmp_path)


@pytest.mark.long
@pytest.mark.corpus
@pytest.mark.skipif(not _CORPUS.exists(), reason="the corpus is not here")
@pytest.mark.timeout(3600)
def test_so_it_is_in_all_real_papers(pool: WorkerPool, tmp_path: Path) -> None:
    check(pool, sorted(_CORPUS.glob("*.pdf")), 60, tmp_path)


def _is_well_found(told: Count, least: float) -> bool:
    return told.wrong == 0 and told.share >= least
