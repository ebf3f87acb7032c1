"""Ids are made here, not by the database, so that undo, redo and merging keep them."""

from uuid import UUID, uuid4, uuid5

_NAMESPACE = UUID("4b455441-0000-5000-8000-6b6574616d69")


def new_id() -> UUID:
    """Make a random UUID; an article is named by its first eight characters.

    Version 7 would sort by time, but papers imported in the same minute would begin alike.
    """
    return uuid4()


def fixed_id(*parts: str) -> UUID:
    """Make the id that the same parts have on every laptop: built-in codes, filings."""
    return uuid5(_NAMESPACE, "\x1f".join(parts))


def relation_id(kind: str, one: UUID, other: UUID) -> UUID:
    """Name what was said of two articles, in whatever order they stand."""
    return fixed_id("relation", kind, *sorted((str(one), str(other))))


def filing_id(filed: UUID, topic: UUID, reviewer: UUID) -> UUID:
    """Name the filing of a highlight or an article under a topic by one reviewer."""
    return fixed_id("filing", str(filed), str(topic), str(reviewer))


def returned_id(article: UUID, highlight: UUID) -> UUID:
    """Name a highlight that came again to another article than the one that was taken back."""
    return fixed_id("returned", str(article), str(highlight))
