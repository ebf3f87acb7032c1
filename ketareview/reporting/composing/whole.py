"""The whole report: its sections composed in the order in which they need each other."""

from collections.abc import Sequence
from uuid import UUID

from ketareview import __version__
from ketareview.domain.ledger import Standing
from ketareview.reporting import balancing, wording
from ketareview.reporting.composing import claims, contradictions, method, studies, summary
from ketareview.reporting.composing.counts import figures_of, map_of
from ketareview.reporting.composing.findings import findings_of
from ketareview.reporting.composing.material import Material, Numbers, source_order
from ketareview.reporting.composing.passages import groups_of
from ketareview.reporting.composing.sources import bibliography_of, left_out_of, sources_of
from ketareview.reporting.composing.warnings import warnings_of
from ketareview.reporting.report import Report


def compose(material: Material) -> Report:
    """Make the report; nothing of it depends on anything but the material."""
    quoted = {highlight.article for highlight in material.highlights}
    sources = _numbered_sources(material, quoted)
    groups = groups_of(material, sources)
    quotations = [each for group in groups for each in group.quotations]
    numbers = Numbers(
        sources, {each.id: each.number for each in quotations}, _numbered(material.standings)
    )
    ledger = claims.claims_of(material, numbers)
    table = studies.studies_of(material, numbers)
    found = contradictions.contradictions_of(material, ledger, groups)
    prose, options = summary.prose_of(material, numbers), material.options
    return Report(
        title=material.title,
        asked=material.asked,
        made=material.made,
        summary=wording.summary(quotations, len(quoted), material.words),
        figures=figures_of(material, groups, sorted(quoted, key=sources.__getitem__), ledger),
        brief=(
            *claims.brief(ledger, material.words),
            *balancing.brief(groups, material.words, has_claims=bool(ledger)),
        ),
        map=map_of(material.codebook, groups),
        groups=groups,
        sources=sources_of(material, sources),
        left_out=left_out_of(material, quotations, table, prose),
        reviewers=tuple(sorted({each.reviewer for each in quotations})),
        codebook=material.codebook.name,
        codebook_version=material.codebook.version,
        program=f"KetaReview {__version__}",
        paper=material.paper,
        sections=options.sections,
        order=options.order,
        language=options.language,
        style=options.style,
        is_archivable=options.is_archivable,
        prose=prose,
        claims=ledger,
        findings=findings_of(material, ledger, table),
        studies=table,
        contradictions=found,
        warnings=warnings_of(material, numbers),
        method=method.method_of(material, quotations),
        codes=method.codes_of(material, quotations),
        readers=method.readers_of(material, quotations),
        bibliography=bibliography_of(material, sources),
    )


def _numbered_sources(material: Material, quoted: set[UUID]) -> dict[UUID, int]:
    with_card = {article for article, values in material.studies.items() if values}
    shown = (each for each in quoted | with_card if each in material.articles)
    ordered = sorted(shown, key=lambda article: source_order(material.articles[article]))
    return {article: number for number, article in enumerate(ordered, start=1)}


def _numbered(standings: Sequence[Standing]) -> dict[UUID, int]:
    return {each.claim.id: number for number, each in enumerate(standings, start=1)}
