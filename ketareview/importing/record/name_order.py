"""Where a list of names parted by commas is cut: names may themselves hold a comma."""

import re
from collections.abc import Sequence

PARTICLES = frozenset(
    {
        *("van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du"),
        *("la", "le", "ter", "zu", "al", "el", "bin"),
    }
)
BODIES = re.compile(
    r"\b(?:group|consortium|collaborat(?:ion|ors)|committee|organi[sz]ation|institute|association|society|"
    r"network|team|investigators|university|department|staff|editors?|admin|clinic|health|press|"
    r"college|academy|council|cent(?:re|er)|hospital|agency|administration|ministry|foundation|"
    r"federation|commission|services?|forum)\b",
    re.IGNORECASE,
)
TITLES = re.compile(
    r"(?:[\s,(]*+[A-Z][A-Za-z]{0,5}[A-Z][A-Za-z]?+(?![A-Za-z])\)?)+"
)  # ", FRCGP, APD"
INITIALS = re.compile(r"(?:[A-Z]\.?-?){1,4}")
FAMILIES = frozenset(
    {
        *("bai", "cai", "cao", "chen", "cheng", "cui", "dai", "deng", "ding", "dong", "du", "duan"),
        *("fan", "fang", "feng", "fu", "gao", "gong", "gu", "guo", "han", "hao", "he", "hou", "hu"),
        *(
            "huang",
            "jia",
            "jiang",
            "jin",
            "kong",
            "lai",
            "lei",
            "li",
            "liang",
            "liao",
            "lin",
            "liu",
        ),
        *(
            "long",
            "lu",
            "luo",
            "ma",
            "mao",
            "meng",
            "mo",
            "ni",
            "pan",
            "peng",
            "qi",
            "qian",
            "qiao",
        ),
        *("qin", "qiu", "ren", "shao", "shen", "shi", "song", "su", "sun", "tan", "tang", "tao"),
        *("tian", "wan", "wang", "wei", "wen", "wu", "xia", "xiang", "xiao", "xie", "xiong", "xu"),
        *("xue", "yan", "yang", "yao", "ye", "yi", "yin", "yu", "yuan", "zeng", "zhai", "zhang"),
        *("zhao", "zheng", "zhong", "zhou", "zhu", "zou"),
    }
)
"""The most frequent Chinese families in pinyin."""

_AND = re.compile(r"\band\b|\bund\b|\b(?:for|on behalf of)(?= the\b)|[&•|·∙⋅]")
_SUFFIX = re.compile(r"\s*(?:Jr|Sr|II|III|IV)\.?\s*", re.IGNORECASE)
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MOST_GIVEN, _MOST_FAMILY = 3, 2


def parted(line: str) -> list[str]:
    """Part a line into names: `Given Family, Given Family` or `Family, Given, Family, Given`."""
    lists = [_listed(part) for part in _AND.split(line)]
    lists = [names for names in lists if names]
    if lists and all(map(_is_family_first, lists)):
        pairs = (zip(names[::2], names[1::2], strict=True) for names in lists)
        return [f"{family}, {given}" for each in pairs for family, given in each]
    whole = [name for names in lists for name in names]
    is_capitals = all(map(str.isupper, whole))
    return [
        name
        for place, name in enumerate(whole)
        if not TITLES.fullmatch(name) or (is_capitals and (not place or " " in name))
    ]


def _listed(part: str) -> list[str]:
    """Cut at the commas; a suffix stays with its name, and so does what `Family, Given` has."""
    names: list[str] = []
    for word in part.split(","):
        if not word.strip():
            continue
        if names and _SUFFIX.fullmatch(word):
            whose = -2 if len(names) > 1 and len(names[-2].split()) == 1 else -1
            names[whose] = f"{names[whose]} {word.strip(' .')}"
        else:
            names.append(word.strip())
    return names


def _is_family_first(names: Sequence[str]) -> bool:
    """Whether families and given names take turns, as single words among them show.

    A list of whole names has none of one word, or hardly any.
    """
    if len(names) % 2 or any(map(_is_whole, names)):
        return False
    pairs = list(zip(names[::2], names[1::2], strict=True))
    return all(_is_pair(family, given, is_one=len(pairs) == 1) for family, given in pairs)


def _is_whole(name: str) -> bool:
    """Whether it is a name or body of its own: `Prado IM`, `Institute of Sleep`."""
    words = name.split()
    ends = len(words) > 1 and INITIALS.fullmatch(words[-1]) and not INITIALS.fullmatch(words[0])
    is_short = bool(ends) and not words[-1].endswith(".") and len(words) == 2  # noqa: PLR2004 - family and initials
    return is_short or bool(BODIES.search(name) or _IDEOGRAPHS.search(name))


def _is_pair(family: str, given: str, *, is_one: bool) -> bool:
    families, givens = family.split(), given.split()
    particles = {word for word in families if word.islower()} | {families[0].lower()}
    if PARTICLES & particles:
        return len(givens) <= _MOST_GIVEN and not PARTICLES & set(givens)
    if len(families) == 1:
        return len(givens) <= _MOST_GIVEN
    if len(givens) > 1 or TITLES.fullmatch(given) or len(families) > _MOST_FAMILY:
        return False
    return is_one or bool(INITIALS.fullmatch(given))


def is_chinese_family_first(names: Sequence[Sequence[str]]) -> bool:
    """Whether of two or more names in two words each the first ones are Chinese families.

    Most of the second ones are not, as they would be where families come last.
    """
    if len(names) < 2 or any(len(name) != 2 for name in names):  # noqa: PLR2004 - two words each
        return False
    firsts, lasts = ([name[place].lower() for name in names] for place in (0, 1))
    return FAMILIES.issuperset(firsts) and 2 * len(FAMILIES.intersection(lasts)) < len(names)
