"""What leaves the library as files, and what keeps it safe."""

import os
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QMessageBox

from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.ui.backups.dialog import BackupsDialog
from ketareview.ui.exporting import Exporting
from ketareview.ui.maps.page import EvidencePage
from ketareview.ui.places import Place
from ketareview.ui.reports import ReportPage
from ketareview.ui.safety.check_dialog import CheckDialog
from ketareview.ui.safety.trash_dialog import TrashDialog
from ketareview.ui.window import MainWindow
from ketareview.workflows import add_papers
from tests.library.papers import paper, store
from tests.reliability.flows.flow import Flow, another, dialog_of, library_of, part
from tests.reliability.windows import wait_for

PDF = "kept.pdf"
"""The name of the paper of which copies are saved."""

_ROOM = 100_000
"""Bytes, half as many as a paper takes that is thrown away."""


def _target(window: MainWindow, ending: str) -> Path:
    return library_of(window).path.parent / f"{another('saved')}{ending}"


def _report_drawn(window: MainWindow) -> None:
    window.show_place(Place.REPORTS)
    page = part(window, ReportPage, "reportPreview")
    assert wait_for(lambda: page.list.has_drawn(1))


def _save_report(window: MainWindow) -> None:
    part(window, ReportPage, "reportPreview").save_as(_target(window, ".pdf"))


def _save_pages(window: MainWindow) -> None:
    part(window, ReportPage, "reportPreview").save_as(_target(window, ".html"))


def _map_drawn(window: MainWindow) -> None:
    window.show_place(Place.MAP)
    QTest.qWait(200)


def _save_map(window: MainWindow) -> None:
    part(window, EvidencePage).save_as(_target(window, ".svg"))


def _export_articles(window: MainWindow) -> None:
    part(window, Exporting).save_to("articles", _target(window, ".ris"))


def _export_highlights(window: MainWindow) -> None:
    part(window, Exporting).save_to("highlights", _target(window, ".qdpx"))


def _kept_papers(library: Library) -> list[UUID]:
    articles = library.articles.many(library.articles.all())
    return [key for key, each in articles.items() if PDF in [file.name for file in each.sources]]


def _paper_read(window: MainWindow) -> None:
    library = library_of(window)
    if not _kept_papers(library):  # another flow has deleted it
        with WorkerPool(1) as pool:
            add_papers(library, pool, [library.path.parent / PDF])
    window.open_article(_kept_papers(library)[0])
    assert wait_for(window.commands["save-copy"].isEnabled)


def _save_copy(window: MainWindow) -> None:
    window.commands["save-copy"].trigger()
    dialog = dialog_of(QFileDialog)
    if dialog is not None:
        dialog.fileSelected.emit(str(_target(window, ".pdf")))
        dialog.close()


def _backups_shown(window: MainWindow) -> None:
    window.commands["show-backups"].trigger()
    library_of(window).topics.add(another("Backed up"))
    assert dialog_of(BackupsDialog)


def _back_up(_window: MainWindow) -> None:
    dialog = dialog_of(BackupsDialog)
    assert dialog
    QTest.mouseClick(dialog.backups.now, Qt.MouseButton.LeftButton)


def _backed_up(window: MainWindow) -> None:
    _backups_shown(window)
    dialog = dialog_of(BackupsDialog)
    assert dialog
    if not dialog.backups.list.count():
        _back_up(window)
        assert wait_for(dialog.backups.list.count)


def _restore(window: MainWindow) -> None:
    dialog = dialog_of(BackupsDialog)
    assert dialog
    newest = dialog.backups._chosen()
    assert newest
    dialog.backups.restore_to(newest, _target(window, ".ketareview"))


def _trash_shown(window: MainWindow) -> None:
    library = library_of(window)
    name = another("thrown")
    words = f"Away with {os.urandom(_ROOM).hex()}"
    article = store(library, paper(library.path.parent, f"{name}.txt", [words]))
    library.articles.delete([article.id])
    window.commands["show-trash"].trigger()
    dialog = dialog_of(TrashDialog)
    assert dialog
    assert wait_for(lambda: "frees" in dialog._room.text())


def _restore_thrown(_window: MainWindow) -> None:
    dialog = dialog_of(TrashDialog)
    assert dialog
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)


def _empty_trash(_window: MainWindow) -> None:
    dialog = dialog_of(TrashDialog)
    assert dialog
    dialog.empty.click()
    _say(dialog, "Empty trash")


def _emptied(window: MainWindow) -> None:
    _trash_shown(window)
    library_of(window).trash.empty()
    dialog = dialog_of(TrashDialog)
    assert dialog
    dialog.look()
    assert wait_for(dialog.compact.isEnabled)


def _compact(_window: MainWindow) -> None:
    dialog = dialog_of(TrashDialog)
    assert dialog
    dialog.compact.click()
    _say(dialog, "Make smaller")


def _say(dialog: QDialog, words: str) -> None:
    for box in dialog.findChildren(QMessageBox, "question"):
        for button in box.findChildren(QAbstractButton):
            if button.text() == words and box.isVisible():
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _check(window: MainWindow) -> None:
    window.commands["check-library"].trigger()
    dialog_of(CheckDialog)


TAKING_OUT: dict[str, Flow] = {
    "save a report": Flow(_save_report, _report_drawn),
    "save a report as a page": Flow(_save_pages, _report_drawn),
    "save the map": Flow(_save_map, _map_drawn),
    "export articles": Flow(_export_articles),
    "export highlights": Flow(_export_highlights),
    "save a copy": Flow(_save_copy, _paper_read),
    "back up": Flow(_back_up, _backups_shown),
    "restore beside": Flow(_restore, _backed_up),
    "restore from the trash": Flow(_restore_thrown, _trash_shown),
    "empty the trash": Flow(_empty_trash, _trash_shown),
    "make the library smaller": Flow(_compact, _emptied),
    "check the library": Flow(_check),
}
