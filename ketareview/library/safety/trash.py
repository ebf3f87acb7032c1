"""The trash: everything that was deleted, which can come back until it is emptied."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Integer, Text, column, text, update
from sqlalchemy.orm import Session

from ketareview.domain.progress import Progress, silent
from ketareview.domain.trash import Freed, Trashed, TrashItem
from ketareview.library.articles import Articles
from ketareview.library.columns import Identifier, Moment
from ketareview.library.database import Database
from ketareview.library.models import ClaimRow, HighlightRow, TopicRow
from ketareview.library.safety import emptied, emptying
from ketareview.library.safety.emptying import NEEDED
from ketareview.library.statements import among, listed

MOST = 2_000
"""Things of each kind that are listed."""

_SINCE = """(SELECT action.at FROM change JOIN action ON action.id = change.action_id
 WHERE change.row_id = {row}.id AND json_extract(change.after, '$.deleted') = 1
 ORDER BY change.number DESC LIMIT 1)"""

_SIZE = f"""(SELECT coalesce(sum(source.size), 0) FROM source
 WHERE source.sha256 NOT IN ({NEEDED})
  AND NOT EXISTS (SELECT 1 FROM property WHERE name = '{emptied.PREFIX}' || source.sha256)
  AND source.sha256 IN
   (SELECT attachment.source FROM attachment WHERE attachment.article_id = article.id))"""  # noqa: S608 - the parts are ours

_ASKED = {
    Trashed.ARTICLE: f"""
SELECT article.id, article.title, article.journal, {_SIZE}, {_SINCE.format(row="article")}
FROM article WHERE article.deleted ORDER BY article.rowid DESC LIMIT :most""",  # noqa: S608 - the parts are ours
    Trashed.HIGHLIGHT: f"""
SELECT highlight.id, coalesce(nullif(highlight.quote, ''), highlight.transcription), article.title,
 0, {_SINCE.format(row="highlight")}
FROM highlight JOIN article ON article.id = highlight.article_id
WHERE highlight.deleted AND NOT article.deleted ORDER BY highlight.rowid DESC LIMIT :most""",  # noqa: S608 - the parts are ours
    Trashed.CLAIM: f"""
SELECT claim.id, claim.statement, coalesce(topic.name, ''), 0, {_SINCE.format(row="claim")}
FROM claim LEFT JOIN topic ON topic.id = claim.topic_id
WHERE claim.deleted ORDER BY claim.rowid DESC LIMIT :most""",  # noqa: S608 - the parts are ours
    Trashed.TOPIC: f"""
SELECT topic.id, topic.name, coalesce(parent.name, ''), 0, {_SINCE.format(row="topic")}
FROM topic LEFT JOIN topic AS parent ON parent.id = topic.parent_id
WHERE topic.deleted ORDER BY topic.rowid DESC LIMIT :most""",  # noqa: S608 - the parts are ours
}

_LISTS = {
    kind: text(asked).columns(
        column("id", Identifier()),
        column("words", Text()),
        column("beside", Text()),
        column("bytes", Integer()),
        column("since", Moment()),
    )
    for kind, asked in _ASKED.items()
}

_GONE = text("""
SELECT DISTINCT attachment.name FROM attachment JOIN article ON article.id = attachment.article_id
WHERE attachment.article_id IN (SELECT value FROM json_each(:ids))
 AND NOT attachment.deleted AND NOT article.deleted
 AND EXISTS (SELECT 1 FROM property WHERE name = :prefix || attachment.source)
ORDER BY attachment.name
""")


class Trash:
    """Lists, restores and empties."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def items(self, kind: Trashed) -> list[TrashItem]:
        """List what is in the trash of a kind, what came into the library last first."""
        with self._database.read() as session:
            rows = session.execute(_LISTS[kind], {"most": MOST}).all()
        return [TrashItem(kind, *row) for row in rows]

    def restore(self, items: Iterable[TrashItem]) -> tuple[str, ...]:
        """Take things out of the trash, topics with those above them; a step for each kind.

        Returns the names of files that do not come back, because the trash was emptied since.
        """
        ids: dict[Trashed, list[UUID]] = {}
        for item in items:
            ids.setdefault(item.kind, []).append(item.id)
        if topics := ids.get(Trashed.TOPIC):
            self._restore_topics(topics)
        for kind, row in ((Trashed.CLAIM, ClaimRow), (Trashed.HIGHLIGHT, HighlightRow)):
            if chosen := ids.get(kind):
                with self._database.write(f"Restore {kind}s") as session:
                    session.execute(
                        update(row).where(row.id.in_(among(chosen))).values(deleted=False)
                    )
        articles = ids.get(Trashed.ARTICLE, [])
        if articles:
            Articles(self._database).restore(articles)
        with self._database.read() as session:
            return gone_with_trash(session, articles)

    def freeable(self) -> Freed:
        """Tell what emptying would free."""
        with self._database.read() as session:
            return emptying.freed_by(session, emptying.freeable(session))

    def empty(self, progress: Progress = silent) -> Freed:
        """Remove the bytes and the text of files that nothing live needs, for good.

        Their records, hashes and highlights stay. `workflows.empty_trash` makes a backup before.

        Raises:
            Cancelled: somebody stopped it; what it came to is emptied.
        """
        return emptying.empty(self._database, progress)

    def finish(self) -> None:
        """Remove what an interrupted emptying left."""
        emptying.finish(self._database)

    def _restore_topics(self, ids: Sequence[UUID]) -> None:
        with self._database.write("Restore topics") as session:
            for each in ids:
                row = session.get(TopicRow, each)
                while row is not None and row.deleted:
                    row.deleted = False
                    row = session.get(TopicRow, row.parent_id) if row.parent_id else None


def gone_with_trash(session: Session, articles: Iterable[UUID]) -> tuple[str, ...]:
    """Name the files of live articles whose bytes went with the trash."""
    from_trash = {"ids": listed(articles), "prefix": emptied.PREFIX}
    return tuple(session.scalars(_GONE, from_trash))
