"""A highlight that was just made comes in softly, unless the system asks for less motion."""

from collections.abc import Collection
from uuid import UUID

from PySide6.QtCore import QVariantAnimation
from PySide6.QtWidgets import QStyle, QWidget

_LENGTH = 80  # milliseconds


class Fading:
    """Knows how much of its tint each highlight has at the moment."""

    def __init__(self, view: QWidget) -> None:
        self._view = view
        self._new: UUID | None = None
        self._motion = QVariantAnimation(view)
        self._motion.setDuration(_LENGTH)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(view.update)

    def compare(self, before: Collection[UUID], after: Collection[UUID]) -> None:
        """Let the one highlight that is new come in; several at once were read, not made."""
        new = set(after) - set(before)
        moves = self._view.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        if len(new) == 1 and moves:
            self._new = new.pop()
            self._motion.stop()
            self._motion.start()

    def part_of(self, mark: UUID) -> float:
        """Give the part of its tint that a highlight has."""
        is_coming = self._motion.state() is QVariantAnimation.State.Running
        return float(self._motion.currentValue()) if is_coming and mark == self._new else 1.0
