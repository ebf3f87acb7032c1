"""The article's record: what is known of it, where that came from, and changing it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.article import Article, ArticleKind, Record
from ketareview.domain.provenance import Provenance
from ketareview.ui.field_words import FURTHER_ORDER, MAIN_FIELDS, field_words
from ketareview.ui.reader.beside.kind_offer import KindOffer
from ketareview.ui.reader.beside.record_field import RecordField
from ketareview.ui.reader.beside.record_past import RecordPast
from ketareview.ui.reader.beside.record_words import (
    MANY_LINES,
    changed,
    fields_changed,
    further_fields,
    suggested,
    whence,
    written,
)
from ketareview.ui.reader.beside.related import Related
from ketareview.ui.reader.healing.file_list import FileList

_PAIRS = (("year", "volume"), ("issue", "pages"))
_MOST_WORDS = 60


class RecordPanel(QScrollArea):
    """A field for each thing that is known, and below it where it came from."""

    changed = Signal(object)  # fields of the record with their new values; further ones as "extra"
    article_asked = Signal(object)  # UUID
    seen = Signal(object)  # Article

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("recordPanel")
        self.setAccessibleName("Record of this article")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._record = Record()
        self._article: Article | None = None
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(12, 10, 12, 12)
        self._column.setSpacing(2)
        self._kind = self._kind_box(inside)
        self.kind_offer = KindOffer(inside)
        self.kind_offer.taken.connect(self._use_kind)
        self._fields = {name: self._field(name, inside) for name in MAIN_FIELDS}
        self._fields["authors"].text.setPlaceholderText("Family, Given; Family, Given")
        self._further: dict[str, RecordField] = {}
        self._rest = QVBoxLayout()
        self._rest.setSpacing(2)
        self._more = self._more_box(inside)
        self.files = FileList(inside)
        self._related = QVBoxLayout()
        self._related.setSpacing(4)
        self.past = RecordPast(inside)
        self._lay_out()
        self.setWidget(inside)

    def show_article(
        self,
        article: Article,
        related: Sequence[Related] = (),
        past: Provenance | None = None,
    ) -> None:
        """Show an article's record, the articles that belong to it, and what became of it."""
        self._record, self._article = article.record, article
        names = further_fields(article.record)
        if names != list(self._further):
            self._make_further(names)
        for name, field in {**self._fields, **self._further}.items():
            field.show_words(written(article.record, name), whence(article.origin.get(name)))
        with QSignalBlocker(self._kind):
            self._kind.setCurrentIndex(self._kind.findData(article.record.kind))
        kind_origin = suggested(article.origin.get("kind"), article.record.kind)
        self._kind_origin.setText(kind_origin)
        self._show_offer()
        self.files.show_article(article)
        self._show_related(related)
        if past is not None:
            self.past.show_past(past)
        if self.isVisible():
            self.seen.emit(article)

    def offer_kind(self, kind: ArticleKind, words: str) -> None:
        """Offer the kind that the text speaks for, with its words."""
        self.kind_offer.offer(kind, words)
        self._show_offer()

    def show_files(self) -> None:
        """Scroll to the files, and begin with the first that can be chosen."""
        self.ensureWidgetVisible(self.files)
        self.files.begin()

    def field(self, name: str) -> RecordField:
        """The field of this key."""
        return {**self._fields, **self._further}[name]

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._article is not None:
            self.seen.emit(self._article)

    def _show_offer(self) -> None:
        origin = self._article.origin.get("kind") if self._article else None
        is_typed = origin is not None and origin.confidence >= 1
        self.kind_offer.show_kind(self._record.kind, is_typed=is_typed)
        has_two_words = not self.kind_offer.isHidden() and self._record.kind is ArticleKind.ARTICLE
        self._kind_origin.setHidden(has_two_words)  # “nothing tells it” beside what tells it

    def _lay_out(self) -> None:
        for name in ("title", "authors"):
            self._column.addWidget(self._fields[name])
        for part in (self._kind_caption, self._kind, self._kind_origin, self.kind_offer):
            self._column.addWidget(part)
        self._column.addSpacing(8)
        self._column.addWidget(self._fields["journal"])
        for pair in _PAIRS:
            row = QHBoxLayout()
            row.setSpacing(8)
            for name in pair:
                row.addWidget(self._fields[name], 1, Qt.AlignmentFlag.AlignTop)
            self._column.addLayout(row)
        for name in ("doi", "pmid", "url", "abstract"):
            self._column.addWidget(self._fields[name])
        self._column.addLayout(self._rest)
        self._column.addWidget(self._more)
        self._column.addSpacing(16)
        self._column.addWidget(_caption("Files", self))
        self._column.addWidget(self.files)
        self._column.addSpacing(8)
        self._column.addLayout(self._related)
        self._column.addSpacing(8)
        self._column.addWidget(self.past)
        self._column.addStretch()

    def _field(self, name: str, parent: QWidget) -> RecordField:
        has_lines = name in MANY_LINES or name not in MAIN_FIELDS
        field = RecordField(name, field_words(name), parent, has_lines=has_lines)
        field.edited.connect(self._keep)
        return field

    def _kind_box(self, parent: QWidget) -> QComboBox:
        box = QComboBox(parent)
        box.setAccessibleName("Kind")
        for kind in ArticleKind:
            box.addItem(kind.value.replace("-", " ").capitalize(), kind)
        box.activated.connect(self._keep_kind)
        self._kind_caption = _caption("Kind", parent)
        self._kind_caption.setBuddy(box)
        self._kind_origin = _soft(parent)
        return box

    def _more_box(self, parent: QWidget) -> QComboBox:
        box = QComboBox(parent)
        box.setAccessibleName("Add a field")
        box.setPlaceholderText("Add a field …")
        box.setMaxVisibleItems(16)
        box.activated.connect(self._add_field)
        return box

    def _make_further(self, names: Sequence[str]) -> None:
        """Keep the fields that stay, so that nobody who writes in one loses it."""
        for name in set(self._further) - set(names):
            if not self._further[name].text.document().isModified():
                self._further.pop(name).deleteLater()
        kept = {name: self._further.get(name) or self._field(name, self) for name in names}
        self._further = kept | self._further
        for name in self._further:
            self._rest.addWidget(self._further[name])
        with QSignalBlocker(self._more):
            self._more.clear()
            for name in FURTHER_ORDER:
                if name not in self._further:
                    self._more.addItem(field_words(name), name)
            self._more.setCurrentIndex(-1)

    @Slot(int)
    def _add_field(self, place: int) -> None:
        name = str(self._more.itemData(place))
        self._make_further([*self._further, name])
        self._further[name].text.setFocus()

    def _show_related(self, related: Sequence[Related]) -> None:
        while (item := self._related.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for each in related:
            self._related.addWidget(_caption(each.words, self))
            self._related.addWidget(self._link(each))

    def _link(self, each: Related) -> QWidget:
        words = each.title if len(each.title) <= _MOST_WORDS else f"{each.title[:_MOST_WORDS]}…"
        button = QPushButton(words.replace("&", "&&"), self)
        button.setProperty("quiet", True)  # noqa: FBT003 - the name of the property says it
        button.setProperty("link", True)  # noqa: FBT003 - likewise
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(f"Open {each.title}")
        button.setToolTip(f"Open this article: {each.words}")
        button.clicked.connect(lambda: self.article_asked.emit(each.article))
        return button

    @Slot(str)
    def _keep(self, name: str) -> None:
        field = self.field(name)
        record = changed(self._record, name, field.words())
        field.settle(written(record, name))
        self._tell(record)

    @Slot()
    def _keep_kind(self) -> None:
        self._use_kind(ArticleKind(self._kind.currentData()))  # Qt keeps it as plain text

    @Slot(object)
    def _use_kind(self, kind: ArticleKind) -> None:
        self._tell(replace(self._record, kind=kind))

    def _tell(self, record: Record) -> None:
        before, self._record = self._record, record
        fields = fields_changed(before, record)
        if fields:
            self.changed.emit(fields)


def _caption(words: str, parent: QWidget) -> QLabel:
    caption = QLabel(words, parent)
    caption.setObjectName("caption")
    return caption


def _soft(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName("hint")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
