"""BibTeX in UTF-8: signs of TeX are escaped, titles keep their capitals."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from ketareview.domain.article import Article, ArticleKind, Author, Record

_TEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "\\": "\\textbackslash{}",
}
_SIGNS = re.compile(r"[&%$#_{}~^\\]")
_FURTHER = {
    "issn": "issn",
    "isbn": "isbn",
    "publisher": "publisher",
    "place": "address",
    "language": "language",
    "keywords": "keywords",
}


def written(articles: Sequence[Article]) -> bytes:
    """Write an entry for each article, each with a key of its own."""
    keys: Counter[str] = Counter()
    return "\n".join(_entry(article, keys) for article in articles).encode("utf-8")


def _entry(article: Article, keys: Counter[str]) -> str:
    record = article.record
    kind = "online" if record.kind is ArticleKind.WEB_PAGE else "article"
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(record) if value)
    return f"@{kind}{{{_key(record, keys)},\n{fields}}}\n"


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{_tex(record.title)}}}" if record.title else ""
    yield "author", " and ".join(map(_name, record.authors))
    yield "year", str(record.year or "")
    yield "journal", _tex(record.journal)
    yield "volume", _tex(record.volume)
    yield "number", _tex(record.issue)
    yield "pages", _tex(re.sub(r"\s*[\u2013-]\s*", "--", record.pages))
    yield "doi", _tex(record.doi)
    yield "pmid", _tex(record.pmid)
    yield "url", _tex(record.url)
    yield "abstract", _tex(record.abstract)
    for name, field in _FURTHER.items():
        yield field, _tex("; ".join(record.extra.get(name, "").splitlines()))


def _name(author: Author) -> str:
    if not author.family:
        return f"{{{_tex(author.literal)}}}"
    parts = (_part(author.family), _part(author.given))
    return ", ".join(filter(None, parts))


def _part(name: str) -> str:
    """Keep a comma, or the word that joins names, from parting a name."""
    words = _tex(name)
    return f"{{{words}}}" if re.search(r",|\band\b", words) else words


def _tex(words: str) -> str:
    return _SIGNS.sub(lambda sign: _TEX[sign[0]], " ".join(words.split()))


def _key(record: Record, keys: Counter[str]) -> str:
    name = record.authors[0].short if record.authors else record.title
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    key = (re.sub(r"\W|_", "", plain)[:24] or "article") + str(record.year or "")
    keys[key.casefold()] += 1
    number = keys[key.casefold()]
    return key if number == 1 else f"{key}-{number}"
