"""Ovid's own exports, in tags or in labels of whole words."""

import re

from ketareview.importing.tagged import ovid
from ketareview.importing.tagged.importing import TaggedFile

IMPORTER = TaggedFile(
    name="Ovid",
    media_types=("application/x-ovid-tagged",),
    rank=10,
    signs=re.compile(
        rb"(?:^|[\n\r]|\xef\xbb\xbf)[ \t]*<[ \t]?\d{1,7}[ \t]?\.?[ \t]?>[ \t]*[\r\n]+[ \t]*"
        rb"(?!TY)(?:[A-Z][A-Z0-9] {1,2}- |[A-Z][a-z]+(?: [A-Za-z-]+){0,4}[ \t]*[\r\n]+[ \t]+\S)"
    ),
    records=ovid.records,
    dialect=ovid.OVID,
    above=re.compile(
        rb"(?:^|[\n\r]|\xef\xbb\xbf)(?:Search (?:Strategy|History|for)|Ovid Technologies, Inc)",
        re.IGNORECASE,
    ),
)
