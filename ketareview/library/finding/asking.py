"""Which articles a reviewer may mean by what she typed."""

import re
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from ketareview.library.indexing import folded
from ketareview.library.models import ArticleRow, ArticleTextRow

_ID_START = re.compile(r"[0-9a-f]{8}[0-9a-f-]{0,28}")
_CITED = re.compile(r"(?P<name>.*?[^\W\d]),?(?: et al\.?,?)? \(?(?P<year>\d{4})\)?")
_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def candidates(session: Session, asked: str) -> list[tuple[UUID, str]]:
    """List articles by id, DOI, PMID, whole title, its start, or first author, perhaps with year.

    What is found the one way is not looked for in the next.
    """
    typed = asked.strip()
    title = folded(typed).strip()
    doi = _DOI_PREFIX.sub("", typed).lower()
    ways: list[ColumnElement[bool]] = []
    if _ID_START.fullmatch(typed.lower()):
        # Cast to plain text, else the start would be taken for a whole id.
        ways.append(func.substr(ArticleRow.id, 1, len(typed)) == typed.lower())
    if doi:
        ways.append(func.lower(ArticleRow.doi) == doi)
    if pmid := typed.upper().removeprefix("PMID:").strip():
        ways.append(ArticleRow.pmid == pmid)
    if title:
        ways.append(ArticleTextRow.title == title)
        ways.append(func.substr(ArticleTextRow.title, 1, len(title)) == title)
        ways.append(_by_author(title))
    for way in ways:
        if found := _matching(session, way):
            return found
    return []


def _by_author(typed: str) -> ColumnElement[bool]:
    """Look for a first author, or one with the year behind: `okafor 2021`."""
    cited = _CITED.fullmatch(typed)
    name, year = (cited["name"], int(cited["year"])) if cited else (typed, None)
    begins = func.substr(ArticleTextRow.authors + " ", 1, len(name) + 1) == f"{name} "
    return begins if year is None else begins & (ArticleRow.year == year)


def _matching(session: Session, way: ColumnElement[bool]) -> list[tuple[UUID, str]]:
    rows = session.execute(
        select(ArticleRow.id, ArticleRow.title)
        .join(ArticleTextRow, ArticleTextRow.article_id == ArticleRow.id)
        .where(~ArticleRow.deleted, way)
        .order_by(ArticleRow.title, ArticleRow.id)
    )
    return [(row[0], row[1]) for row in rows]
