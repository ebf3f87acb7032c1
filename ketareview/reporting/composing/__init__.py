"""A report from what a library holds: chosen, counted, ordered."""

from ketareview.reporting.composing.material import Material, source_order
from ketareview.reporting.composing.whole import compose

__all__ = ["Material", "compose", "source_order"]
