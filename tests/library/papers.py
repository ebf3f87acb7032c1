"""Small papers for the library's tests: a text file each, as an importer would have read it."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from ketareview.domain.article import Article, Author, Origin, Record
from ketareview.domain.highlight import Highlight, Passage, Piece, Tags
from ketareview.domain.imports import Draft, ReadFile
from ketareview.domain.text import Page
from ketareview.library import Library

TEXTS = (
    "Ketamine lowered MADRS scores within a day.",
    "No difference was seen at one week.",
)


def paper(folder: Path, name: str = "okafor.txt", texts: Sequence[str] = TEXTS) -> Path:
    """Write a paper of which each text is a page."""
    path = folder / name
    path.write_text("\f".join(texts), encoding="utf-8")
    return path


def read(path: Path, title: str = "") -> ReadFile:
    """Read a paper as an importer would."""
    data = path.read_bytes()
    pages = tuple(
        Page(number, text, label=str(number + 100))
        for number, text in enumerate(data.decode().split("\f"), start=1)
    )
    record = Record(
        title=title or path.stem, authors=(Author("Okafor", "Ngozi"),), year=2021, doi="10.1000/k.1"
    )
    paper = Draft(record, {"title": Origin("file name", 0.3)}, pages)
    return ReadFile(hashlib.sha256(data).hexdigest(), len(data), "text/plain", (paper,))


def store(library: Library, path: Path, topics: Sequence[UUID] = (), *, title: str = "") -> Article:
    """Import one paper in a batch of its own."""
    batch = library.imports.begin("Papers", [path])
    found = read(path, title)
    stored = library.imports.store(batch, found, draft(found), path, topics=topics)
    library.imports.finish(batch)
    assert stored.article_id is not None
    return library.articles.get(stored.article_id)


def draft(found: ReadFile) -> Draft:
    """The only article of a file."""
    [only] = found.drafts
    assert isinstance(only, Draft)
    return only


def passage(article: Article, start: int = 0, end: int = 8, page: int = 1) -> Passage:
    """Choose a passage of a paper with the usual pages."""
    return Passage(
        article.sources[0].sha256, (Piece(page, start, end),), TEXTS[page - 1][start:end]
    )


def mark(library: Library, article: Article, *topics: UUID, note: str = "") -> Highlight:
    """Mark the first word of a paper."""
    tags = Tags("efficacy", "trial", topics=topics, note=note)
    return library.highlights.add(article.id, passage(article), tags)
