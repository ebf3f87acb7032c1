"""What of a record tells papers apart, in forms in which spelling and layout do not count."""

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ketareview.domain.article import Author, Record

_LONGEST, _LONGEST_PAGES = 1_000, 60
"""Letters of a title or a journal's name, and of pages, that are looked at."""

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,40}>")
_WORD = re.compile(r"[^\W_]+")
_WORD_OR_COLON = re.compile(r"[^\W_]+|:")
_SPELLED = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"}
"""Letters of Latin alphabets that Unicode does not take apart."""

_SPELLING = (("ae", "e"), ("oe", "e"), ("our", "or"), ("ph", "f"), ("z", "s"))
"""British and American spelling in one form, which is no word but the same for both."""

_SPELLED_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)
_ROMAN = ("ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")  # i is a letter, too
_NUMBERS = {word: str(number) for number, word in enumerate(_SPELLED_NUMBERS)} | {
    word: str(number) for number, word in enumerate(_ROMAN, 2)
}

_LANGUAGES = (
    "arabic|bulgarian|chinese|croatian|czech|danish|dutch|english|finnish|french|german|greek|"
    "hebrew|hungarian|italian|japanese|korean|norwegian|persian|polish|portuguese|romanian|"
    "russian|serbian|slovak|slovenian|spanish|swedish|turkish|ukrainian"
)

# What databases put behind the title of a paper itself: "[see comment]", "[56 refs]", "[French]".
_REMARK = re.compile(
    r"[\[(](?:see comments?|comments?|reviews?|\d+ refs?|letter|editorial|multiple letters|"
    r"(?:meeting |conference )?abstracts?(?: no:? ?\w{1,9})?|(?:article )?in [a-z]+|"
    r"[a-z]+ (?:text|language))[\])]"
    r"|\[(?:erratum|corrected|republished|retraction|update|summary|original)[^\])]{0,20} "
    r"(?:appears|in|for|from|of)\b.*"
    rf"|[\[(](?:{_LANGUAGES})[\])]\W{{0,3}}$|\bLA: [A-Z][a-z]{{2}}$",
    re.IGNORECASE,
)
# Over words parted by spaces, with colons kept: "correction to : …", "correction of anaemia".
_NOTICES = {
    "correction": re.compile(
        r"^(?:errat(?:um|a)|corrigend(?:um|a)|addend(?:um|a)|publishers? note|berichtigung|"
        r"rectificatif|fe de erratas?|"
        r"(?:author |publisher )?corrections?(?: (?:to|for|:|notice)(?: |$)|$))"
        r"|\bcorrection$|\b(?:errat(?:um|a)|corrigend(?:um|a))(?: (?:to|for|in|notice)\b|$)"
    ),
    "retraction": re.compile(
        r"^(?:notice of |statement of |partial )?(?:retraction|withdrawal)\b|"
        r"^(?:editorial )?expression of concern\b|\bretraction (?:notice|note|of publication)\b|"
        r"\bretraction$"
    ),
    "retracted": re.compile(r"^(?:retracted|withdrawn)\b"),
    "comment": re.compile(
        r"^(?:re :|(?:comments?|commentary|discussion) (?:on|to|of|:)|(?:invited|editorial) "
        r"comment|comment(?:ary|s)?$)|\b(?:comment|commentary)$|\binvited discussion$"
    ),
    "reply": re.compile(
        r"^(?:in )?(?:reply|replies|response|responses|rebuttal|erwiderung|replique|respuesta)\b|"
        r"\bauthors?(?: s)? (?:reply|response)|\b(?:reply|rejoinder)$"
    ),
    "letter": re.compile(r"^letters? (?:to |:|in )|^letters?$|\bletters? to the editors?$"),
}
# How Web of Science and Embase name the paper that a correction or letter is about.
_ABOUT = re.compile(r"\bvol \d+ p[pg] \w?\d+|\b(?:19|20)\d\d \d+(?: :)?(?: \w+)? \w?\d+ \w?\d+$")
_MAY_BE_NOTICE = re.compile(
    r"errat|corrig|addend|note|bericht|rectif|corr|retract|withdr|concern|comment|discuss|re\b|"
    r"repl|respon|rebut|erwid|respu|rejoin|letter"
)
_PART = re.compile(r"\b(?:part|teil|partie|parte|tome) (\d+|[ivx]+|[a-d]|one|two|three|four)\b")
_PARTICLES = frozenset(
    {
        *("van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le"),
        *("ter", "zu", "al", "el", "bin", "ibn", "st", "jr", "sr"),
    }
)
_NUMBER = re.compile(r"\d+")
_PAGE = re.compile(r"([a-z]*)0*(\d+)([a-z]?)")
_PREPRINT_DOI = re.compile(
    r"10\.(?:1101/\d|64898/|21203/rs|31234/|31219/|31235/|31222/|48550/|2139/ssrn|20944/preprints|"
    r"26434/|22541/|36227/)"
)
_PREPRINT_PLACE = re.compile(
    r"\b(?:(?:psy|soc)?arxiv|(?:bio|med|chem) ?rxiv|research square|ssrn|preprints?|authorea|"
    r"posted content)\b|^corr$"
)
_ARXIV_DOI = "10.48550/arxiv."
_VERSION = re.compile(r"v\d+$")
_TYPES = {
    "correction": re.compile(r"\b(?:erratum|corrigendum|correction)\b"),
    "retraction": re.compile(r"\bretraction (?:of publication|notice)|^retraction$", re.MULTILINE),
}


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of a record; empty where it does not say.

    `letters` are those of the title with its digits, `words` its words, `numbers` its numbers;
    `notices` tell that it is a correction, a comment or a part of something else; `family` holds
    the words of the first author's name that may be the family's.
    """

    letters: str
    words: tuple[str, ...]
    notices: frozenset[str]
    year: int
    numbers: frozenset[str]
    family: frozenset[str]
    first: str
    last: str
    volume: str
    issue: str
    journal: tuple[str, ...]
    doi: str
    pmid: str
    pmcid: str
    arxiv: str
    is_preprint: bool


def traits(record: Record) -> Traits:
    """Bring a record into the forms that are compared."""
    title = record.title[:_LONGEST]
    if "[" in title or "(" in title or "LA:" in title:
        title = _REMARK.sub(" ", title)
    plainly = plain(title)
    spaced = " ".join(_WORD_OR_COLON.findall(plainly))
    for british, american in _SPELLING:
        if british in plainly:
            plainly = plainly.replace(british, american)
    words = tuple(_NUMBERS.get(word, word) for word in _WORD.findall(plainly))
    first, last = pages(record.pages)
    journal = tuple(_WORD.findall(plain(record.journal[:_LONGEST])))
    doi = record.doi.strip().lower()
    extra = record.extra
    types = extra.get("publication-types", "") or extra.get("type", "")
    return Traits(
        letters="".join(words),
        words=words,
        notices=_notices(spaced, types),
        numbers=frozenset(_NUMBER.findall(" ".join(words))),
        year=record.year or 0,
        family=family(record.authors[0]) if record.authors else frozenset(),
        first=first,
        last=last,
        volume=_number(record.volume),
        issue=record.issue.strip().lstrip("0") if record.issue.strip().isdigit() else "",
        journal=journal,
        doi=doi,
        pmid=record.pmid.strip(),
        pmcid=extra.get("pmcid", "").strip().upper().removeprefix("PMC"),
        arxiv=_arxiv(extra.get("arxiv", ""), doi),
        is_preprint=_is_preprint(doi, " ".join(journal), extra.get("publisher", ""), types),
    )


def plain(text: str) -> str:
    """Lower case without accents, markup and entities; Greek letters by their names."""
    if "&" in text:
        text = html.unescape(text).replace("&", " and ")
    if "<" in text:
        text = _MARKUP.sub("", text)
    if text.isascii():
        return text.lower()
    return "".join(map(_plain_letter, unicodedata.normalize("NFKD", text).casefold()))


def pages(written: str) -> tuple[str, str]:
    """Tell the first and the last page, each with its letters; "548-55" ends on 555."""
    ends = [
        f"{before}{number}{behind}"
        for before, number, behind in _PAGE.findall(plain(written[:_LONGEST_PAGES]))[:2]
    ]
    if not ends:
        return "", ""
    first, last = ends[0], ends[-1]
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return first, last


@lru_cache(maxsize=20_000)
def family(author: Author) -> frozenset[str]:
    """Tell the words of a name that may be the family's, without its particles."""
    name = author.family or author.literal
    words = [
        word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
        for word in _WORD.findall(plain(name))
        if len(word) > 1 and word not in _PARTICLES
    ]
    return frozenset(words if author.family else words[:1])


