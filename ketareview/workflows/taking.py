"""What was read from a file is stored, and comes together with what the library has of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview import importing, settings
from ketareview.domain.article import Article
from ketareview.domain.errors import FileError, NoReadableTextError
from ketareview.domain.highlight import Brought
from ketareview.domain.imports import (
    Content,
    Draft,
    ImportResult,
    Outcome,
    ReadFile,
    Reason,
    Unread,
    Wishes,
)
from ketareview.workflows import colours, searches
from ketareview.workflows.bringing import Bringing
from ketareview.workflows.healing import Plan, carry_out, foresee
from ketareview.workflows.named_files import named_files

if TYPE_CHECKING:
    from ketareview.library import Library
    from ketareview.sandbox import WorkerPool

JOINED = "joined-by"
NAMED = "joined-by-name"
BROUGHT = "brought-highlights"
COPY = "copy-of-paper"
MOVED = "moved-highlights"
WAITING = "waiting-highlights"


def _no_wishes(_path: Path) -> Wishes:
    return Wishes()


@dataclass(frozen=True, slots=True)
class Manner:
    """How files are taken in.

    `article` is the one that they are attached to; `wishes` tells a file's password and columns;
    `colours` maps other programs' colours of highlights (`#rrggbb`) to keys of claim types; the
    results keep which highlights came in others (see `colours.open_colours`).
    """

    topics: tuple[UUID, ...] = ()
    article: UUID | None = None
    wishes: Callable[[Path], Wishes] = _no_wishes
    colours: Mapping[str, str] = field(default_factory=dict)


class Taking:
    """Stores what was read, within one batch."""

    def __init__(self, library: Library, pool: WorkerPool, batch: UUID, manner: Manner) -> None:
        self._library = library
        self._pool = pool
        self._batch = batch
        self._topics = manner.topics
        self._article = manner.article
        self._bringing = Bringing(library, manner.colours)
        self._named: set[Path] = set()

    def has_taken(self, path: Path) -> bool:
        """Whether a reference named this file, so that it was taken with it."""
        return path in self._named

    def results(self, path: Path, read: ReadFile, wishes: Wishes) -> Iterator[ImportResult]:
        """Store a file and tell what became of it, or of each record in it.

        Raises:
            FileError: the file broke off or changed; what was told of is stored.
        """
        if not read.is_paper:
            yield from self._records(path, read, wishes)
            return
        for draft in read.drafts:
            if isinstance(draft, Draft):
                yield self._paper(path, read, draft)

    def failed(self, path: Path, error: FileError, record: int | None = None) -> ImportResult:
        """Note that a file could not be taken in."""
        reason = Reason(error.code, error.facts)
        result = ImportResult(str(path), Outcome.FAILED, record=record, reason=reason)
        self._library.imports.note(self._batch, result)
        self._library.imports.finish_file(self._batch, path)
        return result

    def _paper(self, path: Path, read: ReadFile, draft: Draft) -> ImportResult:
        known = self._library.imports.known(read.sha256)
        if known is not None:
            return self._known(path, read, draft, known)
        if original := self._bringing.original(draft):
            return self._known(path, read, draft, original[0], original=original[1])
        if self._article is not None:
            return self._attached(path, read, draft, self._article)
        article, notice = self._reference_of(draft)
        if article is not None:
            return self._attached(path, read, draft, article, notices=(notice,))
        brought = self._bringing.marks(draft, read.sha256, draft.record.kind)
        return self._library.imports.store(
            self._batch,
            read,
            draft,
            path,
            topics=self._topics,
            brought=brought,
            notices=_noticed(draft, brought),
        )

    def _attached(  # noqa: PLR0913 - as a file is attached
        self,
        path: Path,
        read: ReadFile,
        draft: Draft,
        article: UUID,
        *,
        notices: Sequence[Reason] = (),
        record: int | None = None,
    ) -> ImportResult:
        source = _source_of(read, draft)
        brought = self._bringing.marks(draft, source, draft.record.kind)
        plan = foresee(self._library, article, source, draft.pages)
        result = self._library.imports.attach(
            self._batch,
            read,
            draft,
            path,
            article,
            record=record,
            topics=self._topics,
            brought=brought,
            notices=(*notices, *_noticed(draft, brought), *_foreseen(plan)),
        )
        if plan is not None and plan.is_sure:
            carry_out(self._library, plan, batch=self._batch)
        return result

    def _known(  # noqa: PLR0913 - the file, and what it is
        self,
        path: Path,
        read: ReadFile,
        draft: Draft,
        known: Article,
        record: int | None = None,
        *,
        original: str = "",
    ) -> ImportResult:
        """Tell of a file that is there; its highlights, if new, and the topics are taken over.

        `original` is the file that it is a copy of, if it is one with highlights.
        """
        self._file(known)
        if self._article is not None and known.id != self._article:
            return self._attached(path, read, draft, self._article, record=record)
        kind = known.record.kind
        if original:
            marks = self._bringing.back(draft, original, kind)
        else:
            marks = self._bringing.marks(draft, _source_of(read, draft), kind)
        count = self._library.highlights.bring(self._batch, known.id, marks) if marks else 0
        copied = (Reason(COPY),) if original else ()
        result = ImportResult(
            path=str(path),
            outcome=Outcome.ATTACHED if count else Outcome.DUPLICATE,
            record=record,
            article_id=known.id,
            title=known.record.title,
            notices=(*copied, *_came(marks, count)),
        )
        self._library.imports.note(self._batch, result)
        if record is None:
            self._library.imports.finish_file(self._batch, path, read.sha256)
        return result

    def _reference_of(self, draft: Draft) -> tuple[UUID | None, Reason]:
        """Find the one article without a file that is certainly this paper."""
        found = self._library.articles.matches(draft.record)
        if not found:
            return None, Reason(JOINED)
        several = self._library.articles.many(match.article for match in found)
        waiting = [match for match in found if not several[match.article].sources]
        if len({match.article for match in waiting}) != 1:
            return None, Reason(JOINED)
        match = waiting[0]
        return match.article, Reason(JOINED, {"key": match.key, "value": match.value})

    def _file(self, article: Article) -> None:
        """Whoever drops a paper on a topic wants it there, known or not."""
        for topic in self._topics:
            if topic not in article.topics:
                self._library.articles.file([article.id], topic)

    def _records(self, path: Path, read: ReadFile, wishes: Wishes) -> Iterator[ImportResult]:
        counted = read.counted
        yield from self._portion(path, read)
        for portion in importing.read_on(path, wishes, read):
            yield from self._portion(path, portion)
            counted = portion.counted
        self._library.imports.finish_file(self._batch, path, read.sha256, counted=counted)

    def _portion(self, path: Path, read: ReadFile) -> Iterator[ImportResult]:
        searches.keep(self._library, self._batch, read)
        numbered = enumerate(read.drafts, read.first)
        for is_reference, several in groupby(numbered, lambda each: _is_reference(each[1])):
            if is_reference:
                yield from self._references(path, read, list(several))
                continue
            for number, draft in several:
                if isinstance(draft, Draft):
                    yield self._document_or_failure(path, read, draft, number)

    def _references(
        self, path: Path, read: ReadFile, numbered: Sequence[tuple[int, Draft | Unread]]
    ) -> Iterator[ImportResult]:
        drafts = tuple(draft for _, draft in numbered)
        part = replace(read, drafts=drafts, first=numbered[0][0])
        results = self._library.imports.store_records(self._batch, path, part, topics=self._topics)
        for draft, result in zip(drafts, results, strict=True):
            yield result
            if isinstance(draft, Draft) and draft.files and result.article_id is not None:
                yield from self._named_by(path, draft, result.article_id)

    def _named_by(self, path: Path, draft: Draft, article: UUID) -> Iterator[ImportResult]:
        """Attach the papers that a reference names, where they lie beside its file."""
        there = {source.sha256 for source in self._library.articles.get(article).sources}
        for file in named_files(path, draft.files):
            if file in self._named:
                continue
            try:
                read = importing.read_file(self._pool, file)
                paper = read.drafts[0]
                if read.sha256 in there or not read.is_paper or not isinstance(paper, Draft):
                    continue  # it has its own result, if it was dropped as well
                notice = Reason(NAMED, {"name": path.name})
                result = self._attached(file, read, paper, article, notices=(notice,))
            except FileError as error:
                result = self.failed(file, error)
            self._named.add(file)
            yield result

    def _document_or_failure(
        self, path: Path, read: ReadFile, draft: Draft, record: int
    ) -> ImportResult:
        try:
            return self._document(path, read, draft, record)
        except FileError as error:
            reason = Reason(error.code, error.facts)
            title = draft.record.title
            result = ImportResult(str(path), Outcome.FAILED, record, title=title, reason=reason)
            self._library.imports.note(self._batch, result)
            return result

    def _document(self, path: Path, read: ReadFile, draft: Draft, record: int) -> ImportResult:
        """Take in a document of another program's project, or its marks in a paper that is here."""
        if draft.content is not None:
            draft = self._with_pages(draft, draft.content)
            known = self._library.imports.known(_source_of(read, draft))
            if known is not None:
                return self._known(path, read, draft, known, record)
            brought = self._bringing.marks(draft, _source_of(read, draft), draft.record.kind)
            return self._library.imports.store(
                self._batch,
                read,
                draft,
                path,
                record=record,
                topics=self._topics,
                brought=brought,
                notices=_noticed(draft, brought),
            )
        article = self._article or self._bringing.meant(draft)
        if article is None:
            title = draft.record.title or draft.record.url or path.name
            error = NoReadableTextError(path=path, title=title)
            reason = Reason(error.code, error.facts)
            result = ImportResult(str(path), Outcome.FAILED, record=record, reason=reason)
            self._library.imports.note(self._batch, result)
            return result
        return self._marked(path, draft, article, record)

    def _with_pages(self, draft: Draft, content: Content) -> Draft:
        """Read a paper that lay within a project as if it had come by itself.

        Raises:
            FileError: it cannot be read.
        """
        if draft.pages:
            return draft
        with TemporaryDirectory(dir=settings.private_folder()) as folder:
            path = Path(folder) / f"paper{Path(content.name).suffix}"
            path.write_bytes(content.data)
            [paper] = importing.read_file(self._pool, path).drafts
        if not isinstance(paper, Draft):
            return draft
        known, origin = paper.record, paper.origin
        if not known.title:
            known = replace(known, title=draft.record.title)
        extra = {**draft.record.extra, **known.extra}
        return replace(draft, record=replace(known, extra=extra), origin=origin, pages=paper.pages)

    def _marked(self, path: Path, draft: Draft, article: UUID, record: int) -> ImportResult:
        """Bring marks to an article that has its text here."""
        target = self._library.articles.get(article)
        marks = self._bringing.onto(draft, target)
        count = self._library.highlights.bring(self._batch, article, marks)
        result = ImportResult(
            path=str(path),
            outcome=Outcome.ATTACHED if count else Outcome.DUPLICATE,
            record=record,
            article_id=article,
            title=target.record.title,
            notices=_came(marks, count),
        )
        self._library.imports.note(self._batch, result)
        return result


