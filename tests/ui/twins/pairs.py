"""Articles that may be here twice."""

from datetime import UTC, datetime
from uuid import uuid4

from ketareview.domain.article import Article, ArticleStatus, Author, Record
from ketareview.domain.identity import Pair, Sureness
from ketareview.domain.imports import Reason


def article(title: str, **fields: object) -> Article:
    record = Record(title=title, authors=(Author("Okafor", "N"),), **fields)  # type: ignore[arg-type]  # fields of a record
    now = datetime.now(UTC)
    return Article(uuid4(), record, {}, ArticleStatus.TO_READ, (), (), 0, now)


def pair(first: Article, second: Article, sureness: Sureness = Sureness.PROBABLE) -> Pair:
    why = (Reason("empty-file"),)
    return Pair(first.id, second.id, sureness, 0.9, why)
