"""The forms for finding are made anew when the fold has a new version."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from ketareview.domain.folding import FOLD_VERSION
from ketareview.domain.progress import Progress
from ketareview.library.database import Database
from ketareview.library.indexing import forms, index_articles, index_highlights, rebuild
from ketareview.library.models import ArticleRow, HighlightRow, PageRow, PropertyRow
from ketareview.library.sources import to_page

_ACTION = "Renew the search index"


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
        rebuild(session, "page_index")
        index_articles(session, session.scalars(select(ArticleRow.id)))
        index_highlights(session, session.scalars(select(HighlightRow.id)))
        session.merge(PropertyRow(name="fold_version", value=str(FOLD_VERSION)))


def _fold(session: Session, page: int) -> None:
    row = session.get_one(PageRow, page)
    session.execute(update(PageRow).where(PageRow.id == page).values(**forms(to_page(row))))
    session.expunge(row)
