"""What reviewers marked, and what they said of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from sqlite3 import IntegrityError
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from ketareview.domain.errors import (
    ArticleNotFoundError,
    HighlightNotFoundError,
    TopicNotFoundError,
)
from ketareview.domain.highlight import Brought, Highlight, Passage, Reviewer, Tags
from ketareview.domain.ids import filing_id, new_id
from ketareview.library.bringing import bring
from ketareview.library.database import Database
from ketareview.library.evidence.modifiers import share
from ketareview.library.models import (
    ArticleRow,
    HighlightFilingRow,
    HighlightRow,
    ReviewerRow,
    TopicRow,
)
from ketareview.library.passages import tag_columns, to_columns, to_passage
from ketareview.library.past import is_undone
from ketareview.library.quoting import compare
from ketareview.library.statements import GIVEN, among, driver, listed, parts, put

_LIVE_ARTICLE = "SELECT 1 FROM article WHERE id = ? AND NOT deleted"

_GONE_TOPIC = """
SELECT value FROM json_each(?)
WHERE NOT EXISTS (SELECT 1 FROM topic WHERE id = value AND NOT deleted)"""

_TOPICS_OF = (
    select(HighlightFilingRow.highlight_id, HighlightFilingRow.topic_id)
    .join(TopicRow, TopicRow.id == HighlightFilingRow.topic_id)
    .where(
        HighlightFilingRow.highlight_id.in_(GIVEN),
        ~HighlightFilingRow.deleted,
        ~TopicRow.deleted,
    )
    .distinct()
    .order_by(TopicRow.position, TopicRow.name, TopicRow.id)
)


_SHORTEST_ID = 4


class Highlights:
    """Marked passages with their tags."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, highlight_id: UUID) -> Highlight:
        """Read a highlight that is not in the trash.

        Raises:
            HighlightNotFoundError: there is none.
        """
        found = self.many([highlight_id])
        if not found:
            raise HighlightNotFoundError(asked=highlight_id)
        return found[0]

    def find(self, asked: str) -> UUID:
        """Find a highlight by its id or the start of it.

        Raises:
            HighlightNotFoundError: none is called so, or several are.
        """
        typed = asked.strip().lower()
        # Cast to plain text, else the start would be taken for a whole id.
        start = func.substr(HighlightRow.id, 1, len(typed)) == typed
        with self._database.read() as session:
            found = session.scalars(
                select(HighlightRow.id).where(start, ~HighlightRow.deleted).limit(2)
            ).all()
        if len(found) != 1 or len(typed) < _SHORTEST_ID:
            raise HighlightNotFoundError(asked=asked)
        return found[0]

    def of(self, article_id: UUID) -> list[Highlight]:
        """List the highlights of an article in the order of its pages."""
        with self._database.read() as session:
            found = _read(session, HighlightRow.article_id == article_id)
        return sorted(found, key=_place)

    def many(self, ids: Iterable[UUID]) -> list[Highlight]:
        """Read highlights in the order given; those that are gone are left out."""
        wanted = tuple(ids)
        found: dict[UUID, Highlight] = {}
        for some in parts(wanted):
            with self._database.read() as session:
                rows = _read(session, HighlightRow.id.in_(among(some)))
            found |= {each.id: each for each in rows}
        return [found[each] for each in wanted if each in found]

    def all(self) -> list[UUID]:
        """List the ids of all highlights: by article, then in the order of its pages."""
        with self._database.read() as session:
            return list(
                session.scalars(
                    select(HighlightRow.id)
                    .join(ArticleRow, ArticleRow.id == HighlightRow.article_id)
                    .where(~HighlightRow.deleted, ~ArticleRow.deleted)
                    .order_by(HighlightRow.article_id, HighlightRow.page, HighlightRow.start)
                )
            )

    def reviewers(self) -> list[str]:
        """Name those who marked passages that are not in the trash, in the order of their names."""
        live = select(HighlightRow.reviewer_id).where(~HighlightRow.deleted)
        names = select(ReviewerRow.name).where(ReviewerRow.id.in_(live)).distinct()
        with self._database.read() as session:
            return list(session.scalars(names.order_by(ReviewerRow.name)))

    def add(
        self,
        article_id: UUID,
        passage: Passage,
        tags: Tags,
        *,
        id: UUID | None = None,  # noqa: A002 - the highlight's, as everywhere
    ) -> Highlight:
        """Store a highlight; when this returns it is on the disk.

        Raises:
            ArticleNotFoundError: the article or its source is gone.
            TopicNotFoundError: a topic of the tags is.
        """
        highlight_id, now = id or new_id(), datetime.now(UTC)
        reviewer = self._database.journal.reviewer
        values = {
            "id": highlight_id,
            "article_id": article_id,
            **to_columns(passage),
            **tag_columns(tags),
            "reviewer_id": reviewer.id,
            "created": now,
            "changed": now,
        }
        with self._database.write("Add highlight") as session:
            _expect_article(session, article_id)
            try:
                put(session, HighlightRow, [values])
            except IntegrityError as error:
                raise ArticleNotFoundError(asked=article_id) from error
            _file(session, highlight_id, tags.topics, reviewer.id)
        return Highlight(highlight_id, article_id, passage, tags, reviewer, now, now)

    def bring(self, batch: UUID, article_id: UUID, marks: Sequence[Brought]) -> int:
        """Store other programs' highlights that never came in before, and count them.

        Raises:
            ArticleNotFoundError: the article is gone.
        """
        with self._database.read() as session:
            action = new_id() if is_undone(session, batch) else batch
        with self._database.write("Import papers", action=action) as session:
            _expect_article(session, article_id)
            return bring(session, article_id, marks)

    def change(self, highlight_id: UUID, tags: Tags) -> None:
        """Give a highlight other tags, topics and note.

        Raises:
            HighlightNotFoundError: it is gone.
            TopicNotFoundError: a topic of the tags is.
        """
        with self._database.write("Change tags") as session:
            row = _live(session, highlight_id)
            for column, value in tag_columns(tags).items():
                setattr(row, column, value)
            filings = _filings(session, [highlight_id])[highlight_id]
            gone = set(filings) - set(tags.topics)
            _unfile(session, highlight_id, gone)
            added = [topic for topic in tags.topics if topic not in filings]
            _file(session, highlight_id, added, self._database.journal.reviewer.id)
            if gone or added or session.is_modified(row):
                row.changed = datetime.now(UTC)

    def set_claim_types(self, meant: Mapping[UUID, str]) -> None:
        """Give highlights their claim types; one step to undo."""
        with self._database.write("Change claim types") as session:
            for claim_type in sorted(set(meant.values())):
                ids = [each for each, wanted in meant.items() if wanted == claim_type]
                session.execute(
                    update(HighlightRow)
                    .where(HighlightRow.id.in_(among(ids)), ~HighlightRow.deleted)
                    .values(claim_type=claim_type, changed=datetime.now(UTC))
                )

    def change_passage(self, highlight_id: UUID, passage: Passage) -> None:
        """Let a highlight cover other words of its article.

        Raises:
            HighlightNotFoundError: it is gone.
        """
        with self._database.write("Move highlight's ends") as session:
            row = _live(session, highlight_id)
            columns = {**to_columns(passage), "transcription": row.transcription}
            for column, value in columns.items():
                setattr(row, column, value)
            row.confidence, row.lost_in = None, ""
            row.changed = datetime.now(UTC)

    def split(self, highlight_id: UUID, before: Passage, behind: Passage, *, id: UUID) -> None:  # noqa: A002 - the new one's, as everywhere
        """Make two highlights of one: it keeps the words before, a new one takes those behind.

        Raises:
            HighlightNotFoundError: it is gone.
        """
        with self._database.write("Split highlight") as session:
            row = _live(session, highlight_id)
            now = datetime.now(UTC)
            kept = ("article_id", "claim_type", "strength", "stance", "basis", "note", "created")
            copied = {name: getattr(row, name) for name in kept}
            reviewer = self._database.journal.reviewer.id
            made = {"id": id, **copied, **to_columns(behind), "reviewer_id": reviewer}
            put(session, HighlightRow, [{**made, "changed": now}])
            topics = _filings(session, [highlight_id])[highlight_id]
            _file(session, id, topics, reviewer)
            share(session, highlight_id, id)
            columns = {**to_columns(before), "transcription": row.transcription}
            for column, value in columns.items():
                setattr(row, column, value)
            row.changed = now

    def transcribe(self, highlight_id: UUID, words: str) -> None:
        """Keep what a reviewer typed off a figure, a table or a scan.

        Raises:
            HighlightNotFoundError: it is gone.
        """
        with self._database.write("Change transcription") as session:
            row = _live(session, highlight_id)
            if row.transcription != words:
                row.transcription = words
                row.changed = datetime.now(UTC)

    def delete(self, ids: Iterable[UUID]) -> None:
        """Put highlights in the trash."""
        self._set_deleted("Delete highlights", ids, deleted=True)

    def restore(self, ids: Iterable[UUID]) -> None:
        """Take highlights out of the trash."""
        self._set_deleted("Restore highlights", ids, deleted=False)

    def quote_ok(self, ids: Sequence[UUID]) -> dict[UUID, bool]:
        """Tell whether each quotation is, character for character, what its source says."""
        told: dict[UUID, bool] = {}
        for some in parts(ids):
            with self._database.read() as session:
                told |= compare(session, HighlightRow, some)
        return told

    def _set_deleted(self, name: str, ids: Iterable[UUID], *, deleted: bool) -> None:
        with self._database.write(name) as session:
            session.execute(
                update(HighlightRow).where(HighlightRow.id.in_(among(ids))).values(deleted=deleted)
            )


