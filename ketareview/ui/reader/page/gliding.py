"""Scrolling that the eye can follow, unless the system asks for less motion."""

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QScrollBar, QStyle

_LENGTH = 120  # milliseconds


class Glide(QObject):
    """Moves a scroll bar to a value in a short, slowing motion."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(_LENGTH)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._follow)

    def by(self, distance: int) -> None:
        """Go on from where the motion under way would end."""
        self.to(self._end() + distance)

    def to(self, value: int) -> None:
        """Go to a value."""
        target = min(max(value, self._bar.minimum()), self._bar.maximum())
        self._motion.stop()
        if not self._bar.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration):
            self._bar.setValue(target)
            return
        self._motion.setStartValue(self._bar.value())
        self._motion.setEndValue(target)
        self._motion.start()

    def stop(self) -> None:
        """Stay where it is."""
        self._motion.stop()

    def _end(self) -> int:
        if self._motion.state() is QVariantAnimation.State.Running:
            return int(self._motion.endValue())
        return self._bar.value()

    def _follow(self, value: object) -> None:
        # While start and end are set Qt tells of values between the old one and the new.
        is_moving = self._motion.state() is QVariantAnimation.State.Running
        if isinstance(value, int) and is_moving:
            self._bar.setValue(value)
