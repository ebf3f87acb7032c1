"""Web of Science's tagged exports, and ISI's before them."""

import re

from ketareview.importing.tagged import web_of_science
from ketareview.importing.tagged.importing import TaggedFile

IMPORTER = TaggedFile(
    name="Web of Science",
    media_types=("application/x-inst-for-scientific-info",),
    rank=13,
    signs=re.compile(
        rb"(?:^|\n|\r|\xef\xbb\xbf)(?:FN [^\r\n]*[\r\n]+VR 1|PT [A-Z][\r\n]+(?:[A-Z][A-Z0-9] |   ))"
    ),
    records=web_of_science.records,
    ending=".ciw",
    dialect=web_of_science.WEB_OF_SCIENCE,
)
