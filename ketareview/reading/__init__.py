"""Pages as they are read: finding words, selecting them, placing them."""

from ketareview.reading.finding import Article, Pages, find, find_all
from ketareview.reading.layout import PageLayout
from ketareview.reading.passages import parted, passage, quote_ok, still_says
from ketareview.reading.running import PlaceOnPage, RunningText
from ketareview.reading.sentences import is_ended, sentence_at
from ketareview.reading.words import letter_at, word_at

__all__ = [
    "Article",
    "PageLayout",
    "Pages",
    "PlaceOnPage",
    "RunningText",
    "find",
    "find_all",
    "is_ended",
    "letter_at",
    "parted",
    "passage",
    "quote_ok",
    "sentence_at",
    "still_says",
    "word_at",
]
