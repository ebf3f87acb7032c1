"""Pictures of judging: an article's appraisal, a passage's modifiers, a claim's certainty."""

from pathlib import Path
from uuid import UUID

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QScrollArea

from ketareview.domain.grade import Domain, Judgement, Start, Step
from ketareview.domain.levels_table import Question
from ketareview.ui.judging import AppraisalPane, GradeForm
from ketareview.ui.reader import ReaderTab
from tests.picturing.camera import Pictures, rest, save, wait_for

_WIDE, _HIGH = 760, 980


class Judging(Pictures):
    """Judges what the sample holds, and takes it back at the end."""

    def take(self, out: Path, name: str) -> None:
        """Take all of them."""
        tab = self._open("pdf")
        marked = self._library.highlights.of(tab.article.id)[1].id
        self._judge(tab.article.id, marked)
        self._window.commands["show-appraisal"].trigger()
        pane = tab.findChild(AppraisalPane)
        assert pane is not None
        wait_for(lambda: bool(pane.form.rows))
        self._shoot(out / f"appraisal-{name}.png", pause=400)
        pane.ensureWidgetVisible(pane.levels, 0, 600)
        self._shoot(out / f"levels-{name}.png", pause=200)
        tab.show_highlight(marked)
        self._shoot(out / f"modifiers-{name}.png", pause=600)
        self._shoot_dialog(tab, out / f"modifiers-dialog-{name}.png")
        self._window.commands["close-tab"].trigger()
        self._shoot_form(marked, out, name)
        self._take_back(tab.article.id, marked)

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
        rest(400)
        dialog = tab.findChild(QDialog, "modifiersDialog")
        if isinstance(dialog, QDialog):
            save(dialog, path)
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
        wait_for(form.isEnabled)
        self._shoot(out / f"certainty-{name}.png", area, pause=200)
        row = form.rows[Domain.IMPRECISION]
        row.reason.clear()
        row.changed.emit(row.key)
        area.resize(_WIDE // 2, _HIGH)
        self._shoot(out / f"certainty-refused-{name}.png", area, pause=200)
        form.shut()
        area.close()
        self._library.claims.delete([claim])

    def _take_back(self, article: UUID, marked: UUID) -> None:
        self._library.appraisals.withdraw(article, "rob-2")
        self._library.levels.withdraw(article, Question.BENEFIT)
        self._library.modifiers.set(marked, {})
