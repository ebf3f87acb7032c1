"""Takes pictures of what comes in: the drop, the panel, what is asked, duplicates, the record."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget

from ketareview.ui.article_table import ArticleTable
from ketareview.ui.incoming.colours_dialog import ColoursDialog
from ketareview.ui.incoming.columns_dialog import ColumnsDialog
from ketareview.ui.incoming.panel import ImportPanel
from ketareview.ui.incoming.past import PastImports
from ketareview.ui.places import Place
from ketareview.ui.topics import TopicTree
from ketareview.ui.twins.dialog import TwinsDialog
from tests.picturing.camera import Pictures, rest, save, wait_for
from tests.ui.incoming import files, hands

W = TypeVar("W", bound=QWidget)

BROKEN = "%PDF-1.4\nthis is not what it says"
TITLE = "Ketamine for depression in adults: a randomised trial of one infusion"
TWINS = (
    (TITLE, "10.1000/twin.1", "2021"),
    (TITLE.upper(), "10.1000/twin.1", "2021"),
    (TITLE.replace("randomised", "randomized").replace("one", "a single"), "", "2022"),
)
REFERENCE = """@article{{okafor{year},
  title = {{{title}}}, author = {{Okafor, Ngozi and Haas, Jan}}, year = {year},
  journal = {{Journal of Sleep}}, volume = 12, pages = {{100--110}}, doi = {{{doi}}},
  keywords = {{ketamine; depression}}, eid = {{e12}},
  abstract = {{Little is known. We asked many people, and few of them answered in time.}}
}}
"""
STRATEGY = (
    "ketamine.mp. or exp Ketamine/ (28,114)",
    "(esketamine or arketamine or es-ketamine or s-ketamine).mp. (2,480)",
    "exp Depressive Disorder/ or exp Bipolar Disorder/ or depress*.mp. (612,037)",
    "randomized controlled trial.pt. or (random* or placebo).ab,ti. (1,402,553)",
    "1 or 2 (28,977)",
    "3 and 4 and 5 (1,871)",
    "limit 6 to (english language and yr=2010-Current) (1,690)",
)
OVID = """Database: Ovid MEDLINE(R) ALL <1946 to November 20, 2026>
Search Strategy:
{rule}
{lines}

{stars}

<1>
VN  - Ovid Technologies
TI  - Sleep after one infusion of ketamine
AU  - Okafor N
AB  - Little is known.

