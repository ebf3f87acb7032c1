"""The title and the authors of a paper, by size and place of the lines on its first pages."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import dropwhile

from ketareview.domain.article import Author
from ketareview.importing.record import names
from ketareview.importing.record.accents import composed
from ketareview.importing.record.line_groups import Group, body_size, groups, runs_upward
from ketareview.importing.record.titles import is_label, is_title, without_version
from ketareview.pdf.shapes import TextLine

_JOURNAL = re.compile(
    r"^(?:the )?(?:\w+ )*journal\b|\bjournal of\b|^(?:proceedings|annals|archives|transactions|"
    r"bulletin) of\b|^the lancet|\b(?:volume|vol\.|no\.) ?\d|\bissn\b|https?:|www\.|"
    r"available online|contents lists|doi\.org|^[\w’'-]+(?: [A-Z]{1,3})?,? et al\b",  # noqa: RUF001
    re.IGNORECASE,
)
_NOT_NAMES = re.compile(
    r"\b(?:abstract|summary|departe?ments?|dipartimento|departamento|universi\w*|institut\w*|issn|"
    r"hospital|hôpital|ospedale|klinik\w*|krankenhaus|clinics?|school|college|hochschule|academy|"
    r"cent(?:re|er)|centro|laborator\w*|labs?|research|sciences?|medicine|medical|technology|"
    r"foundation|ministry|corporation|company|inc|ltd|gmbh|llc|faculty|facult\w*|fakultät|lehrstuhl|"
    r"division|unit|program(?:me)?|received|accepted|published|revised|introduction|background|"
    r"keywords|correspond\w*|e-?mail|open access|article|journal|editors?|doi|https?|copyright|"
    r"licen[cs]e|objectives?|page|figure|table|version|usa|united (?:states|kingdom)|germany|"
    r"netherlands|\w{3,}ology|\w{3,}iatry|\w{3,}iatrics|surgery|nursing|health|physics|"
    r"chemistry|engineering|computer|mathematics|statistics|the|of|in|for|with|from|this|at|by|on|"
    r"für|des|pour|pmc?id)\b|@|©|\w\.(?:com|org|edu|net)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|januar|februar|märz|mai|juni|juli|oktober|"
    r"dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b\.?(?:\W*\d|\s*$)",
    re.IGNORECASE,
)
_ENDS_WITH_DAY = re.compile(r"\b[A-Z][a-z]+ \d{1,2}, \d{4}$")
_FEW_WORDS = 6
"""Of a title; a person and a day are no more."""

_GROUP = re.compile(
    r"\b(?:group|consortium|collaborat\w+|committee|investigators|network|team)\b", re.IGNORECASE
)
_BEHALF = re.compile(r"(?<=\w)[\W\d]{0,20}\s(?:and|for|on behalf of) the\b.*$", re.IGNORECASE)
_LOWER = frozenset(
    {
        *("and", "und", "de", "van", "der", "von", "den", "del", "della", "di", "da", "dos", "du"),
        *("la", "le", "ter", "zu", "el", "al", "bin", "ibn", "y", "e", "ten", "do", "das", "af"),
    }
)
_MAILED = re.compile(r"^[A-Z][\w .’'-]+ \(\S+@\S+\)\s*$")  # noqa: RUF001 - apostrophe of print
_ADDRESS = re.compile(r"\(?\S+@\S+\)?")
_MAIL_ALONE = re.compile(r"^\W*(?:e-?mail:?\s*)?[\w.+{},-]+@[\w.-]+\W*$", re.IGNORECASE)
_NEAR_TITLE = 4
"""Lines below the title within which the first address stands."""

_COUNTRY = re.compile(
    r",\s*(?:Austria|Australia|Belgium|Brazil|Canada|China|Denmark|England|Finland|France|Greece|"
    r"India|Iran|Ireland|Israel|Italy|Japan|Korea|Mexico|New Zealand|Norway|Poland|Portugal|"
    r"Scotland|Singapore|Spain|Sweden|Switzerland|Taiwan|Turkey|Wales)\W*$"
)
_SECTION = re.compile(r"[1-9](?:\.\d{1,2}){0,3}\.? [A-Z]")
_MARKED_PLACE = re.compile(r"[a-h][A-Z]")
_PASSED_OVER = re.compile(r"doi|received|accepted|published|\d{4}[,;:]|^[\W\d_]*$", re.IGNORECASE)
_DEEPEST_TITLE = 0.7
"""Share of the page's height, from its top, in which titles stand."""
_OPENING = "“‘\"'([¿¡"  # noqa: RUF001 - quotation marks
_NEARLY = 0.87
_FEWEST_WORDS = 3
_MOST_AUTHOR_LINES = 60
_LONGEST_LINE = 1_000
_NAME_WORDS = (2, 3, 4)
_PARTING = re.compile(r"[,;&|•·]|(?:^| )and(?: |$)")
_FEW_ENTRIES = 0.6


