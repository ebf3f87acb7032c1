"""The pages that passages stand on, as far as what stands around them needs them."""

from collections.abc import Iterator

from sqlalchemy import bindparam, select

from ketareview.domain.text import Block, BlockKind, Page
from ketareview.library.database import Database
from ketareview.library.models import PageRow

_PAGES_AT_ONCE = 40
_TEXTS = (
    select(PageRow.number, PageRow.text, PageRow.blocks)
    .where(
        PageRow.source == bindparam("source"),
        PageRow.number > bindparam("after"),
        PageRow.number <= bindparam("last"),
    )
    .order_by(PageRow.number)
    .limit(_PAGES_AT_ONCE)
)


class Surroundings:
    """Reads text without what only drawing needs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pages(self, source: str, first: int, last: int) -> Iterator[Page]:
        """Read the text of some pages, without the boxes of its letters; few in each turn."""
        after = first - 1
        while after < last:
            with self._database.read() as session:
                rows = session.execute(
                    _TEXTS, {"source": source, "after": after, "last": last}
                ).all()
            for number, text, blocks in rows:
                yield Page(number, text, blocks=tuple(_block(*each) for each in blocks))
            if len(rows) < _PAGES_AT_ONCE:
                return
            after = rows[-1].number


def _block(kind: str, start: int, end: int, level: int) -> Block:
    return Block(BlockKind(kind), start, end, level)
