"""A report from what a library holds: chosen, counted, ordered."""

from ketareview.reporting.composing.material import Material
from ketareview.reporting.composing.whole import compose

__all__ = ["Material", "compose"]
