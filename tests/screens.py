"""Screens that nobody sees; Qt's own has 800 by 800 pixels, which no laptop has."""

import json
from pathlib import Path

_DENSITY = 96


def unseen(described: Path) -> str:
    """Name the platform (`QT_QPA_PLATFORM`) whose screen a file describes."""
    return f"offscreen:configfile={described}"


def describe(path: Path, width: int, height: int) -> Path:
    """Write the description of a screen of so many pixels."""
    screen = {
        "name": "unseen",
        "x": 0,
        "y": 0,
        "width": width,
        "height": height,
        "logicalDpi": _DENSITY,
        "logicalBaseDpi": _DENSITY,
        "dpr": 1,
    }
    path.write_text(json.dumps({"screens": [screen]}, indent=2) + "\n", encoding="utf-8")
    return path


UNSEEN = unseen(Path(__file__).with_name("screen.json"))
"""A screen on which the window has its usual size, at 200 % too."""
