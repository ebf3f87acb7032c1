"""The fields that a query can name."""

from enum import StrEnum


class Field(StrEnum):
    """Where to look; `ANYWHERE` is what a word without a field means."""

    ANYWHERE = ""
    TITLE = "title"
    AUTHOR = "author"
    YEAR = "year"
    JOURNAL = "journal"
    DOI = "doi"
    PMID = "pmid"
    TOPIC = "topic"
    TYPE = "type"
    STRENGTH = "strength"
    STANCE = "stance"
    BASIS = "basis"
    REVIEWER = "reviewer"
    STATUS = "status"
    KIND = "kind"
    NOTE = "note"
    QUOTE = "quote"
    HAS = "has"
    IS = "is"
    ADDED = "added"


FIELDS_OF_TEXT = frozenset(
    {Field.ANYWHERE, Field.TITLE, Field.AUTHOR, Field.JOURNAL, Field.NOTE, Field.QUOTE}
)
"""Fields in which words are looked for, so that a value must hold a letter or a digit."""

FIELDS_WITH_SPANS = frozenset({Field.YEAR, Field.STRENGTH, Field.ADDED})
"""Fields that take `>=4` and `2015..2020`."""

JOINING_WORDS = frozenset({"OR", "AND", "NOT"})
"""Words that join others when written in capitals; in quotation marks they are words."""
