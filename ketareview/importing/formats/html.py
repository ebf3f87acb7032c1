"""Saved web pages."""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml.html import HtmlElement

from ketareview.domain.errors import EmptyFileError, UnreadableFileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.importing import signature
from ketareview.importing.encodings import is_text
from ketareview.importing.record.findings import FILE_NAME, PAGE_TEXT, Finding, settle
from ketareview.importing.record.pagetext import identified
from ketareview.importing.record.titles import from_file_name
from ketareview.importing.reflow import Part, reflow
from ketareview.importing.textfile import read_text
from ketareview.importing.webpage import main_text, metadata
from ketareview.importing.webpage.parsing import declared_encoding, tree_of
from ketareview.importing.webpage.walking import Walk

_MOST_TAGS = 100_000
_ENDINGS = frozenset({".html", ".htm", ".xhtml", ".xht"})


class WebPage:
    """Knows its files by their first element, or else by their names."""

    name = "web page"
    media_types = ("text/html", "application/xhtml+xml")
    rank = 20
    is_paper = True

    def recognises(self, path: Path) -> bool:
        """Whether the file starts like a page, or is called one and is text."""
        start = signature.head(path)
        if signature.is_html(start):
            return True
        return path.suffix.lower() in _ENDINGS and is_text(start) and not signature.is_pdf(start)

    def read(self, path: Path, wishes: Wishes) -> Sequence[Draft]:
        """Read the article of a page, without what stands around it.

        Raises:
            EmptyFileError: the page has no text of its own.
            UnreadableFileError: there is nothing that could be parsed, or no end of nesting.
            LargeFileError: there is more text than a library takes.
        """
        decoded = read_text(path, declared_encoding)
        try:
            tree = tree_of(decoded.text)
        except RecursionError as error:
            raise UnreadableFileError(path=path, finding="nested too deeply") from error
        if tree is None:
            raise UnreadableFileError(path=path, finding="no element in it")
        found = list(metadata.findings(tree))
        parts, left_out = _article(tree, decoded.text)
        pages = reflow(parts)
        if not pages:
            raise EmptyFileError(path=path)
        record, origin = settle((*found, *_more(path, tree, found, parts)))
        return (Draft(record, origin, pages, (*decoded.left_out, *sorted(left_out))),)


def _article(tree: HtmlElement, markup: str) -> tuple[list[Part], set[str]]:
    walk = Walk()
    body = tree.find("body")
    stretches = list(walk.stretches(tree if body is None else body))
    parts, dropped = main_text.chosen(stretches, _pointed(markup))
    scripts = {"scripts"} if next(tree.iter("script"), None) is not None else set()
    return parts, walk.left_out | dropped | scripts


def _pointed(markup: str) -> str:
    """Ask trafilatura for the main text; it may find none, and is spared very large pages."""
    if markup.count("<") > _MOST_TAGS:
        return ""
    import trafilatura  # noqa: PLC0415 - takes 0.2 s, which only web pages should cost

    for name in ("trafilatura", "htmldate", "courlan"):  # they log what they read
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return trafilatura.extract(markup, favor_recall=True, include_comments=False) or ""


def _more(
    path: Path, tree: HtmlElement, found: Sequence[Finding], parts: Sequence[Part]
) -> Iterator[Finding]:
    title = settle(found)[0].title
    yield metadata.kind_of(tree, title)
    yield Finding("title", from_file_name(path), FILE_NAME, 0.3)
    yield from identified("\n".join(part.text for part in parts), PAGE_TEXT, 0.5)


IMPORTER = WebPage()
