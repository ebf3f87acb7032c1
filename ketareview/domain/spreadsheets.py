"""Words in cells that a spreadsheet would run as formulas.

A cell that begins with `=`, `+`, `-`, `@`, a tab or a line end gets an apostrophe in front, and so
does one that begins with an apostrophe: whoever takes one off each such cell has what was written.
"""

# The last four are what Excel, LibreOffice and Sheets take for the first four in full width.
_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MARK = "'"


def defused(words: str) -> str:
    """Keep a spreadsheet from running words as a formula."""
    return _MARK + words if words.lstrip(" \xa0").startswith((*_RUN, _MARK)) else words


def restored(words: str) -> str:
    """Give the words again that were defused."""
    return words.removeprefix(_MARK)
