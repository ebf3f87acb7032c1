"""The record beside the page: read whole, put right in place, and undone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.article import (
    Article,
    ArticleKind,
    ArticleStatus,
    Author,
    Origin,
    Record,
    Source,
)
from ketareview.domain.imports import Reason
from ketareview.domain.provenance import Merged, Provenance
from ketareview.library import Library
from ketareview.ui.reader.beside.record_panel import RecordPanel
from ketareview.ui.reader.beside.related import Related, versions_of
from ketareview.ui.reader.coding.altering import Altering
from ketareview.ui.theme import Theme

RECORD = Record(
    title="A trial of <i>ketamine</i>",
    authors=(Author("Okafor", "Ngozi"), Author(literal="WHO")),
    year=2021,
    journal="J Sleep",
    abstract="AIMS: one\nMETHODS: two",
    kind=ArticleKind.TRIAL,
    extra={"keywords": "sleep\ndreams", "RIS C7": "e12", "pmcid": "PMC12"},
)
ORIGIN = {
    "title": Origin("RIS", 0.95),
    "kind": Origin("publication type", 0.8),
    "year": Origin("typed", 1.0),
    "RIS C7": Origin("RIS", 0.95),
}
SOURCE = Source("a" * 64, "application/pdf", 1_250_000, 12, "okafor.pdf")


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> Iterator[RecordPanel]:
    area = QWidget()
    area.resize(300, 700)
    made = RecordPanel(area)
    made.resize(300, 700)
    qtbot.addWidget(area)
    area.show()
    yield made
    area.close()


def article(record: Record = RECORD, origin: dict[str, Origin] | None = None) -> Article:
    now = datetime.now(UTC)
    found = ORIGIN if origin is None else origin
    return Article(uuid4(), record, found, ArticleStatus.TO_READ, (), (SOURCE,), 0, now)


def words(panel: RecordPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if not label.isHidden()]


def combo(panel: RecordPanel, name: str) -> QComboBox:
    return next(b for b in panel.findChildren(QComboBox) if b.accessibleName() == name)


def test_every_field_is_shown_with_its_origin(panel: RecordPanel) -> None:
    panel.show_article(article())
    assert panel.field("title").words() == "A trial of <i>ketamine</i>"
    assert panel.field("title").origin == "RIS · 95% sure"
    assert panel.field("year").origin == "typed"
    assert panel.field("authors").words() == "Okafor, Ngozi; WHO"
    assert panel.field("abstract").words() == "AIMS: one\nMETHODS: two"
    assert panel.field("RIS C7").words() == "e12"
    captions = words(panel)
    assert captions.index("PMCID") < captions.index("Keywords") < captions.index("RIS C7")
    assert "suggested from publication type · 80% sure" in captions
    assert "okafor.pdf · application/pdf · 1.2 MB" in captions


def test_what_is_written_is_told_when_the_field_is_left(panel: RecordPanel, qtbot: QtBot) -> None:
    panel.show_article(article())
    title = panel.field("title").text
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "A trial")
    with qtbot.waitSignal(panel.changed) as told:
        QTest.keyClick(title, Qt.Key.Key_Return)
    assert told.args == [{"title": "A trial"}]
    keywords = panel.field("keywords").text
    keywords.setFocus()
    keywords.selectAll()
    QTest.keyClicks(keywords, "night")
    QTest.keyClick(keywords, Qt.Key.Key_Return)
    QTest.keyClicks(keywords, " rest ")
    with qtbot.waitSignal(panel.changed) as told:
        panel.field("doi").text.setFocus()
    assert told.args == [{"extra": {"keywords": "night\nrest"}}]


def test_what_makes_no_sense_changes_nothing(panel: RecordPanel, qtbot: QtBot) -> None:
    panel.show_article(article())
    year = panel.field("year").text
    year.setFocus()
    year.selectAll()
    QTest.keyClicks(year, "soon")
    with qtbot.assertNotEmitted(panel.changed):
        QTest.keyClick(year, Qt.Key.Key_Return)
    assert panel.field("year").words() == "2021"


def test_words_that_are_being_written_stay_when_the_library_changes(panel: RecordPanel) -> None:
    panel.show_article(article())
    notes = panel.field("keywords").text
    notes.setFocus()
    QTest.keyClicks(notes, "new ")
    panel.show_article(article(Record(title="Another", extra={"pmcid": "PMC12"})))
    assert panel.field("keywords").words().startswith("new ")
    assert panel.field("title").words() == "Another"


def test_a_field_is_added(panel: RecordPanel, qtbot: QtBot) -> None:
    panel.show_article(article())
    box = combo(panel, "Add a field")
    assert box.findText("Keywords") < 0
    box.setCurrentIndex(box.findText("Publisher"))
    box.activated.emit(box.currentIndex())
    field = panel.field("publisher").text
    assert field.hasFocus()
    QTest.keyClicks(field, "A press")
    with qtbot.waitSignal(panel.changed) as told:
        panel.field("title").text.setFocus()
    assert told.args == [{"extra": {"publisher": "A press"}}]


def test_the_kind_is_chosen(panel: RecordPanel, qtbot: QtBot) -> None:
    panel.show_article(article(Record(title="A"), {}))
    assert "nothing tells the kind; choose it" in words(panel)
    box = combo(panel, "Kind")
    box.setFocus()
    with qtbot.waitSignal(panel.changed) as told:
        QTest.keyClick(box, Qt.Key.Key_Up)
        box.activated.emit(box.currentIndex())
    assert told.args == [{"kind": ArticleKind.EDITORIAL}]


def test_related_articles_are_links(panel: RecordPanel, qtbot: QtBot) -> None:
    other = uuid4()
    related = (Related("Published as", "R&D of sleep", other),)
    panel.show_article(article(), related)
    link = next(b for b in panel.findChildren(QPushButton) if "sleep" in b.text())
    with qtbot.waitSignal(panel.article_asked) as told:
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert told.args == [other]
    qtbot.waitUntil(lambda: "Published as" in words(panel))


def test_a_long_field_is_as_high_as_its_words(panel: RecordPanel, qtbot: QtBot) -> None:
    panel.show_article(article(Record(title="Sleep")))
    text = panel.field("title").text
    qtbot.waitUntil(lambda: 0 < text.height() < 3 * text.fontMetrics().lineSpacing())
    low = text.height()
    panel.show_article(article(Record(title="Sleep " * 40)))
    qtbot.waitUntil(lambda: text.height() > low + 4 * text.fontMetrics().lineSpacing())


def test_changes_of_single_further_fields_leave_the_others(library: Library) -> None:
    one = library.articles.get(library.articles.all()[0])
    altering = Altering(library)
    altering.record(one.id, {"extra": {"pmcid": "PMC1", "notes": "x"}})
    altering.record(one.id, {"extra": {"notes": "", "language": "en"}, "year": 2020})
    now = library.articles.get(one.id).record
    assert dict(now.extra) == {**one.record.extra, "pmcid": "PMC1", "language": "en"}
    assert now.year == 2020
    library.history.undo()
    assert library.articles.get(one.id).record.extra.get("notes") == "x"


def test_versions_name_each_other(library: Library) -> None:
    one, other = library.articles.all()[:2]
    library.relations.link_versions(one, other)
    titles = {each: library.articles.get(each).record.title for each in (one, other)}
    assert versions_of(library, one) == (Related("Published as", titles[other], other),)
    assert versions_of(library, other) == (Related("Preprint", titles[one], one),)
    library.relations.forget(one, other)
    assert versions_of(library, one) == ()


def test_what_was_noticed_and_merged_stands_below_the_record(
    panel: RecordPanel, qtbot: QtBot
) -> None:
    then = datetime(2026, 3, 14, 12, tzinfo=UTC)
    merged = Merged(uuid4(), Record(title="Its twin", year=2020), ORIGIN, then, "Ada")
    past = Provenance((Reason("left-out-comments"),), (merged,))
    panel.show_article(article(), past=past)
    assert "Comments in the margin were left out." in words(panel)
    assert "RIS · 95% sure · merged 14 Mar 2026 · by Ada" in words(panel)
    fields = "Title: Its twin  (RIS · 95% sure)\nYear: 2020  (typed)"
    assert fields not in words(panel)

    link = next(b for b in panel.findChildren(QPushButton) if b.text() == "Its twin")
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)

    assert fields in words(panel)
    panel.show_article(article(), past=past)
    assert fields in words(panel)
    panel.show_article(article(), past=Provenance())
    assert panel.past.isHidden()