"""
TABLE = """Title,Author Names,Publication Year,Source,Cited by,Notes of the search
"Ketamine and sleep, in many people",Okafor N; Haas J,2021,J Sleep,12,first pass
Dreams of those who were given esketamine,Haas J,2020,Dreaming,3,
"""


class Imports(Pictures):
    """Drops what comes in, and undoes it."""

    def take(self, out: Path, name: str) -> None:
        """Take all of them, and leave the library as it was."""
        with TemporaryDirectory() as folder:
            self._window.show_place(Place.LIBRARY)
            self._take_drops(out, name)
            self._take_panel(Path(folder), out, name)
            self._take_columns(Path(folder), out, name)
            self._take_colours(Path(folder), out, name)
            self._take_twins(Path(folder), out, name)
            self._take_past(out, name)
        for batch in self._library.imports.batches()[:-1]:
            self._library.imports.undo(batch.id)
        rest(600)

    def _take_drops(self, out: Path, name: str) -> None:
        """Files over the window, a topic and an article, and a link."""
        tree, table = self._part(TopicTree), self._part(ArticleTable)
        carried = hands.files(Path("/a.pdf"), Path("/b.pdf"))
        row = table.visualRect(table.model().index(1, 0)).center()
        over = tree.visualRect(tree.model().index(0, 0)).center()
        for widget, place, what, words in (
            (self._window, QPoint(600, 500), carried, "window"),
            (table.viewport(), row, carried, "article"),
            (tree.viewport(), over, carried, "topic"),
            (self._window, QPoint(600, 500), hands.addresses("https://example.org/a"), "link"),
        ):
            hands.drag(widget, what, place)
            self._shoot(out / f"drop-{words}-{name}.png", pause=100)
            hands.leave(widget)

    def _take_panel(self, folder: Path, out: Path, name: str) -> None:
        """Results of every sort, and what is said of the import."""
        broken = folder / "broken.pdf"
        broken.write_text(BROKEN, encoding="utf-8")
        page = folder / "page.html"
        page.write_text(
            "<title>A clinic</title><nav>Menu</nav><script>x</script><article><h1>A clinic</h1><p>"
            + "Feel better in a day. " * 40
            + "</p></article>",
            encoding="utf-8",
        )
        paper = files.paper(folder)
        twin = folder / "the same.pdf"
        twin.write_bytes(paper.read_bytes())
        locked = files.locked(folder, "geheim")
        search = folder / "medline.txt"
        lines = "\n".join(f"{n}     {line}" for n, line in enumerate(STRATEGY, 1))
        search.write_text(OVID.format(rule="-" * 80, lines=lines, stars="*" * 27), "utf-8")
        dropped = [paper, broken, page, twin, locked, search, folder / "gone.pdf"]
        self._window.import_paths(dropped)
        panel = self._part(ImportPanel)
        wait_for(lambda: len(panel.outcomes()) == len(dropped))
        self._shoot(out / f"import-{name}.png", pause=600)
        panel.describe.click()
        self._shoot(out / f"import-described-{name}.png", pause=200)
        panel.describe.click()
        panel.unlock.click()
        rest(200)
        self._save_dialog(out / f"password-{name}.png")
        panel.hide()

    def _take_columns(self, folder: Path, out: Path, name: str) -> None:
        (folder / "search.csv").write_text(TABLE, encoding="utf-8")
        self._window.import_paths([folder / "search.csv"])
        wait_for(lambda: self._window.findChild(ColumnsDialog) is not None)
        rest(200)
        self._save_dialog(out / f"columns-{name}.png")
        wait_for(lambda: self._window.findChild(ColumnsDialog) is None)

    def _take_colours(self, folder: Path, out: Path, name: str) -> None:
        paper = files.highlighted(folder)
        paper.write_bytes(paper.read_bytes() + f"%{name}\n".encode())  # one never seen before
        self._window.import_paths([paper])
        wait_for(lambda: self._window.findChild(ColoursDialog) is not None)
        rest(200)
        self._save_dialog(out / f"colours-{name}.png")
        wait_for(lambda: self._window.findChild(ColoursDialog) is None)

    def _take_twins(self, folder: Path, out: Path, name: str) -> None:
        written = [REFERENCE.format(title=t, doi=d, year=y) for t, d, y in TWINS]
        for number, words in enumerate(written):
            (folder / f"search {number}.bib").write_text(words, encoding="utf-8")
        self._window.import_paths(sorted(folder.glob("search *.bib")))
        panel = self._part(ImportPanel)
        wait_for(lambda: len(panel.outcomes()) >= len(TWINS))
        rest(800)
        panel.hide()
        self._window.commands["find-duplicates"].trigger()
        dialog = self._part(TwinsDialog)
        wait_for(lambda: bool(dialog.certain.model.pairs() or dialog.probable.model.pairs()))
        self._shoot(out / f"duplicates-{name}.png", dialog, pause=400)
        tabs = dialog.findChild(QTabWidget)
        if tabs is not None:
            tabs.setCurrentIndex(1 - tabs.currentIndex())
        self._shoot(out / f"duplicates-other-{name}.png", dialog, pause=200)
        dialog.close()

    def _take_past(self, out: Path, name: str) -> None:
        self._window.commands["show-imports"].trigger()
        past = self._part(PastImports)
        wait_for(lambda: bool(past.results.model.results()))
        self._shoot(out / f"imports-{name}.png", past, pause=400)
        past.close()

    def _save_dialog(self, path: Path) -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QDialog):
            save(shown, path)
            shown.reject()
        rest(200)
