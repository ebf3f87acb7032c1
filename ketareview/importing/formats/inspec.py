"""Inspec's tagged exports."""

import re

from ketareview.importing.tagged import plain_tags
from ketareview.importing.tagged.importing import TaggedFile

IMPORTER = TaggedFile(
    name="Inspec",
    media_types=("text/x-inspec",),
    rank=18,
    signs=re.compile(
        rb"(?:^|\n|\r|\xef\xbb\xbf)Record[^\r\n]*INSPEC[^\r\n]*[\r\n]+[A-Z]{2} ~ "
        rb"|(?:^|\n|\r)TI ~ [^\r\n]+[\r\n]+[A-Z]{2} ~ "
    ),
    records=plain_tags.inspec_records,
    dialect=plain_tags.INSPEC,
)