def title(
    lines: Sequence[TextLine],
    heights: Callable[[int], float],
    journals: Collection[str] = frozenset(),
) -> Group | None:
    """Find the largest lines in the upper part of the first page, or else of the second.

    `heights` tells the height of a page in points; `journals` are names, case folded, that it may
    not be. Of lines that are nearly as large the uppermost count: one tall sign makes a whole line
    seem larger than it is.
    """
    has_sections = any(line.text[:1] == "1" and is_label(line.text) for line in lines)
    for page in sorted({line.page for line in lines}):
        shown = [line for line in lines if line.page == page and not runs_upward(line)]
        body = body_size(shown)
        large = [
            group
            for group in map(_without_label, groups(shown))
            if group.lines[0].box.top <= _DEEPEST_TITLE * heights(page)
            and (group.size > body * 1.1 or group.lines[0].bold)
            and _may_be_title(group.text)
            and group.text.casefold() not in journals
            and not (has_sections and _SECTION.match(group.text))
        ]
        if large:
            most = max(group.size for group in large) * _NEARLY
            near = [group for group in large if group.size >= most]
            return min(near, key=lambda group: group.lines[0].box.top)
        if has_sections:
            return None
    return None


def authors_near(lines: Sequence[TextLine], found: Group) -> tuple[Author, ...]:
    """Read the names in the lines that follow a title, or else in the line before it."""
    page = [line for line in lines if line.page == found.lines[0].page and line.text.strip()]
    page = [line for line in page if not runs_upward(line) or line in found.lines]
    first, last = page.index(found.lines[0]), page.index(found.lines[-1])
    following = page[last + 1 : last + 1 + _MOST_AUTHOR_LINES]
    below = [line.text[:_LONGEST_LINE] for line in following]
    for named in (_one_above_each_address(below), _lines_of_names(below)):
        if people := _people(named):
            return _without_marks(people, below)
    above = page[first - 1].text[:_LONGEST_LINE] if first else ""
    several = above.count(",") + above.count(" and ") > 0
    return _people(above) if several and _looks_like_names(above) else ()


def _people(lines: str) -> tuple[Author, ...]:
    """Read names, and leave out what is no name of a person or group."""
    return tuple(who for who in names.authors(lines) if _is_person(who))


def _without_marks(people: tuple[Author, ...], below: Sequence[str]) -> tuple[Author, ...]:
    """Leave out raised letters that the text joins to names, as it does to the affiliations."""
    marks = {line[0] for line in below if _MARKED_PLACE.match(line)}
    if not all(who.family[-1:] in marks for who in people):
        return people
    return tuple(replace(who, family=who.family[:-1]) for who in people)


def _is_person(who: Author) -> bool:
    if who.literal:
        return bool(_GROUP.search(who.literal))
    words = re.findall(r"[^\W\d_]+", f"{who.given} {who.family}")
    capitals = sum(not word[0].islower() or word in _LOWER for word in words)
    return capitals * 2 >= len(words) and not _NOT_NAMES.search(f"{who.given} {who.family}")


