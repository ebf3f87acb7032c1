"""The articles of a library."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from ketareview.domain.article import (
    Article,
    ArticleKind,
    ArticleLine,
    ArticleStatus,
    Match,
    Record,
    called,
)
from ketareview.domain.errors import (
    AmbiguousArticleError,
    ArticleNotFoundError,
    TopicNotFoundError,
)
from ketareview.domain.ids import filing_id
from ketareview.domain.provenance import Provenance
from ketareview.library import joining, references, uniting
from ketareview.library.database import Database
from ketareview.library.finding.asking import candidates
from ketareview.library.models import (
    ArticleFilingRow,
    ArticleRow,
    AttachmentRow,
    HighlightRow,
    SourceRow,
    TopicRow,
)
from ketareview.library.provenance import provenance
from ketareview.library.records import (
    authors,
    changed_fields,
    origins,
    to_columns,
    to_origin,
    to_record,
)
from ketareview.library.sources import sources_of_all
from ketareview.library.statements import GIVEN, among, listed, parts, put

TYPED = [uniting.TYPED, 1.0]
"""The origin of a field that the reviewer wrote."""

_SHOWN = select(
    ArticleRow.id,
    *(ArticleRow.title, ArticleRow.doi, ArticleRow.pmid, ArticleRow.url),
    ArticleRow.authors,
    ArticleRow.year,
    ArticleRow.journal,
    ArticleRow.kind,
    ArticleRow.status,
    ArticleRow.added,
).where(ArticleRow.id.in_(GIVEN), ~ArticleRow.deleted)

_COUNTS = (
    select(HighlightRow.article_id, func.count())
    .where(HighlightRow.article_id.in_(GIVEN), ~HighlightRow.deleted)
    .group_by(HighlightRow.article_id)
)

_WITH_FILE = select(AttachmentRow.article_id).where(
    AttachmentRow.article_id.in_(GIVEN), ~AttachmentRow.deleted
)

_TYPES = (
    select(AttachmentRow.article_id, SourceRow.media_type)
    .join(SourceRow, SourceRow.sha256 == AttachmentRow.source)
    .where(AttachmentRow.article_id.in_(GIVEN), ~AttachmentRow.deleted)
    .order_by(AttachmentRow.position.desc())
)


class Articles:
    """What is known of each paper, and where it is filed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, article_id: UUID) -> Article:
        """Read an article that is not in the trash.

        Raises:
            ArticleNotFoundError: there is none.
        """
        with self._database.read() as session:
            return article(session, article_id)

    def many(self, ids: Iterable[UUID]) -> dict[UUID, Article]:
        """Read articles; those that are gone or in the trash are left out."""
        with self._database.read() as session:
            return whole(session, ids)

    def find(self, asked: str) -> Article:
        """Find an article by id (eight characters or more), DOI, PMID, title or first author.

        Raises:
            ArticleNotFoundError: none is called so.
            AmbiguousArticleError: several are.
        """
        with self._database.read() as session:
            found = candidates(session, asked)
            if not found:
                raise ArticleNotFoundError(asked=asked)
            if len(found) > 1:
                named = "; ".join(f"{str(each)[:8]} {title}" for each, title in found[:5])
                raise AmbiguousArticleError(asked=asked, candidates=named)
            return article(session, found[0][0])

    def all(self) -> list[UUID]:
        """List the ids of all articles, the newest first."""
        with self._database.read() as session:
            return list(
                session.scalars(
                    select(ArticleRow.id)
                    .where(~ArticleRow.deleted)
                    .order_by(ArticleRow.added.desc(), ArticleRow.id.desc())
                )
            )

    def count(self) -> int:
        """Count the articles that are not in the trash."""
        with self._database.read() as session:
            live = select(func.count()).select_from(ArticleRow).where(~ArticleRow.deleted)
            return session.scalars(live).one()

    def lines(self, ids: Sequence[UUID]) -> dict[UUID, ArticleLine]:
        """Read what the table shows of articles; those that are gone are left out."""
        found: dict[UUID, ArticleLine] = {}
        for some in parts(ids):
            with self._database.read() as session:
                found |= _lines(session, some)
        return found

    def change(self, article_id: UUID, record: Record) -> None:
        """Change an article's record; changed fields are noted as typed.

        Raises:
            ArticleNotFoundError: there is none.
        """
        with self._database.write("Edit article") as session:
            row = _live(session, article_id)
            typed = dict.fromkeys(changed_fields(to_record(row), record), TYPED)
            values = to_columns(record) | {"origin": to_origin(origins(row)) | typed}
            for column, value in values.items():
                setattr(row, column, value)

    def set_status(self, ids: Iterable[UUID], status: ArticleStatus) -> None:
        """Say of articles how far the reviewer has come with them; one step to undo.

        Raises:
            ArticleNotFoundError: one of them is gone.
        """
        with self._database.write("Change status") as session:
            for article_id in ids:
                _live(session, article_id).status = status.value

    def file(self, ids: Iterable[UUID], topic: UUID) -> None:
        """File articles under a topic.

        Raises:
            ArticleNotFoundError: one of them is gone.
            TopicNotFoundError: the topic is.
        """
        with self._database.write("File under topic") as session:
            for article_id in (wanted := tuple(ids)):
                _live(session, article_id)
            file_articles(session, wanted, (topic,), self._database.journal.reviewer.id)

    def unfile(self, ids: Iterable[UUID], topic: UUID) -> None:
        """Take articles out of a topic, whoever filed them there."""
        with self._database.write("Take out of topic") as session:
            session.execute(
                update(ArticleFilingRow)
                .where(
                    ArticleFilingRow.article_id.in_(among(ids)),
                    ArticleFilingRow.topic_id == topic,
                    ~ArticleFilingRow.deleted,
                )
                .values(deleted=True)
            )

    def delete(self, ids: Iterable[UUID]) -> None:
        """Put articles in the trash, and with them what is marked in them."""
        with self._database.write("Delete articles") as session:
            chosen = ArticleRow.id.in_(among(ids))
            session.execute(update(ArticleRow).where(chosen).values(deleted=True))

    def matches(self, record: Record) -> list[Match]:
        """Find the articles that are certainly the same paper as a record, and by what."""
        with self._database.read() as session:
            return references.matches(session, record)

    def at(self, addresses: Iterable[str]) -> list[UUID]:
        """List the articles that have one of these addresses."""
        with self._database.read() as session:
            wanted = ArticleRow.url.in_(among(addresses))
            return list(session.scalars(select(ArticleRow.id).where(wanted, ~ArticleRow.deleted)))

    def records(self) -> Iterator[tuple[UUID, Record, bool, datetime]]:
        """Read all records, some at a time: id, record, whether there is a file, when added."""
        for some in parts(self.all()):
            with self._database.read() as session:
                attached = set(session.scalars(_WITH_FILE, {"ids": listed(some)}))
                rows = session.scalars(select(ArticleRow).where(ArticleRow.id.in_(among(some))))
                found = [(row.id, to_record(row), row.id in attached, row.added) for row in rows]
            yield from found

    def merge(self, kept: UUID, others: Sequence[UUID], *, action: UUID | None = None) -> Article:
        """Let one article take over files, highlights, filings and fields of its duplicates.

        With `action` the merge belongs to a step that spans others, and is undone with them.

        Raises:
            ArticleNotFoundError: one of them is gone.
        """
        with self._database.write("Merge duplicates", action=action) as session:
            joining.merge(session, kept, others)
        return self.get(kept)

    def provenance(self, article_id: UUID) -> Provenance:
        """Tell what imports noticed of an article, and which records were merged into it."""
        with self._database.read() as session:
            return provenance(session, article_id)

    def sharing_files(self) -> list[tuple[UUID, UUID]]:
        """List the pairs of articles that have the same file."""
        with self._database.read() as session:
            return joining.sharing_files(session)

    def restore(self, ids: Iterable[UUID]) -> None:
        """Take articles out of the trash, with their files where an import was undone.

        One that was merged is a paper of its own again, beside the one that took it over.
        """
        with self._database.write("Restore articles") as session:
            wanted = tuple(ids)
            chosen = ArticleRow.id.in_(among(wanted))
            session.execute(
                update(ArticleRow).where(chosen).values(deleted=False, merged_into=None)
            )
            attached = AttachmentRow.article_id.in_(among(wanted))
            session.execute(update(AttachmentRow).where(attached).values(deleted=False))


