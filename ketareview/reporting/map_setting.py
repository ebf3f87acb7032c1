"""Setting an evidence map with Typst; in a worker."""

import json
from pathlib import Path
from typing import Any

import typst

from ketareview.domain.errors import ReportError
from ketareview.reporting.covering import Covering

_DOTS_PER_INCH = 220


def compile_map(argument: dict[str, Any]) -> bytes:
    """Set the map in `argument`; only the template is markup, all else is data.

    Raises:
        ReportError: Typst refused it.
    """
    fonts = Path(argument["fonts"])
    try:
        picture = typst.compile(
            Path(argument["template"]),
            format=argument["format"],
            ppi=_DOTS_PER_INCH,
            font_paths=[fonts],
            ignore_system_fonts=True,
            sys_inputs={"map": json.dumps(_printable(argument["map"]))},
        )
    except (typst.TypstError, RuntimeError) as error:
        raise ReportError(finding=getattr(error, "message", str(error))) from error
    if not isinstance(picture, bytes):
        raise ReportError(finding="Typst gave no picture")
    return picture


def _printable(drawn: dict[str, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = Covering(json.dumps(drawn, ensure_ascii=False)).shown(drawn)
    return shown
