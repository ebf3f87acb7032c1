"""A report from what a library holds: chosen, counted, ordered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from ketareview import __version__
from ketareview.domain.article import Article, ArticleKind, ArticleStatus
from ketareview.domain.codebook import Codebook, Scheme
from ketareview.domain.highlight import Highlight
from ketareview.domain.reporting import Paper
from ketareview.reporting import balancing, wording
from ketareview.reporting.report import (
    EvidenceMap,
    Figure,
    Group,
    LeftOut,
    Level,
    MapRow,
    Quotation,
    Report,
    SourceEntry,
)

_STANCES = ("contradicts", "supports", "no-difference", "qualifies", "mentions")


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made from.

    `quote_ok` and `places` (pages as printed) are by highlight; `filed` are the articles under the
    topic, marked or not; `failed` names files that could not be imported. `pictures`
    are those of boxes on pages, by highlight, as PNG.
    """

    title: str
    asked: str
    made: datetime
    codebook: Codebook
    highlights: Sequence[Highlight]
    articles: Mapping[UUID, Article]
    topics: Mapping[UUID, str]
    quote_ok: Mapping[UUID, bool]
    places: Mapping[UUID, str]
    filed: Sequence[Article] = ()
    failed: Sequence[str] = ()
    paper: Paper = "a4"
    pictures: Mapping[UUID, tuple[bytes, ...]] = field(default_factory=dict)


def compose(material: Material) -> Report:
    """Make the report; nothing of it depends on anything but the material."""
    quoted = sorted(
        {highlight.article for highlight in material.highlights},
        key=lambda article: _order(material.articles[article]),
    )
    numbers = {article: number for number, article in enumerate(quoted, start=1)}
    groups = _groups(material, numbers)
    quotations = [each for group in groups for each in group.quotations]
    return Report(
        title=material.title,
        asked=material.asked,
        made=material.made,
        summary=wording.summary(quotations, len(quoted)),
        figures=_figures(material, groups, quoted),
        brief=balancing.brief(groups),
        map=_map(material.codebook, groups),
        groups=groups,
        sources=_sources(material, numbers),
        left_out=_left_out(material, quotations),
        reviewers=tuple(sorted({each.reviewer for each in quotations})),
        codebook=material.codebook.name,
        codebook_version=material.codebook.version,
        program=f"KetaReview {__version__}",
        paper=material.paper,
    )


def _order(article: Article) -> tuple[str, int, str]:
    record = article.record
    first = record.authors[0].short if record.authors else record.title
    return first.casefold(), record.year or 0, str(article.id)


def _groups(material: Material, numbers: Mapping[UUID, int]) -> tuple[Group, ...]:
    by_type: dict[str, list[Highlight]] = {}
    for highlight in material.highlights:
        by_type.setdefault(highlight.tags.claim_type, []).append(highlight)
    codes = sorted(
        (material.codebook.code(Scheme.CLAIM_TYPE, key) for key in by_type),
        key=lambda code: code.order,
    )
    groups: list[Group] = []
    number = 1
    for code in codes:
        marked = _ordered(material.codebook, by_type[code.key], numbers)
        quotations = tuple(
            _quotation(material, highlight, number + place, numbers[highlight.article])
            for place, highlight in enumerate(marked)
        )
        number += len(quotations)
        groups.append(
            Group(code.key, code.sign, code.label, code.definition, code.colour, quotations)
        )
    return tuple(groups)


def _ordered(
    codebook: Codebook, highlights: Sequence[Highlight], numbers: Mapping[UUID, int]
) -> list[Highlight]:
    """Put contradicting passages first, then the stronger ones; both sides first if contested."""
    stances = {highlight.tags.stance for highlight in highlights}
    first = _STANCES[:2] if stances.issuperset(_STANCES[:2]) else _STANCES[:1]

    def rank(highlight: Highlight) -> tuple[int, int, int, int, int, int, str]:
        tags = highlight.tags
        stance = _STANCES.index(tags.stance) if tags.stance in _STANCES else len(_STANCES)
        level = codebook.code(Scheme.STRENGTH, tags.strength).level
        return (
            min(stance, len(first)),
            1 if level is None else -level,
            stance,
            numbers[highlight.article],
            *highlight.passage.place,
            str(highlight.id),
        )

    return sorted(highlights, key=rank)


