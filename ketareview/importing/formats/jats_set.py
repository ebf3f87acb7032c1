"""Several papers in one file, as PubMed Central gives them out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from ketareview.domain.errors import NoRecordsError
from ketareview.domain.imports import Content, Draft, Unread, Wishes
from ketareview.importing.characters import file_name
from ketareview.importing.jats import paper
from ketareview.importing.prose.trees import name_of, tree_of
from ketareview.importing.record.titles import from_file_name
from ketareview.importing.unread import unread
from ketareview.importing.xmlrecords import kinds

_ROOTS = frozenset({"pmc-articleset", "articles", "OAI-PMH", "GetRecord", "ListRecords", "records"})
_MARKS = ("<article ", "<article>", ":article ", "article-type")


class JatsSet:
    """Knows its files by their outermost element and the first paper in it."""

    name = "JATS XML set"
    media_types = ("application/jats+xml", "application/xml", "text/xml")
    rank = 6
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether papers lie in the outermost element."""
        root = kinds.root(path)
        if root is None or root.name not in _ROOTS:
            return False
        return root.name == "pmc-articleset" or any(mark in root.beginning for mark in _MARKS)

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read one paper after the other, each with a file of its own.

        Raises:
            NoRecordsError: there is no paper in it.
            LargeFileError: it is too large to be read at once.
            UnreadableFileError: it is no XML, declares entities, or is nested too deeply.
        """
        root, _ = tree_of(path, path.read_bytes())
        papers = [one for one in root.iter() if name_of(one) == "article" and not _is_within(one)]
        if not papers:
            raise NoRecordsError(path=path)
        for number, one in enumerate(papers, 1):
            yield _draft(path, one, number)


def _is_within(article: etree._Element) -> bool:
    return any(name_of(above) == "article" for above in article.iterancestors())


def _draft(path: Path, article: etree._Element, number: int) -> Draft | Unread:
    data = etree.tostring(article, encoding="utf-8", xml_declaration=True, with_tail=False)
    read = paper.draft(article)
    if not read.pages:
        return unread("a paper without text")
    title = read.record.title or f"{from_file_name(path)} {number}"
    name = read.record.extra.get("pmcid", "") or f"{path.stem}-{number}"
    content = Content(file_name(name.splitlines()[0], ".nxml"), "application/jats+xml", data)
    return replace(read, record=replace(read.record, title=title), content=content)


IMPORTER = JatsSet()