def _one_above_each_address(lines: Sequence[str]) -> str:
    """Take the names of papers that give each author a block with an address for mail."""
    mails = [place for place, line in enumerate(lines) if _MAIL_ALONE.match(line)]
    starts = (0, *(mail + 1 for mail in mails[:-1])) if mails else ()
    firsts = [composed(lines[place].strip()) for place in starts]
    above = [lines[place - 1].strip() for place in mails if place]
    found = firsts if all(map(_is_name, firsts)) else [each for each in above if _is_name(each)]
    is_head = bool(mails) and mails[0] <= _NEAR_TITLE
    return "\n".join(found) if is_head and len(found) > 1 else ""


def _is_name(line: str) -> bool:
    return len(line.split()) in _NAME_WORDS and _looks_like_names(line)


def _lines_of_names(lines: Sequence[str]) -> str:
    """Join the lines of names at the beginning; what journals put between is passed over."""
    mailed = [_ADDRESS.sub("", line).strip() for line in lines if _MAILED.search(line)]
    if len(mailed) > 1:
        return "\n".join(mailed)
    taken: list[str] = []
    has_places = False
    for line in lines:
        words = composed(_ADDRESS.sub("", line).strip()).removeprefix("By ")
        if has_places and "•" in words:  # the next name, with a place that no word gives away
            taken.append(words.partition("•")[0].strip())
        elif (taken and taken[-1].endswith("\u00ad")) or (
            _looks_like_names(_BEHALF.sub("", words)) and not is_label(words)
        ):
            taken.append(words)
        elif name := _before_place(words):
            has_places = True
            taken.append(name)
        elif taken and not any(map(str.isalpha, words)):
            taken.append(",")  # a line of footnote marks alone
        elif taken or not (_PASSED_OVER.search(words) or is_label(words)):
            break
    alone = [line for line in taken if line != ","]
    one_each = not any(_PARTING.search(line) for line in alone)
    return "\n".join(alone) if one_each else _joined(taken)


def _joined(lines: Sequence[str]) -> str:
    """Join lines of names; part them where one ends and the next begins with a whole one."""
    joined = ""
    for line in lines:
        before, after = _PARTING.split(joined)[-1].split(), _PARTING.split(line)[0].split()
        is_split = joined.endswith("\u00ad")
        are_whole = min(len(before), len(after)) > 1 and len(before) + len(after) > max(_NAME_WORDS)
        goes_on = before and (before[-1] in _LOWER or before[-1].endswith("."))
        is_over = (are_whole and not goes_on) or names.is_degree(" ".join(before))
        gap = "" if is_split or not joined else ", " if is_over else " "
        joined = joined.removesuffix("\u00ad") + gap + line
    return joined


def _before_place(line: str) -> str:
    """Take the name from a line such as "Ines Prado, University of Mood"."""
    name, _, place = line.replace("•", ",").partition(",")
    if name[:1].isdigit():  # the mark of an affiliation
        return ""
    return (
        name.strip() if _is_name(name) and _NOT_NAMES.search(place) and not is_label(name) else ""
    )


def _without_label(group: Group) -> Group:
    """Leave out the label that stands above a title in letters of its size."""
    rest = tuple(dropwhile(lambda line: is_label(line.text), group.lines))
    return Group(rest or group.lines)


def _may_be_title(shown: str) -> bool:
    text = without_version(shown)
    return (
        is_title(text)
        and len(text.split()) >= _FEWEST_WORDS
        and not is_label(text)
        and not _DATE.fullmatch(text)
        and not (len(text.split()) < _FEW_WORDS and _ENDS_WITH_DAY.search(text))
        and not _JOURNAL.search(text)
        and (text[0].isalnum() or text[0] in _OPENING)
    )


def _looks_like_names(text: str) -> bool:
    """Whether most words begin with a capital and none is a word of affiliations."""
    words: list[str] = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 1]
    if not words or _NOT_NAMES.search(text) or _DATE.search(text) or _COUNTRY.search(text):
        return False
    capitals = sum(word[0].isupper() or word in _LOWER for word in words)
    return capitals >= _FEW_ENTRIES * len(words) + 1 or capitals == len(words)
