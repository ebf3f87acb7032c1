"""PDFs that lie within other files; for worker processes only."""

import pypdfium2 as pdfium

from ketareview.pdf import documents


def heights(data: bytes) -> tuple[float, ...]:
    """Measure the heights of a PDF's pages in points; none where PDFium cannot open it."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return ()
    try:
        count = min(len(document), documents.MOST_PAGES)
        return tuple(documents.size_of(document, number)[1] for number in range(1, count + 1))
    finally:
        document.close()
