# ruff: noqa: RUF001 - characters that look like others are what this table is about
"""What LaTeX commands stand for: characters, accents, and which commands only set type."""

import unicodedata
from functools import cache

from pylatexenc.latex2text import get_default_latex_context_db
from pylatexenc.latexencode import get_builtin_uni2latex_dict

ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
    "G": "\u030f",
    "U": "\u030d",
    "h": "\u0309",
    "grave": "\u0300",
    "acute": "\u0301",
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "bar": "\u0304",
    "overline": "\u0304",
    "breve": "\u0306",
    "dot": "\u0307",
    "ddot": "\u0308",
    "mathring": "\u030a",
    "ocirc": "\u030a",
    "check": "\u030c",
    "vec": "\u20d7",
    "textcommabelow": "\u0326",
}
SPACING = {
    **dict.fromkeys(
        (" ", "\t", "\n", ",", ";", ":", ">", "quad", "qquad", "enspace", "space"), " "
    ),
    **dict.fromkeys(("thinspace", "nobreakspace"), " "),
    **dict.fromkeys(("-", "/", "!", "@", "protect", "relax", "left"), ""),
    **dict.fromkeys(("right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "limits"), ""),
    "slash": "/",
    "\\": "\n",
    "newline": "\n",
    "linebreak": "\n",
    "par": "\n\n",
}
SWITCHES = frozenset(
    {
        *("em", "it", "bf", "sc", "rm", "tt", "sl", "sf", "cal", "mit", "itshape", "slshape"),
        *("scshape", "upshape", "bfseries", "mdseries", "rmfamily", "sffamily", "ttfamily"),
        *("normalfont", "tiny", "scriptsize", "footnotesize", "small", "normalsize", "large"),
        *("Large", "LARGE", "huge", "Huge", "displaystyle", "textstyle", "scriptstyle", "noindent"),
        *("boldmath", "unboldmath", "raggedright", "centering", "sloppy", "nolinebreak", "null"),
        *("ignorespaces", "unskip", "bgroup", "egroup", "begingroup", "endgroup", "nocorr"),
    }
)
"""Commands that change how what follows looks, and stand for nothing themselves."""

DROPPED = frozenset(
    {
        *("noopsort", "NOOP", "SortNoop", "vphantom", "hphantom", "phantom", "hspace", "vspace"),
        *("label", "begin", "end", "color", "index"),
    }
)
"""Commands that vanish with their argument."""

SECOND_ARGUMENT = frozenset(
    {"textcolor", "foreignlanguage", "texorpdfstring", "colorbox", "raisebox", "parbox", "scalebox"}
)
"""Commands with two arguments of which the second is what is read."""

_OWN = {
    "textdoublebarpipe": "ǂ",
    "textbar": "|",
    "vert": "|",
    "mid": "|",
    "lvert": "|",
    "rvert": "|",
    "textless": "<",
    "textgreater": ">",
    "lt": "<",
    "gt": ">",
    "textquotedbl": '"',
    "textasciicircum": "^",
    "textasciitilde": "~",
    "textunderscore": "_",
    "lbrace": "{",
    "rbrace": "}",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textdollar": "$",
    "textasteriskcentered": "*",
    "textpercent": "%",
    "textampersand": "&",
    "textnumbersign": "#",
    "pounds": "£",
    "textsterling": "£",
    "S": "§",
    "P": "¶",
    "dag": "†",
    "ddag": "‡",
    "copyright": "©",
    "degree": "°",
    "celsius": "°C",
    "micro": "µ",
    "euro": "€",
    "EUR": "€",
    "SS": "ẞ",
    "IJ": "Ĳ",
    "ij": "ĳ",
    "i": "ı",
    "j": "ȷ",
    "imath": "ı",
    "jmath": "ȷ",
    "BibTeX": "BibTeX",
    "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2e",
    "TeX": "TeX",
    "XeTeX": "XeTeX",
    "cdots": "⋯",
    "dots": "…",
    "ldots": "…",
    "vdots": "⋮",
    "dotsc": "…",
    "dotsb": "⋯",
    "Box": "□",
    "square": "□",
    "Diamond": "◇",
    "neg": "¬",
    "lnot": "¬",
    "pm": "±",
    "mp": "∓",
    "to": "→",
    "gets": "←",
    "rightarrow": "→",
    "leftarrow": "←",
    "leftrightarrow": "↔",
    "ge": "≥",
    "geq": "≥",
    "geqslant": "⩾",
    "le": "≤",
    "leq": "≤",
    "leqslant": "⩽",
    "ne": "≠",
    "epsilon": "ε",
    "varepsilon": "ε",
    "phi": "φ",
    "varphi": "φ",
    "cdot": "·",
    "times": "×",
    "div": "÷",
    "ast": "*",
    "star": "⋆",
    "circ": "°",
    "sim": "∼",
    "textdegree": "°",
    "mu": "μ",
    "textmu": "µ",
    "Delta": "Δ",
    "Upsilon": "Υ",
    "prime": "′",
    "lq": "‘",
    "rq": "’",
    "quotesinglbase": "‚",
    "quotedblbase": "„",
    "glqq": "„",
    "grqq": "“",
    "glq": "‚",
    "grq": "‘",
    "flqq": "«",
    "frqq": "»",
    "textcompwordmark": "",
    "textquotesingle": "'",
    "ud": " ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ss": "ß",
    **{name: name for name in ("exp", "log", "ln", "sin", "cos", "tan", "min", "max", "lim")},
    **{name: name for name in ("sup", "inf", "det")},
}
"""Characters that pylatexenc lacks or takes for others than authors do."""


@cache
def character(name: str) -> str | None:
    """Find what a command without argument stands for; None where nobody knows it."""
    if name in _OWN:
        return _OWN[name]
    specification = get_default_latex_context_db().get_macro_spec(name)
    found = getattr(specification, "simplify_repl", None)
    if isinstance(found, str) and found and "%" not in found and "<" not in found:
        return found
    known = _from_encoder()
    return known.get(name) or known.get(name.removeprefix("var"))  # a Greek capital in italics


def accented(text: str, mark: str) -> str:
    """Put an accent on the first character of a text; on nothing it stands alone."""
    plain = text.strip()
    if not plain:
        return _ALONE.get(mark, "")
    first = {"ı": "i", "ȷ": "j"}.get(plain[0], plain[0]) if mark not in _BELOW else plain[0]
    marks = 1
    while marks < len(plain) and unicodedata.combining(plain[marks]):
        marks += 1
    return unicodedata.normalize("NFC", first + plain[1:marks] + mark) + plain[marks:]


def raised(text: str) -> str:
    """Write text as superscript where each character has one; else as it is."""
    return text.translate(_RAISED) if _RAISABLE.issuperset(text) else text


def struck(text: str) -> str:
    """Write capitals as those of the number sets."""
    return "".join(_STRUCK.get(sign, sign) for sign in text)


_ALONE = {"\u0303": "~", "\u0302": "^", "\u0300": "`", "\u0301": "´", "\u0308": "¨"}
_BELOW = frozenset("\u0323\u0327\u0328\u0331\u0326")
_RAISABLE = frozenset("0123456789+-−=()n")
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_STRUCK = {"C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"}


@cache
def _from_encoder() -> dict[str, str]:
    """Turn the table round by which characters are written as commands."""
    found: dict[str, str] = {}
    for code, command in sorted(get_builtin_uni2latex_dict().items()):
        name = command.removeprefix("\\ensuremath{").rstrip("}").removeprefix("\\")
        if name.isalpha() and name.isascii() and len(name) > 1:
            found.setdefault(name, chr(code))
    return found
