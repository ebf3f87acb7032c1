"""A library with one claim, and the window at the place of claims."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ketareview.domain.article import Article
from ketareview.domain.claim import Claim
from ketareview.domain.highlight import Highlight, Tags
from ketareview.library import Library
from ketareview.ui.claims.page import ClaimPage
from ketareview.ui.places import Place
from ketareview.ui.window import MainWindow
from tests.library.papers import paper, passage, store
from tests.ui.claims.hands import LOWERS, PATIENCE, Hands


@pytest.fixture
def article(library: Library, tmp_path: Path) -> Article:
    return store(library, paper(tmp_path))


@pytest.fixture
def marks(library: Library, article: Article) -> list[Highlight]:
    """Whole first sentence, and two words that share little with any claim."""
    places = ((0, 43, "supports"), (0, 8, "supports"), (9, 16, "contradicts"))
    return [
        library.highlights.add(
            article.id, passage(article, start, end), Tags("efficacy", "trial", stance)
        )
        for start, end, stance in places
    ]


@pytest.fixture
def claim(library: Library, marks: list[Highlight]) -> Claim:
    return library.claims.add(LOWERS, highlights=[each.id for each in marks[1:]])


@pytest.fixture
def page(claim: Claim, window: MainWindow, qtbot: QtBot) -> ClaimPage:
    """The place of claims, with the only claim shown."""
    window.show_place(Place.CLAIMS)
    found = window.findChild(ClaimPage)
    assert found is not None
    qtbot.waitUntil(lambda: found.detail.claim == claim.id, timeout=PATIENCE)
    return found


@pytest.fixture
def hands(  # noqa: PLR0913, PLR0917 - a fixture is asked for all that it joins
    page: ClaimPage,
    claim: Claim,
    marks: list[Highlight],
    library: Library,
    window: MainWindow,
    qtbot: QtBot,
) -> Hands:
    return Hands(page, claim, marks, library, window, qtbot)
