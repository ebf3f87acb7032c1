"""Articles as CSV, a row each."""

from collections.abc import Sequence

from ketareview.domain.article import Article, Author
from ketareview.exporting import tables

_PLAIN = ("title", "year", "journal", "volume", "issue", "pages", "doi", "pmid", "url", "abstract")
_COLUMNS = ("title", "authors", *_PLAIN[1:], "kind", "status", "id")


def written(articles: Sequence[Article]) -> bytes:
    """Write a row for each article."""
    return tables.written(_COLUMNS, map(_row, articles))


def _row(article: Article) -> dict[str, object]:
    record = article.record
    return {
        **{name: getattr(record, name) for name in _PLAIN},
        "authors": "; ".join(map(_name, record.authors)),
        "kind": record.kind.value,
        "status": article.status.value,
        "id": str(article.id),
    }


def _name(author: Author) -> str:
    return f"{author.family}, {author.given}".rstrip(", ") if author.family else author.literal
