"""What a PDF tells of the paper that it holds: in its metadata, its first page, its text."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ketareview.domain.folding import letters
from ketareview.domain.text import Page
from ketareview.importing.characters import repaired
from ketareview.importing.record import (
    bibtex_in_pdf,
    dates,
    file_names,
    identifiers,
    masthead,
    names,
)
from ketareview.importing.record.abstracts import abstract
from ketareview.importing.record.accents import composed
from ketareview.importing.record.citation import cited
from ketareview.importing.record.findings import (
    FIRST_PAGE,
    METADATA,
    PAGE_TEXT,
    Finding,
    settle,
)
from ketareview.importing.record.pagetext import before_references, identified, suggested_kind
from ketareview.importing.record.set_apart import paragraph_below, without_text_below
from ketareview.importing.record.titles import is_label, is_title, without_version
from ketareview.pdf.shapes import PdfDocument

_OFTEN = 3
_FIRST_FEW, _WITH_COVERS = 2, 6
_COVER = 2_000
"""Code points of the first two pages, below which the paper itself may begin after them."""

_CITE_THIS = re.compile(r"cite (?:this )?(?:article|paper|as)", re.IGNORECASE)
_LONGEST_DOI, _LONGEST_CITATION = 80, 600
_FEWEST_WORDS = 3
_MOST = 0.85
_WORD = re.compile(r"\w+")
_STRAY = " _*†‡§¶⁎∗"  # noqa: RUF001 - what is left of footnote marks at the ends of titles


@dataclass
class Front:
    """The text of a paper's first pages, and what is asked of it again and again."""

    pages: Sequence[Page]

    @cached_property
    def text(self) -> str:
        """The first two pages."""
        return "\n".join(page.text for page in self.pages[:_FIRST_FEW])

    @cached_property
    def whole(self) -> str:
        """The first two pages, and the next four if those may be covers; no references."""
        is_short = len(self.text) < _COVER
        pages = self.pages[: _WITH_COVERS if is_short or _is_cover(self.pages[0]) else _FIRST_FEW]
        return before_references("\n".join(page.text for page in pages))

    @cached_property
    def _letters(self) -> str:
        return letters(self.text)

    @cached_property
    def _words(self) -> set[str]:
        return set(_WORD.findall(self.text.casefold()))

    def shows(self, words: str) -> bool:
        """Whether it shows these words; print breaks and hyphenates them in its own way."""
        wanted = letters(words)
        return bool(wanted) and wanted in self._letters

    def _shows_line(self, words: str) -> bool:
        """Whether one of its lines is these words; within others they are no title."""
        wanted = letters(words)
        return any(letters(line) == wanted for line in self.text.split("\n"))

    def certainty(self, title: str) -> float:
        """How sure a title of the metadata is: whether the pages show it, or most of its words."""
        is_short = len(title.split()) <= _FEWEST_WORDS
        if self._shows_line(title) if is_short else self.shows(title):
            return 0.9
        words = [word for word in _WORD.findall(title.casefold()) if len(word) >= _FEWEST_WORDS]
        if len(words) > _FEWEST_WORDS:
            shown = sum(word in self._words for word in words)
            if shown >= _MOST * len(words):
                return 0.85
        return 0.45 if len(title.split()) >= _FEWEST_WORDS else 0.05


def findings(path: Path, document: PdfDocument) -> Iterator[Finding]:
    """Find candidates for the fields of a paper's record."""
    front = Front(document.pages)
    about = tuple(_from_metadata(document, front))
    found = [*about, *_from_first_lines(document, about), *_from_text(document, front)]
    yield from found
    yield from file_names.told(path)
    known = settle(found)[0]
    yield from suggested_kind(known.title, known.abstract, FIRST_PAGE)


