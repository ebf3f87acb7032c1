"""Whether a file says at all what is expected of it; what it does not say cannot be asked for."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from ketareview.importing.encodings import decode
from tests.importing.agreement.expected import decoded_latex
from tests.importing.agreement.folding import squeezed

_PACKED = b"PK"
_WORD = re.compile(r"\w+")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_LATEX = re.compile(r"\\[a-zA-Z'`^\"~=.{]")
_RUN, _SHARE = 5, 3
"""A long text is there if a third of all its rows of five words are: its title may say some."""


class Said:
    """The words of a file, with entities and LaTeX read; of packed ones nothing is known."""

    def __init__(self, path: Path) -> None:
        start = path.read_bytes()
        self._is_known = not start.startswith(_PACKED)
        text = decode(start).text if self._is_known else ""
        self._plain = "\n".join(_readings(text))
        self._letters = squeezed(self._plain)
        self._words = frozenset(map(squeezed, _WORD.findall(self._plain)))

    def tells(self, expected: str) -> bool:
        """Whether a number or word stands there, or all words of a value, or some of a text."""
        if not self._is_known or not squeezed(expected):
            return True
        if expected.isdigit():
            return bool(re.search(rf"(?<!\d){expected}", self._plain))
        words = [word for word in map(squeezed, _WORD.findall(expected)) if word]
        if len(words) > 1 and squeezed(expected) in self._letters:
            return True
        if len(words) < 2 * _RUN:
            return all(word in self._words for word in words)
        runs = ("".join(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1))
        found = [run in self._letters for run in runs]
        return _SHARE * sum(found) >= len(found)


def _readings(text: str) -> Iterator[str]:
    """Give the text as it is written, and with what stands for other signs read."""
    yield text
    plain = html.unescape(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text))
    if plain != text:
        yield plain
    for line in filter(_LATEX.search, text.splitlines()):
        yield decoded_latex(line)
