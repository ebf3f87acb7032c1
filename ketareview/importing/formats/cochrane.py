"""The Cochrane Library's plain text exports."""

import re

from ketareview.importing.tagged import plain_tags
from ketareview.importing.tagged.importing import TaggedFile

IMPORTER = TaggedFile(
    name="Cochrane",
    media_types=("text/x-cochrane",),
    rank=10,
    signs=re.compile(
        rb"(?:^|\n|\r|\xef\xbb\xbf)Record #?\d+ of \d+[ \t]*[\r\n]+(?:ID|AU|TI): ", re.IGNORECASE
    ),
    records=plain_tags.cochrane_records,
    dialect=plain_tags.COCHRANE,
)
