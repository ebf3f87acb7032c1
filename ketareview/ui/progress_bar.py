"""A bar that tells how far a task is."""

from PySide6.QtWidgets import QProgressBar


class ProgressBar(QProgressBar):
    """Painted with the rest of the window: Qt's own paints itself, and all that waits, at once."""

    def show_steps(self, done: int, total: int) -> None:
        """Show how many steps of how many are done; without a total, that something is."""
        self.setUpdatesEnabled(False)
        self.setRange(0, max(total, 0))
        self.setValue(done)
        self.setUpdatesEnabled(True)
