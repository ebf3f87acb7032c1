"""In a library that is only to be looked at, whatever would change it is switched off."""

from PySide6.QtGui import QAction

from ketareview.ui.actions import Actions

READING = frozenset(
    {
        *("save-report", "verify-report", "save-map", "export-articles", "export-highlights"),
        *("show-imports", "show-backups", "show-trash", "check-library", "close-tab", "quit"),
        *("search-everything", "find", "find-next", "find-previous"),
        *("go-library", "go-map", "go-claims", "go-reports", "next-tab", "previous-tab"),
        *("go-back", "go-forward", "show-outline", "show-beside", "show-lost", "show-warnings"),
        *("split-view", "move-across", "zoom-in", "zoom-out", "zoom-size", "fit-width"),
        *("theme-system", "theme-light", "theme-dark"),
        *("pages-printed", "pages-sepia", "pages-dark"),
        *("open-article", "choose-file", "show-appraisal", "show-study", "save-copy"),
        *("copy-articles", "copy-claims", "report-topic", "show-opposed", "palette", "shortcuts"),
    }
)
"""The actions that change nothing; any other is taken for one that does."""


def switch_off(actions: Actions) -> None:
    """Switch off all that may change the library, for good."""
    for action in actions:
        if action.objectName() not in READING:
            _keep_off(action)


def _keep_off(action: QAction) -> None:
    """Others switch actions on and off as the selection changes."""
    action.setEnabled(False)
    action.enabledChanged.connect(lambda is_on: action.setEnabled(False) if is_on else None)
