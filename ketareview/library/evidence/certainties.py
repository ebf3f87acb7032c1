"""GRADE judgements of claims: each reviewer's own."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from ketareview.domain.errors import ClaimNotFoundError
from ketareview.domain.grade import (
    Concern,
    Domain,
    Judgement,
    Start,
    Step,
    certainty_id,
    certainty_step_id,
)
from ketareview.domain.highlight import Reviewer
from ketareview.library.database import Database
from ketareview.library.models import CertaintyRow, CertaintyStepRow, ClaimRow, ReviewerRow
from ketareview.library.statements import among, put


class Certainties:
    """How certain reviewers hold claims to be."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, claims: Iterable[UUID]) -> dict[UUID, tuple[Judgement, ...]]:
        """Read the judgements of claims by everybody; claims that nobody judged are left out."""
        wanted = tuple(claims)
        with self._database.read() as session:
            return _read(session, wanted)

    def judge(self, claim: UUID, judgement: Judgement, concerns: Iterable[Concern] = ()) -> None:
        """Keep what this library's reviewer judges, in place of what she judged before.

        Raises:
            UnexplainedStepError: a step has no reason.
            RatingUpRefusedError: randomised trials are rated up, or no studies at all are rated.
            UnexplainedConcernError: it comes to High over concerns that no step answers.
            ClaimNotFoundError: the claim is gone.
        """
        judgement.check(concerns)
        steps = [step for step in judgement.steps if step.change or step.is_explained]
        reviewer = self._database.journal.reviewer
        with self._database.write("Judge certainty") as session:
            _expect_claim(session, claim)
            _remove_steps(session, claim, reviewer.id, {step.domain for step in steps})
            put(session, CertaintyRow, [_columns(claim, judgement, reviewer.id)])
            put(session, CertaintyStepRow, [_step(claim, step, reviewer.id) for step in steps])

    def begun(self, claim: UUID) -> tuple[Step, ...]:
        """Read the steps of a judgement that this library's reviewer began and that may not stand.

        They count for nothing until they are judged.
        """
        reviewer = self._database.journal.reviewer.id
        with self._database.read() as session:
            if _is_judged(session, claim, reviewer):
                return ()
            return tuple(_steps(session, [claim])[claim, reviewer])

    def begin(self, claim: UUID, steps: Iterable[Step]) -> None:
        """Keep steps that may not stand yet, unless there is a judgement, which stays as it is.

        Raises:
            ClaimNotFoundError: the claim is gone.
        """
        several = tuple(steps)
        if several == self.begun(claim):
            return
        reviewer = self._database.journal.reviewer.id
        with self._database.write("Begin judgement") as session:
            _expect_claim(session, claim)
            if not _is_judged(session, claim, reviewer):
                _remove_steps(session, claim, reviewer, {step.domain for step in several})
                put(session, CertaintyStepRow, [_step(claim, step, reviewer) for step in several])

    def withdraw(self, claim: UUID) -> None:
        """Take back what this library's reviewer judged."""
        reviewer = self._database.journal.reviewer.id
        with self._database.write("Withdraw certainty") as session:
            _remove_steps(session, claim, reviewer, set())
            session.execute(
                update(CertaintyRow)
                .where(CertaintyRow.id == certainty_id(claim, reviewer), ~CertaintyRow.deleted)
                .values(deleted=True)
            )


def differing(session: Session, kept: UUID, gone: Sequence[ClaimRow]) -> list[str]:
    """Put into words what was judged of claims otherwise than of the one that they become."""
    found = _read(session, [kept, *(each.id for each in gone)])
    own = found.get(kept, ())
    return [
        f"Judged of “{claim.statement}”: {judgement.in_words}"
        for claim in gone
        for judgement in found.get(claim.id, ())
        if judgement not in own
    ]


def _expect_claim(session: Session, claim: UUID) -> None:
    row = session.get(ClaimRow, claim)
    if row is None or row.deleted:
        raise ClaimNotFoundError(asked=claim)


def _is_judged(session: Session, claim: UUID, reviewer: UUID) -> bool:
    row = session.get(CertaintyRow, certainty_id(claim, reviewer))
    return row is not None and not row.deleted


def _read(session: Session, claims: Sequence[UUID]) -> dict[UUID, tuple[Judgement, ...]]:
    rows = session.execute(
        select(CertaintyRow, ReviewerRow.name)
        .join(ReviewerRow, ReviewerRow.id == CertaintyRow.reviewer_id)
        .where(CertaintyRow.claim_id.in_(among(claims)), ~CertaintyRow.deleted)
        .order_by(ReviewerRow.name, CertaintyRow.id)
    )
    steps = _steps(session, claims)
    found: dict[UUID, tuple[Judgement, ...]] = defaultdict(tuple)
    for row, name in rows:
        made = tuple(steps[row.claim_id, row.reviewer_id])
        reviewer = Reviewer(row.reviewer_id, name)
        found[row.claim_id] += (Judgement(Start(row.start), reviewer, made, row.note),)
    return dict(found)


def _steps(session: Session, claims: Sequence[UUID]) -> dict[tuple[UUID, UUID], list[Step]]:
    """Read the steps of each claim and reviewer, in the order of GRADE's domains."""
    rows = session.scalars(
        select(CertaintyStepRow).where(
            CertaintyStepRow.claim_id.in_(among(claims)), ~CertaintyStepRow.deleted
        )
    )
    order = tuple(Domain)
    steps: dict[tuple[UUID, UUID], list[Step]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: order.index(Domain(row.domain))):
        step = Step(Domain(row.domain), row.change, row.reason, row.highlight_id)
        steps[row.claim_id, row.reviewer_id].append(step)
    return steps


def _remove_steps(session: Session, claim: UUID, reviewer: UUID, kept: set[Domain]) -> None:
    session.execute(
        update(CertaintyStepRow)
        .where(
            CertaintyStepRow.claim_id == claim,
            CertaintyStepRow.reviewer_id == reviewer,
            CertaintyStepRow.domain.not_in([domain.value for domain in kept]),
            ~CertaintyStepRow.deleted,
        )
        .values(deleted=True)
    )


def _columns(claim: UUID, judgement: Judgement, reviewer: UUID) -> dict[str, object]:
    return {
        "id": certainty_id(claim, reviewer),
        "claim_id": claim,
        "start": judgement.start.value,
        "note": judgement.note,
        "reviewer_id": reviewer,
        "changed": datetime.now(UTC),
    }


def _step(claim: UUID, step: Step, reviewer: UUID) -> dict[str, object]:
    return {
        "id": certainty_step_id(claim, step.domain, reviewer),
        "claim_id": claim,
        "domain": step.domain.value,
        "change": step.change,
        "reason": step.reason.strip(),
        "highlight_id": step.highlight,
        "reviewer_id": reviewer,
    }
