"""Papers with highlights, copied, and what other programs read of the copy."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from ketareview.domain.article import Article
from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Highlight
from ketareview.library import Library
from ketareview.pdf import documents, letters
from ketareview.sandbox import WorkerPool
from ketareview.workflows import annotate, mark, tags_for
from tests.workflows.taken import taken

OURS = "/KetaReview"


def paper_in(library: Library, pool: WorkerPool, path: Path) -> Article:
    """Import a paper."""
    [result] = taken(library, pool, [path])
    assert result.article_id is not None, result.reason
    return library.articles.get(result.article_id)


def marked(  # noqa: PLR0913 - a passage and what is said of it
    library: Library,
    article: Article,
    quote: str,
    *,
    claim_type: str = "efficacy",
    note: str = "",
    topics: Sequence[str] = (),
) -> Highlight:
    """Mark a passage."""
    ids = [library.topics.find(name).id for name in topics]
    tags = tags_for(
        library, article, claim_type=claim_type, strength="trial", topics=ids, note=note
    )
    return mark(library, article, quote, tags)


def copied(library: Library, pool: WorkerPool, article: Article, target: Path) -> Path:
    """Write a copy with highlights."""
    annotate(library, article, target, pool=pool)
    return target


def listed(path: Path, password: str = "") -> list[tuple[int, Any]]:
    """List annotations with their pages (from 1) as pypdf reads them."""
    reader = pypdf.PdfReader(path)
    if password:
        reader.decrypt(password)
    return [
        (number, found if isinstance(found, dict) else {})
        for number, page in enumerate(reader.pages, start=1)
        for each in page.get("/Annots", [])
        for found in [each.get_object()]
    ]


@dataclass(frozen=True, slots=True)
class Seen:
    """An annotation as PDFium has it, its quads placed as displayed."""

    page: int
    kind: int
    colour: tuple[int, int, int]
    boxes: tuple[Rect, ...]
    has_appearance: bool


def seen(path: Path, password: str = "") -> list[Seen]:
    """List highlights and frames as PDFium reads them."""
    found: list[Seen] = []
    with closing(documents.load(str(path), password)) as document:
        for number in range(1, len(document) + 1):
            with closing(document[number - 1]) as page:
                placing = documents.Placing(page)
                count = raw.FPDFPage_GetAnnotCount(page)
                found += [_seen(page, index, number, placing) for index in range(count)]
    return found


def letters_on(
    path: Path, library: Library, source: str, number: int
) -> tuple[str, list[Rect | None]]:
    """Give the stored text of a page, and where PDFium draws each of its letters."""
    page = library.sources.page(source, number)
    with (
        closing(documents.load(str(path), library.sources.password(source))) as document,
        closing(document[number - 1]) as shown,
        closing(shown.get_textpage()) as textpage,
    ):
        places = letters.places(shown, textpage, page.runs, len(page.text))
    return page.text, [Rect(*box) if box else None for box in places]


def covered(text: str, letters_: Sequence[Rect | None], boxes: Sequence[Rect]) -> str:
    """Spell the letters, without spaces, whose middles lie in the boxes."""
    return "".join(
        letter
        for letter, box in zip(text, letters_, strict=True)
        if box is not None
        and not letter.isspace()
        and any(one.holds(box.left + box.width / 2, box.top + box.height / 2) for one in boxes)
    )


def _seen(page: pdfium.PdfPage, index: int, number: int, placing: documents.Placing) -> Seen:
    annotation = raw.FPDFPage_GetAnnot(page, index)
    try:
        red, green, blue, alpha = (raw.c_uint() for _ in range(4))
        raw.FPDFAnnot_GetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, red, green, blue, alpha)
        quads = []
        for at in range(raw.FPDFAnnot_CountAttachmentPoints(annotation)):
            quad = raw.FS_QUADPOINTSF()
            assert raw.FPDFAnnot_GetAttachmentPoints(annotation, at, quad)
            quads.append(placing.rect(quad.x3, quad.y3, quad.x2, quad.y2))
        if not quads:
            box = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(annotation, box)  # some of other programs' have none
            quads.append(placing.rect(box.left, box.bottom, box.right, box.top))
        appearance = raw.FPDFAnnot_GetAP(annotation, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0)
        return Seen(
            number,
            raw.FPDFAnnot_GetSubtype(annotation),
            (red.value, green.value, blue.value),
            tuple(quads),
            appearance > 2,
        )
    finally:
        raw.FPDFPage_CloseAnnot(annotation)
