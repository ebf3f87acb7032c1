"""An article on the screen: its pages or text, and the tagging of passages."""

from ketareview.ui.reader.tab import ReaderTab

__all__ = ["ReaderTab"]
