"""What bringing things back would change, before it is done."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.past import Plan
from ketareview.ui.backups.words import of_step
from ketareview.ui.messages import counted

_SIZE = (620, 420)
_NOTHING = "Nothing would change: all of it is here as it was."


class PlanDialog(QDialog):
    """Calls `agreed` when the reviewer says so."""

    def __init__(self, plan: Plan, agreed: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("planDialog")
        self.setWindowTitle("Bring back")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        lines = QListWidget(self)
        lines.setObjectName("planLines")
        lines.setAccessibleName("What would change")
        lines.setWordWrap(True)
        lines.setSpacing(3)
        overwritten = set(map(id, plan.overwritten))
        lines.addItems([of_step(step) for step in plan.steps if id(step) in overwritten])
        lines.addItems([of_step(step) for step in plan.steps if id(step) not in overwritten])
        title = QLabel(_title(plan), self)
        title.setObjectName("heading")
        title.setWordWrap(True)
        hint = QLabel(_hint(plan), self)
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        self.agree = buttons.addButton("Bring back", QDialogButtonBox.ButtonRole.AcceptRole)
        self.agree.setEnabled(bool(plan.steps))
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(agreed)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for part in (title, hint):
            part.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(part)
        column.addWidget(lines, 1)
        column.addWidget(buttons)


def _title(plan: Plan) -> str:
    if not plan.steps:
        return _NOTHING
    back = len(plan.steps) - len(plan.overwritten)
    parts = []
    if plan.overwritten:
        number = counted(len(plan.overwritten), "later change", "later changes")
        parts.append(f"{number} would be overwritten")
    if back:
        parts.append(f"{counted(back, 'entry comes', 'entries come')} back")
    return ", ".join(parts)


def _hint(plan: Plan) -> str:
    words = "What came since stays. This is one step, and Undo takes it back."
    if plan.missing:
        number = counted(len(plan.missing), "file is", "files are")
        words += f" The bytes of {number} not in the vault: import them again."
    return words
