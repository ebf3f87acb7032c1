"""Claims in their list are as high as their words need, while there are not too many."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.claim import Claim
from ketareview.domain.grade import Certainty
from ketareview.domain.highlight import Reviewer
from ketareview.domain.ids import new_id
from ketareview.ui.claims.list import ClaimList
from ketareview.ui.claims.model import ClaimModel
from ketareview.ui.theme import Theme
from ketareview.workflows.claims import ClaimLine

SHORT = "It lowers them"
LONG = "Ketamine lowers suicidal ideation more than midazolam does within a day, and for a week"


def line(statement: str, **counts: int) -> ClaimLine:
    now = datetime.now(UTC)
    made = Claim(new_id(), statement, None, 0, "", Reviewer(new_id(), "A. Reviewer"), now, now)
    return ClaimLine(made, "", counts, Certainty.NOT_RATED)


@pytest.fixture
def model(qapp: QApplication) -> ClaimModel:
    return ClaimModel(qapp)


@pytest.fixture
def claims(model: ClaimModel, theme: Theme, qtbot: QtBot) -> Iterator[ClaimList]:
    room = QWidget()
    qtbot.addWidget(room)
    made = ClaimList(model, theme, room)
    room.resize(320, 600)
    made.resize(320, 600)
    room.show()
    qtbot.waitExposed(room)
    yield made
    room.close()


def heights(claims: ClaimList) -> list[int]:
    claims.executeDelayedItemsLayout()
    model = claims.model()
    return [claims.visualRect(model.index(row, 0)).height() for row in range(model.rowCount())]


def test_a_row_is_as_high_as_its_words_need(claims: ClaimList, model: ClaimModel) -> None:
    model.show([line(SHORT, supports=1), line(LONG, supports=1), line(SHORT)])

    short, long, bare = heights(claims)
    assert bare < short < long


def test_rows_follow_the_width(claims: ClaimList, model: ClaimModel) -> None:
    model.show([line(LONG, supports=1), line(SHORT, supports=1)])
    claims.resize(1200, 600)

    first, second = heights(claims)
    assert first == second


def test_a_row_grows_with_its_statement(claims: ClaimList, model: ClaimModel) -> None:
    kept = line(SHORT, supports=1)
    model.show([kept])
    [before] = heights(claims)
    model.show([replace(kept, claim=replace(kept.claim, statement=LONG))])

    assert heights(claims) > [before]


def test_very_many_rows_are_equally_high(claims: ClaimList, model: ClaimModel) -> None:
    model.show([line(SHORT, supports=1), line(LONG, supports=1)] * 200)
    assert len(set(heights(claims))) == 1

    model.filter_by("midazolam")
    assert claims.uniformItemSizes() is False
