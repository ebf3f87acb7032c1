"""PubMed's and ERIC's exports for reference managers."""

import re

from ketareview.importing.tagged import medline
from ketareview.importing.tagged.importing import TaggedFile

IMPORTER = TaggedFile(
    name="MEDLINE",
    media_types=("application/x-nbib",),
    rank=11,
    signs=re.compile(rb"(?:^|\n|\r|\xef\xbb\xbf)(?:PMID- ?\d|OWN ?- \S+[\r\n]+(?:TI|STAT) *- )"),
    records=medline.records,
    dialect=medline.MEDLINE,
)
