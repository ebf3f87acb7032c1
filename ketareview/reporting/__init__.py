"""Reports: composed from values, set by Typst, checked against the sources."""

from ketareview.reporting.as_json import to_json
from ketareview.reporting.citing import STYLES, Cited, cite
from ketareview.reporting.composing import Material, compose, source_order
from ketareview.reporting.map_pictures import draw_map
from ketareview.reporting.report import Report
from ketareview.reporting.typesetting import as_pdf, to_pdf
from ketareview.reporting.words import Words, words

__all__ = [
    "STYLES",
    "Cited",
    "Material",
    "Report",
    "Words",
    "as_pdf",
    "cite",
    "compose",
    "draw_map",
    "source_order",
    "to_json",
    "to_pdf",
    "words",
]
