"""A page's markup as an article."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lxml.html import HtmlElement

from ketareview.domain.errors import EmptyFileError, UnreadableFileError
from ketareview.domain.imports import Draft
from ketareview.importing.record import dates
from ketareview.importing.record.findings import FILE_NAME, PAGE_TEXT, WEB_PAGE, Finding, settle
from ketareview.importing.record.pagetext import identified
from ketareview.importing.record.titles import from_file_name
from ketareview.importing.reflow import Part, reflow
from ketareview.importing.webpage import asking, main_text, metadata
from ketareview.importing.webpage.parsing import tree_of
from ketareview.importing.webpage.walking import Walk


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
    found += _dated(found, markup)
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
    tab = tree.findtext(".//title") or ""
    parts, dropped = main_text.chosen(stretches, asking.pointed(markup), tab)
    scripts = {"scripts"} if next(tree.iter("script"), None) is not None else set()
    return parts, walk.left_out | dropped | scripts


def _dated(found: Sequence[Finding], markup: str) -> Iterator[Finding]:
    """Find the day of a page that does not tell its year itself."""
    if not any(finding.field == "year" and finding.value for finding in found):
        day = asking.day(markup)
        yield Finding("published", day, WEB_PAGE, 0.4)
        yield Finding("year", dates.year(day), WEB_PAGE, 0.4)


def _more(
    path: Path, tree: HtmlElement, found: Sequence[Finding], parts: Sequence[Part]
) -> Iterator[Finding]:
    title = settle(found)[0].title
    yield metadata.kind_of(tree, title)
    yield Finding("title", from_file_name(path), FILE_NAME, 0.3)
    yield from identified("\n".join(part.text for part in parts), PAGE_TEXT, 0.5)
