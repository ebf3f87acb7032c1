"""How a report was made: method, codebook, and who read what."""

from collections import Counter
from collections.abc import Sequence

from ketareview.domain.codebook import Scheme
from ketareview.reporting import wording
from ketareview.reporting.composing.material import Material
from ketareview.reporting.conclusions import CodeEntry, ReaderEntry
from ketareview.reporting.prose import Block, Run
from ketareview.reporting.report import Quotation

_PRINTED = (Scheme.CLAIM_TYPE, Scheme.STRENGTH, Scheme.STANCE, Scheme.BASIS)


def method_of(material: Material, quotations: Sequence[Quotation]) -> tuple[Block, ...]:
    """Say how passages were chosen and checked, and what the words of the report mean."""
    words = material.words
    told = [
        words(
            "method.made",
            codebook=material.codebook.name,
            version=material.codebook.version,
            day=wording.day(material.made, words),
        ),
        words("method.checked"),
        words("method.strength"),
    ]
    if material.standings:
        told.append(words("method.claims"))
    if any(standing.judgements for standing in material.standings):
        told.append(words("method.certainty"))
    if any(material.studies.values()):
        told.append(words("method.studies"))
    if any(each.level is None for each in quotations):
        told.append(words("method.unchecked"))
    return tuple(Block("paragraph", (Run(sentence),)) for sentence in told)


def codes_of(material: Material, quotations: Sequence[Quotation]) -> tuple[CodeEntry, ...]:
    """List the codes that stand at the passages of this report, with how often they do."""
    used = Counter(
        (scheme, key)
        for each in quotations
        for scheme, key in zip(
            _PRINTED, (each.claim_type, each.strength, each.stance, each.basis), strict=True
        )
    )
    found = sorted(
        ((material.codebook.code(scheme, key), count) for (scheme, key), count in used.items()),
        key=lambda pair: (_PRINTED.index(pair[0].scheme), pair[0].order, pair[0].key),
    )
    return tuple(
        CodeEntry(
            scheme=code.scheme.value,
            scheme_label=material.words(f"scheme.{code.scheme.value}"),
            key=code.key,
            sign=code.sign,
            label=code.label,
            definition=code.definition,
            passages=count,
        )
        for code, count in found
    )


def readers_of(material: Material, quotations: Sequence[Quotation]) -> tuple[ReaderEntry, ...]:
    """Tell who marked what, and when."""
    names = sorted({each.reviewer for each in quotations})
    return tuple(
        _reader(material, name, [each for each in quotations if each.reviewer == name])
        for name in names
    )


def _reader(material: Material, name: str, marked: Sequence[Quotation]) -> ReaderEntry:
    days = [each.created for each in marked]
    sources = tuple(sorted({each.source for each in marked}))
    judged = sum(
        judgement.reviewer.name == name
        for standing in material.standings
        for judgement in standing.judgements
    )
    words = material.words
    told = words(
        "reader.marked",
        passages=words.counted("reader.passages", len(marked)),
        articles=words.counted("reader.articles", len(sources)),
        days=wording.span(min(days), max(days), words),
    )
    if judged:
        told += " " + words.counted("reader.judged", judged)
    return ReaderEntry(name, len(marked), sources, min(days).date(), max(days).date(), told)