def _is_reference(draft: Draft | Unread) -> bool:
    return isinstance(draft, Unread) or not (draft.content or draft.marks)


def _source_of(read: ReadFile, draft: Draft) -> str:
    """The SHA-256 of the bytes that a draft's pages come from."""
    if draft.content is None:
        return read.sha256
    return hashlib.sha256(draft.content.data).hexdigest()


def _foreseen(plan: Plan | None) -> tuple[Reason, ...]:
    """Say what becomes of the highlights that the article has in another file."""
    if plan is None:
        return ()
    facts = {"count": str(len(plan.moves)), "sure": str(len(plan.sure))}
    return (Reason(MOVED if plan.is_sure else WAITING, facts),)


def _came(brought: Sequence[Brought], count: int) -> tuple[Reason, ...]:
    """Say how many highlights came along that are new, and in which unknown colours."""
    if not count:
        return ()
    return (Reason(BROUGHT, {"count": str(count)}), *colours.noticed(brought))


def _noticed(draft: Draft, brought: Sequence[Brought]) -> tuple[Reason, ...]:
    """Say what came along with a paper, and what of it was left out."""
    hidden = {"count": str(draft.hidden_marks)}
    return (
        *_came(brought, len(brought)),
        *(Reason(f"left-out-{code}") for code in draft.left_out),
        *([Reason("left-out-hidden-marks", hidden)] if draft.hidden_marks else []),
    )
