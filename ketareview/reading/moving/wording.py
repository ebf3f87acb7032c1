"""What may never differ between a passage and the place to which it moves.

Numbers with their signs, raised digits and units, comparisons, and the words that turn a
statement round.
"""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from ketareview.domain.folding import fold_text
from ketareview.reading.finding import unset
from ketareview.reading.moving.letters import ungarbled
from ketareview.reading.moving.turning import TURNING

_UNITS = (
    *("mg", "g", "kg", "µg", "ug", "mcg", "ng", "pg", "fg", "t", "lb", "oz"),
    *("l", "ml", "dl", "µl", "cl", "nl", "mol", "mmol", "µmol", "nmol", "pmol", "M", "Eq", "mEq"),
    *("mM", "µM", "nM", "pM", "s", "ms", "µs", "ns", "min", "h", "hr", "hrs", "d", "wk", "mo"),
    *("yr", "yrs", "Hz", "kHz", "MHz", "GHz", "Pa", "kPa", "MPa", "hPa", "bar", "mmHg", "J"),
    *("kJ", "cal", "kcal", "W", "mW", "kW", "V", "mV", "kV", "A", "mA", "µA", "Gy", "Sv", "mSv"),
    *("IU", "U", "mU", "m", "cm", "mm", "µm", "nm", "km", "K", "C", "F", "T", "mT", "ppm", "dB"),
)
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_SIGNS = re.compile(
    r"(?P<number>(?:(?<!\w)[-+±~])?(?:\^?\d+(?:[.,]\d+)*|\.\d+))"
    rf"|(?<=\d)[ -]?(?P<unit>(?:{_UNIT})(?:/(?:{_UNIT}))*)(?![^\W\d_])"
    r"|(?P<sign>[<>=%\u2030\u00b0/+~])",
    re.IGNORECASE,
)
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070-\u209c\u00bc-\u00be\u2150-\u215f]")
_MINUS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-"))

_SPELLINGS = (
    (re.compile(r"is(?=(?:e|ed|es|ing|er|ers|ation|ations|ational)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|ing|er)$)"), "yz"),
    (re.compile(r"our(?=s|ed|al|ally|ing|able|ably|$)"), "or"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"ll(?=ed$|ing$|er$|ers$)"), "l"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"mme(?=s?$)"), "m"),
)
"""British endings and their American ones."""

_MOST_CHANGED = 0.12
_SPACING, _SPELLING = 0.1, 0.3


def sets_alike(one: str, other: str) -> bool:
    """Whether two quotations say the same letter by letter, however their lines are set."""
    return _plain(one) == _plain(other)


def signs(words: str) -> tuple[str, ...]:
    """List numbers, units and signs in words, as they may never differ."""
    return tuple(found["unit"] or found[0] for found in _found(words))


def likeness(one: str, other: str) -> float:
    """Tell how alike two wordings are, from 0 to 1; 0 where they may not mean the same."""
    if signs(one) != signs(other):
        return 0.0
    old, new = _words(one), _words(other)
    changed = 0.0
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            cost = _cost(old[a:b], new[c:d])
            if cost is None:
                return 0.0
            changed += cost
    least = max(len(old), 1)
    return 1 - changed / least if changed <= max(_MOST_CHANGED * least, 1.0) else 0.0


def _cost(old: Sequence[str], new: Sequence[str]) -> float | None:
    """Count words that came, went or are spelt otherwise; None where that may turn the sense."""
    if len(old) == len(new) and list(map(_american, old)) == list(map(_american, new)):
        return _SPELLING * len(old)
    if any(word in TURNING or _has_digit(word) for word in (*old, *new)):
        return None
    if "".join(old) == "".join(new):
        return _SPACING
    if old and new:  # another word in its place says something else
        return None
    return float(len(old) + len(new))


def _american(word: str) -> str:
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    return word


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _words(text: str) -> list[str]:
    """List words, those with hyphens as one, whether at a line's end or not."""
    whole = re.sub(r"(?<=[^\W\d_])- ?(?=[^\W\d_])", "", ungarbled(fold_text(text)))
    return re.findall(r"[^\W_]+", whole)


def _plain(words: str) -> str:
    """Write words in one line, and ligatures as letters; raised digits stay as they are."""
    spread = (
        unicodedata.normalize("NFKC", each) if "\ufb00" <= each <= "\ufb06" else each
        for each in unset(words)
    )
    return unicodedata.normalize("NFC", "".join(spread))


def _found(words: str) -> list[re.Match[str]]:
    """Find signs in one line of words, with marks at what would fold into something else."""
    text = unset(words).translate(_MINUS)
    text = re.sub("[\u2264\u2266]", "<=", re.sub("[\u2265\u2267]", ">=", text))
    text = _RAISED.sub(lambda raised: "^" + raised[0], text.replace("\u2260", "~="))
    text = unicodedata.normalize("NFKC", text).replace("\u03bc", "\u00b5")
    return list(_SIGNS.finditer(text))
