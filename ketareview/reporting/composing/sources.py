"""The sources of a report, and what was left out of it."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from uuid import UUID

from ketareview.domain.article import Article, ArticleStatus
from ketareview.reporting import wording
from ketareview.reporting.composing.material import Material
from ketareview.reporting.conclusions import BibliographyEntry, StudyRow
from ketareview.reporting.prose import Block
from ketareview.reporting.report import LeftOut, Quotation, SourceEntry


def sources_of(material: Material, numbers: Mapping[UUID, int]) -> tuple[SourceEntry, ...]:
    """List the articles that are quoted or have a study card, by their numbers."""
    files: dict[UUID, list[str]] = {article: [] for article in numbers}
    cards = {
        article: {value.passage.source for value in values if value.passage}
        for article, values in material.studies.items()
    }
    for highlight in material.highlights:
        files[highlight.article].append(highlight.passage.source)
    return tuple(
        _source(material.articles[article], number, files[article], cards.get(article, set()))
        for article, number in numbers.items()
    )


def bibliography_of(
    material: Material, numbers: Mapping[UUID, int]
) -> tuple[BibliographyEntry, ...]:
    """List the sources as the citation style has them, by their numbers."""
    return tuple(
        BibliographyEntry(number, material.cited[article].citation, material.cited[article].text)
        for article, number in numbers.items()
        if article in material.cited
    )


def _source(
    article: Article, number: int, quoted: Sequence[str], of_card: AbstractSet[str]
) -> SourceEntry:
    record = article.record
    address, link = wording.address(record)
    return SourceEntry(
        number=number,
        article=article.id,
        authors=wording.authors(record.authors),
        year=record.year,
        title=record.title,
        details=wording.details(record),
        address=address,
        link=link,
        kind=record.kind.value.replace("-", " "),
        passages=len(quoted),
        files=tuple(sorted(of_card | set(quoted))),
    )


def left_out_of(
    material: Material,
    quotations: Sequence[Quotation],
    studies: Sequence[StudyRow],
    prose: Sequence[Block],
) -> tuple[LeftOut, ...]:
    """Tell what the report does not hold, and which quotations do not match."""
    marked = {highlight.article for highlight in material.highlights}
    words = material.words
    bare: dict[str, list[str]] = {"unread": [], "untagged": [], "unasked": []}
    for article in material.filed:
        if article.id not in marked:
            bare[_why_bare(article)].append(wording.named(article.record))
    unmatched = [
        words("left.passage", cited_as=each.cited_as, n=each.number)
        for each in quotations
        if not each.is_checked
    ]
    unmatched += [
        words("left.value", cited_as=row.cited_as, field=cell.label.lower())
        for row in studies
        for cell in row.cells
        if not cell.is_checked
    ]
    unmatched += [words("left.summary", quote=each.struck) for each in prose if each.struck]
    reasons = (
        *(LeftOut(words(f"left.{why}"), tuple(sorted(names))) for why, names in bare.items()),
        LeftOut(words("left.failed"), tuple(material.failed)),
        LeftOut(words("left.unmatched"), tuple(unmatched)),
    )
    return tuple(reason for reason in reasons if reason.items)


def _why_bare(article: Article) -> str:
    if article.highlights:
        return "unasked"
    return "unread" if article.status is ArticleStatus.TO_READ else "untagged"
