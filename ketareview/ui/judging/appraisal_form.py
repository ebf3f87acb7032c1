"""An instrument's items, answered one by one, and what the answers come to."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from ketareview.domain.appraisal import OVERALL, Appraisal, Instrument, Item, check_answer
from ketareview.domain.errors import UnexplainedAnswerError
from ketareview.ui.judging.reasoned_row import Option, Quoted, ReasonedRow
from ketareview.ui.messages import worded
from ketareview.workflows.appraising import Appraised

_UNSET = ""


class AppraisalForm(QWidget):
    """Tells of answers; an overall judgement without its reason is kept here until it has one."""

    answered = Signal(str, str, str, str, object)  # instrument, item, answer, reason, UUID or None
    withdrawn = Signal(str, str)  # instrument, item

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("appraisalForm")
        self._seen: Appraised | None = None
        self._reviewer: object = None
        self._passages: Sequence[Quoted] = ()
        self._instrument: Instrument | None = None
        self.rows: dict[str, ReasonedRow] = {}
        self.instrument = QComboBox(self)
        self.instrument.setAccessibleName("Instrument")
        self.instrument.activated.connect(self._choose)
        self._title = _label("hint", self)
        self.overall = _label("certainty", self)
        self._rule = _label("hint", self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        heading = _label("heading", self)
        heading.setText("Risk of bias and quality")
        for part in (heading, self.instrument, self._title, self.overall, self._rule):
            self._column.addWidget(part)
        self._column.addSpacing(8)

    def show_article(self, seen: Appraised, reviewer: object, passages: Sequence[Quoted]) -> None:
        """Show a reviewer's answers, and softly those of others."""
        self._seen, self._reviewer, self._passages = seen, reviewer, passages
        if not self.instrument.count():
            with QSignalBlocker(self.instrument):
                for each in seen.offered:
                    self.instrument.addItem(each.name, each.key)
                self.instrument.setCurrentIndex(self._place_of_answered(seen))
        self._choose()

    def _place_of_answered(self, seen: Appraised) -> int:
        """Begin with what was answered already, else with what is for this kind of document."""
        used = {each.instrument.key for each in seen.appraisals}
        places = (n for n, each in enumerate(seen.offered) if each.key in used)
        return next(places, 0)

    @Slot()
    def _choose(self) -> None:
        """Show the chosen instrument."""
        if self._seen is None:
            return
        key = self.instrument.currentData()
        instrument = next(each for each in self._seen.offered if each.key == key)
        if instrument is not self._instrument:
            self._make_rows(instrument)
        mine = self._appraisal_of(instrument, is_own=True)
        answers = {each.item: each for each in mine[0].answers} if mine else {}
        for item, row in self.rows.items():
            row.show_passages(self._passages)
            answer = answers.get(item)
            if not row.problem:
                row.show_judged(
                    answer.judgement if answer else _UNSET,
                    answer.reason if answer else "",
                    answer.highlight if answer else None,
                )
            row.say(self._said_by_others(instrument, item))
            row.ask_reason(is_asked=row.value != _UNSET)
        self._show_sum(instrument, mine[0] if mine else None)

    def _make_rows(self, instrument: Instrument) -> None:
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._instrument = instrument
        self._title.setText(f"{instrument.title}.\n{instrument.citation} {instrument.address}")
        self.rows = {item.key: self._row(item) for item in instrument.items}
        self.rows[OVERALL] = self._row(
            Item(OVERALL, "Overall, judged otherwise", "", instrument.overall), "As the rule says"
        )
        for row in self.rows.values():
            self._column.addWidget(row)

    def _row(self, item: Item, unset: str = "Not answered") -> ReasonedRow:
        number = f"{item.key}  " if item.key.isdigit() else ""
        critical = "  · critical" if item.is_critical else ""
        row = ReasonedRow(item.key, f"{number}{item.label}{critical}", item.prompt, self)
        answers = [Option(answer.label, answer.key) for answer in item.answers]
        row.offer([Option(unset, _UNSET), *answers])
        row.changed.connect(self._keep)
        return row

    def _show_sum(self, instrument: Instrument, mine: Appraisal | None) -> None:
        overall = mine.overall if mine else None
        answered = mine.answered if mine else 0
        total = len(instrument.items)
        self.overall.setText(overall.label if overall else f"{answered} of {total} answered")
        told = []
        if mine is not None and mine.own is not None and mine.computed is not None:
            told.append(f"By the instrument's rule: {mine.computed.label}.")
        if mine is not None and mine.unexplained:
            told.append(f"Without a reason: {', '.join(mine.unexplained)}.")
        self._rule.setText(" ".join(told))
        self._rule.setVisible(bool(told))

    def _appraisal_of(self, instrument: Instrument, *, is_own: bool) -> list[Appraisal]:
        found = self._seen.appraisals if self._seen else ()
        return [
            each
            for each in found
            if each.instrument is instrument and (each.reviewer.id == self._reviewer) is is_own
        ]

    def _said_by_others(self, instrument: Instrument, item: str) -> str:
        return "\n".join(
            f"{each.reviewer.name}: {instrument.answer(item, answer.judgement).label}. "
            f"{answer.reason}".strip()
            for each in self._appraisal_of(instrument, is_own=False)
            for answer in each.answers
            if answer.item == item
        )

    @Slot(str)
    def _keep(self, key: str) -> None:
        row, instrument = self.rows[key], self._instrument
        row.ask_reason(is_asked=row.value != _UNSET)
        if instrument is None:
            return
        if row.value == _UNSET:
            row.settle()
            self.withdrawn.emit(instrument.key, key)
            return
        try:
            check_answer(instrument, key, row.words)
        except UnexplainedAnswerError as error:
            row.say_problem(worded(error))
            return
        row.settle()
        highlight: UUID | None = row.highlight
        self.answered.emit(instrument.key, key, str(row.value), row.words, highlight)


def _label(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
