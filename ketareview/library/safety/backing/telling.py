"""Rows of another time, told as the things that they are."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from ketareview.domain.past import Since, Thing, ThingKind

_AREA = "Area of a page"


def to_thing(
    kind: ThingKind, row: Mapping[str, Any], titles: Mapping[str, str], since: Since
) -> Thing:
    """Tell a row of an article or a highlight; `titles` are those of the articles of then."""
    if kind is ThingKind.ARTICLE:
        told = " · ".join(filter(None, (_authors(row["authors"]), str(row["year"] or ""))))
        return Thing(kind, UUID(row["id"]), row["title"], told, since)
    words = row["quote"] or row["transcription"] or _AREA
    tags = tuple(filter(None, (row["claim_type"], row["strength"], row["stance"])))
    article = titles.get(row["article_id"], "")
    return Thing(kind, UUID(row["id"]), words, article, since, tags, row["note"])


def _authors(told: str) -> str:
    """Name the first author as the list of articles does."""
    authors = json.loads(told)
    if not authors:
        return ""
    family, _, literal = authors[0]
    return f"{family or literal}{' et al.' if len(authors) > 1 else ''}"
