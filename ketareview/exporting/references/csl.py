"""CSL-JSON, for citation processors and reference managers."""

import json
from collections.abc import Sequence
from typing import Any

from ketareview.domain.article import Article, ArticleKind, Author

_FURTHER = {
    "issn": "ISSN",
    "isbn": "ISBN",
    "pmcid": "PMCID",
    "publisher": "publisher",
    "place": "publisher-place",
    "language": "language",
    "journal-abbreviation": "container-title-short",
}


def written(articles: Sequence[Article]) -> bytes:
    """Write an item for each article."""
    return json.dumps([_item(each) for each in articles], ensure_ascii=False, indent=1).encode()


def _item(article: Article) -> dict[str, Any]:
    record = article.record
    further = {name: record.extra.get(kept, "") for kept, name in _FURTHER.items()}
    item = {
        "id": str(article.id),
        "type": "webpage" if record.kind is ArticleKind.WEB_PAGE else "article-journal",
        "title": record.title,
        "author": [_name(author) for author in record.authors],
        "issued": {"date-parts": [[record.year]]} if record.year else None,
        "container-title": record.journal,
        "volume": record.volume,
        "issue": record.issue,
        "page": record.pages,
        "DOI": record.doi,
        "PMID": record.pmid,
        "URL": record.url,
        "abstract": record.abstract,
        "keyword": ", ".join(record.extra.get("keywords", "").splitlines()),
        **further,
    }
    return {name: value for name, value in item.items() if value}


def _name(author: Author) -> dict[str, str]:
    if not author.family:
        return {"literal": author.literal}
    return {"family": author.family} | ({"given": author.given} if author.given else {})
