"""The window; the only place that knows Qt."""

from ketareview.ui.none import keep_none

keep_none()
