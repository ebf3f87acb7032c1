"""The modifiers of a passage's strength: ticked, each with a reason."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.codebook import Code, Codebook, Scheme
from ketareview.domain.errors import UnexplainedModifierError
from ketareview.domain.unsaved import Subject, Writing
from ketareview.ui.drafting.subjects import say_subject
from ketareview.ui.messages import worded

_FAMILIES = {"down": "Lower the strength", "up": "Raise it", "status": "Status"}
_SIZE = (460, 620)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ModifiersDialog(QDialog):
    """Space ticks, the reason stands below; Enter or Ctrl+Enter keeps them, Esc changes nothing."""

    def __init__(
        self, codebook: Codebook, reasons: Mapping[str, str], highlight: UUID, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("modifiersDialog")
        self.setWindowTitle("Modifiers of strength")
        self.resize(*_SIZE)
        inside = QWidget(self)
        inside.setObjectName("paper")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        self._rows: dict[str, _Row] = {}
        codes = codebook.of(Scheme.MODIFIER)
        for family, words in _FAMILIES.items():
            caption = QLabel(words, inside)
            caption.setObjectName("caption")
            column.addWidget(caption)
            for code in (each for each in codes if each.family == family):
                subject = Subject(Writing.MODIFIER, highlight, code.key)
                row = _Row(code, reasons.get(code.key), subject, inside)
                self._rows[code.key] = row
                column.addWidget(row)
            column.addSpacing(8)
        column.addStretch()
        self._lay_out(inside)
        self._unknown = {key: why for key, why in reasons.items() if key not in self._rows}

    def reasons(self) -> dict[str, str]:
        """The reasons of those that are ticked; codes that were retired since stay as they are."""
        ticked = {key: row.reason for key, row in self._rows.items() if row.is_ticked}
        return ticked | self._unknown

    def row(self, key: str) -> "_Row":
        """The row of a modifier."""
        return self._rows[key]

    @override
    def accept(self) -> None:
        without = [row for row in self._rows.values() if row.is_ticked and not row.reason]
        for row in self._rows.values():
            row.say_problem(is_missing=row in without)
        if without:
            without[0].begin()
            return
        for row in self._rows.values():
            if not row.is_ticked:
                row.take_back()
        super().accept()

    @override
    def reject(self) -> None:
        for row in self._rows.values():
            row.take_back()
        super().reject()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.accept()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, inside: QWidget) -> None:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        buttons = QDialogButtonBox(self)
        for words, role in (
            ("Keep", QDialogButtonBox.ButtonRole.AcceptRole),
            ("Cancel", QDialogButtonBox.ButtonRole.RejectRole),
        ):
            buttons.addButton(words, role).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(area, 1)
        column.addWidget(buttons)


class _Row(QWidget):
    """A modifier that can be ticked, and its reason, which is asked for then."""

    def __init__(self, code: Code, reason: str | None, subject: Subject, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = code.label
        self._before = reason or ""
        words = code.label[0].upper() + code.label[1:]
        self.tick = QCheckBox(words.replace("&", "&&"), self)
        self.tick.setToolTip(code.definition)
        self.tick.setAccessibleDescription(code.definition)
        self.field = QLineEdit(self._before, self)
        self.field.setAccessibleName(f"{words}: reason")
        self.field.setPlaceholderText("Why")
        say_subject(self.field, lambda: subject)
        self._problem = QLabel(self)
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.tick, self.field, self._problem):
            column.addWidget(part)
        self.tick.setChecked(reason is not None)
        self.field.setVisible(reason is not None)
        self.tick.toggled.connect(self._ask)

    @property
    def is_ticked(self) -> bool:
        """Whether it holds of the passage."""
        return self.tick.isChecked()

    @property
    def reason(self) -> str:
        """Why it holds."""
        return self.field.text().strip()

    @property
    def problem(self) -> str:
        """What is the matter with it."""
        return "" if self._problem.isHidden() else self._problem.text()

    def begin(self) -> None:
        """Write the reason."""
        self.field.setFocus()

    def take_back(self) -> None:
        """Let the reason be what it was, so that no draft is left of it."""
        if self.field.text() != self._before:
            self.field.show()
            self.field.setFocus()
            self.field.setText(self._before)

    def say_problem(self, *, is_missing: bool) -> None:
        """Tell that the reason is missing, or that it is not."""
        self._problem.setText(worded(UnexplainedModifierError(label=self._label)))
        self._problem.setVisible(is_missing)

    def _ask(self, is_ticked: bool) -> None:  # noqa: FBT001 - a slot of Qt's
        self.field.setVisible(is_ticked)
        if is_ticked:
            self.field.setFocus()
        else:
            self._problem.hide()
