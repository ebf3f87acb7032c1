"""Words as they are shown: stored text keeps the source's line ends, lists and reports do not.

What is compared, exported as data or attached to a report is always the stored text.
"""

import re
import unicodedata

from ketareview.domain.highlight import Passage

_SOFT_BREAK = re.compile("[\u00ad\ufffe]\\s*")
_HARD_BREAK = re.compile("(?<=\\w)([-\u2010\u2011])[^\\S\n]*\n\\s*(?=\\w)")


def printed(words: str) -> str:
    """Join words split at line ends, make white space single, leave invisible signs out."""
    joined = words if words.isascii() else _SOFT_BREAK.sub("", words)
    if "\n" in joined:
        joined = _HARD_BREAK.sub(r"\1", joined)
    shown = " ".join(joined.split())
    if shown.isprintable():  # as nearly all is; a list of highlights asks for thousands of letters
        return shown
    visible = "".join(c for c in shown if c == " " or not _is_invisible(c))
    return " ".join(visible.split())


def quoted(passage: Passage, *, longest: int | None = None) -> str:
    """Show words in quotation marks, or what was read off a picture without; cut at a word."""
    if passage.quote:
        return f"“{_cut(printed(passage.quote), longest)}”"
    read = _cut(printed(passage.transcription), longest)
    return f"Picture: {read}" if read else "Picture"


def _cut(words: str, longest: int | None) -> str:
    if longest is None or len(words) <= longest:
        return words
    return f"{words[:longest].rsplit(' ', 1)[0]} …"


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in {"Cf", "Cc", "Cs"}
