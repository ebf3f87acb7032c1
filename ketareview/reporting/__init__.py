"""Reports: composed from values, set by Typst, checked against the sources."""

from ketareview.reporting.as_json import to_json
from ketareview.reporting.composing import Material, compose
from ketareview.reporting.map_pictures import draw_map
from ketareview.reporting.report import Report
from ketareview.reporting.typesetting import as_pdf, to_pdf
from ketareview.reporting.words import Words, words

__all__ = ["Material", "Report", "Words", "as_pdf", "compose", "draw_map", "to_json", "to_pdf", "words"]
