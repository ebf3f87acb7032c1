"""A page's markup as an article."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lxml.html import HtmlElement

from ketareview.domain.errors import EmptyFileError, UnreadableFileError
from ketareview.domain.imports import Draft
from ketareview.importing.record.findings import FILE_NAME, PAGE_TEXT, Finding, settle
from ketareview.importing.record.pagetext import identified
from ketareview.importing.record.titles import from_file_name
from ketareview.importing.reflow import Part, reflow
from ketareview.importing.webpage import main_text, metadata
from ketareview.importing.webpage.parsing import tree_of
from ketareview.importing.webpage.walking import Walk

_MOST_TAGS = 100_000


def draft(path: Path, markup: str, lost: Iterable[str] = (), told: Iterable[Finding] = ()) -> Draft:
    """Read the article of a page; `told` is what stands outside of it, `lost` what is.

    Raises:
        EmptyFileError: the page has no text of its own.
        UnreadableFileError: there is nothing that could be parsed, or no end of nesting.
    """
    tree = parsed(path, markup)
    found = [*metadata.findings(tree), *told]
    parts, left_out = _article(tree, markup)
    pages = reflow(parts)
    if not pages:
        raise EmptyFileError(path=path)
    record, origin = settle((*found, *_more(path, tree, found, parts)))
    return Draft(record, origin, pages, (*lost, *sorted(left_out)))


def parsed(path: Path, markup: str) -> HtmlElement:
    """Parse a page.

    Raises:
        UnreadableFileError: there is nothing that could be parsed, or no end of nesting.
    """
    try:
        tree = tree_of(markup)
    except RecursionError as error:
        raise UnreadableFileError(path=path, finding="nested too deeply") from error
    if tree is None:
        raise UnreadableFileError(path=path, finding="no element in it")
    return tree


def whole(tree: HtmlElement) -> tuple[list[Part], set[str]]:
    """Read all blocks of a page, without a choice among them."""
    walk = Walk()
    body = tree.find("body")
    stretches = list(walk.stretches(tree if body is None else body))
    return [stretch.part for stretch in stretches], walk.left_out


def _article(tree: HtmlElement, markup: str) -> tuple[list[Part], set[str]]:
    walk = Walk()
    body = tree.find("body")
    stretches = list(walk.stretches(tree if body is None else body))
    parts, dropped = main_text.chosen(stretches, _pointed(markup), tree.findtext(".//title") or "")
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
