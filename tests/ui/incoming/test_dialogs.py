"""What is asked while files come in: passwords, columns, colours, and what an import is called."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ketareview.domain.codebook import Codebook
from ketareview.domain.imports import Search
from ketareview.library import Library
from ketareview.ui.incoming.colours_dialog import Coloured, ColoursDialog, colour_name
from ketareview.ui.incoming.columns_dialog import ColumnsDialog
from ketareview.ui.incoming.details import BatchDetails
from ketareview.ui.incoming.password_dialog import PasswordDialog
from ketareview.ui.theme import Theme

GUESSED = {"Nr": "", "Heading": "title", "Who": "authors", "Word count": ""}
ROWS = (
    ("1", "A trial of <b>ketamine</b>", "Okafor, N", "300"),
    ("2", "Sleep\nand dreams", "Haas, J"),
    *(("x", "y", "z", "0") for _ in range(8)),
)


@pytest.fixture
def area(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(900, 600)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def codebook(library: Library) -> Codebook:
    return library.codebooks.current()


def button(dialog: QWidget, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


def words(dialog: QWidget) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_a_password_is_asked_once_for_all_files(area: QWidget, qtbot: QtBot) -> None:
    paths = [f"/papers/{name}.pdf" for name in "abcde"]
    dialog = PasswordDialog(paths, area)
    dialog.open()
    assert "5 files ask for a password: a.pdf, b.pdf, c.pdf and 2 others." in words(dialog)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert not button(dialog, "Try it").isEnabled()
    with qtbot.waitSignal(dialog.given) as told:
        QTest.keyClicks(field, "geheim")
        assert field.echoMode() is QLineEdit.EchoMode.Password
        seen = dialog.findChild(QCheckBox)
        assert seen is not None
        seen.click()
        assert field.echoMode() is QLineEdit.EchoMode.Normal
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["geheim"]


def test_columns_are_guessed_and_put_right(area: QWidget, qtbot: QtBot) -> None:
    dialog = ColumnsDialog(Path("/search.csv"), GUESSED, ROWS, area)
    dialog.open()
    assert "search.csv" in words(dialog)
    assert dialog.box("Heading").currentText() == "Title"
    assert dialog.box("Nr").currentText() == "Keep as it is"
    box = dialog.box("Nr")
    box.setCurrentIndex(box.findText("Accession number"))
    with qtbot.waitSignal(dialog.chosen) as told:
        button(dialog, "Import the table").click()
    assert told.args == [{**GUESSED, "Nr": "accession"}]


def test_tab_goes_through_the_columns_and_then_to_the_buttons(area: QWidget, qtbot: QtBot) -> None:
    names = [f"c{number}" for number in range(30)]
    dialog = ColumnsDialog(Path("/a.csv"), dict.fromkeys(names, "") | {"c0": "title"}, (), area)
    dialog.open()
    qtbot.waitUntil(lambda: len(dialog.findChildren(QComboBox)) == len(names))
    assert dialog.box("c0").hasFocus()
    for name in names[1:]:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.box(name).hasFocus(), name
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert button(dialog, "Import the table").hasFocus()
    dialog.reject()


def test_a_table_without_titles_is_not_imported(area: QWidget, qtbot: QtBot) -> None:
    dialog = ColumnsDialog(Path("/search.csv"), {"Who": "authors", "What": ""}, (), area)
    dialog.open()
    assert not button(dialog, "Import the table").isEnabled()
    box = dialog.box("What")
    box.setFocus()
    QTest.keyClicks(box, "Title")
    assert button(dialog, "Import the table").isEnabled()
    with qtbot.assertNotEmitted(dialog.chosen):
        button(dialog, "Do not import it").click()


def test_a_field_that_no_standard_knows_stays_chosen(area: QWidget) -> None:
    dialog = ColumnsDialog(Path("/a.csv"), {"T": "title", "No": "article-number"}, (), area)
    assert dialog.mapping() == {"T": "title", "No": "article-number"}
    dialog.close()


def test_each_colour_gets_a_claim_type(
    area: QWidget, codebook: Codebook, theme: Theme, qtbot: QtBot
) -> None:
    found = [Coloured("#ffd400", 12, "Masking <i>failed</i>."), Coloured("#ff6666", 1, "")]
    dialog = ColoursDialog(found, codebook, theme, area)
    dialog.open()
    shown = words(dialog)
    assert "Yellow · 12 passages" in shown
    assert "Red · 1 passage" in shown
    assert "<i>failed</i>" in shown
    box = dialog.box("#ffd400")
    box.setCurrentIndex(box.findData("efficacy"))
    with qtbot.waitSignal(dialog.chosen) as told:
        button(dialog, "Use these").click()
    assert told.args == [{"#ffd400": "efficacy", "#ff6666": "background"}]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("#ffd400", "yellow"),
        ("#ff6666", "red"),
        ("#5fb236", "green"),
        ("#2ea8e5", "blue"),
        ("#a28ae5", "violet"),
        ("#e56eee", "pink"),
        ("#f19837", "orange"),
        ("#aaaaaa", "grey"),
        ("#000000", "black"),
        ("#ffffff", "white"),
        ("#0000ff", "blue"),
    ],
)
def test_colours_have_names(written: str, name: str) -> None:
    assert colour_name(written) == name


def test_what_is_said_of_an_import_is_told_when_a_field_is_left(
    area: QWidget, qtbot: QtBot
) -> None:
    details = BatchDetails(area)
    details.show()
    details.show_details("", Search("Embase", "ketamine", date(2026, 1, 31)))
    assert details.day.text() == "2026-01-31"
    assert details.database.currentText() == "Embase"
    details.name.setFocus()
    QTest.keyClicks(details.name, "First search")
    with qtbot.waitSignal(details.changed) as told:
        QTest.keyClick(details.name, Qt.Key.Key_Return)
    assert told.args == [{"name": "First search"}]
    details.day.clear()
    details.day.setFocus()
    QTest.keyClicks(details.day, "31.1.2026")
    with qtbot.waitSignal(details.changed) as told:
        QTest.keyClick(details.day, Qt.Key.Key_Return)
    assert told.args == [{"day": None}]
    assert details.day.property("wrong")


def test_every_field_of_the_dialogs_has_a_name(
    area: QWidget, codebook: Codebook, theme: Theme
) -> None:
    for dialog in (
        PasswordDialog(["/a.pdf"], area),
        ColumnsDialog(Path("/a.csv"), GUESSED, ROWS, area),
        ColoursDialog([Coloured("#ffd400", 2, "x")], codebook, theme, area),
    ):
        for kind in (QComboBox, QLineEdit, QScrollArea):
            for field in dialog.findChildren(kind):
                assert field.accessibleName(), field
        dialog.close()
