"""Citation styles in files of their own: CSL, as Zotero and Mendeley use it."""

import re
from pathlib import Path

from ketareview.domain.errors import (
    DependentStyleError,
    EmptyFileError,
    MissingFileError,
    UnreadableFileError,
)

_PARENT = re.compile(r"""<link\b[^>]*\brel=["']independent-parent["'][^>]*>""")
_ADDRESS = re.compile(r"""\bhref=["']([^"']+)["']""")


def read_style(path: Path) -> str:
    """Read a style's file.

    Raises:
        MissingFileError: there is none.
        EmptyFileError: nothing stands in it.
        UnreadableFileError: it cannot be read, or is no text.
    """
    try:
        style = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise MissingFileError(path=path) from error
    except (OSError, ValueError) as error:
        raise UnreadableFileError(path=path, finding=str(error)) from error
    if not style.strip():
        raise EmptyFileError(path=path)
    return style


def require_independent(style: str) -> None:
    """Refuse a style that holds no rules, but points to the one that does.

    Raises:
        DependentStyleError: it names the other.
    """
    link = _PARENT.search(style)
    if link is None or "<citation" in style:
        return
    address = _ADDRESS.search(link.group())
    name = address[1].rsplit("/", 1)[-1] if address else "another"
    raise DependentStyleError(name=name)
