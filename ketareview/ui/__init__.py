"""The window; the only place that knows Qt."""

from ketareview.ui.constants import keep_constants

keep_constants()
