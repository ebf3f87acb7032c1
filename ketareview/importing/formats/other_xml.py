"""XML of no kind that is known better: feeds, reports of programs. Its words, without its tags."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from ketareview.domain.errors import EmptyFileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.domain.text import BlockKind
from ketareview.importing import signature
from ketareview.importing.prose import trees
from ketareview.importing.record.findings import FILE_NAME, FIRST_PAGE, Finding, settle
from ketareview.importing.record.pagetext import identified
from ketareview.importing.record.titles import from_file_name
from ketareview.importing.reflow import Part, reflow
from ketareview.importing.textfile import read_text
from ketareview.importing.webpage.parsing import tree_of
from ketareview.importing.webpage.walking import Walk
from ketareview.importing.xmlrecords import kinds

_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_HEADINGS = {"title": 2, "heading": 2, "head": 2, "caption": 3}
_MARKUP = re.compile(r"<(?:p|br|div|a|b|i|img|table|span|h\d)\b", re.IGNORECASE)


class OtherXml:
    """Takes any XML that other importers leave."""

    name = "XML"
    media_types = ("application/xml",)
    rank = 88
    is_paper = True

    def recognises(self, path: Path) -> bool:
        """Whether the file begins with an element, and is no web page."""
        start = signature.head(path)
        plain = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
        is_declared = plain.startswith((b"<?xml", b"<!DOCTYPE"))
        is_called_so = path.suffix.lower() in {".xml", ".nxml"}
        return (is_declared or is_called_so) and kinds.root(path) is not None

    def read(self, path: Path, wishes: Wishes) -> Sequence[Draft]:
        """Read the text of each element that has any as a block.

        Raises:
            EmptyFileError: there are only tags.
            UnreadableFileError: it is no XML, or declares entities.
            LargeFileError: it holds more than a library takes.
        """
        decoded = read_text(path, _declared)
        text = _DECLARED.sub("", decoded.text.lstrip("\ufeff"))
        root, left_out = trees.tree_of(path, text.encode("utf-8", "replace"))
        pages = reflow(_parts(root))
        if not pages:
            raise EmptyFileError(path=path)
        record, origin = settle(_findings(path, root, pages[0].text))
        return (Draft(record, origin, pages, (*decoded.left_out, *sorted(left_out))),)


def _declared(data: bytes) -> str:
    found = _ENCODING.search(data[:1000])
    return found.group(1).decode("ascii") if found else ""


def _parts(root: etree._Element) -> Iterator[Part]:
    """Take elements with text of their own whole, and look into those that only hold others."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if not trees.name_of(element):
            continue
        if (element.text or "").strip() or any((each.tail or "").strip() for each in element):
            yield from _blocks(element)
        else:
            waiting.extend(reversed(list(element)))


def _blocks(element: etree._Element) -> Iterator[Part]:
    words = "".join(str(part) for part in element.itertext())
    if _MARKUP.search(words):
        tree = tree_of(words)
        if tree is not None:
            yield from (stretch.part for stretch in Walk().stretches(tree))
            return
    level = _HEADINGS.get(trees.name_of(element).lower(), 0)
    kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
    yield Part(kind, " ".join(words.split()), level)


def _findings(path: Path, root: etree._Element, front: str) -> Iterator[Finding]:
    titles = trees.within(root, "title")
    title = " ".join(str(part) for each in titles[:1] for part in each.itertext())
    yield Finding("title", " ".join(title.split()), FIRST_PAGE, 0.6)
    yield Finding("title", from_file_name(path), FILE_NAME, 0.3)
    yield from identified(front, FIRST_PAGE, 0.5)


IMPORTER = OtherXml()
