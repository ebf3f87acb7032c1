"""Warnings in the window: by rule, filtered, opened, dismissed, restored, followed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ketareview.domain.article import Article
from ketareview.domain.grade import Judgement, Start
from ketareview.domain.highlight import Highlight, Passage, Piece, Tags
from ketareview.library import Library
from ketareview.ui.naming import NameDialog
from ketareview.ui.warnings.dialog import WarningsDialog
from ketareview.ui.window import MainWindow
from tests.library.papers import paper, store

PATIENCE = 30_000
_TEXT = "Ketamine 1 mg/kg was tried. Ketamine lowered scores more than saline."
_OWN = Tags("efficacy", "trial", basis="own-data")


@pytest.fixture
def article(library: Library, tmp_path: Path) -> Article:
    return store(library, paper(tmp_path, texts=[_TEXT]))


def mark(library: Library, article: Article, words: str, tags: Tags = _OWN) -> Highlight:
    """Mark words of the paper."""
    start = _TEXT.index(words)
    piece = Piece(1, start, start + len(words))
    return library.highlights.add(
        article.id, Passage(article.sources[0].sha256, (piece,), words), tags
    )


@pytest.fixture
def dose(library: Library, article: Article) -> Highlight:
    return mark(library, article, "Ketamine 1 mg/kg was tried.")


@pytest.fixture
def dialog(
    library: Library, article: Article, dose: Highlight, window: MainWindow, qtbot: QtBot
) -> Iterator[WarningsDialog]:
    """A dose without a route, and a number that is not in its passage."""
    mark(library, article, "Ketamine lowered scores", replace(_OWN, note="71% of all"))
    window.commands["show-warnings"].trigger()
    made = window.findChild(WarningsDialog)
    assert made is not None
    qtbot.waitUntil(lambda: count(made) == 2, timeout=PATIENCE)
    made.activateWindow()
    yield made
    made.close()


def count(dialog: WarningsDialog) -> int:
    return dialog.list.model().rowCount()


def rules(dialog: WarningsDialog) -> list[str]:
    model = dialog.rules.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def spoken(dialog: WarningsDialog, row: int = 0) -> str:
    index = dialog.list.model().index(row, 0)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def choose_rule(dialog: WarningsDialog, title: str) -> None:
    dialog.rules.setFocus()
    dialog.rules.setCurrentIndex(dialog.rules.model().index(rules(dialog).index(title), 0))


def give_reason(dialog: WarningsDialog, reason: str, qtbot: QtBot) -> None:
    asking = dialog.findChild(NameDialog)
    assert asking is not None
    field = asking.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, reason)
    buttons = asking.findChild(QDialogButtonBox)
    assert buttons is not None
    QTest.mouseClick(
        next(each for each in buttons.findChildren(QPushButton) if each.text() == "Dismiss"),
        Qt.MouseButton.LeftButton,
    )


def test_warnings_are_grouped_by_rule_the_serious_first(dialog: WarningsDialog) -> None:
    assert rules(dialog) == [
        "All rules",
        "A number that the passage does not give",
        "A dose without its route",
    ]
    assert "“71%” stands in the note" in spoken(dialog)
    assert "Ketamine lowered scores" in spoken(dialog)
    model = dialog.rules.model()
    told = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == f"{rules(dialog)[1]}, serious, 1 warning"


def test_a_rule_shows_its_own_with_its_reason(dialog: WarningsDialog) -> None:
    choose_rule(dialog, "A dose without its route")
    assert count(dialog) == 1
    assert "1 mg/kg" in spoken(dialog)
    assert dialog._reason.text().startswith("The same dose is not the same drug")


def test_typing_filters(dialog: WarningsDialog) -> None:
    dialog.filter.setFocus()
    QTest.keyClicks(dialog.filter, "mg/kg")
    assert count(dialog) == 1
    QTest.keyClicks(dialog.filter, " nowhere")
    assert count(dialog) == 0
    assert not dialog.opening.isEnabled()
    dialog.filter.clear()
    assert count(dialog) == 2


def test_enter_opens_the_passage(dialog: WarningsDialog, dose: Highlight, qtbot: QtBot) -> None:
    choose_rule(dialog, "A dose without its route")
    dialog.list.setFocus()
    with qtbot.waitSignal(dialog.passage_asked) as asked:
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert asked.args == [dose.article, dose.id]


def test_delete_dismisses_with_a_reason_which_can_be_restored(
    dialog: WarningsDialog, library: Library, qtbot: QtBot
) -> None:
    choose_rule(dialog, "A dose without its route")
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    give_reason(dialog, "It is in Table 1.", qtbot)
    qtbot.waitUntil(lambda: len(library.dismissals.all()) == 1, timeout=PATIENCE)
    assert rules(dialog) == ["All rules", "A number that the passage does not give"]
    dialog.with_dismissed.click()
    choose_rule(dialog, "A dose without its route")
    assert "Dismissed: It is in Table 1." in spoken(dialog)
    dialog.list.setCurrentIndex(dialog.list.model().index(0, 0))
    assert dialog.dismiss.text() == "Restore"
    QTest.mouseClick(dialog.dismiss, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not library.dismissals.all(), timeout=PATIENCE)
    assert "Dismissed" not in spoken(dialog)


def test_a_dismissal_without_a_reason_cannot_be_made(dialog: WarningsDialog) -> None:
    QTest.mouseClick(dialog.dismiss, Qt.MouseButton.LeftButton)
    asking = dialog.findChild(NameDialog)
    assert asking is not None
    buttons = {each.text(): each for each in asking.findChildren(QPushButton)}
    assert not buttons["Dismiss"].isEnabled()
    asking.reject()


def test_the_list_follows_the_library(
    dialog: WarningsDialog, library: Library, dose: Highlight, qtbot: QtBot
) -> None:
    library.highlights.delete([dose.id])
    qtbot.waitUntil(lambda: count(dialog) == 1, timeout=PATIENCE)


def test_it_shows_the_chosen_topic(
    dialog: WarningsDialog, window: MainWindow, library: Library, dose: Highlight, qtbot: QtBot
) -> None:
    topic = library.topics.find("MADRS")
    library.highlights.change(dose.id, replace(dose.tags, topics=(topic.id,)))
    window._choose_topic(topic.id)
    qtbot.waitUntil(lambda: count(dialog) == 1, timeout=PATIENCE)
    assert "1 mg/kg" in spoken(dialog)


def test_enter_on_a_claim_shows_it_among_the_claims(
    dialog: WarningsDialog, window: MainWindow, library: Library, dose: Highlight, qtbot: QtBot
) -> None:
    claim = library.claims.add("Ketamine lowers scores", None)
    library.claims.file(claim.id, [dose.id], "supports")
    library.certainties.judge(claim.id, Judgement(Start.RANDOMISED, library.reviewer))
    qtbot.waitUntil(lambda: count(dialog) == 3, timeout=PATIENCE)
    choose_rule(dialog, "High certainty on one small study")
    with qtbot.waitSignal(dialog.claim_asked) as asked:
        dialog.list.activated.emit(dialog.list.currentIndex())
    assert asked.args == [claim.id]
    assert "Claim · Ketamine lowers scores" in spoken(dialog)
    assert window._stage.title == "Claims"


def test_nothing_to_warn_of_is_said(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["show-warnings"].trigger()
    made = window.findChild(WarningsDialog)
    assert made is not None
    qtbot.waitUntil(lambda: made._empty.isVisible() and made._has_looked, timeout=PATIENCE)
    assert not made.opening.isEnabled()
    assert made.list.currentIndex() == QModelIndex()
    made.close()
