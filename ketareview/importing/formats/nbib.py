"""PubMed's and ERIC's exports for reference managers."""

import re

from ketareview.importing.tagged import medline
from ketareview.importing.tagged.importing import TaggedFile

_OF_MEDLINE_ONLY = rb"(?:FAU -|FED -|BTI -|PMC -|AID -|LID -|JID -|CON -|STAT-|EDAT-|PHST-) ?"

IMPORTER = TaggedFile(
    name="MEDLINE",
    media_types=("application/x-nbib",),
    rank=11,
    signs=re.compile(
        rb"(?:^|\n|\r|\xef\xbb\xbf)(?:PMID- ?\d|OWN ?- \S+[\r\n]+(?:TI|STAT) *- "
        rb"|(?:PMC|FAU|FED|BTI|AID|LID) ?-[^\r\n]*[\r\n]+(?:[A-Z]{2,4} {0,2}-[^\r\n]*[\r\n]+){3})"
        rb"|\A\s*UI {0,2}- ?\d+[^\r\n]*[\r\n]+(?:[A-Z]{2,4} {0,2}-[^\r\n]*[\r\n]+){3}"
    ),
    records=medline.records,
    ending=".nbib",
    dialect=medline.MEDLINE,
)
