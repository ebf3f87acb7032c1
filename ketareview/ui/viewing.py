"""The actions that belong to what is shown: tabs, zoom, find, colours, shortcuts."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ketareview.ui.actions import Actions
from ketareview.ui.page_look import Ground
from ketareview.ui.panes import Panes
from ketareview.ui.reader.beside.side import Side
from ketareview.ui.reader.beside.study_pane import StudyPane
from ketareview.ui.reader.desk import Desk
from ketareview.ui.session import Session
from ketareview.ui.shortcuts import ShortcutHelp
from ketareview.ui.theme import Choice

_OF_DESK: dict[str, Callable[[Desk], None]] = {
    "find": Desk.open_find,
    "find-next": lambda desk: desk.step_find(1),
    "find-previous": lambda desk: desk.step_find(-1),
    "zoom-in": lambda desk: desk.zoom(1),
    "zoom-out": lambda desk: desk.zoom(-1),
    "zoom-size": lambda desk: desk.zoom(0),
    "draw-area": lambda desk: desk.view.areas.switch(),
    "fit-width": lambda desk: desk.view.fit_width(),
}
_OF_READER = ("show-outline", "show-beside", "close-tab", "split-view", "move-across")


def _tie(side: Side) -> None:
    """Keep the study card's field that one is at with the words selected, once it is seen."""
    pane = side.findChild(StudyPane)
    if isinstance(pane, StudyPane) and pane.isVisible():
        pane.tie()
    else:
        side.show_pane("studyPane")


_OF_SIDE: dict[str, Callable[[Side], None]] = {
    "show-lost": lambda side: side.show_lost(),
    "choose-file": lambda side: side.show_files(),
    "show-appraisal": lambda side: side.show_pane("appraisalPane"),
    "show-study": lambda side: side.show_pane("studyPane"),
    "tie-study": _tie,
}
_THEMES: tuple[Choice, ...] = ("system", "light", "dark")


class Viewing(QObject):
    """Passes them on to the tab that is shown, and greys out what does nothing there."""

    def __init__(self, session: Session, actions: Actions, panes: Panes, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._actions = actions
        self._panes = panes
        self._window = window
        for key, do in _OF_DESK.items():
            actions.on(key, partial(self._pass_on, do))
        for key, look in _OF_SIDE.items():
            actions.on(key, partial(self._look_beside, look))
        actions.on("go-back", self._go_back)
        actions.on("go-forward", self._go_forward)
        actions.on("show-beside", self._switch_side)
        actions.on("split-view", panes.split)
        actions.on("move-across", panes.move_across)
        actions.on("show-outline", self._switch_panel)
        actions.on("next-tab", lambda: panes.current.step(1))
        actions.on("previous-tab", lambda: panes.current.step(-1))
        actions.on("close-tab", self._close_tab)
        actions.on("shortcuts", self._show_shortcuts)
        for choice in _THEMES:
            actions[f"theme-{choice}"].setChecked(choice == session.theme.choice)
            actions.on(f"theme-{choice}", partial(self._choose_theme, choice))
        for ground in Ground:
            actions[f"pages-{ground}"].setChecked(ground is session.theme.pages.ground)
            actions.on(f"pages-{ground}", partial(self._choose_ground, ground))
        panes.changed.connect(self._enable)
        self._enable()

    @Slot()
    def _enable(self) -> None:
        is_reading = self._panes.reader() is not None
        for key in (*_OF_DESK, *_OF_SIDE, *_OF_READER):
            self._actions[key].setEnabled(is_reading)
        self._actions["go-back"].setEnabled(self._panes.current.journey.can_go_back)
        self._actions["go-forward"].setEnabled(self._panes.current.journey.can_go_forward)

    def _pass_on(self, do: Callable[[Desk], None]) -> None:
        reader = self._panes.reader()
        if reader is not None and reader.desk is not None:
            do(reader.desk)

    def _look_beside(self, look: Callable[[Side], None]) -> None:
        reader = self._panes.reader()
        if reader is not None:
            look(reader.side)

    def _switch_panel(self) -> None:
        reader = self._panes.reader()
        if reader is not None:
            reader.guide.switch()

    def _go_back(self) -> None:
        self._panes.current.journey.back()

    def _go_forward(self) -> None:
        self._panes.current.journey.forward()

    def _switch_side(self) -> None:
        reader = self._panes.reader()
        if reader is not None:
            reader.switch_side()

    def _close_tab(self) -> None:
        tabs = self._panes.current
        tabs.close_tab(tabs.currentIndex())

    def _choose_theme(self, choice: Choice) -> None:
        self._session.theme.choose(choice)
        self._session.remembered.change(lambda now: replace(now, theme=choice))

    def _choose_ground(self, ground: Ground) -> None:
        self._session.theme.pages.choose(ground)
        self._session.remembered.change(lambda now: replace(now, pages=ground.value))

    def _show_shortcuts(self) -> None:
        ShortcutHelp(self._actions, self._session.remembered, self._window).open()