@lru_cache(maxsize=2_000)
def _plain_letter(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in {"Mn", "Cf"}:
        return ""
    name = unicodedata.name(letter, "")
    if name.startswith("GREEK SMALL LETTER"):
        return name.split()[-1].lower()
    return _SPELLED.get(letter, "-" if kind == "Pd" else letter)


def _notices(title: str, types: str) -> frozenset[str]:
    """Tell what a record says that it is, where it is about another paper or a part of one."""
    found = {f"part {_numeral(number)}" for number in _PART.findall(title)}
    if _MAY_BE_NOTICE.search(title):
        found |= {name for name, pattern in _NOTICES.items() if pattern.search(title)}
    if not found and _ABOUT.search(title):
        found.add("correction")
    if types:
        found |= {name for name, pattern in _TYPES.items() if pattern.search(types.lower())}
    return frozenset(found)


def _numeral(written: str) -> str:
    return "1" if written == "i" else _NUMBERS.get(written, written)


def _number(written: str) -> str:
    found = _NUMBER.search(written)
    return found.group().lstrip("0") if found else ""


def _arxiv(written: str, doi: str) -> str:
    """Tell the number without its version, also out of the DOI that arXiv makes of it."""
    number = doi.removeprefix(_ARXIV_DOI) if doi.startswith(_ARXIV_DOI) else written
    return _VERSION.sub("", number.strip().lower().removeprefix("arxiv:").strip()) if number else ""


def _is_preprint(doi: str, journal: str, *further: str) -> bool:
    return bool(
        (doi and _PREPRINT_DOI.match(doi))
        or (journal and _PREPRINT_PLACE.search(journal))
        or any(
            words and _PREPRINT_PLACE.search(plain(words).replace("-", " ")) for words in further
        )
    )
