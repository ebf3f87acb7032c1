"""MARC 21 as libraries exchange it (.mrc): records of fields that control characters part."""

import re
from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.errors import NoRecordsError
from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing import signature
from ketareview.importing.record.fitting import fitting
from ketareview.importing.textfile import read_text
from ketareview.importing.unread import unread
from ketareview.importing.xmlrecords import marc
from ketareview.importing.xmlrecords.nodes import Node

_LEADER = re.compile(r"\s*(\d{5}.{5}22\d{5}.{7})(.*)", re.DOTALL)
_LEADER_BYTES = re.compile(rb"(?:\xef\xbb\xbf)?\s*\d{5}.{5}22\d{5}.{3}45.{2}\d{12}", re.DOTALL)
_RECORD_ENDS, _FIELD_ENDS, _SUBFIELD = "\x1d", "\x1e", "\x1f"
_ENTRY = 12
"""Signs that the directory has for a field, which begin with its tag."""

_CONTROL = "010"
"""Fields below have no subfields."""


class MarcExchange:
    """Reads the fields in their order, whatever the directory says of their places."""

    name = "MARC"
    media_types = ("application/marc",)
    rank = 6
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether a leader and a directory stand at the beginning."""
        return bool(_LEADER_BYTES.match(signature.head(path)))

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read one work after the other.

        Raises:
            NoRecordsError: there is no work in it.
            LargeFileError: it is too long.
        """
        is_empty = True
        for written in read_text(path).text.split(_RECORD_ENDS):
            found = _LEADER.match(written)
            draft = marc.draft(_record(found[1], found[2])) if found else None
            if draft is not None:
                is_empty = False
                yield fitting(draft)
            elif written.strip("\x1a \r\n"):
                yield unread("a record that does not begin as those of MARC")
        if is_empty:
            raise NoRecordsError(path=path)


def _record(leader: str, rest: str) -> Node:
    directory, *fields = rest.split(_FIELD_ENDS)
    tags = [directory[place : place + 3] for place in range(0, len(directory), _ENTRY)]
    node = Node("record", parts=[Node("leader", parts=[leader])])
    for tag, field in zip(tags, fields, strict=False):
        if tag < _CONTROL:
            node.parts.append(Node("controlfield", {"tag": tag}, [field]))
        else:
            several = field.split(_SUBFIELD)[1:]
            parts = [Node("subfield", {"code": each[:1]}, [each[1:]]) for each in several]
            node.parts.append(Node("datafield", {"tag": tag}, [*parts]))
    return node


IMPORTER = MarcExchange()
