"""Accents that stand beside their letters, as typesetters of old left them in PDFs."""

import re
import unicodedata

_COMBINING = {  # each with the letters that carry it in the languages that papers' authors bear
    "¨": ("\u0308", "aeiouyAEIOUY"),
    "´": ("\u0301", "aeiouycnszAEIOUYCNSZ"),  # noqa: RUF001 - accents, so below
    "`": ("\u0300", "aeiouAEIOU"),
    "ˆ": ("\u0302", "aeiouAEIOU"),  # noqa: RUF001
    "˜": ("\u0303", "aonAON"),  # noqa: RUF001
    "ˇ": ("\u030c", "cszrendtCSZREND"),
    "¸": ("\u0327", "cstCST"),  # noqa: RUF001
    "˚": ("\u030a", "auAU"),
    "˙": ("\u0307", "zegZEGI"),
    "˘": ("\u0306", "agAG"),
    "˝": ("\u030b", "ouOU"),
    "˛": ("\u0328", "aeAE"),  # noqa: RUF001
}
_BESIDE = re.compile(
    rf"(?P<before>[^\W\d_])?(?P<gap> ?)(?P<accent>[{''.join(_COMBINING)}])"
    r"(?P<space> ?)(?P<after>[^\W\d_])?(?=(?P<rest>[^\W\d_]{0,5}))"
)
_WITHOUT_DOT = {"ı": "i", "ȷ": "j"}  # noqa: RUF001 - letters without dots, made to carry accents
_WORDS = frozenset(
    {
        *("de", "del", "da", "das", "do", "dos", "di", "la", "le"),
        *("y", "e", "et", "and", "und", "van", "von"),
    }
)
_ELIDED = frozenset("ODL")
"""Before an apostrophe and a capital: O'Brien, D'Angelo, L'Abbé."""


def composed(text: str) -> str:
    """Put accents on the letters that they stand beside: `Mu¨ ller` is Müller."""
    if not any(accent in text for accent in _COMBINING):
        return text
    return unicodedata.normalize("NFC", _BESIDE.sub(_on_its_letter, text))


def _on_its_letter(found: re.Match[str]) -> str:
    before, after, accent = found["before"] or "", found["after"] or "", found["accent"]
    if _is_apostrophe(found):
        return found[0]
    if after in _WITHOUT_DOT:
        return before + _carrying(after, accent)
    if before and not found["gap"] and _carries(before, accent):
        word = after + found["rest"]
        goes_on = after.islower() and word not in _WORDS
        return _carrying(before, accent) + ("" if goes_on else found["space"]) + after
    if after and _carries(after, accent):
        gap = found["gap"] if after.isupper() or not before else ""
        return before + gap + _carrying(after, accent)
    return found[0]


def _is_apostrophe(found: re.Match[str]) -> bool:
    """Whether it stands for one, as in Alzheimer´s, patients´ or d´une."""  # noqa: RUF002
    before, after, rest = found["before"] or "", found["after"] or "", found["rest"]
    if found["accent"] not in "´`" or found["gap"] or not before:  # noqa: RUF001 - accents
        return False
    start = found.start()
    is_word = start == 0 or not found.string[start - 1].isalpha()
    return (
        (after == "s" and not rest)
        or (before == "s" and (found["space"] != "" or not after))
        or (before in _ELIDED and after.isupper())
        or (is_word and before.islower() and not found["space"])
    )


def _carries(letter: str, accent: str) -> bool:
    return _WITHOUT_DOT.get(letter, letter) in _COMBINING[accent][1]


def _carrying(letter: str, accent: str) -> str:
    whole = _WITHOUT_DOT.get(letter, letter) + _COMBINING[accent][0]
    return unicodedata.normalize("NFC", whole)
