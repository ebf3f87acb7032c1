"""What is exported of a highlight."""

from dataclasses import dataclass

from ketareview.domain.article import Article
from ketareview.domain.highlight import Highlight


@dataclass(frozen=True, slots=True)
class Exported:
    """A highlight in its article.

    `page` counts from 1 and `label` is what is printed on it; reflowed text has neither. `topics`
    are names; `quote_ok` tells whether the quotation is what the source says.
    """

    highlight: Highlight
    article: Article
    page: int | None
    label: str
    topics: tuple[str, ...]
    quote_ok: bool
