"""Modifiers of passages' strength: what each reviewer said, and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from ketareview.domain.codebook import Scheme
from ketareview.domain.errors import (
    HighlightNotFoundError,
    UnexplainedModifierError,
)
from ketareview.domain.modifier import Modifier, modifier_id
from ketareview.library.codebooks import Codebooks
from ketareview.library.database import Database
from ketareview.library.models import HighlightRow, ModifierRow
from ketareview.library.statements import among, parts, put


class Modifiers:
    """What lowers or raises passages' strength."""

    def __init__(self, database: Database, codebooks: Codebooks) -> None:
        self._database = database
        self._codebooks = codebooks

    def of(self, highlights: Iterable[UUID]) -> dict[UUID, tuple[Modifier, ...]]:
        """Read the modifiers of highlights by everybody; those without any are left out."""
        found: dict[UUID, tuple[Modifier, ...]] = defaultdict(tuple)
        for some in parts(tuple(highlights)):
            with self._database.read() as session:
                rows = session.scalars(
                    select(ModifierRow)
                    .where(ModifierRow.highlight_id.in_(among(some)), ~ModifierRow.deleted)
                    .order_by(ModifierRow.modifier, ModifierRow.id)
                ).all()
            for row in rows:
                said = Modifier(row.highlight_id, row.modifier, row.reason, row.reviewer_id)
                found[row.highlight_id] += (said,)
        return dict(found)

    def set(self, highlight: UUID, reasons: Mapping[str, str]) -> None:
        """Let these be what this library's reviewer says of a passage: reasons by keys.

        Raises:
            UnexplainedModifierError: one has no reason.
            CodeNotFoundError: the codebook has no such modifier.
            HighlightNotFoundError: the highlight is gone.
        """
        codebook = self._codebooks.current()
        for key, reason in reasons.items():
            code = codebook.code(Scheme.MODIFIER, key)
            if not reason.strip():
                raise UnexplainedModifierError(label=code.label)
        reviewer = self._database.journal.reviewer.id
        with self._database.write("Change modifiers") as session:
            row = session.get(HighlightRow, highlight)
            if row is None or row.deleted:
                raise HighlightNotFoundError(asked=highlight)
            session.execute(
                update(ModifierRow)
                .where(
                    ModifierRow.highlight_id == highlight,
                    ModifierRow.reviewer_id == reviewer,
                    ModifierRow.modifier.not_in(list(reasons)),
                    ~ModifierRow.deleted,
                )
                .values(deleted=True)
            )
            put(
                session,
                ModifierRow,
                [
                    {
                        "id": modifier_id(highlight, key, reviewer),
                        "highlight_id": highlight,
                        "modifier": key,
                        "reason": reason.strip(),
                        "reviewer_id": reviewer,
                    }
                    for key, reason in reasons.items()
                ],
            )


def share(session: Session, highlight: UUID, other: UUID) -> None:
    """Say of another highlight, made from this one, what everybody said of it."""
    rows = session.scalars(
        select(ModifierRow).where(ModifierRow.highlight_id == highlight, ~ModifierRow.deleted)
    )
    put(
        session,
        ModifierRow,
        [
            {
                "id": modifier_id(other, row.modifier, row.reviewer_id),
                "highlight_id": other,
                "modifier": row.modifier,
                "reason": row.reason,
                "reviewer_id": row.reviewer_id,
            }
            for row in rows
        ],
    )
