"""The program without its window: one command a call."""

from ketareview.cli.program import main, refuse

__all__ = ["main", "refuse"]