def _quotation(material: Material, highlight: Highlight, number: int, source: int) -> Quotation:
    article, tags, codebook = (
        material.articles[highlight.article],
        highlight.tags,
        material.codebook,
    )
    strength = codebook.code(Scheme.STRENGTH, tags.strength)
    stance = codebook.code(Scheme.STANCE, tags.stance)
    basis = codebook.code(Scheme.BASIS, tags.basis)
    names = (material.topics.get(topic, "") for topic in tags.topics)
    return Quotation(
        number=number,
        id=highlight.id,
        article=highlight.article,
        source=source,
        cited_as=article.record.cited_as,
        title=article.record.title,
        place=material.places.get(highlight.id, ""),
        passage=highlight.passage,
        claim_type=tags.claim_type,
        strength=tags.strength,
        level=strength.level,
        sign=strength.sign,
        strength_label=strength.label,
        stance=tags.stance,
        stance_sign=wording.SIGNS.get(tags.stance, stance.sign),
        stance_label=stance.label,
        basis=tags.basis,
        basis_label=basis.label,
        topics=tuple(sorted(filter(None, names))),
        note=tags.note,
        reviewer=highlight.reviewer.name,
        created=highlight.created,
        changed=highlight.changed,
        is_checked=material.quote_ok.get(highlight.id, False),
        pictures=material.pictures.get(highlight.id, ()),
    )


def _map(codebook: Codebook, groups: Sequence[Group]) -> EvidenceMap:
    columns = tuple(
        Level(code.key, code.sign, code.label, code.level) for code in codebook.of(Scheme.STRENGTH)
    )
    rows: list[MapRow] = []
    for group in groups:
        counts = Counter(each.strength for each in group.quotations)
        numbers = tuple(counts[column.key] for column in columns)
        rows.append(MapRow(group.key, group.label, numbers, group.is_contested))
    return EvidenceMap(columns, tuple(rows))


def _figures(
    material: Material, groups: Sequence[Group], quoted: Sequence[UUID]
) -> tuple[Figure, ...]:
    trials = sum(material.articles[one].record.kind is ArticleKind.TRIAL for one in quoted)
    quotations = [each for group in groups for each in group.quotations]
    contested = sum(group.is_contested for group in groups)
    against = sum(each.stance == "contradicts" for each in quotations)
    bare = sum(each.level == 0 for each in quotations)
    return (
        Figure(len(quoted), wording.articles_of_them_trials(len(quoted), trials)),
        Figure(len(quotations), wording.passages_against(len(quotations), against)),
        Figure(contested, wording.contested_of(contested, len(groups))),
        Figure(bare, wording.without_evidence(bare)),
    )


def _sources(material: Material, numbers: Mapping[UUID, int]) -> tuple[SourceEntry, ...]:
    files: dict[UUID, list[str]] = {article: [] for article in numbers}
    for highlight in material.highlights:
        files[highlight.article].append(highlight.passage.source)
    return tuple(
        _source(material.articles[article], number, files[article])
        for article, number in numbers.items()
    )


def _source(article: Article, number: int, files: Sequence[str]) -> SourceEntry:
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
        passages=len(files),
        files=tuple(sorted(set(files))),
    )


def _left_out(material: Material, quotations: Sequence[Quotation]) -> tuple[LeftOut, ...]:
    marked = {highlight.article for highlight in material.highlights}
    bare: dict[str, list[str]] = {wording.UNREAD: [], wording.UNTAGGED: [], wording.UNASKED: []}
    for article in material.filed:
        if article.id not in marked:
            bare[_why_bare(article)].append(wording.named(article.record))
    unmatched = [
        f"{each.cited_as}: passage {each.number}" for each in quotations if not each.is_checked
    ]
    reasons = (
        *(LeftOut(reason, tuple(sorted(names))) for reason, names in bare.items()),
        LeftOut(wording.FAILED, tuple(material.failed)),
        LeftOut(wording.UNMATCHED, tuple(unmatched)),
    )
    return tuple(reason for reason in reasons if reason.items)


def _why_bare(article: Article) -> str:
    if article.highlights:
        return wording.UNASKED
    return wording.UNREAD if article.status is ArticleStatus.TO_READ else wording.UNTAGGED
