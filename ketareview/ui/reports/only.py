"""Which passages a report is limited to: by what they are tagged as, by whom, and by a query."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from ketareview.domain.codebook import Codebook, Scheme
from ketareview.domain.errors import QueryError
from ketareview.domain.query import parse
from ketareview.domain.reporting import ReportOptions
from ketareview.ui.messages import worded
from ketareview.ui.reports.rung_box import RungBox
from ketareview.ui.reports.several import SeveralBox

LABELS = 60
"""Pixels for the words before each box, which stand under those of the other choices."""

_PATIENCE = 500  # ms in which a query may be half typed before it is called wrong


class Only(QWidget):
    """Holds the filters of a report; tells when the reviewer changes any that make sense."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._codebook: Codebook | None = None
        self._strengths: tuple[str, ...] = ()
        self._query = ""
        self.types = SeveralBox("Claim types", self)
        self.low = RungBox("Strength from", self)
        self.high = RungBox("Strength to", self)
        self.stances = SeveralBox("Stances", self)
        self.reviewers = SeveralBox("Reviewers", self)
        self.query = QLineEdit(self)
        self.query.setObjectName("reportQuery")
        self.query.setAccessibleName("Query that passages fit")
        self.query.setPlaceholderText("as in the search")
        self.query.setClearButtonEnabled(True)
        self._problem = QLabel(self)
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PATIENCE)
        self._lay_out()
        self._connect()
        self.show_problem(None)
        self._offer_reviewers(())

    def know(self, codebook: Codebook, reviewers: Sequence[str]) -> None:
        """Offer what the library's passages are tagged with, and who marked them."""
        self._codebook = codebook
        for box, scheme in ((self.types, Scheme.CLAIM_TYPE), (self.stances, Scheme.STANCE)):
            box.offer({code.key: _capital(code.label) for code in codebook.of(scheme)})
        for rungs in (self.low, self.high):
            rungs.offer(codebook.rungs(None, None))
        self._offer_reviewers(reviewers)
        self._show_strengths()

    def show_options(self, options: ReportOptions) -> None:
        """Show the filters of these options, without telling."""
        self.types.choose(options.claim_types)
        self.stances.choose(options.stances)
        self.reviewers.choose(options.reviewers)
        self._strengths, self._query = options.strengths, options.query
        self._show_strengths()
        self._show_reviewers()
        was_blocked = self.query.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.query.setText(options.query)
        self.query.blockSignals(was_blocked)
        self.show_problem(_wrong(options.query))

    def limit(self, options: ReportOptions) -> ReportOptions:
        """Give options these filters."""
        return replace(
            options,
            claim_types=self.types.chosen,
            strengths=self._strengths,
            stances=self.stances.chosen,
            reviewers=self.reviewers.chosen,
            query=self._query,
        )

    def show_problem(self, error: QueryError | None) -> None:
        """Say below the query why it is not understood, or nothing."""
        self._pause.stop()
        self._problem.setText("" if error is None else worded(error))
        self._problem.setVisible(error is not None)
        self.query.setAccessibleDescription(self._problem.text())
        self.query.setProperty("wrong", error is not None)
        self.query.style().polish(self.query)

    def _lay_out(self) -> None:
        rungs = QHBoxLayout()
        rungs.setSpacing(8)
        rungs.addWidget(self.low, 1)
        to = QLabel("to", self)
        to.setBuddy(self.high)
        rungs.addWidget(to)
        rungs.addWidget(self.high, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.setColumnMinimumWidth(0, LABELS)
        grid.setColumnStretch(1, 1)
        named = (
            ("Types", self.types),
            ("Strength", self.low),
            ("Stances", self.stances),
            ("By", self.reviewers),
            ("Query", self.query),
        )
        self._by = QLabel(self)
        for row, (words, box) in enumerate(named):
            label = self._by if box is self.reviewers else QLabel(self)
            label.setText(words)
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            if box is self.low:
                grid.addLayout(rungs, row, 1)
            else:
                grid.addWidget(box, row, 1)
        grid.addWidget(self._problem, len(named), 0, 1, 2)

    def _connect(self) -> None:
        for several in (self.types, self.stances, self.reviewers):
            several.changed.connect(self.changed)
        for rungs in (self.low, self.high):
            rungs.activated.connect(self._take_strengths)
        self.query.textChanged.connect(self._take_query)
        self.query.returnPressed.connect(self._judge)
        self._pause.timeout.connect(self._judge)

    def _offer_reviewers(self, names: Sequence[str]) -> None:
        self.reviewers.offer({name: name for name in names})
        self._many = len(names) > 1
        self._show_reviewers()

    def _show_reviewers(self) -> None:
        """One who reads alone has nobody to choose."""
        for each in (self._by, self.reviewers):
            each.setVisible(self._many or bool(self.reviewers.chosen))

    def _show_strengths(self) -> None:
        if self._codebook is None:
            return
        every = [code for code in self._codebook.rungs(None, None) if code.level is not None]
        levels = [code.level for code in every if code.key in self._strengths]
        is_to_top = not levels or levels[-1] == every[-1].level
        self.low.choose(levels[0] if levels else None)
        self.high.choose(None if is_to_top else levels[-1])

    @Slot()
    def _take_strengths(self) -> None:
        """Take the rungs between the two, whichever is the higher."""
        if self._codebook is None:
            return
        low, high = self.low.level, self.high.level
        if low is not None and high is not None:
            low, high = sorted((low, high))
        is_any = low is None and high is None
        rungs = () if is_any else self._codebook.rungs(low, high)
        self._strengths = tuple(code.key for code in rungs)
        self.changed.emit()

    @Slot(str)
    def _take_query(self, typed: str) -> None:
        """Use a query as soon as it makes sense; until then the one before it stands."""
        if _wrong(typed) is not None:
            self._pause.start()
            return
        self.show_problem(None)
        if typed.strip() != self._query:
            self._query = typed.strip()
            self.changed.emit()

    @Slot()
    def _judge(self) -> None:
        self.show_problem(_wrong(self.query.text()))


def _wrong(typed: str) -> QueryError | None:
    try:
        if typed.strip():
            parse(typed)
    except QueryError as error:
        return error
    return None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
