"""The passages of a report, by claim type and in the order that is asked for."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from ketareview.domain.codebook import Codebook, Scheme
from ketareview.domain.highlight import Highlight
from ketareview.domain.reporting import PassageOrder
from ketareview.domain.stances import AGAINST, CONTRADICTS, SUPPORTS, is_contested
from ketareview.reporting import wording
from ketareview.reporting.composing.material import Material
from ketareview.reporting.report import Group, Quotation

_STANCES = (*AGAINST, SUPPORTS, "qualifies", "mentions")


def groups_of(material: Material, numbers: Mapping[UUID, int]) -> tuple[Group, ...]:
    """Gather the passages by claim type and number them through."""
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
        marked = _ordered(material, by_type[code.key], numbers)
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
    material: Material, highlights: Sequence[Highlight], numbers: Mapping[UUID, int]
) -> list[Highlight]:
    """Sort passages as the options say; what is equal by source and place."""
    order = material.options.order
    rank = _ranking(material.codebook, highlights)

    def place(highlight: Highlight) -> tuple[float, ...]:
        return (numbers[highlight.article], *highlight.passage.place)

    def key(highlight: Highlight) -> tuple[tuple[float, ...], str]:
        if order is PassageOrder.DATE:
            first: tuple[float, ...] = (highlight.created.timestamp(),)
        elif order is PassageOrder.SOURCE:
            first = ()
        else:
            first = rank(highlight)[1:] if order is PassageOrder.STRENGTH else rank(highlight)
        return (*first, *place(highlight)), str(highlight.id)

    return sorted(highlights, key=key)


def _ranking(
    codebook: Codebook, highlights: Sequence[Highlight]
) -> Callable[[Highlight], tuple[int, int, int]]:
    """Rank contradicting passages first, then the stronger ones; both sides first if contested."""
    is_balanced = is_contested(highlight.tags.stance for highlight in highlights)
    first = (*AGAINST, SUPPORTS) if is_balanced else (CONTRADICTS,)
    levels = codebook.levels

    def rank(highlight: Highlight) -> tuple[int, int, int]:
        tags = highlight.tags
        stance = _STANCES.index(tags.stance) if tags.stance in _STANCES else len(_STANCES)
        level = levels[tags.strength]
        return min(stance, len(first)), 1 if level is None else -level, stance

    return rank


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
