"""Which strings can be titles."""

import re
from pathlib import PurePath

_JUNK = re.compile(  # what programs and typesetters put where a title belongs
    r"^(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|document\d*|(?:no )?title|slide \d+|"
    r"presentation\d*|layout \d+|doi:.*|10\.\d{4,9}/.*|pii:?.*|[\w-]+\.(?:docx?|pdf|tex|dvi|indd|"
    r"rtf|qxd|qxp|fm|ps|html?|txt|md|p65|eps)|.*\.(?:indd|qxd|dvi|docx?|fm)|"
    r"[a-z]+_?[\d._-]+\s*\d*\.{0,2}\d*|"
    r"[\d\W_]+|full text|article|paper|manuscript|print|proof|pdf|home|index|page \d+|"
    r"(?:bmc|jmir|plos)\w*\d+\S*|\S*\d{4,}\S*|[a-z]{1,6}\d+ \d+\.\.\d+|main|title page|template)$",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\.(?:pdf|html?|xhtml|mhtml|md|markdown|txt|text|docx?)$", re.IGNORECASE)
_SHORTEST = 4
_LONGEST = 400
_HASH = re.compile(r"(?:[0-9a-f]{8,}|\d+|[_\W])+", re.IGNORECASE)


def is_title(text: str) -> bool:
    """Whether a string may be a title: not a file's name, a placeholder, a number."""
    words = " ".join(text.split())
    letters = sum(sign.isalpha() for sign in words)
    return (
        _SHORTEST <= len(words) <= _LONGEST and letters * 2 >= len(words) and not _JUNK.match(words)
    )


def from_file_name(path: PurePath) -> str:
    """Turn a file's name into words; a name that holds none stays as it is."""
    stem = _ENDING.sub("", path.name)
    words = " ".join(stem.replace("_", " ").split())
    return words or path.name


def is_telling(path: PurePath) -> bool:
    """Whether a file's name is made of words rather than of numbers and hashes."""
    stem = _ENDING.sub("", path.name)
    words = [word for word in re.split(r"[\W\d_]+", stem) if len(word) > 2]  # noqa: PLR2004 - of, a
    return len(words) > 1 and not _HASH.fullmatch(stem)
