"""Judging a claim in the window: by keyboard, live, refused beside the field, never lost."""

from uuid import UUID

from PySide6.QtWidgets import QComboBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ketareview.domain.grade import Certainty, Domain, Judgement, Start, Step
from ketareview.domain.highlight import Highlight
from ketareview.library import Library
from ketareview.ui.judging import GradeForm
from ketareview.ui.tasks import TaskRunner
from tests.ui.judging.conftest import choose, write

BIAS, IMPRECISE = Domain.RISK_OF_BIAS, Domain.IMPRECISION
UNEVEN = Domain.INCONSISTENCY


def own(library: Library, claim: UUID) -> Judgement | None:
    return next(iter(library.certainties.of([claim]).get(claim, ())), None)


def test_a_claim_that_nobody_judged_says_so_and_suggests_a_start(form: GradeForm) -> None:
    assert form.certainty.text() == "Not rated"
    assert form.start.value == Start.RANDOMISED
    assert form.arithmetic.text() == ""
    assert form.withdraw.isHidden()


def test_steps_with_reasons_are_summed_up_and_saved(
    form: GradeForm, library: Library, claim: UUID, qtbot: QtBot
) -> None:
    choose(form.rows[IMPRECISE], -1)
    assert form.certainty.text() == "Moderate"
    assert own(library, claim) is None
    write(form.rows[IMPRECISE], "62 people")
    choose(form.rows[BIAS], -1)
    write(form.rows[BIAS], "Most had guessed")

    minus = "\N{MINUS SIGN}"
    told = f"High {minus} 1 (risk of bias) {minus} 1 (imprecision) = Low"
    assert form.arithmetic.text() == told

    def is_saved() -> bool:
        judgement = own(library, claim)
        return judgement is not None and judgement.certainty is Certainty.LOW

    qtbot.waitUntil(is_saved)
    kept = own(library, claim)
    assert kept is not None
    assert [step.reason for step in kept.steps] == ["Most had guessed", "62 people"]


def test_a_step_without_a_reason_is_refused_beside_its_field(form: GradeForm) -> None:
    choose(form.rows[BIAS], -2)
    assert "needs a reason" in form.rows[BIAS].problem
    assert form.rows[IMPRECISE].problem == ""
    write(form.rows[BIAS], "Open label")
    assert form.rows[BIAS].problem == ""


def test_high_is_refused_while_the_evidence_raises_a_concern(
    form: GradeForm, library: Library, claim: UUID, highlight: Highlight, qtbot: QtBot
) -> None:
    library.modifiers.set(highlight.id, {"masking-broken": "Most had guessed"})
    write(form.rows[IMPRECISE], "A large trial")
    qtbot.waitUntil(lambda: "masking" in form.rows[BIAS].problem)
    assert own(library, claim) is None
    write(form.rows[BIAS], "Raters could not know")

    def is_high() -> bool:
        judgement = own(library, claim)
        return judgement is not None and judgement.certainty is Certainty.HIGH

    qtbot.waitUntil(is_high)


def test_what_may_not_stand_yet_is_there_again_after_another_claim(
    form: GradeForm, library: Library, claim: UUID, qtbot: QtBot
) -> None:
    other = library.claims.add("It lasts").id
    choose(form.rows[BIAS], -1)
    form.show_claim(other)
    qtbot.waitUntil(form.isEnabled)
    assert form.rows[BIAS].value == 0
    assert form.start.value == Start.NO_STUDIES
    form.show_claim(claim)
    qtbot.waitUntil(form.isEnabled)
    assert form.rows[BIAS].value == -1
    assert "needs a reason" in form.rows[BIAS].problem


