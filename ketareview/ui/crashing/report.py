"""The report on a crash: versions, places in the program, counts; nothing of the reviewer's."""

import platform
from datetime import datetime

import PySide6

from ketareview import __version__
from ketareview.domain.errors import KetaReviewError
from ketareview.library import Library

_PROMISE = (
    "This report holds no titles, quotations, notes, names or paths. It lies on this computer "
    "only and was sent to nobody."
)


def report(library: Library, places: str) -> str:
    """Write it, with the numbers of what the library holds where that can still be read."""
    machine = f"{platform.system()} {platform.release()} {platform.machine()}"
    versions = f"Python {platform.python_version()}, Qt {PySide6.__version__}, {machine}"
    return "\n".join(
        [
            f"KetaReview {__version__}, {versions}",
            f"{datetime.now().astimezone():%Y-%m-%d %H:%M}",
            _counts(library),
            "",
            places,
            "",
            _PROMISE,
            "",
        ]
    )


def _counts(library: Library) -> str:
    try:
        articles, highlights = library.articles.count(), len(library.highlights.all())
        sources, pages = library.sources.count()
    except KetaReviewError as error:
        return f"The library cannot be read: {error.code}"
    return f"{articles} articles, {sources} files, {pages} pages, {highlights} highlights"
