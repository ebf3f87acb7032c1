"""An article's highlights go out: as annotations in a copy of its PDF."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview import reading, settings
from ketareview.domain.article import Article, Source
from ketareview.domain.codebook import Code, Codebook, Scheme
from ketareview.domain.copied import Copied, TopicPath
from ketareview.domain.errors import (
    CodeNotFoundError,
    FileExistsAlreadyError,
    NoPdfError,
    OwnFileError,
    SourceNotFoundError,
)
from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Highlight, Piece
from ketareview.domain.imports import Reason
from ketareview.domain.progress import Progress, silent
from ketareview.domain.text import Page
from ketareview.pdf import Addition, Placed, addition_to, letters_of, write_copy
from ketareview.sandbox import WorkerPool

if TYPE_CHECKING:
    from ketareview.library import Library

_PDF = "application/pdf"
_GREY = "#808080"
"""For a claim type that a codebook which was taken over since has no more."""

Boxes = Mapping[Piece, tuple[Rect, ...]]


@dataclass(frozen=True, slots=True)
class Annotated:
    """The copy: how many highlights are in it, and how many have no place in this file."""

    path: Path
    highlights: int
    without: int
    addition: Addition

    @property
    def notices(self) -> tuple[Reason, ...]:
        """What whoever gets the copy should know."""
        told = {
            "annotated-signed": self.addition.is_signed,
            "annotated-locked": self.addition.is_locked,
            "annotated-rewritten": self.addition.is_whole,
        }
        without = Reason("annotated-without", {"count": str(self.without)})
        found = [Reason(code) for code, is_so in told.items() if is_so]
        return (*found, without) if self.without else tuple(found)


def annotate(  # noqa: PLR0913 - all but three are named
    library: Library,
    article: Article,
    target: Path,
    *,
    may_replace: bool = False,
    pool: WorkerPool | None = None,
    progress: Progress = silent,
) -> Annotated:
    """Write a copy of the PDF in which an article is read, with its highlights in it.

    Progress counts pages with highlights, and the copy itself. Without a pool it starts its own.

    Raises:
        SourceNotFoundError: the article has no file.
        NoPdfError: it is not read in a PDF.
        OwnFileError: the target is the library.
        FileExistsAlreadyError: there is a file, which nobody said may be replaced.
        FileError: the PDF cannot be opened, or may not be annotated.
        UnwritableFileError: the copy cannot be written.
    """
    source = _pdf_of(article)
    _expect_free(library, target, may_replace=may_replace)
    of_article = library.highlights.of(article.id)
    here = [each for each in of_article if _is_in(each, source)]
    password = library.sources.password(source.sha256)
    with ExitStack() as opened:
        folder = tempfile.TemporaryDirectory(dir=settings.private_folder())
        paper = Path(opened.enter_context(folder)) / "paper.pdf"
        library.sources.write_to(source.sha256, paper)
        workers = pool or opened.enter_context(WorkerPool(1))
        placing = _Placing(library, workers, paper, source.sha256, password)
        boxes = placing.boxes([piece for each in here for piece in each.passage.pieces], progress)
        describing = _Describing(library)
        wanted = [placed for each in here for placed in describing.placed(each, boxes)]
        addition = addition_to(workers, paper, wanted, source.sha256, password=password)
        write_copy(paper, addition, target)
        progress(1, 1)
    written = len({placed.highlight for placed in wanted})
    return Annotated(target, written, len(of_article) - written, addition)


def _pdf_of(article: Article) -> Source:
    if not article.sources:
        raise SourceNotFoundError(title=article.record.title)
    source = article.sources[0]
    if source.media_type != _PDF:
        raise NoPdfError(title=article.record.title)
    return source


def _expect_free(library: Library, target: Path, *, may_replace: bool) -> None:
    if not target.exists():
        return
    if target.samefile(library.path):
        raise OwnFileError(path=target)
    if not may_replace:
        raise FileExistsAlreadyError(path=target)


def _is_in(highlight: Highlight, source: Source) -> bool:
    return highlight.passage.source == source.sha256 and bool(highlight.passage.pieces)


@dataclass(frozen=True, slots=True)
class _Placing:
    """Finds out where on the pages words stand."""

    library: Library
    pool: WorkerPool
    paper: Path
    source: str
    password: str

    def boxes(self, pieces: Sequence[Piece], progress: Progress) -> Boxes:
        """Cover each piece with boxes, one a line; those that have none anywhere are left out."""
        found: dict[Piece, tuple[Rect, ...]] = {
            piece: (piece.box,) for piece in pieces if piece.box is not None
        }
        texts = [piece for piece in pieces if piece.box is None]
        numbers = sorted({piece.page for piece in texts})
        for done, number in enumerate(numbers):
            progress(done, len(numbers) + 1)
            page = self.library.sources.page(self.source, number)
            layout = self._layout(page)
            for piece in (each for each in texts if each.page == number):
                found[piece] = layout.boxes_of(piece.start, piece.end)
        progress(len(numbers), len(numbers) + 1)
        return found

    def _layout(self, page: Page) -> reading.PageLayout:
        letters = letters_of(
            self.pool, self.paper, page.number, page.runs, len(page.text), password=self.password
        )
        return reading.PageLayout(page, letters)


class _Describing:
    """Says in annotations what reviewers said of passages."""

    def __init__(self, library: Library) -> None:
        self._codebook: Codebook = library.codebooks.current()
        self._topics = _paths(library)

    def placed(self, highlight: Highlight, boxes: Boxes) -> Iterator[Placed]:
        """Make one annotation of the words on each page, and one of each box of a figure."""
        tags = highlight.tags
        labels = (
            self._label(Scheme.CLAIM_TYPE, tags.claim_type),
            self._label(Scheme.STRENGTH, tags.strength),
            self._label(Scheme.STANCE, tags.stance),
            self._label(Scheme.BASIS, tags.basis),
        )
        copied = self._copied(highlight)
        for number, (page, is_area, rects) in enumerate(_parts(highlight, boxes), start=1):
            yield Placed(
                name=str(highlight.id) if number == 1 else f"{highlight.id}/{number}",
                page=page,
                is_area=is_area,
                boxes=rects,
                colour=self._colour(tags.claim_type),
                author=highlight.reviewer.name,
                subject=" \u00b7 ".join(labels),
                note=tags.note,
                tags=(*labels[:2], *(path[-1][1] for path in copied.topics)),
                copied=copied,
            )

    def _copied(self, highlight: Highlight) -> Copied:
        tags, passage = highlight.tags, highlight.passage
        return Copied(
            id=highlight.id,
            sources=(passage.source,),
            passage=passage,
            claim_type=tags.claim_type,
            strength=tags.strength,
            stance=tags.stance,
            basis=tags.basis,
            topics=tuple(self._topics[one] for one in tags.topics if one in self._topics),
            note=tags.note,
            created=highlight.created,
            changed=highlight.changed,
            shown=tags.note,
            stamped=highlight.changed.astimezone(UTC).replace(microsecond=0),
        )

    def _label(self, scheme: Scheme, key: str) -> str:
        code = self._code(scheme, key)
        return code.label if code else key

    def _colour(self, claim_type: str) -> str:
        code = self._code(Scheme.CLAIM_TYPE, claim_type)
        return code.colour if code and code.colour else _GREY

    def _code(self, scheme: Scheme, key: str) -> Code | None:
        try:
            return self._codebook.code(scheme, key)
        except CodeNotFoundError:
            return None


def _parts(highlight: Highlight, boxes: Boxes) -> Iterator[tuple[int, bool, tuple[Rect, ...]]]:
    """Part a highlight as annotations are: by pages, and words from boxes."""
    pieces = highlight.passage.pieces
    words: dict[int, list[Rect]] = defaultdict(list)
    for piece in pieces:
        if piece.box is None:
            words[piece.page] += boxes[piece]
    for page, rects in words.items():
        if rects:
            yield page, False, tuple(rects)
    for piece in pieces:
        if piece.box is not None:
            yield piece.page, True, (piece.box,)


def _paths(library: Library) -> dict[UUID, TopicPath]:
    tree = {topic.id: topic for topic in library.topics.tree()}
    found: dict[UUID, TopicPath] = {}
    for topic in tree.values():  # depth first: what is above came before
        above: TopicPath = found.get(topic.parent, ()) if topic.parent else ()
        found[topic.id] = (*above, (topic.id, topic.name))
    return found
