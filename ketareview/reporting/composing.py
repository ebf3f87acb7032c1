"""A report from what a library holds: chosen, counted, ordered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ketareview import __version__
from ketareview.domain.article import Article, ArticleKind, ArticleStatus
from ketareview.domain.codebook import Code, Codebook, Scheme
from ketareview.domain.highlight import Highlight
from ketareview.reporting import wording
from ketareview.reporting.report import (
    EvidenceMap,
    Figure,
    Group,
    LeftOut,
    Level,
    MapRow,
    Paper,
    Quotation,
    Report,
    SourceEntry,
)

_STANCES = ("contradicts", "no-difference", "qualifies", "supports", "mentions")


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made from.

    `quote_ok` and `places` (pages as printed) are by highlight; `filed` are the articles under the
    topic, marked or not; `failed` names files that could not be imported.
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
        brief=wording.brief(groups, _strengths(material)),
        map=_map(material.codebook, groups),
        groups=groups,
        sources=tuple(_source(material, article, n) for article, n in numbers.items()),
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
        marked = sorted(by_type[code.key], key=lambda each: _rank(material.codebook, each))
        quotations = tuple(
            _quotation(material, highlight, number + place, numbers[highlight.article])
            for place, highlight in enumerate(marked)
        )
        number += len(quotations)
        groups.append(
            Group(code.key, code.sign, code.label, code.definition, code.colour, quotations)
        )
    return tuple(groups)


def _rank(codebook: Codebook, highlight: Highlight) -> tuple[int, int, str, int, int, str]:
    tags, first = highlight.tags, highlight.passage.pieces[0]
    stance = _STANCES.index(tags.stance) if tags.stance in _STANCES else len(_STANCES)
    level = codebook.code(Scheme.STRENGTH, tags.strength).level
    strength = -1 if level is None else level
    return stance, -strength, str(highlight.article), first.page, first.start, str(highlight.id)


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
    )


def _strengths(material: Material) -> tuple[Code, ...]:
    return material.codebook.of(Scheme.STRENGTH)


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


def _source(material: Material, article_id: UUID, number: int) -> SourceEntry:
    article = material.articles[article_id]
    record = article.record
    marked = [each for each in material.highlights if each.article == article_id]
    return SourceEntry(
        number=number,
        article=article_id,
        authors=wording.authors(record.authors),
        year=record.year,
        title=record.title,
        details=wording.details(record),
        kind=record.kind.value.replace("-", " "),
        passages=len(marked),
        files=tuple(sorted({highlight.passage.source for highlight in marked})),
    )


def _left_out(material: Material, quotations: Sequence[Quotation]) -> tuple[LeftOut, ...]:
    marked = {highlight.article for highlight in material.highlights}
    bare = [article for article in material.filed if article.id not in marked]
    unread = [one for one in bare if one.status is ArticleStatus.TO_READ]
    untagged = [one for one in bare if one.status is not ArticleStatus.TO_READ]
    unmatched = [
        f"{each.cited_as}: passage {each.number}" for each in quotations if not each.is_checked
    ]
    reasons = (
        LeftOut(wording.UNREAD, tuple(wording.named(one.record) for one in unread)),
        LeftOut(wording.UNTAGGED, tuple(wording.named(one.record) for one in untagged)),
        LeftOut(wording.FAILED, tuple(material.failed)),
        LeftOut(wording.UNMATCHED, tuple(unmatched)),
    )
    return tuple(reason for reason in reasons if reason.items)
