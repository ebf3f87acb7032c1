"""Takes pictures of warnings: their window, with a rule chosen and one dismissed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ketareview.domain.highlight import Highlight
from ketareview.library import Library
from ketareview.ui.warnings.beside import WarnedPanel
from ketareview.ui.warnings.dialog import WarningsDialog
from ketareview.ui.window import MainWindow

NOTE = "Response 71%, and 1.4 mg/kg in the end"


class WarningPictures:
    """Gives sample highlights what must be warned of, and takes it back afterwards."""

    def __init__(
        self,
        window: MainWindow,
        wait_for: Callable[[Callable[[], bool]], None],
        pause: Callable[..., None],
        save: Callable[[QWidget, Path], None],
    ) -> None:
        self._window = window
        self._wait_for = wait_for
        self._pause = pause
        self._save = save

    def take(self, out: Path, name: str) -> None:
        """Take the window of warnings, and a reader beside whose passage one stands."""
        library = self._window._session.library
        marked = library.highlights.many(library.highlights.all())
        spoiled = marked[:4]
        for each in spoiled:
            wrong = replace(each.tags, strength="none-cited", note=NOTE)
            library.highlights.change(each.id, wrong)
        self._take_window(out, name)
        self._take_reader(out, name, spoiled[0])
        self._put_back(library, spoiled)

    def _take_window(self, out: Path, name: str) -> None:
        self._window.commands["show-warnings"].trigger()
        dialog = self._window.findChild(WarningsDialog)
        if dialog is None:
            raise LookupError(name)
        self._wait_for(lambda: dialog.list.model().rowCount() > 0)
        self._pause()
        self._save(dialog, out / f"warnings-{name}.png")
        dialog.rules.setCurrentIndex(dialog.rules.model().index(1, 0))
        dialog.list.setFocus(Qt.FocusReason.TabFocusReason)
        self._pause()
        self._save(dialog, out / f"warnings-rule-{name}.png")
        dialog.close()

    def _take_reader(self, out: Path, name: str, highlight: Highlight) -> None:
        self._window.open_article(highlight.article, highlight.id)
        self._wait_for(self._is_warned)
        self._pause(1000)
        self._save(self._window, out / f"warnings-reader-{name}.png")
        self._window.commands["close-tab"].trigger()

    def _is_warned(self) -> bool:
        panel = self._window.findChild(WarnedPanel)
        return panel is not None and not panel.isHidden()

    def _put_back(self, library: Library, spoiled: list[Highlight]) -> None:
        for each in spoiled:
            library.highlights.change(each.id, each.tags)
