"""What verifying a report has found: the answer first, then each thing that is wrong."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.verifying import SourceState, Verification
from ketareview.ui.messages import counted, sentence
from ketareview.ui.theme import Theme

_WIDTH, _HEIGHT, _LOW = 620, 440, 200
_SPACING = 3
_ICON = 28
_WHOLE = "The report is as it was made"
_CHANGED = "The report is not as it was made"
_NOUNS = {
    "quotations": ("quotation", "quotations"),
    "claims": ("claim", "claims"),
    "studies": ("study card", "study cards"),
    "sources": ("source", "sources"),
}


class ProofDialog(QDialog):
    """Tells; changes nothing. Its lines can be copied."""

    def __init__(self, path: Path, found: Verification, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("proofDialog")
        self.setWindowTitle(f"Verified: {path.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lines = QListWidget(self)
        self._lines.setObjectName("proofList")
        self._lines.setAccessibleName("What was found")
        self._lines.setWordWrap(True)
        self._lines.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._lines.addItems([sentence(each.code, each.facts) for each in found.problems])
        self._lines.addItems(list(_sources(found)))
        self._lines.setSpacing(_SPACING)
        self._lines.setVisible(self._lines.count() > 0)
        QShortcut(QKeySequence.StandardKey.Copy, self._lines, self._copy)
        self._lay_out(found, theme)
        self.resize(_WIDTH, _HEIGHT if self._lines.count() else _LOW)

    def _lay_out(self, found: Verification, theme: Theme) -> None:
        answer = _label(_WHOLE if found.ok else _CHANGED, "heading", self)
        sign = QLabel(self)
        sign.setPixmap(
            theme.icon(*(("check", "good") if found.ok else ("warning", "bad"))).pixmap(_ICON)
        )
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(sign)
        head.addWidget(answer, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(
            _label(f"{found.title} · {found.program}, {found.made[:10]}", "hint", self)
        )
        for words in _checked(found):
            column.addWidget(_label(words, "", self))
        column.addWidget(self._lines, 1)
        column.addStretch(int(not self._lines.count()))
        buttons = QDialogButtonBox(self)
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _copy(self) -> None:
        chosen = [item.text() for item in self._lines.selectedItems()]
        if chosen:
            QApplication.clipboard().setText("\n".join(chosen))


def _checked(found: Verification) -> Iterator[str]:
    """Tell what was looked at, and against what."""
    told = [
        counted(found.counts[name], *nouns) for name, nouns in _NOUNS.items() if _has(found, name)
    ]
    yield f"Compared with its evidence: {', '.join(told) or 'nothing'}."
    present = sum(source.state is SourceState.PRESENT for source in found.sources)
    quotations = counted(found.compared, "quotation", "quotations")
    yield (
        f"Compared with the library's sources: {quotations}; "
        f"{present} of {counted(len(found.sources), 'file', 'files')} {_is(present)} here."
    )


def _has(found: Verification, name: str) -> bool:
    return bool(found.counts.get(name))


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _sources(found: Verification) -> Iterator[str]:
    """Name the files that could not be compared."""
    for source in found.sources:
        if source.state is SourceState.ABSENT:
            yield f"Not in this library: source {source.number}, {source.title}"
        elif source.state is SourceState.CHANGED:
            yield f"Changed in this library: source {source.number}, {source.title}"


def _label(words: str, name: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
