"""Looking around in the window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView, QTreeView

from ketareview.ui.places import Place
from ketareview.ui.window import MainWindow
from tests.library.papers import paper
from tests.reliability.flows.flow import Flow, another, choose_article, command, library_of, part


def _place(place: Place) -> Flow:
    def do(window: MainWindow) -> None:
        window.show_place(place)

    return Flow(do, _go_to_library)


def _go_to_library(window: MainWindow) -> None:
    window.show_place(Place.LIBRARY)


def _open(window: MainWindow) -> None:
    choose_article(window)
    QTest.keyClick(part(window, QTableView, "articleTable"), Qt.Key.Key_Return)


def _search(window: MainWindow) -> None:
    field = part(window, QLineEdit, "searchBox")
    field.clear()
    QTest.keyClicks(field, "ketamine")


def _forget_search(window: MainWindow) -> None:
    part(window, QLineEdit, "searchBox").clear()


def _dropped(window: MainWindow) -> None:
    _go_to_library(window)
    folder, name = library_of(window).path.parent, another("new")
    paper(folder, f"{name}.txt", [f"Esketamine helped, said {name}."])


def _import(window: MainWindow) -> None:
    papers = library_of(window).path.parent.glob("new *.txt")
    window.import_paths([max(papers, key=lambda path: path.stat().st_mtime_ns)])


def _choose_topic(window: MainWindow) -> None:
    tree = part(window, QTreeView, "topicTree")
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Down)


SEEING: dict[str, Flow] = {
    "import": Flow(_import, _dropped),
    "search": Flow(_search, _forget_search),
    "see the map": _place(Place.MAP),
    "see claims": _place(Place.CLAIMS),
    "see reports": _place(Place.REPORTS),
    "see the library": Flow(_go_to_library, lambda window: window.show_place(Place.MAP)),
    "open an article": Flow(_open, _go_to_library),
    "choose a topic": Flow(_choose_topic, _go_to_library),
    "copy a reference": command("copy-articles"),
    "see imports": command("show-imports"),
    "see warnings": command("show-warnings"),
    "find duplicates": command("find-duplicates"),
}
