"""Which of the Latin encodings bytes are in, told by whose letters they would be."""

import re
from collections import Counter

_LETTERS = {
    "french": "àâæçéèêëîïôœùûüÿ",
    "german": "äöüß",
    "spanish": "áéíñóúü",
    "portuguese": "àáâãçéêíóôõúü",
    "italian": "àèéìíîòóùú",
    "dutch": "áäèéëïóöü",
    "danish": "åæéø",
    "swedish": "åäéö",
    "icelandic": "áæéíðóöúýþ",
    "polish": "ąćęłńóśźż",
    "czech": "áčďéěíňóřšťúůýž",
    "slovak": "áäčďéíĺľňóôŕšťúýž",
    "hungarian": "áéíóöőúüű",
    "croatian": "ćčđšž",
    "romanian": "âăîșşțţ",
    "turkish": "âçğıîöşûüİ",
    "lithuanian": "ąčėęįšųūž",
    "latvian": "āčēģīķļņšūž",
    "estonian": "äõöüšž",
}
_SIGNS = frozenset("‘’‚“”„–—…•€£¥§©®°±·×÷«»‹›¿¡²³µ½¼\u00a0\u00ad†‡™ªº")  # noqa: RUF001 - signs of print
# A letter or sign beyond ASCII; of signs those that never end a word are told by the letter before.
_IN_WORD = re.compile(r"[^\W\d_][±¼½¾¡¿£¥§÷¶¦¤¬]|[^\x00-\x7f]")
_ENCODINGS = (
    "cp1252",
    "cp1250",
    "cp1254",
    "cp1257",
    "iso8859-2",
    "iso8859-15",
    "iso8859-9",
    "iso8859-13",
    "mac-roman",
)
LATIN_FAMILY = frozenset({*_ENCODINGS, "latin-1", "iso8859-1", "iso8859-16", "cp1258"})


def latin_encoding(data: bytes) -> tuple[str, float]:
    """Find the Latin encoding that fits, and the share (0 to 1) of its signs that make sense.

    Of equals the more common encoding wins.
    """
    scores = [(_sense(data, encoding), encoding) for encoding in _ENCODINGS]
    sense, encoding = max(scores, key=lambda score: score[0])
    return encoding, sense


def _sense(data: bytes, encoding: str) -> float:
    """Share of the characters beyond ASCII that one language's spelling, or print, has."""
    text = data.decode(encoding, errors="replace")
    beyond = Counter(_IN_WORD.findall(text))
    if not beyond:
        return 1.0
    signs = sum(count for sign, count in beyond.items() if sign in _SIGNS)
    best = max(
        sum(count for sign, count in beyond.items() if sign in letters or sign.lower() in letters)
        for letters in _LETTERS.values()
    )
    return (signs + best) / beyond.total()
