"""In which section of a paper a passage stands, told from the lines and headings of its text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from ketareview.domain.text import BlockKind, Page

_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,4}\.)"
_NAMES = (
    r"abstract|summary|key ?points|introduction|background|rationale|aims?|objectives?"
    r"|hypothes[ei]s"
    r"|methods?|materials?|patients|subjects|participants|procedures?|measures|design|setting"
    r"|interventions?|statistical|analys[ei]s|results?|findings|outcomes?|discussion|conclusions?"
    r"|limitations?|implications|acknowledge?ments?|references|bibliography|funding"
    r"|disclosures?"
    r"|conflicts? of interest|competing interests?|declarations?|supplementary|appendix|data"
    r"|zusammenfassung|einleitung|einf\u00fchrung|hintergrund|fragestellung|methodik|methoden"
    r"|ergebnisse|diskussion|schlussfolgerung(?:en)?|fazit|literatur"
    r"|case (?:report|presentation|description)s?|ethics|author contributions?|significance"
)
# A line that is a heading by its words, or by a number of its own; either ends the one before.
_LINE = re.compile(
    rf"^[ \t]*(?P<named>(?:{_NUMBER}[ \t]+)?(?:{_NAMES})\b(?:[ ,/&-]+\w+){{0,4}})"
    r"[ \t]*[.:]?[ \t]*$"
    rf"|^[ \t]*(?P<numbered>\d{{1,2}}\.?[ \t]+[A-Z][^\W\d_]+(?:[ ,:/-]+[\w()]+){{0,8}})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST = 70
_FARTHEST = 9_000
"""Code points from a heading, after which a paper without further headings is not believed."""


class Sections:
    """Answers under which heading a place stands; empty where that is not sure."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._places: list[tuple[int, int]] = []
        self._titles: list[str] = []
        self._ends: dict[int, int] = {}
        before = 0
        for page in pages:
            self._ends[page.number] = before
            for start, title in _headings(page):
                self._places.append((page.number, start))
                self._titles.append(title)
            before += len(page.text)

    def at(self, page: int, offset: int) -> str:
        """Tell the heading above a place."""
        index = bisect_right(self._places, (page, offset)) - 1
        if index < 0 or page not in self._ends:
            return ""
        above, start = self._places[index]
        distance = self._ends[page] + offset - self._ends[above] - start
        return self._titles[index] if distance <= _FARTHEST else ""


def _headings(page: Page) -> Iterator[tuple[int, str]]:
    if page.blocks:
        for block in page.blocks:
            if block.kind is BlockKind.HEADING:
                yield block.start, page.text[block.start : block.end]
        return
    for line in _LINE.finditer(page.text):
        title = line["named"] or line["numbered"]
        if len(title) <= _LONGEST and not title[:1].islower():
            yield line.start(), " ".join(title.split())