def _from_metadata(document: PdfDocument, front: Front) -> Iterator[Finding]:
    about = document.metadata
    xmp = {name.lower().rpartition(":")[2]: value for name, value in about.xmp.items()}
    journal = xmp.get("publicationname", "")
    cites = [*cited(about.subject, METADATA, 0.85), *cited(front.text, FIRST_PAGE, 0.8)]
    journals = [str(each.value) for each in cites if each.field == "journal"]
    named = (journal, *journals, about.author, xmp.get("creator", ""))
    refused = {letters(each) for each in named}
    for written in dict.fromkeys((about.title, xmp.get("title", ""))):
        title = composed(repaired(written).rstrip(_STRAY))
        if is_title(title) and not is_label(title) and letters(title) not in refused:
            yield Finding("title", title, METADATA, front.certainty(title))
    for name in ("doi", "identifier"):
        yield Finding("doi", identifiers.clean_doi(xmp.get(name, "")), METADATA, 0.97)
    for words in (about.subject, about.title, about.keywords, *about.xmp.values()):
        for doi in identifiers.dois(words):
            yield Finding("doi", doi.doi, METADATA, 0.9)
    yield from bibtex_in_pdf.told(about.xmp)
    yield Finding("journal", journal, METADATA, 0.95)
    yield Finding("volume", xmp.get("volume", ""), METADATA, 0.95)
    yield Finding("issue", xmp.get("number", ""), METADATA, 0.95)
    yield Finding("pages", _pages(xmp), METADATA, 0.95)
    keywords = about.keywords or xmp.get("subject", "")
    yield Finding("keywords", "" if is_label(keywords) else keywords, METADATA, 0.9)
    yield Finding("issn", xmp.get("issn", ""), METADATA, 0.95)
    for name, sure in (("publicationdate", 0.9), ("coverdate", 0.9), ("coverdisplaydate", 0.9)):
        yield Finding("year", dates.year(xmp.get(name, "")), METADATA, sure)
    yield from cites
    yield Finding("year", dates.year(about.created), METADATA, 0.3)
    for line in dict.fromkeys((about.author, xmp.get("creator", ""))):
        authors = names.authors(line)
        if not front.text.strip():  # a scan shows nothing; one name alone is often its owner's
            yield Finding("authors", authors if len(authors) > 1 else (), METADATA, 0.4)
            continue
        is_shown = all(front.shows(who.short) for who in authors)
        is_whole = "et al" not in line
        sure = 0.7 + 0.1 * (len(authors) > 1) if is_whole else 0.5
        yield Finding("authors", authors if is_shown else (), METADATA, sure)


def _pages(xmp: Mapping[str, str]) -> str:
    ends = (xmp.get("startingpage", ""), xmp.get("endingpage", ""))
    return xmp.get("pagerange", "") or "-".join(filter(None, dict.fromkeys(ends)))


def _from_first_lines(document: PdfDocument, about: Sequence[Finding]) -> Iterator[Finding]:
    lines = document.first_lines
    journals = {str(each.value).casefold() for each in about if each.field == "journal"}
    found = masthead.title(lines, lambda number: document.pages[number - 1].height, journals)
    if found:
        has_more = _says_more(found.text, document.metadata.title)
        shown = _with_hyphens(found.text, document.pages[found.lines[0].page - 1].text)
        title = without_version(composed(shown)).rstrip(_STRAY)
        yield Finding("title", title, FIRST_PAGE, 0.92 if has_more else 0.8)
        people = masthead.authors_near(lines, found)
        told = {who.family for who in settle(about)[0].authors}
        are_more = bool(told) and told < {who.family for who in people}
        yield Finding("authors", people, FIRST_PAGE, 0.82 if are_more else 0.75)
        if people:
            yield Finding("abstract", paragraph_below(lines, found), FIRST_PAGE, 0.4)


def _says_more(shown: str, told: str) -> bool:
    """Whether metadata tell the same title with words run together, or without its subtitle."""
    before, colon, _ = shown.partition(":")
    is_run_together = letters(told) == letters(shown) and len(shown.split()) > len(told.split())
    return is_run_together or bool(colon and told and letters(told) == letters(before))


def _with_hyphens(title: str, page: str) -> str:
    """Decide each hyphen that stood at a line's end as the page's stored text does."""
    words = (
        word.replace("\u00ad", "-" if word.replace("\u00ad", "-") in page else "")
        for word in title.split()
    )
    return " ".join(words)


def _from_text(document: PdfDocument, front: Front) -> Iterator[Finding]:
    pages = document.pages
    yield from identified(pages[0].text, FIRST_PAGE, 0.85)
    yield from identified(front.text, PAGE_TEXT, 0.6)
    yield from _recurring_doi(pages)
    yield from _self_citation("\n".join(page.text for page in pages[-_FIRST_FEW:]))
    words = without_text_below(abstract(front.whole), document.first_lines)
    yield Finding("abstract", composed(words), FIRST_PAGE, 0.6)


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


def _is_cover(page: Page) -> bool:
    return len(page.text) < _COVER
