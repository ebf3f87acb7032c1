"""What is told of the chosen highlight below its tags: what it rests on, what speaks against it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ketareview.domain.highlight import Highlight
from ketareview.library import Library
from ketareview.ui.reader.beside.against import Opponents
from ketareview.ui.reader.beside.highlight_model import HighlightModel
from ketareview.ui.reader.coding.modifying import Modifying
from ketareview.ui.reader.coding.resting import Resting
from ketareview.ui.reader.coding.tag_panel import TagPanel
from ketareview.ui.reader.contents import Shown
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.warnings.beside import WarningWatch


class Telling(QObject):
    """Looks for all of it when another highlight is chosen, each in a task of its own."""

    passage_asked = Signal(object, object)  # UUIDs of an article and of a highlight
    failed = Signal(Exception)

    def __init__(
        self,
        library: Library,
        tasks: TaskRunner,
        model: HighlightModel,
        panel: TagPanel,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._reviewer = library.reviewer.id
        self._panel = panel
        self._opponents = Opponents(library, tasks, self)
        self._resting = Resting(library, tasks, panel.resting, parent)
        self.modifying = Modifying(library, tasks, panel.modifiers, parent)
        self._warnings = WarningWatch(library, tasks, model, panel.warned, self)
        self._opponents.found.connect(panel.against.show_opponents)
        panel.against.asked.connect(self.passage_asked)
        for part in (self._opponents, self._resting, self.modifying, self._warnings):
            part.failed.connect(self.failed)

    def look(self, shown: Shown) -> None:
        """Judge all highlights of the article."""
        self._warnings.look(shown.highlights, shown.topics)

    def choose(self, chosen: Highlight | None, shown: Shown) -> None:
        """Show the tags of a highlight, and tell of it."""
        is_contested = chosen is not None and chosen.id in shown.contested
        is_own = chosen is not None and chosen.reviewer.id == self._reviewer
        self._opponents.look(chosen if is_contested else None)
        self._warnings.choose(chosen)
        self._panel.show_highlight(chosen, shown.name_of_topic, is_own=is_own)
        self._resting.show_highlight(chosen)
        self.modifying.show_highlight(chosen)

    def shut(self) -> None:
        """Hear no more answers."""
        self._opponents.shut()
        self._resting.shut()
        self.modifying.shut()
        self._warnings.shut()
