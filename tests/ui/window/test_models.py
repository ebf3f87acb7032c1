"""The models, by Qt's own checker."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ketareview.library import Library
from ketareview.ui.article_model import ArticleModel
from ketareview.ui.columns import Column, in_order
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.topic_model import TopicModel
from tests.library.papers import paper, store

_TOLD = QAbstractItemModelTester.FailureReportingMode.Warning  # which fails a test


def test_articles(library: Library, tasks: TaskRunner, tmp_path: Path, qtbot: QtBot) -> None:
    model = ArticleModel(library, tasks)
    ids = [
        store(library, paper(tmp_path, f"{n}.txt", (f"Text {n}",)), title=f"Paper {n}").id
        for n in range(3)
    ]
    model.show(ids)
    QAbstractItemModelTester(model, _TOLD)
    qtbot.waitUntil(lambda: model.index(1, Column.TITLE).data() == "Paper 1")
    library.articles.delete([ids[1]])
    model.show(ids)
    assert model.index(1, Column.TITLE).data() == "Paper 1"  # until it is read again
    qtbot.waitUntil(lambda: model.index(1, Column.TITLE).data() == "")
    model.show([])
    assert model.rowCount() == 0


def test_no_row_is_empty(library: Library, tasks: TaskRunner, tmp_path: Path, qtbot: QtBot) -> None:
    article = store(library, paper(tmp_path))
    bare = replace(article.record, title="", doi="")
    library.articles.change(article.id, bare)
    model = ArticleModel(library, tasks)
    model.show([article.id])
    qtbot.waitUntil(lambda: model.index(0, Column.TITLE).data() == "Without a title")
    library.articles.change(article.id, replace(bare, doi="10.1000/1"))
    model.show([article.id])
    qtbot.waitUntil(lambda: model.index(0, Column.TITLE).data() == "doi:10.1000/1")


def test_articles_in_the_order_of_a_column(library: Library, tmp_path: Path) -> None:
    titles = ("Éclair", "apple", "Zebra")
    ids = [
        store(library, paper(tmp_path, f"{title}.txt", (title,)), title=title).id
        for title in titles
    ]
    ordered = in_order(
        library, ids, Column.TITLE, is_descending=False, progress=lambda _done, _total: None
    )
    lines = library.articles.lines(ordered)
    assert [lines[each].title for each in ordered] == ["apple", "Éclair", "Zebra"]


def test_topics(library: Library) -> None:
    model = TopicModel()
    parent = library.topics.add("Sleep")
    child = library.topics.add("Dreams", parent.id)
    assert model.show(library.topics.tree())
    QAbstractItemModelTester(model, _TOLD)
    index = model.index_of(child.id)
    assert index.data() == "Dreams"
    assert model.parent(index) == model.index_of(parent.id)
    library.topics.rename(child.id, "Nightmares")
    assert not model.show(library.topics.tree())
    assert model.index_of(child.id).data() == "Nightmares"
    library.topics.delete(child.id)
    assert model.show(library.topics.tree())
    assert not model.index_of(child.id).isValid()


def test_a_name_typed_in_the_tree_is_told_and_not_taken(library: Library, qtbot: QtBot) -> None:
    model = TopicModel()
    topic = library.topics.add("Sleep")
    model.show(library.topics.tree())
    with qtbot.waitSignal(model.renamed) as told:
        model.setData(model.index_of(topic.id), "Rest")
    assert told.args == [topic.id, "Rest"]
    assert model.index_of(topic.id).data() == "Sleep"
    assert not model.setData(model.index_of(topic.id), "  ")
