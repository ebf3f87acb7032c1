"""CSL in YAML: the references that pandoc and Zotero write, alone or as all of a text's head."""

import re
from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.errors import NoRecordsError
from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing import signature, strays
from ketareview.importing.characters import one_line
from ketareview.importing.encodings import decode, is_text
from ketareview.importing.frontmatter import ENDINGS
from ketareview.importing.json_records import csl
from ketareview.importing.quoting import quotes
from ketareview.importing.record.fitting import fitting
from ketareview.importing.textfile import read_text
from ketareview.importing.unread import unread
from ketareview.importing.yaml import references

_LIST = re.compile(
    r"(?:^(?P<name>[\"']?references[\"']?)[ \t]*:[ \t]*|\A(?:---)?)(?:\s|#.*\n)*(?=-[ \t])",
    re.MULTILINE,
)
_KEY = re.compile(
    r"""^ *(?:- +)?["']?([A-Za-z][A-Za-z-]*)["']?[ \t]*:[ \t]*["']?([^\s"']*)""", re.MULTILINE
)
_NEXT = re.compile(r"\n\s*- +(?:id|type)\b")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_OTHER = re.compile(r"^cff-version\s*:", re.MULTILINE)
_ONLY_CSL = frozenset({"issued", "container-title", "title-short", "citation-key", "DOI", "URL"})
_FAR = 1_000_000
_LONGEST = 100


class CslYaml:
    """Knows its files by a list of items with CSL's types and fields, and nothing below it."""

    name = "CSL-YAML"
    media_types = ("application/vnd.citationstyles.csl+yaml",)
    rank = 16
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether items of CSL stand in the file; text below its head makes it a paper."""
        start = signature.head(path)
        if signature.is_known(start) or signature.is_pdf(start) or not is_text(start):
            return False
        text = decode(start).text.lstrip("\ufeff")
        found = _LIST.search(text)
        if (
            found is None
            or _OTHER.search(text)
            or not _is_csl(text[found.end() :], is_named=bool(found.group("name")))
        ):
            return False
        if path.suffix.lower() not in ENDINGS and quotes(path, text[: found.start()].encode()):
            return False
        return not _has_body(decode(signature.head(path, _FAR)).text.lstrip("\ufeff"))

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read item by item.

        Raises:
            NoRecordsError: there is no item in it.
        """
        found = references.read(read_text(path).text.removeprefix("\ufeff"))
        if not found.items:
            raise NoRecordsError(path=path)
        yield from strays.told(found.others)
        for item in found.items:
            if isinstance(item, dict):
                yield fitting(csl.draft(item))
            else:
                yield unread(f"no record: {one_line(str(item))[:_LONGEST]}")


def _is_csl(items: str, *, is_named: bool) -> bool:
    """Whether the first item has fields that only CSL has, or, among references, a type of CSL."""
    further = _NEXT.search(items)
    first = items[: further.start()] if further else items
    fields = dict(_KEY.findall(first))
    if "type" in fields and fields["type"] not in csl.TYPES:
        return False
    is_typed = is_named and "type" in fields and "title" in fields
    return "id" in fields and (is_typed or not _ONLY_CSL.isdisjoint(fields))


def _has_body(text: str) -> bool:
    """Whether words stand below the head that the references are a part of."""
    begin = _END.match(text)
    end = _END.search(text, begin.end() if begin else 0)
    return end is not None and bool(_END.sub("", text[end.end() :]).strip())


IMPORTER = CslYaml()
