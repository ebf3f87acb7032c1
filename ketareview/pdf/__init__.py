"""What a PDF holds: pages, text, boxes, pictures, highlights, metadata."""

from ketareview.pdf.copies import Addition, addition_to, write_copy
from ketareview.pdf.placed import Placed
from ketareview.pdf.reports import ReportParts, parts_of_report
from ketareview.pdf.shapes import Glance, PageShape, PaperShape
from ketareview.pdf.viewing import Glimpse, Picture, Viewer, cutting_of, letters_of

__all__ = [
    "Addition",
    "Glance",
    "Glimpse",
    "PageShape",
    "PaperShape",
    "Picture",
    "Placed",
    "ReportParts",
    "Viewer",
    "addition_to",
    "cutting_of",
    "letters_of",
    "parts_of_report",
    "write_copy",
]
