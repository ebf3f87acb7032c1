"""Where the words of a group go, by the control word that the group begins with."""

BODY = "body"
SILENT = "silent"
"""Words that are no text: tables of fonts and colours, instructions, pictures."""

PASSED = "passed"
"""Silent, but for the text within that stands in a group of its own."""

ASIDE = "aside"
"""Headers and footers."""

INFO = "info"
FONTS = "fonts"
STYLES = "styles"

SILENT_WORDS = frozenset(
    {
        *("colortbl", "filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "xe"),
        *("generator", "rxe", "tc", "txe", "bkmkstart", "bkmkend", "atnid", "atnauthor", "atrfend"),
        *("atrfstart", "private", "template", "themedata", "datastore", "latentstyles", "ftnsep"),
        *("ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "fldinst", "objdata", "objclass"),
        *("objname", "nonshppict", "shprslt", "nonesttables", "listpicture", "mmathPict", "docvar"),
        *("datafield", "formfield", "panose", "falt", "fontemb", "fontfile", "userprops", "pn"),
        *("pntxta", "pntxtb", "pnseclvl", "xmlnstbl", "mctrlPr", "background", "htmltag", "sp"),
    }
)
PASSED_WORDS = frozenset({"shpinst", "shpgrp", "do", "upr", "mnaryPr"})
ASIDE_WORDS = frozenset(
    {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"}
)
TABLE_WORDS = {"fonttbl": FONTS, "stylesheet": STYLES, "info": INFO}
PROPERTIES = frozenset({"title", "author", "keywords", "doccomm", "creatim", "subject"})
BODY_WORDS = frozenset({"shppict", "fldrslt", "result", "ud", "mchr", "moMathPara", "mmath"})
STORY_WORDS = frozenset({"footnote", "shptxt", "dptxbxtext"})
NUMBER_WORDS = frozenset({"listtext", "pntext"})
FORMULA_WORDS = frozenset({"moMath", "mnum", "mden", "msup", "msub", "mrad", "md"})
SIGNS = {
    "emdash": "—",
    "endash": "–",  # noqa: RUF001 - as it is called
    "bullet": "•",
    "lquote": "‘",  # noqa: RUF001 - likewise
    "rquote": "’",  # noqa: RUF001 - likewise
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "tab": " ",
    "nestcell": " ",
    "nestrow": " ",
    "lbr": "\n",
    "line": "\n",
    "softline": "\n",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "zwbo": "\u200b",
    "zwnbo": "\u2060",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "column": "\n",
}
"""Control words that stand for a character."""
