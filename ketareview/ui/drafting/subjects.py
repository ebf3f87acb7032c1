"""Fields say what is being written about in them."""

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ketareview.domain.unsaved import Subject

_NAME = "subject"


def say_subject(field: QPlainTextEdit, subject_of: Callable[[], Subject | None]) -> None:
    """Let what is typed in the field be kept as a draft about this; about None nothing is."""
    field.setProperty(_NAME, subject_of)


def subject_of(field: QWidget) -> Subject | None:
    """Ask a field what is being written about in it now."""
    ask = field.property(_NAME)
    return ask() if callable(ask) else None


def has_subject(field: QWidget | None) -> bool:
    """Whether it is a field that says so."""
    return isinstance(field, QPlainTextEdit) and field.property(_NAME) is not None
