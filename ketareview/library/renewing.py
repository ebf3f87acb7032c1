"""The indexes are brought up to date: after a long paper, a crash, or a new way of folding."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from ketareview.domain.folding import FOLD_VERSION
from ketareview.domain.progress import Progress
from ketareview.domain.text import Page
from ketareview.library.database import Database
from ketareview.library.identities import IDENTITY_VERSION, identify
from ketareview.library.indexing import (
    forms,
    has_pages_to_index,
    index_articles,
    index_highlights,
    index_pages,
    rebuild_pages,
)
from ketareview.library.models import ArticleRow, HighlightRow, PageRow, PropertyRow
from ketareview.library.statements import parts

_ACTION = "Renew the search index"
_IDENTITY = "identity_version"


def renew(database: Database, progress: Progress) -> None:
    """Fold all pages anew if they were folded by another version; progress counts pages.

    Raises:
        Cancelled: the reviewer stopped it; the next opening does it.
    """
    with database.read() as session:
        version = session.get(PropertyRow, "fold_version")
        if version is not None and version.value == str(FOLD_VERSION):
            return
        pages = list(session.scalars(select(PageRow.id)))
    with database.write(_ACTION) as session:
        for done, page in enumerate(pages):
            progress(done, len(pages))
            _fold(session, page)
        rebuild_pages(session)
        index_articles(session, session.scalars(select(ArticleRow.id)))
        index_highlights(session, session.scalars(select(HighlightRow.id)))
        session.merge(PropertyRow(name="fold_version", value=str(FOLD_VERSION)))


def recognise(database: Database) -> None:
    """Tell anew what articles are recognised by, if that was told by other rules."""
    with database.read() as session:
        version = session.get(PropertyRow, _IDENTITY)
        if version is not None and version.value == str(IDENTITY_VERSION):
            return
        ids = list(session.scalars(select(ArticleRow.id)))
    for some in parts(ids):
        with database.write(_ACTION) as session:
            identify(session, some)
    with database.write(_ACTION) as session:
        session.merge(PropertyRow(name=_IDENTITY, value=str(IDENTITY_VERSION)))


def finish(database: Database) -> None:
    """Index the pages that are not indexed yet, some in each turn."""
    while _is_behind(database):
        with database.write(_ACTION) as session:
            index_pages(session)


def _is_behind(database: Database) -> bool:
    with database.read() as session:
        return has_pages_to_index(session)


def _fold(session: Session, page: int) -> None:
    row = session.get_one(PageRow, page)
    session.execute(
        update(PageRow).where(PageRow.id == page).values(**forms(Page(row.number, row.text)))
    )
    session.expunge(row)
