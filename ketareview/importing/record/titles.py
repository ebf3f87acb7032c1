"""Which strings can be titles."""

import re
from pathlib import PurePath

from ketareview.importing.characters import one_line

_JUNK = re.compile(  # what programs and typesetters put where a title belongs
    r"^(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|document\d*|(?:no )?title|slide \d+|"
    r"presentation\d*|layout \d+|doi:.*|10\.\d{4,9}/.*|pii:?.*|[\w-]+\.(?:docx?|pdf|tex|dvi|indd|"
    r"rtf|qxd|qxp|fm|ps|html?|txt|md|p65|eps)|.*\.(?:indd|qxd|dvi|docx?|fm)|"
    r"[a-z]++_?[\d._-]++\s*+\d*+\.{0,2}\d*|"
    r"[\d\W_]+|<[^<>]*>|\W*(?:document|unknown|none|null|n/?a|title here|your title)\W*|"
    r"full text|article|paper|manuscript|print|proof|pdf|home|index|page \d+|"
    r"(?:bmc|jmir|plos)\w*\d+\S*|(?=\S*\d{4})\S+|[a-z]{1,6}\d+ \d+\.\.\d+|main|title page|"
    r"template)$",
    re.IGNORECASE,
)
_LABEL = re.compile(  # what journals put above titles, and headings of sections
    r"^\W*(?:open access|research(?: article| paper| note)?|"
    r"original (?:article|research|investigation|paper|study|contribution)s?|"
    r"(?:mini |systematic |literature |narrative |intervention )?review(?: article| paper)?|"
    r"meta-?analysis|"
    r"case (?:report|series|study)|(?:study )?protocol|editorial|commentary|"
    r"letters?(?: to the editor)?|"
    r"correspondence|"
    r"(?:brief|short|rapid|preliminary) (?:report|communication|article)s?|"
    r"(?:hhs|nih) public access|(?:author |accepted )?manuscript|"
    r"accepted (?:article|version)|"
    r"(?:research )?articles?|report|perspectives?|viewpoint|opinion|guidelines?|"
    r"technical note|"
    r"provisional|free|(?:open access )?full text article|methodology|clinical trial|"
    r"applications note|original|special (?:issue|article)|regular article|"
    r"for personal use only|uncorrected proof|article in press|in press|preprint|working paper|"
    r"(?:table of )?contents|preface|foreword|abstract|summary|synopsis|highlights|key ?words|"
    r"introduction|background|(?:materials?|patients|subjects) and methods|methods?|"
    r"methodology|results?(?: and discussion)?|"
    r"discussion|conclusions?|acknowledge?ments?|references|bibliography|appendix(?: \w{1,3})?|"
    r"supplement(?:ary|al) (?:material|information|data|appendix)s?|list of (?:tables|figures)|"
    r"article (?:info|history|information)|a b s t r a c t|disclaimer|cover page)\W*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^\W*(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,4}\.|chapter \d+:?|section \d+:?)"
    r"\s+(?P<words>.+)$",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\s*\[v(?:ersion )?\d[^\[\]]*\]$")
_ENDING = re.compile(
    r"\.(?:pdf|html?|xhtml|mht|mhtml|md|markdown|txt|text|tex|rst|doc[xm]?|dot[xm]?|odt|ott|fodt|rtf|"
    r"epub|xml|nxml|eml|msg|ris|nbib|enw|ciw|bib|json|csv|tsv)$",
    re.IGNORECASE,
)
_SHORTEST = 4
_LONGEST = 400
_HASH = re.compile(r"(?:[0-9a-f]{8,}|\d+|[_\W])+", re.IGNORECASE)


def is_title(text: str) -> bool:
    """Whether a string may be a title: not a file's name, a placeholder, a number."""
    words = " ".join(text.split())
    if not _SHORTEST <= len(words) <= _LONGEST:
        return False
    letters = sum(map(str.isalpha, words))
    return letters * 2 >= len(words) and not _JUNK.match(words)


def is_label(text: str) -> bool:
    """Whether it is what journals print above titles, or the heading of a section."""
    words = " ".join(text.split())
    numbered = _NUMBERED.match(words)
    return bool(_LABEL.match(words) or (numbered and _LABEL.match(numbered["words"])))


def without_version(title: str) -> str:
    """Leave out what some journals print behind: the version, and what reviewers thought of it."""
    return _VERSION.sub("", title) if title.endswith("]") else title


def from_file_name(path: PurePath) -> str:
    """Turn a file's name into words; a name that holds none stays as it is."""
    stem = _ENDING.sub("", path.name)
    return one_line(stem.replace("_", " ")) or one_line(path.name)


def is_telling(path: PurePath) -> bool:
    """Whether a file's name is made of words rather than of numbers and hashes."""
    stem = _ENDING.sub("", path.name)
    words = [word for word in re.split(r"[\W\d_]+", stem) if len(word) > 2]  # noqa: PLR2004 - of, a
    return len(words) > 1 and not _HASH.fullmatch(stem)
