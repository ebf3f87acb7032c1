"""Articles as references for other programs."""

from collections.abc import Callable, Sequence

from ketareview.domain.article import Article
from ketareview.exporting.references import bibtex, csl, ris, table

WRITERS: dict[str, Callable[[Sequence[Article]], bytes]] = {
    ".ris": ris.written,
    ".bib": bibtex.written,
    ".json": csl.written,
    ".csv": table.written,
}
"""By the file's ending; each gives one record an article."""
