"""Oxford 2011 levels of an article: a row a question, with what its design suggests."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ketareview.domain.errors import UnexplainedLevelError
from ketareview.domain.levels import FOOTNOTE, check_level, level_words, levels_of, meaning
from ketareview.domain.levels_table import Question
from ketareview.ui.judging.reasoned_row import Option, ReasonedRow
from ketareview.ui.messages import worded
from ketareview.workflows.appraising import Appraised

_UNSET = ""
_NONE = "none"


class LevelsForm(QWidget):
    """Tells of levels that may stand; one without its reason is kept here until it has one."""

    given = Signal(object, object, str)  # Question, level or None, reason
    withdrawn = Signal(object)  # Question

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("levelsForm")
        self._seen: Appraised | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        heading = QLabel("Oxford levels of 2011", self)
        heading.setObjectName("heading")
        note = QLabel(FOOTNOTE, self)
        note.setObjectName("hint")
        note.setWordWrap(True)
        column.addWidget(heading)
        column.addWidget(note)
        column.addSpacing(8)
        self.rows = {question: self._row(question) for question in Question}
        for row in self.rows.values():
            column.addWidget(row)

    def show_article(self, seen: Appraised, reviewer: object) -> None:
        """Show the levels that a reviewer gave, and softly what others did."""
        self._seen = seen
        for question, row in self.rows.items():
            levels = [each for each in seen.levels if each.question is question]
            own = next((each for each in levels if each.reviewer.id == reviewer), None)
            is_waiting = bool(row.problem)
            if not is_waiting:
                row.show_judged(_value(own.level) if own else _UNSET, own.reason if own else "")
            told = [] if own is None else [f"{meaning(question, own.level).capitalize()}."]
            told.append(f"Suggested: {seen.suggestions[question].why}")
            told += [
                f"{each.reviewer.name}: {level_words(each.level)}. {each.reason}".strip()
                for each in levels
                if each is not own
            ]
            row.say("\n".join(told))
            row.ask_reason(is_asked=row.value != _UNSET)

    def _row(self, question: Question) -> ReasonedRow:
        row = ReasonedRow(question.value, question.label, "", self)
        levels = [
            Option(
                f"Level {level}: {meaning(question, level)}", str(level), meaning(question, level)
            )
            for level in levels_of(question)
        ]
        row.offer([Option("Not given", _UNSET), *levels, Option("Outside the scale", _NONE)])
        row.changed.connect(self._keep)
        return row

    @Slot(str)
    def _keep(self, key: str) -> None:
        question = Question(key)
        row = self.rows[question]
        row.ask_reason(is_asked=row.value != _UNSET)
        if self._seen is None:
            return
        if row.value == _UNSET:
            row.settle()
            self.withdrawn.emit(question)
            return
        level = None if row.value == _NONE else int(str(row.value))
        try:
            check_level(level, row.words, self._seen.suggestions[question])
        except UnexplainedLevelError as error:
            row.say_problem(worded(error))
            return
        row.settle()
        self.given.emit(question, level, row.words)


def _value(level: int | None) -> str:
    return _NONE if level is None else str(level)
