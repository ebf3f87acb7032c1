"""The one SQLite file that holds everything; the only place that knows SQL."""

from ketareview.library.codebooks import default_codebook
from ketareview.library.library import Library

__all__ = ["Library", "default_codebook"]
