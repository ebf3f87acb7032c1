"""Takes pictures of warnings: their window, with a rule chosen and one dismissed."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from ketareview.domain.highlight import Highlight
from ketareview.library import Library
from ketareview.ui.warnings.beside import WarnedPanel
from ketareview.ui.warnings.dialog import WarningsDialog
from tests.picturing.camera import Pictures, named, wait_for

NOTE = "Response 71%, and 1.4 mg/kg in the end"


class WarningPictures(Pictures):
    """Gives sample highlights what must be warned of, and takes it back afterwards."""

    def take(self, out: Path, name: str) -> None:
        """Take the window of warnings, and a reader beside whose passage one stands."""
        library = self._library
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
        dialog = self._part(WarningsDialog)
        wait_for(lambda: dialog.list.model().rowCount() > 0)
        self._shoot(out / f"warnings-{name}.png", dialog)
        dialog.rules.setCurrentIndex(dialog.rules.model().index(1, 0))
        dialog.list.setFocus(Qt.FocusReason.TabFocusReason)
        self._shoot(out / f"warnings-rule-{name}.png", dialog)
        dialog.close()

    def _take_reader(self, out: Path, name: str, highlight: Highlight) -> None:
        self._window.open_article(highlight.article, highlight.id)
        wait_for(self._is_warned)
        self._shoot(out / f"warnings-reader-{name}.png", pause=1000)
        self._window.commands["close-tab"].trigger()

    def _is_warned(self) -> bool:
        return any(not panel.isHidden() for panel in named(self._window, WarnedPanel))

    def _put_back(self, library: Library, spoiled: list[Highlight]) -> None:
        for each in spoiled:
            library.highlights.change(each.id, each.tags)
