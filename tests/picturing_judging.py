"""Pictures of judging: an article's appraisal, a passage's modifiers, a claim's certainty."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from ketareview.domain.grade import Domain, Judgement, Start, Step
from ketareview.domain.levels_table import Question
from ketareview.library import Library
from ketareview.ui.judging import AppraisalPane, GradeForm
from ketareview.ui.reader import ReaderTab
from ketareview.ui.tabs import ReaderTabs
from ketareview.ui.window import MainWindow

Save = Callable[[QWidget, Path], None]

_WIDE, _HIGH = 760, 980


class Judging:
    """Judges what the sample holds, and takes it back at the end."""

    def __init__(
        self,
        window: MainWindow,
        wait_for: Callable[[Callable[[], bool]], None],
        pause: Callable[[int], None],
        save: Save,
    ) -> None:
        self._window, self._wait_for = window, wait_for
        self._pause, self._save = pause, save
        self._library: Library = window._session.library

    def take(self, out: Path, name: str) -> None:
        """Take all of them."""
        tab = self._open()
        marked = self._library.highlights.of(tab.article.id)[1].id
        self._judge(tab.article.id, marked)
        self._window.commands["show-appraisal"].trigger()
        pane = tab.findChild(AppraisalPane)
        assert pane is not None
        self._wait_for(lambda: bool(pane.form.rows))
        self._pause(400)
        self._save(self._window, out / f"appraisal-{name}.png")
        pane.ensureWidgetVisible(pane.levels, 0, 600)
        self._pause(200)
        self._save(self._window, out / f"levels-{name}.png")
        tab.show_highlight(marked)
        self._pause(600)
        self._save(self._window, out / f"modifiers-{name}.png")
        self._shoot_dialog(tab, out / f"modifiers-dialog-{name}.png")
        self._window.commands["close-tab"].trigger()
        self._shoot_form(marked, out, name)
        self._take_back(tab.article.id, marked)

    def _open(self) -> ReaderTab:
        articles = self._library.articles
        line = next(
            line for line in articles.lines(articles.all()).values() if "pdf" in line.media_type
        )
        self._window.open_article(line.id)
        tabs = self._window.findChild(ReaderTabs, "readerTabs")
        assert isinstance(tabs, ReaderTabs)
        self._wait_for(lambda: tabs.reader() is not None)
        tab = tabs.reader()
        assert tab is not None
        self._wait_for(lambda: tab.page_view is not None)
        self._pause(1500)
        return tab

    def _judge(self, article: UUID, marked: UUID) -> None:
        answers = (
            ("1", "low", ""),
            ("2", "some-concerns", "Open label after a day"),
            ("4", "high", "Most patients and raters had guessed the allocation"),
        )
        for item, answer, reason in answers:
            self._library.appraisals.answer(article, "rob-2", item, answer, reason, marked)
        self._library.levels.set(article, Question.BENEFIT, 3, "Imprecise: 62 people")
        self._library.modifiers.set(marked, {"masking-broken": "Most had guessed"})

    def _shoot_dialog(self, tab: ReaderTab, path: Path) -> None:
        if tab.page_view is not None:
            QTest.keyClicks(tab.page_view, "y")
        self._pause(400)
        dialog = tab.findChild(QDialog, "modifiersDialog")
        if isinstance(dialog, QDialog):
            self._save(dialog, path)
            dialog.reject()

    def _shoot_form(self, marked: UUID, out: Path, name: str) -> None:
        claim = self._library.claims.add("A single infusion lowers scores within a day").id
        self._library.claims.file(claim, [marked])
        steps = (
            Step(Domain.RISK_OF_BIAS, -1, "Most patients and raters had guessed", marked),
            Step(Domain.IMPRECISION, -1, "62 people in all"),
        )
        judgement = Judgement(Start.RANDOMISED, self._library.reviewer, steps)
        self._library.certainties.judge(claim, judgement)
        form = GradeForm(self._library, self._window._session.tasks)
        area = QScrollArea()
        area.setObjectName("recordPanel")  # its ground is that of panels
        area.setWidgetResizable(True)
        area.setWidget(form)
        area.resize(_WIDE, _HIGH)
        area.show()
        form.show_claim(claim)
        self._wait_for(form.isEnabled)
        self._pause(200)
        self._save(area, out / f"certainty-{name}.png")
        row = form.rows[Domain.IMPRECISION]
        row.reason.clear()
        row.changed.emit(row.key)
        area.resize(_WIDE // 2, _HIGH)
        self._pause(200)
        self._save(area, out / f"certainty-refused-{name}.png")
        form.shut()
        area.close()
        self._library.claims.delete([claim])

    def _take_back(self, article: UUID, marked: UUID) -> None:
        self._library.appraisals.withdraw(article, "rob-2")
        self._library.levels.withdraw(article, Question.BENEFIT)
        self._library.modifiers.set(marked, {})
