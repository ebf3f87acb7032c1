"""EndNote's tagged exports (.enw), which many sites offer."""

import re

from ketareview.importing.tagged import endnote
from ketareview.importing.tagged.importing import TaggedFile

IMPORTER = TaggedFile(
    name="EndNote tagged",
    media_types=("application/x-endnote-refer",),
    rank=14,
    signs=re.compile(
        rb"(?:^|\n|\r|\xef\xbb\xbf)[ \t]*%(?:0 [A-Z]|[AT] ?[^\r\n]*[\r\n]+%[A-Z0-9] ?)"
    ),
    records=endnote.records,
    ending=".enw",
    dialect=endnote.ENDNOTE,
)
