"""Where a work appeared, in the one line that databases write for it."""

import re

_LONGEST = 2000

_MONTH = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Fall|Autumn|Winter)"
_MONTHS = rf"{_MONTH}[a-z]{{0,6}}(?:[/-]{_MONTH}[a-z]{{0,6}})?(?: \d{{1,2}})?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_ISSUE = r"(?P<volume>\w{1,12})?(?: ?\((?P<issue>[^()]{1,40}(?:\([^()]{1,20}\))?)\))?"
_NUMBERED = r"(?P<volume>\d{1,4})(?: ?\((?P<issue>[^()]{1,40})\))?"
_PAGE = r"[A-Za-z]{0,3}\d\w{0,12}"
_PAGES = rf"(?P<pages>{_PAGE}(?: ?- ?\w{{1,12}})?)"
_EMBASE = re.compile(
    # Journal of Ponds (2004) 12:3 (45-67). Date of Publication: 6 May 2004
    rf"(?P<journal>.+?) \({_YEAR}\)(?: (?P<volume>[^:()]{{1,20}}?))??"
    rf"(?::(?P<issue>[^:()]{{1,40}}?))?(?: \((?P<pages>[^()]{{1,40}})\))?"
    r"(?:,? Article Number: (?P<number>\S{1,30}?))?\.? ?Date of Publication:"
)
_EMBASE_OF_OVID = re.compile(
    # Journal of Ponds. Conference: Frogs 2004. Lille France. 12 (3) (pp 45-67), 2004.
    r"\. ?(?P<volume>\w[\w-]{0,11})?(?: ?\((?!pp? |no pag|var)(?P<issue>[^()]{1,60})\))?(?: ?\(\))?"
    r" ?\((?:pp? ?(?P<pages>[^()]{1,40})|no pagination|var\.? ?pag\w*)\), "
    rf"{_YEAR}\.(?: ?Article Number: (?P<number>\S{{1,30}}?)\.(?= |$))?"
)
_CONFERENCE = re.compile(r"\. ?Conference(?: Publication| Start)?: ")
_OTHERS = (
    re.compile(rf"(?P<journal>.+?)(?: {_MONTHS})? {_YEAR};{_ISSUE}:{_PAGES}"),
    re.compile(
        rf"(?P<journal>.+?)\. Vol\.? ?{_ISSUE},? ?(?:[A-Z][A-Za-z/-]{{2,15}}(?: \d{{1,2}},)? )?"
        rf"{_YEAR}(?:, (?:pp\. |ArtID ?)?{_PAGES})?"
    ),
    re.compile(
        rf"(?P<journal>.+?)\. ?{_ISSUE}: ?{_PAGES},"
        rf"(?: [A-Z][a-z.]{{2,9}})?(?: \d{{1,2}},)? ?{_YEAR}"
    ),
    re.compile(rf"(?P<journal>.+?)\. ?{_ISSUE}, (?:[A-Z][a-z.]{{2,9}} )?(?:\d{{1,2}}, )?{_YEAR}"),
    re.compile(
        rf"[^()]{{0,300}}(?:\[Eds?\]\. ?)?\({_YEAR}\)\. (?P<journal>.+?)\. \(pp?\. {_PAGES}\)"
    ),
    re.compile(rf"(?P<journal>.+?)\. {_YEAR}(?: {_MONTHS})?; ?{_ISSUE}: ?{_PAGES}"),
    re.compile(
        rf"(?P<journal>.+?)\. {_YEAR}(?: \d{{1,2}})?(?: [A-Z][a-z]{{2,9}})?; ?{_PAGES}(?=\.|$)"
    ),
    re.compile(rf"(?P<journal>.+?)\. {_YEAR}(?=[ ;.])"),
    re.compile(
        rf"(?P<journal>.+?),? {_NUMBERED}(?:, (?:[A-Z][a-z./-]{{2,20}} )?{_YEAR})?: {_PAGES}\.?$"
    ),
    re.compile(r"(?P<journal>[^\d;:]{3,120})$"),
)
_EDITORS = re.compile(r".*\[[^\]]*(?:Editor|Ed)[^\]]*\]\. ?")


def told(line: str) -> dict[str, str]:
    """Tell `journal`, `volume`, `issue`, `pages` and `year` as far as a line has them."""
    words = _one_line(line)
    found = (pattern.match(words) for pattern in _OTHERS)
    parts = told_by_embase(line) or _parts(next(filter(None, found), None))
    if parts:
        parts["journal"] = _EDITORS.sub("", parts["journal"]).strip(" .")
    return parts


def told_by_embase(line: str) -> dict[str, str]:
    """Tell the same of a line that is written as in Embase, and no mere name of a journal."""
    words = _one_line(line)
    parts = _parts(_EMBASE.match(words))
    found = None if parts else _EMBASE_OF_OVID.search(words)
    journal, *more = _CONFERENCE.split(words[: found.start()] if found else words, maxsplit=1)
    if found or (more and not parts):  # what stands behind the conference may be cut off
        parts = {"journal": journal, **_parts(found)}
    if number := parts.pop("number", ""):
        parts.setdefault("pages", number)
    return parts


def _one_line(line: str) -> str:
    return " ".join(line[:_LONGEST].split())


def _parts(found: re.Match[str] | None) -> dict[str, str]:
    groups = found.groupdict() if found else {}
    return {part: words.strip() for part, words in groups.items() if words}
