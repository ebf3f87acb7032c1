"""The look of the window: every colour by its name, light or dark as the system or reviewer says.

The colours themselves stand in `resources/themes`, and nowhere else.
"""

from functools import cache
from string import Template
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from ketareview import resources
from ketareview.domain.codebook import Code
from ketareview.ui import fonts, icons
from ketareview.ui.contrast import SHAPES, TEXT, legible
from ketareview.ui.page_look import PageLook

Choice = Literal["system", "light", "dark"]

_SHAPE_GROUNDS = ("panel", "window", "hover")
_TEXT_GROUNDS = (*_SHAPE_GROUNDS, "chosen")
_WHITE = QColor(Qt.GlobalColor.white)
_BLACK = QColor(Qt.GlobalColor.black)


class Theme(QObject):
    """Colours and icons of the theme that is in force; `changed` tells when it is another."""

    changed = Signal()

    def __init__(self, choice: Choice = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._name = self._wanted()
        self._legible: dict[tuple[tuple[str, ...], str], QColor] = {}
        self.pages = PageLook(parent=self)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def choice(self) -> Choice:
        """What the reviewer chose."""
        return self._choice

    @property
    def is_dark(self) -> bool:
        """Whether the dark theme is in force."""
        return self._name == "dark"

    def choose(self, choice: Choice) -> None:
        """Take the light or the dark theme, or what the system says."""
        self._choice = choice
        self._follow()

    def colour(self, name: str) -> QColor:
        """Give the colour called `name` in the theme's file."""
        return QColor(_table(self._name)["colours"][name])

    def claim_colour(self, code: Code) -> QColor:
        """Give the colour for a claim type's bar or badge; white letters on it are legible."""
        towards = _WHITE if self.is_dark else _BLACK
        return self._made_legible(_SHAPE_GROUNDS, code.colour, SHAPES, towards)

    def claim_ink(self, code: Code) -> QColor:
        """Give the colour for a claim type's name as text on any ground of the window."""
        towards = _WHITE if self.is_dark else _BLACK
        return self._made_legible(_TEXT_GROUNDS, code.colour, TEXT, towards)

    def strength_colour(self, level: int | None) -> QColor:
        """Give the blue of a rung of the evidence ladder; None is "unchecked", an empty frame."""
        if level is None:
            return self.colour("unchecked")
        return QColor(_table(self._name)["strength"]["colours"][level])

    def strength_ink(self, level: int | None) -> QColor:
        """Give the colour for the digit upon `strength_colour`."""
        if level is None:
            return self.colour("ink")
        return QColor(_table(self._name)["strength"]["inks"][level])

    def icon(self, name: str, colour: str = "soft") -> QIcon:
        """Draw an icon in a colour of the theme; draw it anew when the theme has changed."""
        return icons.icon(name, self.colour(colour), self.colour("frame"))

    def dress(self, application: QApplication) -> None:
        """Give the whole program this look."""
        application.setStyle("Fusion")
        application.setFont(fonts.font())
        application.setPalette(self._palette())
        application.setStyleSheet(self._stylesheet())

    @Slot()
    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted == self._name:
            return
        self._name = wanted
        self._legible.clear()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self.dress(application)
        self.changed.emit()

    def _wanted(self) -> str:
        if self._choice != "system":
            return self._choice
        scheme = QGuiApplication.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    def _made_legible(
        self, grounds: tuple[str, ...], colour: str, ratio: float, towards: QColor
    ) -> QColor:
        if (grounds, colour) not in self._legible:
            every = [self.colour(name) for name in grounds]
            made = legible(QColor(colour or self.colour("soft")), every, ratio, towards)
            self._legible[grounds, colour] = made
        return QColor(self._legible[grounds, colour])

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("frame"))
        return palette

    def _stylesheet(self) -> str:
        icons.write(_ON_ACCENT, self.colour("on_accent"), self._name)
        pictures = icons.write(_IN_STYLESHEET, self.colour("soft"), self._name)
        names = {"pictures": pictures.as_posix(), "theme": self._name}
        template = Template(resources.text("themes", "window.qss"))
        return template.substitute(_table(self._name)["colours"] | names)


_IN_STYLESHEET = ("chevron-down", "chevron-up", "close")
_ON_ACCENT = ("check", "minus")

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "soft",
    QPalette.ColorRole.Button: "panel",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.Highlight: "chosen",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.ToolTipBase: "panel",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Light: "panel",
    QPalette.ColorRole.Dark: "frame",
}


@cache
def _table(name: str) -> dict[str, Any]:
    return resources.table("themes", f"{name}.toml")