def article(session: Session, article_id: UUID) -> Article:
    """Read a whole article.

    Raises:
        ArticleNotFoundError: there is none, or it is in the trash.
    """
    _live(session, article_id)
    return whole(session, [article_id])[article_id]


def whole(session: Session, ids: Iterable[UUID]) -> dict[UUID, Article]:
    """Read articles with their topics and files; those in the trash are left out."""
    wanted = tuple(ids)
    topics = _topics(session, wanted)
    sources = sources_of_all(session, wanted)
    counts = _highlight_counts(session, wanted)
    rows = session.scalars(
        select(ArticleRow).where(ArticleRow.id.in_(among(wanted)), ~ArticleRow.deleted)
    )
    return {
        row.id: Article(
            id=row.id,
            record=to_record(row),
            origin=origins(row),
            status=ArticleStatus(row.status),
            topics=tuple(topics.get(row.id, ())),
            sources=tuple(sources.get(row.id, ())),
            highlights=counts.get(row.id, 0),
            added=row.added,
        )
        for row in rows
    }


def _topics(session: Session, ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Find the topics that articles are filed under themselves, by anybody."""
    rows = session.execute(
        select(ArticleFilingRow.article_id, ArticleFilingRow.topic_id)
        .join(TopicRow, TopicRow.id == ArticleFilingRow.topic_id)
        .where(
            ArticleFilingRow.article_id.in_(among(ids)),
            ~ArticleFilingRow.deleted,
            ~TopicRow.deleted,
        )
        .distinct()
        .order_by(TopicRow.position, TopicRow.name)
    )
    topics: dict[UUID, list[UUID]] = {}
    for article_id, topic in rows:
        topics.setdefault(article_id, []).append(topic)
    return topics


def file_articles(
    session: Session, ids: Iterable[UUID], topics: Iterable[UUID], reviewer: UUID
) -> None:
    """File each article under each topic.

    Raises:
        TopicNotFoundError: one of the topics is gone.
    """
    for topic in (wanted := tuple(topics)):
        found = session.get(TopicRow, topic)
        if found is None or found.deleted:
            raise TopicNotFoundError(asked=topic, nearest="")
    filings = (
        {
            "id": filing_id(article_id, topic, reviewer),
            "article_id": article_id,
            "topic_id": topic,
            "reviewer_id": reviewer,
        }
        for article_id in ids
        for topic in wanted
    )
    put(session, ArticleFilingRow, filings)


def _lines(session: Session, ids: Sequence[UUID]) -> dict[UUID, ArticleLine]:
    counts = _highlight_counts(session, ids)
    types = _media_types(session, ids)
    return {
        row.id: ArticleLine(
            id=row.id,
            title=called(row.title, row.doi, row.pmid, row.url),
            authors=", ".join(author.short for author in authors(row.authors)),
            year=row.year,
            journal=row.journal,
            kind=ArticleKind(row.kind),
            status=ArticleStatus(row.status),
            highlights=counts.get(row.id, 0),
            added=row.added,
            media_type=types.get(row.id, ""),
        )
        for row in session.execute(_SHOWN, {"ids": listed(ids)})
    }


def _live(session: Session, article_id: UUID) -> ArticleRow:
    row = session.get(ArticleRow, article_id)
    if row is None or row.deleted:
        raise ArticleNotFoundError(asked=article_id)
    return row


def _highlight_counts(session: Session, ids: Iterable[UUID]) -> dict[UUID, int]:
    return {row[0]: row[1] for row in session.execute(_COUNTS, {"ids": listed(ids)})}


def _media_types(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Find the type of each article's first file."""
    return {row[0]: row[1] for row in session.execute(_TYPES, {"ids": listed(ids)})}
