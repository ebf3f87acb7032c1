"""What is computed from other things can be made anew: folded text, indexes, identities."""

from collections.abc import Iterator
from contextlib import suppress

from sqlalchemy import delete, select, text

from ketareview.domain.checking import Problem
from ketareview.domain.errors import DamagedLibraryError
from ketareview.domain.progress import Progress
from ketareview.domain.text import Page
from ketareview.library import renewing
from ketareview.library.database import Database
from ketareview.library.indexing import forms
from ketareview.library.models import INDEXES, PageRow, PropertyRow

_PORTION = 100
"""Pages that are folded in one turn."""

_ACTION = "Repair the index"
_VERSIONS = ("fold_version", "identity_version")


def stale_pages(database: Database, progress: Progress) -> Iterator[Problem]:
    """Compare the text that pages are found by with the text that they have; progress counts pages.

    Raises:
        Cancelled: somebody stopped it.
    """
    stale, last = 0, 0
    while True:
        progress(last, 0)
        with database.read() as session:
            rows = session.execute(
                select(PageRow.id, PageRow.number, PageRow.text, PageRow.folded, PageRow.halves)
                .where(PageRow.id > last)
                .order_by(PageRow.id)
                .limit(_PORTION)
            ).all()
        for _, number, words, folded, halves in rows:
            stale += forms(Page(number, words)) != {"folded": folded, "halves": halves}
        if len(rows) < _PORTION:
            break
        last = rows[-1].id
    if stale:
        yield Problem("stale-text", {"pages": str(stale)})


def repair(database: Database, progress: Progress) -> None:
    """Make all of it anew; progress counts pages.

    Raises:
        Cancelled: somebody stopped it; the next opening does the rest.
    """
    with suppress(DamagedLibraryError), database.write(_ACTION) as session:
        session.execute(text("REINDEX"))  # what stands in its way is told by the next check
    with database.write(_ACTION) as session:
        for index in INDEXES:
            session.execute(text(f"INSERT INTO {index} ({index}) VALUES ('rebuild')"))  # noqa: S608 - a name of ours
        session.execute(delete(PropertyRow).where(PropertyRow.name.in_(_VERSIONS)))
    renewing.renew(database, progress)
    renewing.recognise(database)
    renewing.finish(database)
