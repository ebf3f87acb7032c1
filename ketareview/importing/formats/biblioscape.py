"""Biblioscape's tagged exports."""

import re

from ketareview.importing.tagged import plain_tags
from ketareview.importing.tagged.importing import TaggedFile

IMPORTER = TaggedFile(
    name="Biblioscape",
    media_types=("text/x-biblioscape",),
    rank=16,
    signs=re.compile(rb"(?:^|\n|\r|\xef\xbb\xbf)--(?:AU|TI|ST|RT|YP)-- ?\S"),
    records=plain_tags.biblioscape_records,
    dialect=plain_tags.BIBLIOSCAPE,
)
