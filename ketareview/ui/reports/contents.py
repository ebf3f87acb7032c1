"""What a report shows and how it looks, and the templates that keep such choices."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.reporting import PassageOrder, ReportOptions, Template
from ketareview.reporting import FALLBACK, STYLES, languages
from ketareview.ui.actions import Actions
from ketareview.ui.reports.only import LABELS, Only
from ketareview.ui.reports.sections import SectionList

_ORDERS = {
    PassageOrder.BALANCE: "Both sides first",
    PassageOrder.STRENGTH: "Strongest first",
    PassageOrder.SOURCE: "By source",
    PassageOrder.DATE: "By date marked",
}
_PAPERS = {"a4": "A4", "us-letter": "Letter"}
_FROM_FILE = "…"
_OWN = "own"


class Contents(QScrollArea):
    """Holds options; tells when the reviewer changes any of them."""

    changed = Signal()
    style_asked = Signal(str)  # a file's name

    def __init__(self, options: ReportOptions, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reportContents")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget(self)
        self._options = options
        self._is_filling = False
        self._templates: tuple[Template, ...] = ()
        self.template = _box("Template", {}, inner)
        self.only = Only(inner)
        self.sections = SectionList(inner)
        self.order = _box("Order of passages", _ORDERS, inner)
        self.style_box = _box("Citation style", {**STYLES, _FROM_FILE: "From a file …"}, inner)
        self.paper = _box("Paper", _PAPERS, inner)
        self.language = _box("Language", languages(), inner)
        self.archive = QCheckBox("For archives (PDF/A)", inner)
        self.final = QCheckBox("Final: refuse what is not checked", inner)
        self._lay_out(actions, inner)
        self.setWidget(inner)
        self.show_templates([])
        self.show_options(options)
        self._connect()

    @property
    def options(self) -> ReportOptions:
        """What is chosen."""
        return self._options

    def show_options(self, options: ReportOptions) -> None:
        """Choose something else, without telling."""
        self._is_filling = True
        language = options.language if options.language in languages() else FALLBACK
        self._options = options = replace(options, language=language)
        self.sections.show_sections(options.sections)
        self.order.setCurrentIndex(self.order.findData(options.order))
        self.paper.setCurrentIndex(self.paper.findData(options.paper))
        self.language.setCurrentIndex(self.language.findData(options.language))
        self._show_style(options.style)
        self.archive.setChecked(options.is_archivable)
        self.final.setChecked(options.is_final)
        self.only.show_options(options)
        self._is_filling = False

    def show_templates(self, templates: Sequence[Template], chosen: str = "") -> None:
        """List the templates, of which one may be chosen by its name."""
        self._is_filling = True
        self._templates = tuple(templates)
        self.template.clear()
        self.template.addItem("None", None)
        for each in self._templates:
            self.template.addItem(each.name, each)
        found = self.template.findText(chosen) if chosen else 0
        self.template.setCurrentIndex(max(found, 0))
        self._is_filling = False

    def chosen_template(self) -> Template | None:
        """The template that is chosen, if any."""
        found = self.template.currentData()
        return found if isinstance(found, Template) else None

    def take_style(self, style: str) -> None:
        """Use a style that was read from a file."""
        self._options = replace(self._options, style=style)
        self._is_filling = True
        self._show_style(style)
        self._is_filling = False
        self.changed.emit()

    def _show_style(self, style: str) -> None:
        row = self.style_box.findData(_OWN)
        if row >= 0:
            self.style_box.removeItem(row)
        if style not in STYLES:
            self.style_box.insertItem(0, "From a file", _OWN)
        wanted = style if style in STYLES else _OWN
        self.style_box.setCurrentIndex(self.style_box.findData(wanted))

    def _lay_out(self, actions: Actions, inner: QWidget) -> None:
        form = QGridLayout()
        form.setSpacing(8)
        form.setColumnMinimumWidth(0, LABELS)
        form.setColumnStretch(1, 1)
        for row, (words, box) in enumerate(
            (
                ("Template", self.template),
                ("Order", self.order),
                ("Citations", self.style_box),
                ("Paper", self.paper),
                ("Language", self.language),
            )
        ):
            label = QLabel(words, inner)
            label.setBuddy(box)
            form.addWidget(label, row, 0)
            form.addWidget(box, row, 1)
        kept = QHBoxLayout()
        for action in (actions["save-template"], actions["delete-template"]):
            button = QPushButton(action.text().replace("report template", "template"), inner)
            button.setToolTip(action.toolTip())
            button.clicked.connect(action.trigger)
            kept.addWidget(button)
        kept.addStretch(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 12, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.archive)
        column.addWidget(self.final)
        for words, part in (("Only", self.only), ("Sections", self.sections)):
            caption = QLabel(words, inner)
            caption.setObjectName("hint")
            column.addWidget(caption)
            column.addWidget(part)
        column.addLayout(kept)
        column.addStretch(1)

    def _connect(self) -> None:
        for part in (self.sections, self.only):
            part.changed.connect(self._take)
        for box in (self.order, self.paper, self.language):
            box.activated.connect(self._take)
        self.style_box.activated.connect(self._take_style)
        self.template.activated.connect(self._take_template)
        for check in (self.archive, self.final):
            check.clicked.connect(self._take)

    @Slot()
    def _take(self) -> None:
        if self._is_filling:
            return
        self._options = replace(
            self.only.limit(self._options),
            sections=self.sections.chosen(),
            order=PassageOrder(self.order.currentData()),
            paper=self.paper.currentData(),
            language=self.language.currentData(),
            is_archivable=self.archive.isChecked(),
            is_final=self.final.isChecked(),
        )
        self.changed.emit()

    @Slot()
    def _take_style(self) -> None:
        chosen = self.style_box.currentData()
        if chosen == _FROM_FILE:
            name, _ = QFileDialog.getOpenFileName(self, "Citation style", "", "CSL (*.csl)")
            self._is_filling = True
            self._show_style(self._options.style)
            self._is_filling = False
            if name:
                self.style_asked.emit(name)
        elif chosen != _OWN:
            self._options = replace(self._options, style=chosen)
            self.changed.emit()

    @Slot()
    def _take_template(self) -> None:
        template = self.chosen_template()
        if template is not None:
            self.show_options(template.options)
            self.changed.emit()


def _box(name: str, choices: Mapping[Any, str], parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setObjectName(f"report{name.replace(' ', '')}")
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for key, words in choices.items():
        box.addItem(words, key)
    return box
