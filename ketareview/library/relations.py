"""How articles are related, as reviewers said: different papers, or versions of one."""

from uuid import UUID

from sqlalchemy import select, update

from ketareview.domain.article import Relation, RelationKind
from ketareview.domain.ids import relation_id
from ketareview.library.database import Database
from ketareview.library.models import ArticleRow, RelationRow
from ketareview.library.statements import among, put


class Relations:
    """What was said of pairs of articles, by anybody."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def say_different(self, first: UUID, second: UUID) -> None:
        """Remember that two articles are different papers, however alike."""
        self._say("Tell papers apart", RelationKind.DIFFERENT, *sorted((first, second)))

    def link_versions(self, preprint: UUID, published: UUID) -> None:
        """Remember that one article is the preprint of the other."""
        self._say("Link versions", RelationKind.VERSION, preprint, published)

    def forget(self, first: UUID, second: UUID) -> None:
        """Take back what was said of two articles."""
        pair = among((first, second))
        with self._database.write("Forget relation") as session:
            session.execute(
                update(RelationRow)
                .where(
                    RelationRow.first_id.in_(pair),
                    RelationRow.second_id.in_(pair),
                    ~RelationRow.deleted,
                )
                .values(deleted=True)
            )

    def all(self) -> list[Relation]:
        """List all relations of articles that are not in the trash."""
        live = select(ArticleRow.id).where(~ArticleRow.deleted)
        with self._database.read() as session:
            rows = session.scalars(
                select(RelationRow)
                .where(
                    ~RelationRow.deleted,
                    RelationRow.first_id.in_(live),
                    RelationRow.second_id.in_(live),
                )
                .order_by(RelationRow.id)
            )
            return [Relation(RelationKind(row.kind), row.first_id, row.second_id) for row in rows]

    def _say(self, action: str, kind: RelationKind, first: UUID, second: UUID) -> None:
        values = {
            "id": relation_id(kind.value, first, second),
            "kind": kind.value,
            "first_id": first,
            "second_id": second,
            "reviewer_id": self._database.journal.reviewer.id,
        }
        with self._database.write(action) as session:
            put(session, RelationRow, [values])
