"""Dismissed warnings: a reason each, restored and undone."""

import pytest

from ketareview.domain.errors import UnexplainedDismissalError
from ketareview.domain.ids import new_id
from ketareview.library import Library

_SUBJECT = new_id()


def test_a_dismissal_keeps_its_reason_and_who_made_it(library: Library) -> None:
    library.dismissals.dismiss("dose-without-route", _SUBJECT, "0.5 mg/kg", " It is in Table 1. ")
    [kept] = library.dismissals.all()
    assert kept.key == ("dose-without-route", _SUBJECT, "0.5 mg/kg")
    assert kept.reason == "It is in Table 1."
    assert kept.reviewer == library.reviewer.id


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_dismissal_without_a_reason_is_refused(library: Library, reason: str) -> None:
    with pytest.raises(UnexplainedDismissalError):
        library.dismissals.dismiss("dose-without-route", _SUBJECT, "0.5 mg/kg", reason)
    assert not library.dismissals.all()


def test_the_same_warning_is_dismissed_once_with_the_last_reason(library: Library) -> None:
    for reason in ("First.", "Second."):
        library.dismissals.dismiss("unchecked-left", _SUBJECT, "words", reason)
    assert [each.reason for each in library.dismissals.all()] == ["Second."]


def test_a_restored_warning_can_be_dismissed_again(library: Library) -> None:
    library.dismissals.dismiss("unchecked-left", _SUBJECT, "words", "Why.")
    library.dismissals.restore("unchecked-left", _SUBJECT, "other words")
    assert len(library.dismissals.all()) == 1
    library.dismissals.restore("unchecked-left", _SUBJECT, "words")
    assert not library.dismissals.all()
    library.dismissals.dismiss("unchecked-left", _SUBJECT, "words", "Why.")
    assert len(library.dismissals.all()) == 1


def test_dismissing_and_restoring_are_undone_and_redone(library: Library) -> None:
    library.dismissals.dismiss("unchecked-left", _SUBJECT, "words", "Why.")
    library.history.undo()
    assert not library.dismissals.all()
    library.history.redo()
    library.dismissals.restore("unchecked-left", _SUBJECT, "words")
    library.history.undo()
    assert [each.reason for each in library.dismissals.all()] == ["Why."]
