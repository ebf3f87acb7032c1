"""Quotations compared with the stored text of their sources: exactly, never folded."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import REAL, Integer, Text, text
from sqlalchemy.orm import Session

from ketareview.library.columns import uuid_of
from ketareview.library.models import HighlightRow, StudyValueRow
from ketareview.library.statements import listed

Quoting = type[HighlightRow] | type[StudyValueRow]
"""The tables whose rows quote a source."""

_QUOTES = """
SELECT q.id, q.quote, json_extract(piece.value, '$[3]') AS box, piece.key IS NULL AS lost,
       substr(page.text, json_extract(piece.value, '$[1]') + 1,
              json_extract(piece.value, '$[2]') - json_extract(piece.value, '$[1]')) AS words
FROM json_each(:ids) AS wanted
JOIN {table} AS q ON q.id = wanted.value AND q.source IS NOT NULL
LEFT JOIN json_each(q.pieces) AS piece
LEFT JOIN page ON page.source = q.source AND page.number = json_extract(piece.value, '$[0]')
ORDER BY q.id, piece.key
"""

_OF = {
    row: text(_QUOTES.format(table=row.__tablename__)).columns(
        id=Text, quote=Text, box=REAL, lost=Integer, words=Text
    )
    for row in (HighlightRow, StudyValueRow)
}


def compare(session: Session, table: Quoting, ids: Sequence[UUID]) -> dict[UUID, bool]:
    """Tell whether each quotation is what its source says; rows that quote nothing are left out."""
    quotes: dict[str, str] = {}
    said: dict[str, list[str]] = defaultdict(list)
    lost: set[str] = set()
    for row, quote, box, is_lost, words in session.execute(_OF[table], {"ids": listed(ids)}):
        quotes[row] = quote
        if is_lost:
            lost.add(row)
        elif box is None:
            said[row].append(words or "")
    return {
        uuid_of(each): each not in lost and "\n".join(said[each]) == quote
        for each, quote in quotes.items()
    }
