"""What goes into a project."""

from collections.abc import Iterable
from dataclasses import dataclass

from ketareview.domain.article import Article, Source
from ketareview.domain.codebook import Codebook
from ketareview.domain.highlight import Highlight
from ketareview.domain.text import Page


@dataclass(frozen=True, slots=True)
class Document:
    """A file of an article with what is marked in it; the bytes of some went with the trash."""

    article: Article
    source: Source
    pages: tuple[Page, ...]
    highlights: tuple[Highlight, ...]
    has_bytes: bool = True


@dataclass(frozen=True, slots=True)
class Project:
    """Documents are asked for one after the other: all texts together may be large."""

    name: str
    origin: str
    codebook: Codebook
    documents: Iterable[Document]
