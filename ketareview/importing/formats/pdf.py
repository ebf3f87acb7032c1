"""PDF: papers as publishers and preprint servers give them."""

from collections.abc import Sequence
from pathlib import Path

from ketareview.domain.errors import EmptyFileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.importing import signature
from ketareview.importing.record.findings import settle
from ketareview.importing.record.papers import findings
from ketareview.pdf import extraction

NO_TEXT = "no-text"
BROKEN_PAGES = "broken-pages"


class Pdf:
    """Knows its files by their first bytes, or broken ones by their names."""

    name = "PDF"
    media_types = ("application/pdf",)
    rank = 0
    is_paper = True

    def recognises(self, path: Path) -> bool:
        """Whether the file starts like a PDF, or is called one and starts like nothing else."""
        start = signature.head(path)
        is_called_so = path.suffix.lower() == ".pdf"
        return signature.is_pdf(start) or (is_called_so and not signature.is_known(start))

    def read(self, path: Path, wishes: Wishes) -> Sequence[Draft]:
        """Read the paper with its pages as they are; a scan comes with empty pages and a notice.

        Raises:
            EmptyFileError: it has no page.
            EncryptedFileError: it asks for a password, and none was given.
            WrongPasswordError: the password does not open it.
            UnreadableFileError: it is broken.
        """
        document = extraction.read(str(path), wishes.password)
        if not document.pages:
            raise EmptyFileError(path=path)
        record, origin = settle(findings(path, document))
        has_text = any(page.text.strip() for page in document.pages)
        left_out = (*([] if has_text else [NO_TEXT]), *([BROKEN_PAGES] if document.broken else []))
        pages, marks, hidden = document.pages, document.marks, document.hidden_marks
        return (Draft(record, origin, pages, left_out, marks=marks, hidden_marks=hidden),)


IMPORTER = Pdf()
