"""Levels and instruments beside the page: chosen by keyboard, kept with reasons, told by others."""

from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ketareview.domain.appraisal import OVERALL, Appraisal
from ketareview.domain.article import Article
from ketareview.domain.highlight import Highlight
from ketareview.domain.levels_table import Question
from ketareview.library import Library
from ketareview.ui.judging import AppraisalPane
from ketareview.ui.tasks import TaskRunner
from tests.ui.judging.conftest import choose, press, write


def appraisal(library: Library, article: Article) -> Appraisal | None:
    return next(iter(library.appraisals.of([article.id]).get(article.id, ())), None)


def use(pane: AppraisalPane, instrument: str) -> None:
    box = pane.form.instrument
    place = box.findData(instrument)
    press(box, place)
    box.activated.emit(place)


def test_answers_are_kept_and_summed_up(
    pane: AppraisalPane, library: Library, article: Article, qtbot: QtBot
) -> None:
    use(pane, "rob-2")
    assert pane.form.overall.text() == "0 of 5 answered"
    for item in "12345":
        choose(pane.form.rows[item], "low")
    qtbot.waitUntil(lambda: pane.form.overall.text() == "Low risk")
    choose(pane.form.rows["4"], "high")
    write(pane.form.rows["4"], "36.8 % guessed")
    qtbot.waitUntil(lambda: pane.form.overall.text() == "High risk")

    def is_kept() -> bool:
        found = appraisal(library, article)
        return found is not None and found.answers[3].reason == "36.8 % guessed"

    qtbot.waitUntil(is_kept)


def test_an_overall_judgement_of_ones_own_waits_for_its_reason(
    pane: AppraisalPane, library: Library, article: Article, qtbot: QtBot
) -> None:
    use(pane, "rob-2")
    choose(pane.form.rows[OVERALL], "high")
    assert "needs a reason" in pane.form.rows[OVERALL].problem
    assert appraisal(library, article) is None
    write(pane.form.rows[OVERALL], "Concerns in all domains")
    qtbot.waitUntil(lambda: pane.form.overall.text() == "High risk")


def test_an_answer_is_taken_back(
    pane: AppraisalPane, library: Library, article: Article, qtbot: QtBot
) -> None:
    use(pane, "lay-source")
    choose(pane.form.rows["author"], "yes")
    qtbot.waitUntil(lambda: appraisal(library, article) is not None)
    choose(pane.form.rows["author"], "")
    qtbot.waitUntil(lambda: appraisal(library, article) is None)


def test_another_level_than_the_designs_waits_for_its_reason(
    pane: AppraisalPane, library: Library, article: Article, qtbot: QtBot
) -> None:
    row = pane.levels.rows[Question.BENEFIT]
    choose(row, "3")
    assert "Write why" in row.problem
    assert library.levels.of([article.id]) == {}
    write(row, "Few people")
    qtbot.waitUntil(lambda: bool(library.levels.of([article.id])))
    [level] = library.levels.of([article.id])[article.id]
    assert (level.level, level.reason) == (3, "Few people")
    assert row.problem == ""


def test_what_others_said_is_told(
    library: Library, article: Article, highlight: Highlight, qtbot: QtBot
) -> None:
    library.levels.set(article.id, Question.BENEFIT, 4, "No control")
    library.appraisals.answer(article.id, "rob-2", "1", "high", "Open list", highlight.id)
    library.close()

    with Library.open(library.path, reviewer="Ben") as other:
        tasks = TaskRunner()
        pane = AppraisalPane(other, article.id, tasks)
        qtbot.addWidget(pane)
        with qtbot.waitExposed(pane):
            pane.show()
        qtbot.waitUntil(lambda: bool(pane.form.rows))
        told = [label.text() for label in pane.findChildren(QLabel)]
        assert any("Anna: High risk. Open list" in words for words in told)
        assert any("Anna: level 4. No control" in words for words in told)
        pane.shut()
        tasks.shut_down()


def test_every_field_has_a_name(pane: AppraisalPane) -> None:
    fields = [*pane.findChildren(QComboBox), *pane.findChildren(QPlainTextEdit)]
    assert all(field.accessibleName() for field in fields)