def test_what_may_not_stand_yet_is_there_again_in_another_window(
    form: GradeForm, library: Library, claim: UUID, tasks: TaskRunner, qtbot: QtBot
) -> None:
    choose(form.rows[BIAS], -1)
    form.rows[UNEVEN].reason.setFocus()
    form.rows[UNEVEN].reason.insertPlainText("One side onl")
    form.show_claim(None)
    qtbot.waitUntil(lambda: len(library.certainties.begun(claim)) == 2)
    again = GradeForm(library, tasks)
    qtbot.addWidget(again)
    again.show_claim(claim)
    qtbot.waitUntil(again.isEnabled)
    assert again.rows[BIAS].value == -1
    assert "needs a reason" in again.rows[BIAS].problem
    assert again.rows[UNEVEN].words == "One side onl"
    assert again.certainty.text() == "Not rated"
    again.shut()


def test_a_reason_is_saved_when_another_claim_is_shown_while_it_is_written(
    form: GradeForm, library: Library, claim: UUID, qtbot: QtBot
) -> None:
    choose(form.rows[BIAS], -1)
    form.rows[BIAS].reason.setFocus()
    form.rows[BIAS].reason.insertPlainText("Open label")
    form.show_claim(library.claims.add("It lasts").id)
    qtbot.waitUntil(lambda: own(library, claim) is not None)
    kept = own(library, claim)
    assert kept is not None
    assert kept.steps[0].reason == "Open label"


def test_what_is_being_written_stays_when_the_library_changes(
    form: GradeForm, library: Library, claim: UUID, qtbot: QtBot
) -> None:
    form.rows[BIAS].reason.setFocus()
    form.rows[BIAS].reason.insertPlainText("Half a sent")
    step = Step(IMPRECISE, -1, "few")
    library.certainties.judge(claim, Judgement(Start.RANDOMISED, library.reviewer, (step,)))
    qtbot.waitUntil(lambda: form.rows[IMPRECISE].value == -1)
    assert form.rows[BIAS].words == "Half a sent"


def test_rating_up_is_for_observational_studies(form: GradeForm) -> None:
    assert not form.rows[Domain.LARGE_EFFECT].isEnabled()
    choose(form.start, Start.OBSERVATIONAL.value)
    assert form.rows[Domain.LARGE_EFFECT].isEnabled()
    choose(form.rows[Domain.LARGE_EFFECT], 2)
    assert form.certainty.text() == "High"
    choose(form.start, Start.RANDOMISED.value)
    assert form.rows[Domain.LARGE_EFFECT].isEnabled()  # so that it can be taken back
    assert form.rows[Domain.LARGE_EFFECT].problem != ""


def test_no_studies_have_no_steps(
    form: GradeForm, library: Library, claim: UUID, qtbot: QtBot
) -> None:
    choose(form.start, Start.NO_STUDIES.value)
    assert form.certainty.text() == "No included studies"
    assert form.rows[BIAS].isHidden()
    qtbot.waitUntil(lambda: own(library, claim) is not None)


def test_withdrawing_and_undo_are_shown(
    form: GradeForm, library: Library, claim: UUID, qtbot: QtBot
) -> None:
    choose(form.start, Start.NO_STUDIES.value)
    qtbot.waitUntil(lambda: own(library, claim) is not None)
    form.withdraw.click()
    qtbot.waitUntil(lambda: form.certainty.text() == "Not rated")
    assert own(library, claim) is None
    library.history.undo()
    qtbot.waitUntil(lambda: form.certainty.text() == "No included studies")


def test_a_passage_is_kept_with_its_reason(
    form: GradeForm, library: Library, claim: UUID, highlight: Highlight, qtbot: QtBot
) -> None:
    choose(form.rows[BIAS], -1)
    write(form.rows[BIAS], "Most had guessed")
    box = form.rows[BIAS].passage
    assert not box.isHidden()
    box.setCurrentIndex(1)
    box.activated.emit(1)

    def is_kept() -> bool:
        judgement = own(library, claim)
        return judgement is not None and judgement.steps[0].highlight == highlight.id

    qtbot.waitUntil(is_kept)


def test_every_field_has_a_name(form: GradeForm) -> None:
    fields = [*form.findChildren(QComboBox), *form.findChildren(QPlainTextEdit)]
    names = [field.accessibleName() for field in fields]
    assert all(names)
    assert len(set(names)) == len(names)
