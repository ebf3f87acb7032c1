"""Words in cells that a spreadsheet would run as formulas.

A cell that begins with `=`, `+`, `-`, `@`, a tab or a line end gets an apostrophe in front, and so
does one that begins with an apostrophe. A spreadsheet that cuts at semicolons or tabs, or at every
line end, begins cells within: there one comes behind each `;`, tab and line end before the same
signs. Whoever takes one off at each of these places has what was written.
"""

import re

_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
"""The last four are what Excel, LibreOffice and Sheets take for the first four in full width."""

_CUTS = r"[;\t\r\n]"
_BEGIN = re.compile(rf"(?=[ \xa0]*[{_SIGNS}\t\r\n'])")
_WITHIN = re.compile(rf"({_CUTS})(?='|[ \xa0]*[{_SIGNS}])")
_MARKED = re.compile(rf"({_CUTS})'")
_MARK = "'"


def defused(words: str) -> str:
    """Keep a spreadsheet from running words as a formula."""
    within = _WITHIN.sub(rf"\1{_MARK}", words)
    return _MARK + within if _BEGIN.match(words) else within


def restored(words: str) -> str:
    """Give the words again that were defused."""
    return _MARKED.sub(r"\1", words.removeprefix(_MARK))
