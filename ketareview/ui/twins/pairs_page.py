"""Pairs at the left, the two articles of the one chosen at the right, and what to say of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.article import Article
from ketareview.domain.identity import Pair, Sureness
from ketareview.ui.empty import EmptyPlace
from ketareview.ui.theme import Theme
from ketareview.ui.twins.comparison import compare
from ketareview.ui.twins.pair_list import PairModel, deeds, why
from ketareview.ui.twins.side_by_side import SideBySide
from ketareview.ui.two_lines import TwoLines
from ketareview.workflows import Merging

_LEFT, _RIGHT = 300, 700


class PairsPage(QWidget):
    """One judgement after the other, by a letter: M merges, D tells apart, V links versions.

    What a merge would do is asked for with `looked_at`, and told with `show_plan`.
    """

    looked_at = Signal(object)  # Pair
    merge_asked = Signal(object, object)  # Pair, Merging
    all_asked = Signal()
    different_asked = Signal(object)  # Pair
    versions_asked = Signal(object)  # Pair

    def __init__(self, theme: Theme, sentence: str, empty: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = PairModel(self)
        self._sentence = QLabel(sentence, self)
        self._sentence.setObjectName("hint")
        self._sentence.setWordWrap(True)
        self.all = QPushButton("Merge all", self)
        self.all.setAutoDefault(False)
        self.all.setProperty("main", True)  # noqa: FBT003 - the name of the property says it
        self.list = QListView(self)
        self.list.setAccessibleName("Pairs")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(TwoLines(theme, self.list))
        self.list.setModel(self.model)
        self._sides = SideBySide(theme, self)
        self._merging: Merging | None = None
        self._why = _soft(self)
        self._what = _soft(self)
        self._empty = EmptyPlace(empty, None, self)
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.model.rowsRemoved.connect(self._show_current)
        self.all.clicked.connect(self.all_asked)

    def show_pairs(self, pairs: Sequence[Pair], articles: Mapping[UUID, Article]) -> None:
        """Show pairs; the one that was chosen stays so where it is still there."""
        before, row = self.current(), self.list.currentIndex().row()
        self.model.show(pairs, articles)
        shown = self.model.pairs()
        self._stack.setCurrentIndex(1 if shown else 0)
        if shown:
            place = shown.index(before) if before in shown else max(0, min(row, len(shown) - 1))
            self.list.setCurrentIndex(self.model.index(place))
        else:
            self._show_current()

    def say_empty(self, words: str) -> None:
        """Say something else while there are no pairs."""
        self._empty.say(words)

    def show_plan(self, pair: Pair, merging: Merging | None) -> None:
        """Show the two articles, and what merging them would do."""
        if pair != self.current():
            return
        self._merging = merging
        first, second = self.model.articles(pair)
        is_version = pair.sureness is Sureness.VERSION
        if merging is not None and merging.kept == second.id and not is_version:
            first, second = second, first
        heads = ("Preprint", "Published") if is_version else ("Kept", "Goes into it")
        self._why.setText(why(pair))
        self._what.setText(deeds(merging) if merging else "")
        self._sides.show_lines(compare(first, second), heads)

    def say(self, sentence: str) -> None:
        """Say what the pairs have in common, or what merging all would do."""
        self._sentence.setText(sentence)

    def current(self) -> Pair | None:
        """The pair that is looked at."""
        return self.model.pair(self.list.currentIndex().row())

    def settle(self, pairs: Sequence[Pair]) -> None:
        """Go on to the next pair: these are judged."""
        self.model.remove(pairs)
        self._stack.setCurrentIndex(1 if self.model.pairs() else 0)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._sentence, 1)
        head.addWidget(self.all)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._why)
        column.addWidget(self._sides, 1)
        column.addWidget(self._what)
        column.addLayout(self._foot())
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.addWidget(self.list)
        halves.addWidget(right)
        halves.setStretchFactor(1, 1)
        halves.setSizes([_LEFT, _RIGHT])
        filled = QWidget(self)
        inside = QVBoxLayout(filled)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(12)
        inside.addLayout(head)
        inside.addWidget(halves, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(filled)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for words, key, do, tip in (
            ("Merge", "M", self._merge, "They are one: the right one goes into the left one"),
            ("Swap", "S", self._swap, "Keep the other one"),
            ("Different", "D", self._tell_apart, "They are two; this is remembered"),
            ("Versions", "V", self._link, "A preprint and its paper: both stay, linked"),
        ):
            foot.addWidget(self._button(words, key, do, tip))
        foot.addStretch()
        for words, key, by in (("Previous", "K", -1), ("Next", "J", 1)):
            foot.addWidget(self._button(words, key, partial(self.step, by), f"{words} pair"))
        return foot

    def _button(self, words: str, key: str, do: Callable[[], None], tip: str) -> QPushButton:
        button = QPushButton(f"{words}  {key}", self)
        button.setAutoDefault(False)
        button.setToolTip(f"{tip} ({key})")
        button.setAccessibleName(f"{words}: {tip}")
        button.clicked.connect(do)
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)
        return button

    def step(self, by: int) -> None:
        """Go to another pair."""
        row = self.list.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row))

    @Slot()
    def _merge(self) -> None:
        pair = self.current()
        if pair is not None and self._merging is not None:
            self.merge_asked.emit(pair, self._merging)

    @Slot()
    def _swap(self) -> None:
        """Let the other article be kept."""
        pair, merging = self.current(), self._merging
        if pair is not None and merging is not None:
            (other,) = merging.others
            self.show_plan(pair, replace(merging, kept=other, others=(merging.kept,)))
            self._what.setText("What the other one has moves to the one that is kept.")

    @Slot()
    def _tell_apart(self) -> None:
        pair = self.current()
        if pair is not None:
            self.different_asked.emit(pair)

    @Slot()
    def _link(self) -> None:
        pair = self.current()
        if pair is not None:
            self.versions_asked.emit(pair)

    @Slot()
    def _show_current(self) -> None:
        pair = self.current()
        if pair is None:
            self._sides.setRowCount(0)
            return
        self._merging = None
        self.looked_at.emit(pair)


def _soft(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName("hint")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
