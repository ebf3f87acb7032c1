"""Copac's tagged exports, of the catalogues of British libraries."""

import re

from ketareview.importing.tagged import plain_tags
from ketareview.importing.tagged.importing import TaggedFile

IMPORTER = TaggedFile(
    name="Copac",
    media_types=("text/x-copac",),
    rank=17,
    signs=re.compile(
        rb"(?:^|\n|\r|\xef\xbb\xbf)TI- [^\r\n]+\r?\n(?:[ \t]+[^\r\n]+\r?\n)*[A-Z]{2}- "
    ),
    records=plain_tags.copac_records,
    dialect=plain_tags.COPAC,
)
