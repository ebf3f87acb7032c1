"""The works that a reviewer can say a passage rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ketareview.appraising.recognising import is_same, of_record, of_reference
from ketareview.domain.claim import Cited
from ketareview.domain.errors import KetaReviewError
from ketareview.domain.highlight import Highlight
from ketareview.reading.citing import Citing
from ketareview.workflows.citations import Grounds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from ketareview.library import Library


@dataclass(frozen=True, slots=True)
class WorkOffer:
    """A work to choose: as it is printed, and whether the library has it."""

    cited: Cited
    label: str

    @property
    def is_here(self) -> bool:
        """Whether it is an article of the library."""
        return self.cited.article is not None


@dataclass(frozen=True, slots=True)
class WorksOffered:
    """The works of a passage's own references and of the library; `named` are those it rests on."""

    offers: tuple[WorkOffer, ...]
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class WorksNamed:
    """The works that a passage rests on: those its marks name or, `is_said`, a reviewer named."""

    cited: tuple[Cited, ...]
    labels: tuple[str, ...]
    is_said: bool


def works_named(library: Library, highlight: Highlight) -> WorksNamed:
    """Name the works that a passage rests on, without a look at the rest of the library."""
    said = library.citations.of([highlight.id]).get(highlight.id, ())
    named = said or Grounds(library).cited([highlight]).get(highlight.id, ())
    here = library.articles.many({each.article for each in named if each.article})
    labels = tuple(
        here[each.article].record.cited_as
        if each.article in here
        else of_reference(each.words).label
        for each in named
    )
    return WorksNamed(named, labels, bool(said))


def works_offered(library: Library, highlight: Highlight) -> WorksOffered:
    """Offer the references of a passage's source, those it names first, then the articles."""
    named = works_named(library, highlight).cited
    records = {
        article: record
        for article, record, _, _ in library.articles.records()
        if article != highlight.article
    }
    signs = {article: of_record(record) for article, record in records.items()}
    here: set[UUID] = set()

    def known(cited: Cited) -> WorkOffer:
        sign = of_reference(cited.words)
        article = cited.article or next(
            (one for one, other in signs.items() if is_same(other, sign)), None
        )
        if article is not None:
            here.add(article)
        label = records[article].cited_as if article in records else sign.label
        return WorkOffer(replace(cited, article=article), label)

    listed = [known(each) for each in (*named, *_listed(library, highlight))]
    rest = [
        WorkOffer(
            Cited(highlight.id, f"article:{article}", record.title or record.cited_as, article),
            record.cited_as,
        )
        for article, record in sorted(records.items(), key=lambda each: each[1].cited_as.casefold())
        if article not in here
    ]
    offers: dict[str, WorkOffer] = {}
    for each in (*listed, *rest):
        offers.setdefault(each.cited.key, each)
    keys = frozenset(each.key for each in named)
    return WorksOffered(tuple(offers.values()), keys)


def _listed(library: Library, highlight: Highlight) -> Iterator[Cited]:
    try:
        entries = Citing(library.sources.pages(highlight.passage.source)).all()
    except KetaReviewError:  # its text was never read, or is gone
        return
    for entry in entries:
        yield Cited(highlight.id, of_reference(entry.words).key, entry.words)
