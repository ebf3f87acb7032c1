"""RefWorks' tagged exports."""

import re

from ketareview.importing.tagged import refworks
from ketareview.importing.tagged.importing import TaggedFile

IMPORTER = TaggedFile(
    name="RefWorks",
    media_types=("application/x-refworks",),
    rank=15,
    signs=re.compile(rb"(?:^|\n|\r|\xef\xbb\xbf)RT [A-Z][^\r\n]*[\r\n]+(?:SR|ID|A1|T1|YR|JF) "),
    records=refworks.records,
    dialect=refworks.REFWORKS,
)
