"""What was written of an article goes with it when it becomes one with another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from ketareview.domain.study import MOST_PLACES, field_of, study_value_id
from ketareview.domain.study_fields import Scope
from ketareview.library.models import StudyValueRow
from ketareview.library.statements import put

_Group = tuple[UUID, Scope]  # a reviewer's values for the study, for its arms, or for its results
_Rows = dict[_Group, dict[int, dict[str, StudyValueRow]]]


def carry_study_values(session: Session, kept: UUID, ids: Sequence[UUID]) -> None:
    """Put the others' values on the card of `kept`, where the same reviewer wrote none there.

    Arms and results that differ follow behind those that are there. What was written otherwise of
    the study as a whole stays with the article in the trash.
    """
    there = _grouped(session, kept)
    for other in ids:
        for group, places in _grouped(session, other).items():
            mine = there.setdefault(group, {})
            for number, rows in sorted(places.items()):
                place = number if group[1] is Scope.STUDY else _place_for(mine, number, rows)
                if place <= MOST_PLACES:
                    _move(session, kept, place, rows, mine.setdefault(place, {}))


def _grouped(session: Session, article: UUID) -> _Rows:
    found: _Rows = defaultdict(lambda: defaultdict(dict))
    rows = session.scalars(
        select(StudyValueRow).where(StudyValueRow.article_id == article, ~StudyValueRow.deleted)
    )
    for row in rows:
        scope = field_of(row.field).scope
        found[row.reviewer_id, scope][row.place][row.field] = row
    return found


def _place_for(
    mine: dict[int, dict[str, StudyValueRow]], number: int, rows: dict[str, StudyValueRow]
) -> int:
    """Choose where an arm or a result goes: beside the same one, else behind all."""
    if not _differing(mine.get(number, {}), rows):
        return number
    for place, there in sorted(mine.items()):
        if there.keys() & rows.keys() and not _differing(there, rows):
            return place
    return max(mine) + 1


def _differing(mine: dict[str, StudyValueRow], rows: dict[str, StudyValueRow]) -> set[str]:
    return {each for each in mine.keys() & rows.keys() if mine[each].value != rows[each].value}


def _move(
    session: Session,
    kept: UUID,
    place: int,
    rows: dict[str, StudyValueRow],
    mine: dict[str, StudyValueRow],
) -> None:
    put(session, StudyValueRow, list(_moved(kept, place, rows, mine)))
    mine |= {field: row for field, row in rows.items() if field not in mine}


def _moved(
    kept: UUID, place: int, rows: dict[str, StudyValueRow], mine: dict[str, StudyValueRow]
) -> Iterator[dict[str, object]]:
    """Write the rows anew, under the names that they have on the card of `kept`."""
    columns = [column.name for column in StudyValueRow.__table__.columns]
    for field, row in rows.items():
        if field in mine and not _is_better(row, mine[field]):
            continue
        values = {name: getattr(row, name) for name in columns}
        named = {"id": study_value_id(kept, field, place, row.reviewer_id), "article_id": kept}
        row.deleted = True
        yield {**values, **named, "place": place}


def _is_better(row: StudyValueRow, mine: StudyValueRow) -> bool:
    """Whether it says the same, and says where it stands."""
    return row.value == mine.value and row.source is not None and mine.source is None
