"""Passages that move to another file of the same paper by their words."""

from ketareview.reading.moving.moving import Mover

__all__ = ["Mover"]
