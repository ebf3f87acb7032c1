"""What a report is made from, all of it values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from ketareview.domain.article import Article, ArticleStatus
from ketareview.domain.codebook import Codebook
from ketareview.domain.grade import Concern
from ketareview.domain.highlight import Highlight
from ketareview.domain.ledger import Opposition, Standing
from ketareview.domain.reporting import Paper, ReportOptions
from ketareview.domain.study import StudyValue
from ketareview.domain.warned import Warned
from ketareview.reporting.citing import Cited
from ketareview.reporting.words import Words, words


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made from.

    `quote_ok` and `places` (pages as printed) are by highlight, or by value of a study card;
    `filed` are the articles under the topic, marked or not; `failed` names files that could not be
    imported. `pictures` are those of boxes on pages, by highlight, as PNG. `standings` are the
    claims, `concerns` what High would have to answer, by claim, `summary` what the reviewer wrote,
    `cited` the bibliography by article. `tied` lists the results on study cards that belong to each
    claim, by the ids of their values; `within` the articles with a study card that a review names
    among its references. `levels` and `appraisals` tell in words what was judged of an article; a
    warning stands with the reason why it was dismissed, if it was.
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
    standings: Sequence[Standing] = ()
    concerns: Mapping[UUID, Sequence[Concern]] = field(default_factory=dict)
    oppositions: Sequence[Opposition] = ()
    summary: str = ""
    studies: Mapping[UUID, Sequence[StudyValue]] = field(default_factory=dict)
    levels: Mapping[UUID, str] = field(default_factory=dict)
    appraisals: Mapping[UUID, str] = field(default_factory=dict)
    warnings: Sequence[tuple[Warned, str]] = ()
    tied: Mapping[UUID, Sequence[UUID]] = field(default_factory=dict)
    within: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)
    cited: Mapping[UUID, Cited] = field(default_factory=dict)
    options: ReportOptions = field(default_factory=ReportOptions)

    @property
    def words(self) -> Words:
        """The words of the report's language."""
        return words(self.options.language)

    @property
    def read(self) -> int:
        """How many articles somebody has read, or marked something in."""
        marked = {highlight.article for highlight in self.highlights}
        begun = (one.id for one in self.filed if one.status is not ArticleStatus.TO_READ)
        return len(marked.union(begun))


def source_order(article: Article) -> tuple[str, int, str]:
    """Order articles by first author and year."""
    record = article.record
    first = record.authors[0].short if record.authors else record.title
    return first.casefold(), record.year or 0, str(article.id)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that a report prints: of sources by article, of passages, of claims."""

    sources: Mapping[UUID, int]
    passages: Mapping[UUID, int]
    claims: Mapping[UUID, int]

    def of_passages(self, ids: Sequence[UUID]) -> tuple[int, ...]:
        """Number passages, leaving out what the report does not hold."""
        return tuple(sorted(self.passages[each] for each in ids if each in self.passages))

    def of_sources(self, ids: Sequence[UUID]) -> tuple[int, ...]:
        """Number sources, leaving out what the report does not hold."""
        return tuple(sorted(self.sources[each] for each in ids if each in self.sources))
