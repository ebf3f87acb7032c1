"""Putting articles, topics and claims in order."""

from PySide6.QtTest import QTest

from ketareview.domain.grade import Domain
from ketareview.ui.chooser import Chooser
from ketareview.ui.claims.page import ClaimPage
from ketareview.ui.judging.reasoned_row import ReasonedRow
from ketareview.ui.places import Place
from ketareview.ui.topics import TopicTree
from ketareview.ui.window import MainWindow
from tests.reliability.flows.flow import (
    Flow,
    another,
    answer,
    choose_article,
    command,
    library_of,
    name,
    part,
)
from tests.reliability.windows import settle, wait_for
from tests.ui.judging.conftest import choose, write


def _add_topic(window: MainWindow) -> None:
    window.commands["add-topic"].trigger()
    name(another("Topic"))


def _topic_chosen(window: MainWindow) -> None:
    tree = part(window, TopicTree, "topicTree")
    topic = library_of(window).topics.add(another("Passing"))

    def is_chosen() -> bool:
        tree.choose(topic.id)
        current = tree.current()
        return current is not None and current.id == topic.id

    assert wait_for(is_chosen)


def _rename_topic(window: MainWindow) -> None:
    tree = part(window, TopicTree, "topicTree")
    model = tree.model()
    model.setData(tree.currentIndex(), another("Renamed"))


def _delete_topic(window: MainWindow) -> None:
    window.commands["delete-topic"].trigger()


def _file_article(window: MainWindow) -> None:
    choose_article(window)
    window.commands["file-articles"].trigger()
    answer(Chooser, "PTSD")


def _unfiled(window: MainWindow) -> None:
    library = library_of(window)
    library.articles.unfile(library.articles.all(), library.topics.find("PTSD").id)


def _new_claim(window: MainWindow) -> None:
    window.commands["new-claim"].trigger()
    name(another("Ketamine works"))


def _claim_shown(window: MainWindow) -> None:
    library, page = library_of(window), part(window, ClaimPage)
    window.show_place(Place.CLAIMS)
    claim = library.claims.add(another("It lasts"), highlights=library.highlights.all()[:1])

    assert wait_for(lambda: claim.id in {each.claim.id for each in page.model.lines})
    settle(window)
    page.list.choose(claim.id)
    settle(window)
    assert page.detail.claim == claim.id
    page.detail.tabs.setCurrentIndex(1)
    assert wait_for(page.detail.grade.isEnabled)


def _grade(window: MainWindow) -> None:
    row = part(window, ClaimPage).detail.grade.rows[Domain.IMPRECISION]
    _turn(row)
    write(row, another("Few people in trial"))


def _turn(row: ReasonedRow) -> None:
    """Choose another value than the one that is there."""
    choose(row, -1 if row.value != -1 else -2)


def _claim_note(window: MainWindow) -> None:
    detail = part(window, ClaimPage).detail
    detail.tabs.setCurrentIndex(detail.tabs.count() - 1)
    detail.note.setFocus()
    QTest.keyClicks(detail.note, another("Look again at"))
    window.setFocus()


def _delete_claim(window: MainWindow) -> None:
    window.commands["delete-claims"].trigger()


ORDERING: dict[str, Flow] = {
    "mark as being read": command("mark-reading"),
    "mark as read": command("mark-read"),
    "mark as to read": command("mark-to-read"),
    "undo": command("undo"),
    "redo": command("redo"),
    "delete articles": command("delete-articles"),
    "add a topic": Flow(_add_topic),
    "rename a topic": Flow(_rename_topic, _topic_chosen),
    "delete a topic": Flow(_delete_topic, _topic_chosen),
    "file an article": Flow(_file_article, _unfiled),
    "add a claim": Flow(_new_claim),
    "grade a claim": Flow(_grade, _claim_shown),
    "note to a claim": Flow(_claim_note, _claim_shown),
    "delete a claim": Flow(_delete_claim, _claim_shown),
}
