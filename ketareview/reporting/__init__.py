"""Reports: composed from values, set by Typst, checked against the sources."""

from ketareview.reporting.citing import STYLES, Cited, cite, style_named
from ketareview.reporting.comparing import Earlier, changes_since, earlier_report
from ketareview.reporting.composing import Material, compose, source_order
from ketareview.reporting.formats import FORMATS, rendered
from ketareview.reporting.map_pictures import draw_map
from ketareview.reporting.press import Press
from ketareview.reporting.report import Report
from ketareview.reporting.style_files import read_style
from ketareview.reporting.typesetting import as_pdf, loaded_worker, to_pdf
from ketareview.reporting.words import FALLBACK, Words, language_named, languages, words

__all__ = [
    "FALLBACK",
    "FORMATS",
    "STYLES",
    "Cited",
    "Earlier",
    "Material",
    "Press",
    "Report",
    "Words",
    "as_pdf",
    "changes_since",
    "cite",
    "compose",
    "draw_map",
    "earlier_report",
    "language_named",
    "languages",
    "loaded_worker",
    "read_style",
    "rendered",
    "source_order",
    "style_named",
    "to_pdf",
    "words",
]
