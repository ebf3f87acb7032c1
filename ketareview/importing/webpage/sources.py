"""Which blocks of a page name its sources, wherever they stand and though they be mere links."""

import re
from collections.abc import Iterable, Iterator

from ketareview.domain.text import BlockKind
from ketareview.importing.webpage.walking import Stretch

_LABEL = re.compile(
    r"\W*(?:references?(?: cited)?|(?:end|foot)?notes|sources|citations|works cited|"
    r"bibliograph(?:y|ie)|literature(?: cited)?|further reading|"
    r"(?:literatur|quellen)(?:verzeichnis|angaben|nachweise|hinweise)?|einzelnachweise|"
    r"références(?: bibliographiques)?|fuentes|referencias(?: bibliográficas)?|bibliograf[ií]a|"
    r"fonti|riferimenti bibliografici|referências(?: bibliográficas)?|bronnen)\W*",
    re.IGNORECASE,
)
_LINKS = 0.5
_TELLING = 25
"""Code points, below which a link is a button beside a source: "PubMed", "Full text"."""


def sources(stretches: Iterable[Stretch]) -> Iterator[bool]:
    """Tell of each block whether it stands below the label of a list of sources."""
    is_below = False
    for stretch in stretches:
        part = stretch.part
        is_label = stretch.links < _LINKS and _LABEL.fullmatch(part.text)
        if part.kind is BlockKind.HEADING or is_label:
            is_below = bool(is_label)
        is_telling = stretch.links < _LINKS or len(part.text) >= _TELLING
        yield is_below and is_telling
