"""Real books come in whole: their words are those that another program reads in them."""

import re
from collections import Counter
from pathlib import Path

import pytest

from ketareview.domain.errors import FileError
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.epub import IMPORTER

_BOOKS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "epub"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not _BOOKS.is_dir(), reason="the corpus is not here"),
]

_TOKENS = re.compile(
    r'\b(Str)\s*"((?:[^"\\]|\\.)*)"|\b(Space|SoftBreak|LineBreak|Para|Plain|Header|Div|Cell)\b'
)
_ESCAPED = re.compile(r"\\(\d+|&|.)")


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def _expected(native: str) -> str:
    """Read the text out of pandoc's tree; what comes before its blocks is the book's own record."""
    _, _, blocks = native.partition("\n  [")
    return "".join(
        _ESCAPED.sub(_character, found.group(2)) if found.group(1) else " "
        for found in _TOKENS.finditer(blocks)
    )


def _character(found: re.Match[str]) -> str:
    told = found.group(1)
    return chr(int(told)) if told.isdigit() else told.replace("&", "")


@pytest.mark.parametrize(
    "native", sorted(_BOOKS.glob("*.expected.native")), ids=lambda one: one.name
)
def test_no_word_of_a_book_is_lost(native: Path) -> None:
    (draft,) = IMPORTER.read(
        native.with_name(native.name.replace(".expected.native", ".epub")), NO_WISHES
    )

    found = _words("\n".join(page.text for page in draft.pages))

    assert not _words(_expected(native.read_text(encoding="utf-8"))) - found


def test_each_book_has_a_title_and_text_or_a_reason() -> None:
    refused = []
    for path in sorted(_BOOKS.glob("*.epub")):
        assert IMPORTER.recognises(path)
        try:
            (draft,) = IMPORTER.read(path, NO_WISHES)
        except FileError:
            refused.append(path.name)
            continue
        assert draft.record.title
        assert draft.pages
    assert len(refused) <= 1
