"""What was typed when the program was killed is offered back at the next start, and kept."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ketareview.domain.unsaved import Subject, Unsaved, Writing
from ketareview.library import Library
from ketareview.ui.drafting.drafts import Drafts
from ketareview.ui.offers import OfferBar
from ketareview.ui.reader.coding.modifiers_dialog import ModifiersDialog
from ketareview.ui.session import Session
from ketareview.ui.window import MainWindow
from tests.library.papers import mark, paper, store
from tests.ui.staying.killing import WORDS, kill, make

PATIENCE = 30_000


def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "kept" / "drafts")


def start(session: Session, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    window = MainWindow(replace(session, folder=tmp_path / "kept"))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    return window


def bar_of(window: MainWindow) -> OfferBar:
    found = window.findChild(OfferBar, "offerBar")
    assert found is not None
    return found


def press(bar: OfferBar, label: str) -> None:
    next(each for each in bar.findChildren(QPushButton) if each.text() == label).click()


@pytest.mark.parametrize("where", ["note", "reason"])
def test_words_typed_before_a_kill_are_found_again(tmp_path: Path, where: str) -> None:
    path = tmp_path / "papers.ketareview"
    make(path)
    killed = kill(path, tmp_path / "kept", where, 40)
    assert len(killed.typed) >= 40
    assert killed.kept
    assert WORDS.startswith(killed.kept)


def test_a_note_is_offered_and_kept(
    session: Session, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    highlight = mark(library, store(library, paper(tmp_path)))
    subject = Subject(Writing.NOTE, highlight.id)
    drafts(tmp_path).write(Unsaved(subject, "Slow drip"))
    bar = bar_of(window := start(session, tmp_path, qtbot))
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE)
    assert bar.text() == "You were writing a note on “Ketamine”: “Slow drip”"
    press(bar, "Keep")
    qtbot.waitUntil(lambda: not drafts(tmp_path).all(), timeout=PATIENCE)
    assert library.highlights.get(highlight.id).tags.note == "Slow drip"
    assert not bar.isVisible()
    window.close()


def test_what_is_gone_can_be_copied(
    session: Session, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    highlight = mark(library, store(library, paper(tmp_path)))
    library.highlights.delete([highlight.id])
    drafts(tmp_path).write(Unsaved(Subject(Writing.NOTE, highlight.id), "Slow drip"))
    bar = bar_of(window := start(session, tmp_path, qtbot))
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE)
    press(bar, "Copy and drop")
    qtbot.waitUntil(lambda: not drafts(tmp_path).all(), timeout=PATIENCE)
    assert QGuiApplication.clipboard().text() == "Slow drip"
    window.close()


def test_what_was_saved_is_not_offered(
    session: Session, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    highlight = mark(library, store(library, paper(tmp_path)), note="Slow drip")
    drafts(tmp_path).write(Unsaved(Subject(Writing.NOTE, highlight.id), "Slow drip "))
    window = start(session, tmp_path, qtbot)
    qtbot.waitUntil(lambda: not drafts(tmp_path).all(), timeout=PATIENCE)
    assert not bar_of(window).isVisible()
    window.close()


def test_a_draft_comes_while_one_types_and_goes_when_it_is_saved(
    session: Session, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    highlight = mark(library, store(library, paper(tmp_path)))
    window = start(session, tmp_path, qtbot)
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    window.open_article(highlight.article, highlight.id)

    def note() -> QPlainTextEdit | None:
        fields = window.findChildren(QPlainTextEdit)
        names = (each for each in fields if each.accessibleName() == "Note to this highlight")
        return next((each for each in names if each.isVisible()), None)

    qtbot.waitUntil(lambda: note() is not None, timeout=PATIENCE)
    field = note()
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, "Slow drip")
    expected = Unsaved(Subject(Writing.NOTE, highlight.id), "Slow drip")
    qtbot.waitUntil(lambda: drafts(tmp_path).all() == (expected,), timeout=PATIENCE)
    field.clearFocus()
    qtbot.waitUntil(lambda: not drafts(tmp_path).all(), timeout=PATIENCE)
    assert library.highlights.get(highlight.id).tags.note == "Slow drip"
    window.close()


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_reason_for_a_modifier_has_a_draft_until_the_dialog_is_closed(
    session: Session, library: Library, qtbot: QtBot, tmp_path: Path, end: Qt.Key
) -> None:
    highlight = mark(library, store(library, paper(tmp_path)))
    window = start(session, tmp_path, qtbot)
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    dialog = ModifiersDialog(library.codebooks.current(), {}, highlight.id, window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE)
    for key in ("masking-broken", "very-small"):
        QTest.keyClick(dialog.row(key).tick, Qt.Key.Key_Space)
        QTest.keyClicks(dialog.row(key).field, "Most guessed")
    expected = {
        Unsaved(Subject(Writing.MODIFIER, highlight.id, key), "Most guessed")
        for key in ("masking-broken", "very-small")
    }
    qtbot.waitUntil(lambda: set(drafts(tmp_path).all()) == expected, timeout=PATIENCE)
    QTest.keyClick(dialog.row("very-small").tick, Qt.Key.Key_Space)
    dialog.accepted.connect(lambda: library.modifiers.set(highlight.id, dialog.reasons()))
    QTest.keyClick(dialog, end)
    qtbot.waitUntil(lambda: not drafts(tmp_path).all(), timeout=PATIENCE)
    window.close()


_SUBJECTS = st.builds(
    Subject, st.sampled_from(list(Writing)), st.uuids(), st.text(max_size=20)
) | st.just(Subject(Writing.SUMMARY, None))


@given(st.dictionaries(_SUBJECTS, st.text(), max_size=4))
def test_drafts_come_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, typed: dict[Subject, str]
) -> None:
    kept = Drafts(tmp_path_factory.mktemp("drafts"))
    for subject, words in typed.items():
        kept.write(Unsaved(subject, words))
    assert {each.subject: each.words for each in kept.all()} == typed
    for subject in typed:
        kept.remove(subject)
    assert kept.all() == ()


@given(st.binary(max_size=200) | st.just(b"[" * 20_000) | st.just(b'{"writing": "note"}'))
def test_a_broken_draft_is_passed_over(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("drafts")
    (folder / "broken.json").write_bytes(content)
    assert Drafts(folder).all() == ()
