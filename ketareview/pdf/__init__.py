"""What a PDF holds: pages, text, boxes, pictures, metadata."""

from ketareview.pdf.shapes import PageShape, PaperShape
from ketareview.pdf.viewing import Picture, Viewer, cutting_of, letters_of

__all__ = ["PageShape", "PaperShape", "Picture", "Viewer", "cutting_of", "letters_of"]
