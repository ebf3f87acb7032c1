"""What reviewers claim, and the passages they filed under each claim."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from ketareview.domain.claim import Claim, Filed
from ketareview.domain.errors import (
    AmbiguousClaimError,
    ClaimNotFoundError,
    EmptyStatementError,
    TopicNotFoundError,
)
from ketareview.domain.highlight import Reviewer
from ketareview.domain.ids import new_id
from ketareview.library.database import Database
from ketareview.library.evidence import claim_filings
from ketareview.library.evidence.certainties import differing
from ketareview.library.indexing import folded
from ketareview.library.models import ClaimRow, ReviewerRow, TopicRow
from ketareview.library.statements import among, parts, put
from ketareview.library.topics import Topics

_ORDER = (ClaimRow.position, ClaimRow.created, ClaimRow.id)

_CLAIMS = (
    select(ClaimRow, ReviewerRow.name, TopicRow.id)
    .join(ReviewerRow, ReviewerRow.id == ClaimRow.reviewer_id)
    .join(TopicRow, (TopicRow.id == ClaimRow.topic_id) & ~TopicRow.deleted, isouter=True)
    .where(~ClaimRow.deleted)
    .order_by(*_ORDER)
)

_LIVE_TOPIC = select(TopicRow.id).where(TopicRow.id == bindparam("topic"), ~TopicRow.deleted)

_FEWEST_OF_ID = 4
_SHOWN = 5


class Claims:
    """Statements under topics; a claim whose topic is gone stands at the top, under none."""

    def __init__(self, database: Database, topics: Topics) -> None:
        self._database = database
        self._topics = topics

    def get(self, claim_id: UUID) -> Claim:
        """Read a claim that is not in the trash.

        Raises:
            ClaimNotFoundError: there is none.
        """
        found = self.many([claim_id])
        if not found:
            raise ClaimNotFoundError(asked=claim_id)
        return found[0]

    def many(self, ids: Iterable[UUID]) -> list[Claim]:
        """Read claims in the order given; those that are gone are left out."""
        wanted = tuple(ids)
        with self._database.read() as session:
            found = {each.id: each for each in _read(session, wanted)}
        return [found[each] for each in wanted if each in found]

    def all(self) -> list[Claim]:
        """List all claims in the order of their topics; first those that have none."""
        with self._database.read() as session:
            found = _read(session)
        return self._sorted(found)

    def of(self, topic: UUID) -> list[Claim]:
        """List the claims of a topic and those below it, in the order of the topics."""
        below = self._topics.below(topic)
        return [claim for claim in self.all() if claim.topic in below]

    def find(self, asked: str) -> Claim:
        """Find a claim by the start of its id or by words of its statement, in their order.

        Raises:
            ClaimNotFoundError: none is called so.
            AmbiguousClaimError: several are.
        """
        claims = self.all()
        wanted = folded(asked).strip()
        found = [each for each in claims if folded(each.statement).strip() == wanted]
        if not found and len(wanted) >= _FEWEST_OF_ID:
            found = [each for each in claims if str(each.id).startswith(wanted)]
        if not found and wanted:
            found = [each for each in claims if wanted in folded(each.statement)]
        if not found:
            raise ClaimNotFoundError(asked=asked)
        if len(found) > 1:
            named = "; ".join(f"{str(each.id)[:8]} {each.statement}" for each in found[:_SHOWN])
            raise AmbiguousClaimError(asked=asked, candidates=named)
        return found[0]

    def add(
        self,
        statement: str,
        topic: UUID | None = None,
        note: str = "",
        *,
        highlights: Iterable[UUID] = (),
    ) -> Claim:
        """Add a claim behind those of its topic, with highlights filed under it as they stand.

        Raises:
            EmptyStatementError: it says nothing.
            TopicNotFoundError: the topic is gone.
            HighlightNotFoundError: a highlight is.
        """
        with self._database.write("Add claim") as session:
            made = self._make(session, statement, topic, note)
            claim_filings.file(session, made.id, highlights, None, made.reviewer.id)
        return made

    def change(
        self, claim_id: UUID, *, statement: str | None = None, note: str | None = None
    ) -> None:
        """Give a claim another statement or note.

        Raises:
            ClaimNotFoundError: it is gone.
            EmptyStatementError: the statement says nothing.
        """
        with self._database.write("Change claim") as session:
            row = _live(session, claim_id)
            if statement is not None:
                row.statement = _said(statement)
            if note is not None:
                row.note = note
            if session.is_modified(row):
                row.changed = datetime.now(UTC)

    def move(self, ids: Iterable[UUID], topic: UUID | None, *, before: UUID | None = None) -> None:
        """Put claims under a topic or none, in front of one of its claims or behind them all.

        Raises:
            ClaimNotFoundError: one is gone.
            TopicNotFoundError: the topic is.
        """
        with self._database.write("Move claims") as session:
            _expect_topic(session, topic)
            moved = [_live(session, each) for each in dict.fromkeys(ids)]
            for row in moved:
                row.topic_id = topic
            gone = {row.id for row in moved}
            order = [row for row in _neighbours(session, topic) if row.id not in gone]
            place = next((i for i, row in enumerate(order) if row.id == before), len(order))
            order[place:place] = moved
            for position, row in enumerate(order):
                row.position = position

    def delete(self, ids: Iterable[UUID]) -> None:
        """Put claims in the trash; what is filed under them stays in the library."""
        self._set_deleted("Delete claims", ids, deleted=True)

    def restore(self, ids: Iterable[UUID]) -> None:
        """Take claims out of the trash."""
        self._set_deleted("Restore claims", ids, deleted=False)

    def file(self, claim_id: UUID, highlights: Iterable[UUID], stance: str | None = None) -> None:
        """File highlights under a claim, with a stance toward it or, with None, each its own.

        Without a stance, what anybody filed there stays as it is. A stance is the reviewer's own:
        it replaces hers, and stands beside those of others.

        Raises:
            ClaimNotFoundError: the claim is gone.
            HighlightNotFoundError: a highlight is.
        """
        reviewer = self._database.journal.reviewer.id
        with self._database.write("File under claim") as session:
            _live(session, claim_id)
            claim_filings.file(session, claim_id, highlights, stance, reviewer)

    def unfile(self, claim_id: UUID, highlights: Iterable[UUID]) -> None:
        """Take highlights out of a claim, whoever filed them."""
        with self._database.write("Remove from claim") as session:
            claim_filings.unfile(session, claim_id, highlights)

    def split(self, claim_id: UUID, highlights: Iterable[UUID], statement: str) -> Claim:
        """Move highlights from a claim to a new one behind it, with their stances.

        Raises:
            ClaimNotFoundError: the claim is gone.
            EmptyStatementError: the new statement says nothing.
        """
        with self._database.write("Split claim") as session:
            _live(session, claim_id)
            [old] = _read(session, [claim_id])
            # At the same position the younger one stands behind.
            made = self._make(session, statement, old.topic, position=old.order)
            claim_filings.hand_over(session, [claim_id], made.id, highlights)
        return made

    def merge(self, kept: UUID, others: Iterable[UUID]) -> None:
        """Make claims one: it gets their passages and notes, they go to the trash.

        A passage that is filed under several keeps the stance of the first of them. What was judged
        of the others stays readable: where it differs, it stands in words behind the notes.

        Raises:
            ClaimNotFoundError: one is gone.
        """
        with self._database.write("Merge claims") as session:
            row = _live(session, kept)
            gone = [_live(session, each) for each in dict.fromkeys(others) if each != kept]
            claim_filings.hand_over(session, [each.id for each in gone], kept)
            notes = dict.fromkeys(
                [each.note.strip() for each in (row, *gone)] + differing(session, kept, gone)
            )
            together = "\n\n".join(note for note in notes if note)
            if gone and together != row.note.strip():
                row.note = together
            for each in gone:
                each.deleted = True
            if session.is_modified(row):
                row.changed = datetime.now(UTC)

    def filed(self, claims: Iterable[UUID]) -> list[Filed]:
        """List what is filed under claims, each passage and stance once, whoever said it."""
        found: list[Filed] = []
        for some in parts(tuple(dict.fromkeys(claims))):
            with self._database.read() as session:
                found += claim_filings.under(session, some)
        return found

    def tally(self, claims: Sequence[UUID]) -> dict[UUID, dict[str, dict[str, int]]]:
        """Count for each claim the passages of each stance, by their strength.

        Claims without any are left out.
        """
        found: dict[UUID, dict[str, dict[str, int]]] = {}
        for some in parts(claims):
            with self._database.read() as session:
                found |= claim_filings.tally(session, some)
        return found

    def holding(self, highlights: Iterable[UUID]) -> list[Filed]:
        """List the filings of highlights under any claim."""
        found: list[Filed] = []
        for some in parts(tuple(dict.fromkeys(highlights))):
            with self._database.read() as session:
                found += claim_filings.holding(session, some)
        return found

    def _sorted(self, claims: Iterable[Claim]) -> list[Claim]:
        places = {topic: place for place, topic in enumerate(self._topics.order(), start=1)}
        return sorted(claims, key=lambda each: places[each.topic] if each.topic else 0)

    def _make(
        self,
        session: Session,
        statement: str,
        topic: UUID | None,
        note: str = "",
        position: int | None = None,
    ) -> Claim:
        said, now = _said(statement), datetime.now(UTC)
        _expect_topic(session, topic)
        order = _next_position(session, topic) if position is None else position
        reviewer = self._database.journal.reviewer
        made = Claim(new_id(), said, topic, order, note, reviewer, now, now)
        put(session, ClaimRow, [_columns(made)])
        return made

    def _set_deleted(self, name: str, ids: Iterable[UUID], *, deleted: bool) -> None:
        with self._database.write(name) as session:
            session.execute(
                update(ClaimRow).where(ClaimRow.id.in_(among(ids))).values(deleted=deleted)
            )


def _said(statement: str) -> str:
    """Write a statement on one line.

    Raises:
        EmptyStatementError: it says nothing.
    """
    said = " ".join(statement.split())
    if not said:
        raise EmptyStatementError
    return said


def _columns(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "statement": claim.statement,
        "topic_id": claim.topic,
        "position": claim.order,
        "note": claim.note,
        "reviewer_id": claim.reviewer.id,
        "created": claim.created,
        "changed": claim.changed,
    }


def _read(session: Session, ids: Sequence[UUID] | None = None) -> list[Claim]:
    asked = _CLAIMS if ids is None else _CLAIMS.where(ClaimRow.id.in_(among(ids)))
    return [_claim(*row) for row in session.execute(asked)]


def _claim(row: ClaimRow, reviewer: str, topic: UUID | None) -> Claim:
    return Claim(
        id=row.id,
        statement=row.statement,
        topic=topic,
        order=row.position,
        note=row.note,
        reviewer=Reviewer(row.reviewer_id, reviewer),
        created=row.created,
        changed=row.changed,
    )


def _live(session: Session, claim_id: UUID) -> ClaimRow:
    row = session.get(ClaimRow, claim_id)
    if row is None or row.deleted:
        raise ClaimNotFoundError(asked=claim_id)
    return row


def _expect_topic(session: Session, topic: UUID | None) -> None:
    if topic is not None and session.scalar(_LIVE_TOPIC, {"topic": topic}) is None:
        raise TopicNotFoundError(asked=topic, nearest="")


def _neighbours(session: Session, topic: UUID | None) -> list[ClaimRow]:
    """Read the claims of a topic in their order."""
    return list(
        session.scalars(
            select(ClaimRow)
            .where(ClaimRow.topic_id.is_not_distinct_from(topic), ~ClaimRow.deleted)
            .order_by(*_ORDER)
        )
    )


def _next_position(session: Session, topic: UUID | None) -> int:
    return max((row.position for row in _neighbours(session, topic)), default=-1) + 1
