"""What holds within a pair of braces of RTF."""

from dataclasses import dataclass
from enum import Enum, auto


class Place(Enum):
    """Where the words of a group go."""

    TEXT = auto()
    SILENT = auto()
    FONTS = auto()
    STYLES = auto()
    PROPERTY = auto()
    LABEL = auto()


@dataclass(slots=True)
class State:
    """The settings that end with their group; paragraphs' settings go on until they are reset."""

    place: Place = Place.TEXT
    name: str = ""
    font: int = 0
    skip: int = 1
    script: str = ""
    is_hidden: bool = False
    is_deleted: bool = False
    is_note: bool = False


PLACES = {
    **dict.fromkeys(
        (
            *("colortbl", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl"),
            *("footerr", "footerf", "fldinst", "filetbl", "listtable", "listoverridetable"),
            *("revtbl", "rsidtbl", "generator", "sp", "shprslt", "nonesttables", "object", "xe"),
            *("tc", "tcn", "bkmkstart", "bkmkend", "datafield", "themedata", "colorschememapping"),
            *(
                "latentstyles",
                "datastore",
                "private",
                "template",
                "nonshppict",
                "atnid",
                "atnauthor",
            ),
            *("annotation", "atnref", "atndate", "atrfstart", "atrfend", "pntxta", "pntxtb"),
            *(
                "mmathPict",
                "mctrlPr",
                "aftnsep",
                "aftnsepc",
                "ftnsep",
                "ftnsepc",
                "ftncn",
                "aftncn",
            ),
            *(
                "background",
                "blipuid",
                "falt",
                "panose",
                "fontemb",
                "objclass",
                "objdata",
                "userprops",
            ),
        ),
        Place.SILENT,
    ),
    **dict.fromkeys(("listtext", "pntext"), Place.LABEL),
    **dict.fromkeys(
        ("title", "author", "subject", "keywords", "company", "doccomm"), Place.PROPERTY
    ),
    "info": Place.SILENT,
    "fonttbl": Place.FONTS,
    "stylesheet": Place.STYLES,
}
TEXTS = frozenset(
    {
        *("shppict", "shpinst", "shptxt", "shp", "result", "fldrslt", "field", "ud", "footnote"),
        *("moMath", "moMathPara", "do", "dptxbxtext", "htmltag"),
    }
)
"""Groups that are read although they are marked as new, or lie in one that is not."""

NOTICES = {
    **dict.fromkeys(("pict", "objdata", "shprslt"), "pictures"),
    **dict.fromkeys(("annotation",), "comments"),
    **dict.fromkeys(
        ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"),
        "headers-footers",
    ),
    **dict.fromkeys(("moMath",), "formula-layout"),
}
SIGNS = {
    "emdash": "—",
    "endash": "–",  # noqa: RUF001 - as it is called
    "lquote": "‘",  # noqa: RUF001 - likewise
    "rquote": "’",  # noqa: RUF001 - likewise
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "enspace": " ",
    "emspace": " ",
    "qmspace": " ",
    "~": "\u00a0",
    "_": "\u2011",
    "line": "\n",
    "lbr": "\n",
    "softline": "\n",
    "tab": " ",
    "nestcell": " ",
    "nestrow": " ",
    "\t": " ",
    "\\": "\\",
    "{": "{",
    "}": "}",
}
