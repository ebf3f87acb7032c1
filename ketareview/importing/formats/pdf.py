"""PDF: papers as publishers and preprint servers give them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ketareview.domain.errors import EmptyFileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.domain.text import Page
from ketareview.importing import signature
from ketareview.importing.characters import repaired
from ketareview.importing.record import dates, identifiers, masthead, names
from ketareview.importing.record.abstracts import abstract
from ketareview.importing.record.citation import cited
from ketareview.importing.record.findings import (
    FILE_NAME,
    FIRST_PAGE,
    METADATA,
    PAGE_TEXT,
    Finding,
    settle,
)
from ketareview.importing.record.pagetext import before_references, identified, suggested_kind
from ketareview.importing.record.titles import from_file_name, is_title
from ketareview.pdf import extraction
from ketareview.pdf.extraction import PdfDocument

NO_TEXT = "no-text"
BROKEN_PAGES = "broken-pages"
_OFTEN = 3
_FIRST_FEW = 2
_CITE_THIS = re.compile(r"cite (?:this )?(?:article|paper|as)", re.IGNORECASE)
_LONGEST_DOI, _LONGEST_CITATION = 80, 600
_FEWEST_WORDS = 3
_MOST = 0.85
_STRAY = " _*†‡§¶"
"""What is left of footnote marks at the ends of titles."""


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
        record, origin = settle(_findings(path, document))
        has_text = any(page.text.strip() for page in document.pages)
        left_out = (*([] if has_text else [NO_TEXT]), *([BROKEN_PAGES] if document.broken else []))
        return (Draft(record, origin, document.pages, left_out, marks=document.marks),)


def _findings(path: Path, document: PdfDocument) -> Iterator[Finding]:
    front = "\n".join(page.text for page in document.pages[:_FIRST_FEW])
    found = [
        *_from_metadata(document, front),
        *_from_first_lines(document),
        *_from_text(document.pages, front),
    ]
    yield from found
    yield Finding("title", from_file_name(path), FILE_NAME, 0.1)
    known = settle(found)[0]
    yield from suggested_kind(known.title, known.abstract, FIRST_PAGE)


def _from_metadata(document: PdfDocument, front: str) -> Iterator[Finding]:
    about = document.metadata
    xmp = {name.lower().rpartition(":")[2]: value for name, value in about.xmp.items()}
    for written in (about.title, xmp.get("title", "")):
        title = repaired(written).rstrip(_STRAY)
        sure = _certainty(title, front)
        yield Finding("title", title if is_title(title) else "", METADATA, sure)
    for name in ("doi", "identifier"):
        yield Finding("doi", identifiers.clean_doi(xmp.get(name, "")), METADATA, 0.97)
    for words in (about.subject, about.title, about.keywords, *about.xmp.values()):
        for doi in identifiers.dois(words):
            yield Finding("doi", doi.doi, METADATA, 0.9)
    yield Finding("journal", xmp.get("publicationname", ""), METADATA, 0.95)
    yield Finding("volume", xmp.get("volume", ""), METADATA, 0.95)
    yield Finding("issue", xmp.get("number", ""), METADATA, 0.95)
    for name, sure in (("publicationdate", 0.9), ("coverdate", 0.9), ("coverdisplaydate", 0.9)):
        yield Finding("year", dates.year(xmp.get(name, "")), METADATA, sure)
    yield from cited(about.subject, METADATA, 0.85)
    yield Finding("year", dates.year(about.created), METADATA, 0.3)
    for line in (about.author, xmp.get("creator", "")):
        authors = names.authors(line)
        is_shown = all(_stands_in(who.short, front) for who in authors)
        sure = 0.7 + 0.1 * (len(authors) > 1)
        yield Finding("authors", authors if is_shown else (), METADATA, sure)


def _from_first_lines(document: PdfDocument) -> Iterator[Finding]:
    lines = document.first_lines
    found = masthead.title(lines, lambda number: document.pages[number - 1].height)
    if found:
        # Metadata repeat the title, at times with words run together.
        same = [t for t in (document.metadata.title,) if _squeezed(t) == _squeezed(found.text)]
        has_more = bool(same) and len(found.text.split()) > len(same[0].split())
        shown = _with_hyphens(found.text, document.pages[found.lines[0].page - 1].text)
        yield Finding("title", shown, FIRST_PAGE, 0.92 if has_more else 0.8)
        yield Finding("authors", masthead.authors_near(lines, found), FIRST_PAGE, 0.75)


def _with_hyphens(title: str, page: str) -> str:
    """Decide each hyphen that stood at a line's end as the page's stored text does."""
    words = (
        word.replace("\u00ad", "-" if word.replace("\u00ad", "-") in page else "")
        for word in title.split()
    )
    return " ".join(words)


def _from_text(pages: Sequence[Page], front: str) -> Iterator[Finding]:
    yield from identified(pages[0].text, FIRST_PAGE, 0.85)
    yield from identified(front, PAGE_TEXT, 0.6)
    yield from _recurring_doi(pages)
    yield from _self_citation("\n".join(page.text for page in pages[-_FIRST_FEW:]))
    yield from cited(front, FIRST_PAGE, 0.8)
    yield Finding("abstract", abstract(before_references(front)), FIRST_PAGE, 0.6)


def _self_citation(text: str) -> Iterator[Finding]:
    """Find the DOI after "cite this article as" or just before, which stands at the end."""
    for found in _CITE_THIS.finditer(text):
        around = text[max(0, found.start() - _LONGEST_DOI) : found.end() + _LONGEST_CITATION]
        for doi in identifiers.dois(around):
            yield Finding("doi", doi.doi, PAGE_TEXT, 0.8)


def _recurring_doi(pages: Sequence[Page]) -> Iterator[Finding]:
    """Find the DOI that stands on many pages: in running heads it is the paper's own."""
    counts = Counter(
        doi for page in pages for doi in {found.doi for found in identifiers.dois(page.text)}
    )
    for doi, count in counts.most_common(1):
        if count >= _OFTEN and count * 2 > len(pages):
            yield Finding("doi", doi, PAGE_TEXT, 0.88)


def _certainty(title: str, front: str) -> float:
    """How sure a title of the metadata is: whether the first pages show it, or its words."""
    if _stands_in(title, front):
        return 0.9
    words = [word for word in re.findall(r"\w+", title.casefold()) if len(word) >= _FEWEST_WORDS]
    shown = set(re.findall(r"\w+", front.casefold()))
    if len(words) > _FEWEST_WORDS and sum(word in shown for word in words) >= _MOST * len(words):
        return 0.85
    return 0.45 if len(title.split()) >= _FEWEST_WORDS else 0.05


def _stands_in(words: str, text: str) -> bool:
    """Whether text shows these words; print breaks and hyphenates them in its own way."""
    wanted = _squeezed(words)
    return bool(wanted) and wanted in _squeezed(text)


def _squeezed(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


IMPORTER = Pdf()
