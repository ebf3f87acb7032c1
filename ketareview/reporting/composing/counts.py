"""What a report counts: its evidence map and the figures at its head."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from ketareview.domain.article import ArticleKind
from ketareview.domain.codebook import Codebook, Scheme
from ketareview.reporting import wording
from ketareview.reporting.composing.material import Material
from ketareview.reporting.conclusions import ClaimEntry
from ketareview.reporting.report import EvidenceMap, Figure, Group, Level, MapRow


def map_of(codebook: Codebook, groups: Sequence[Group]) -> EvidenceMap:
    """Count passages by claim type and strength."""
    columns = tuple(
        Level(code.key, code.sign, code.label, code.level) for code in codebook.of(Scheme.STRENGTH)
    )
    rows: list[MapRow] = []
    for group in groups:
        counts = Counter(each.strength for each in group.quotations)
        numbers = tuple(counts[column.key] for column in columns)
        rows.append(MapRow(group.key, group.label, numbers, group.is_contested))
    return EvidenceMap(columns, tuple(rows))


def figures_of(
    material: Material,
    groups: Sequence[Group],
    quoted: Sequence[UUID],
    ledger: Sequence[ClaimEntry],
) -> tuple[Figure, ...]:
    """Give the four numbers at the head: of articles, passages, what is contested, what is bare."""
    trials = sum(material.articles[one].record.kind is ArticleKind.TRIAL for one in quoted)
    quotations = [each for group in groups for each in group.quotations]
    against = sum(each.stance == "contradicts" for each in quotations)
    bare = sum(each.level == 0 for each in quotations)
    words = material.words
    return (
        Figure(len(quoted), wording.articles_of_them_trials(len(quoted), trials, words)),
        Figure(len(quotations), wording.passages_against(len(quotations), against, words)),
        _contested(material, groups, ledger),
        Figure(bare, wording.without_evidence(bare, words)),
    )


def _contested(material: Material, groups: Sequence[Group], ledger: Sequence[ClaimEntry]) -> Figure:
    """Count what is contested: of claims where there are any, else of claim types."""
    if not ledger:
        contested = sum(group.is_contested for group in groups)
        return Figure(contested, wording.contested_of(contested, len(groups), material.words))
    contested = sum(claim.is_contested for claim in ledger)
    words = material.words.counted("figure.claims", len(ledger), contested=contested)
    return Figure(len(ledger), words)