def _read(session: Session, condition: ColumnElement[bool]) -> list[Highlight]:
    rows = session.execute(
        select(HighlightRow, ReviewerRow.name)
        .join(ArticleRow, ArticleRow.id == HighlightRow.article_id)
        .join(ReviewerRow, ReviewerRow.id == HighlightRow.reviewer_id)
        .where(condition, ~HighlightRow.deleted, ~ArticleRow.deleted)
    ).all()
    filings = _filings(session, [row.id for row, _ in rows])
    return [_highlight(row, name, filings[row.id]) for row, name in rows]


def _highlight(row: HighlightRow, reviewer: str, topics: Iterable[UUID]) -> Highlight:
    return Highlight(
        id=row.id,
        article=row.article_id,
        passage=to_passage(row),
        tags=Tags(
            claim_type=row.claim_type,
            strength=row.strength,
            stance=row.stance,
            basis=row.basis,
            topics=tuple(topics),
            note=row.note,
        ),
        reviewer=Reviewer(row.reviewer_id, reviewer),
        created=row.created,
        changed=row.changed,
        confidence=row.confidence,
        lost_in=row.lost_in,
    )


def _filings(session: Session, ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """List the topics of each highlight in their order, each once, whoever filed it there."""
    rows = session.execute(_TOPICS_OF, {"ids": listed(ids)})
    topics: dict[UUID, list[UUID]] = defaultdict(list)
    for highlight, topic in rows:
        topics[highlight].append(topic)
    return topics


def _file(session: Session, highlight: UUID, topics: Iterable[UUID], reviewer: UUID) -> None:
    wanted = tuple(dict.fromkeys(topics))
    filings = [
        {
            "id": filing_id(highlight, topic, reviewer),
            "highlight_id": highlight,
            "topic_id": topic,
            "reviewer_id": reviewer,
        }
        for topic in wanted
    ]
    if not filings:
        return
    gone = driver(session).execute(_GONE_TOPIC, (listed(wanted),)).fetchone()
    if gone is not None:
        raise TopicNotFoundError(asked=UUID(gone[0]), nearest="")
    put(session, HighlightFilingRow, filings)


def _unfile(session: Session, highlight: UUID, topics: Iterable[UUID]) -> None:
    session.execute(
        update(HighlightFilingRow)
        .where(
            HighlightFilingRow.highlight_id == highlight,
            HighlightFilingRow.topic_id.in_(among(topics)),
            ~HighlightFilingRow.deleted,
        )
        .values(deleted=True)
    )


def _live(session: Session, highlight_id: UUID) -> HighlightRow:
    row = session.get(HighlightRow, highlight_id)
    if row is None or row.deleted:
        raise HighlightNotFoundError(asked=highlight_id)
    return row


def _expect_article(session: Session, article_id: UUID) -> None:
    if driver(session).execute(_LIVE_ARTICLE, (str(article_id),)).fetchone() is None:
        raise ArticleNotFoundError(asked=article_id)


def _place(highlight: Highlight) -> tuple[int, float, float, datetime]:
    if not highlight.passage.pieces:
        return 0, 0, 0, highlight.created
    first = highlight.passage.pieces[0]
    if first.box is not None:
        return first.page, first.box.top, first.box.left, highlight.created
    return first.page, first.start, first.end, highlight.created
