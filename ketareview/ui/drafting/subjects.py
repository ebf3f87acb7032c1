"""Fields say what is being written about in them."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ketareview.domain.unsaved import Subject

Field: TypeAlias = QPlainTextEdit | QLineEdit

_NAME = "subject"


def say_subject(field: Field, subject_of: Callable[[], Subject | None]) -> None:
    """Let what is typed in the field be kept as a draft about this; about None nothing is."""
    field.setProperty(_NAME, subject_of)


def subject_of(field: QWidget) -> Subject | None:
    """Ask a field what is being written about in it now."""
    ask = field.property(_NAME)
    return ask() if callable(ask) else None


def field_with_subject(field: QWidget | None) -> Field | None:
    """Take it for a field that says so, or for none."""
    if not isinstance(field, QPlainTextEdit | QLineEdit):
        return None
    return field if field.property(_NAME) is not None else None


def words_in(field: Field) -> str:
    """Read what is written there."""
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
