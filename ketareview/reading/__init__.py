"""Pages as they are read: finding words, selecting them, placing them."""

from ketareview.reading.finding import Pages, find, find_all
from ketareview.reading.layout import PageLayout
from ketareview.reading.passages import passage, quote_ok
from ketareview.reading.sentences import sentence_at
from ketareview.reading.words import word_at

__all__ = [
    "PageLayout",
    "Pages",
    "find",
    "find_all",
    "passage",
    "quote_ok",
    "sentence_at",
    "word_at",
]
