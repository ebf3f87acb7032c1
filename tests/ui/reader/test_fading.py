"""A new highlight comes in softly; what is read from the library is there at once."""

from uuid import uuid4

from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ketareview.ui.reader.page.fading import Fading


class Still(QProxyStyle):
    """Asks for no motion, as systems can."""

    length = 0

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return self.length
        return super().styleHint(hint, option, widget, returnData)


class Moving(Still):
    """Allows motion."""

    length = 200


def faded(qtbot: QtBot, style: QStyle) -> tuple[QWidget, Fading]:
    view = QWidget()
    qtbot.addWidget(view)
    style.setParent(view)
    view.setStyle(style)
    return view, Fading(view)


def test_a_new_highlight_comes_in_softly_and_the_others_stay(qtbot: QtBot) -> None:
    old, new = uuid4(), uuid4()
    _view, fading = faded(qtbot, Moving())

    fading.compare([old], [old, new])

    assert fading.part_of(new) < 1.0
    assert fading.part_of(old) == 1.0
    qtbot.waitUntil(lambda: fading.part_of(new) == 1.0)


def test_several_at_once_are_there_at_once(qtbot: QtBot) -> None:
    ids = [uuid4(), uuid4()]
    _view, fading = faded(qtbot, Moving())

    fading.compare([], ids)

    assert [fading.part_of(each) for each in ids] == [1.0, 1.0]


def test_nothing_moves_where_the_system_asks_for_none(qtbot: QtBot) -> None:
    new = uuid4()
    _view, fading = faded(qtbot, Still())

    fading.compare([], [new])

    assert fading.part_of(new) == 1.0
