"""Whether a window can open: Qt ends the process, in words of its own, where none can."""

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

_PLUGIN = "platforms/libqxcb.so"


def lack(environment: Mapping[str, str] = os.environ, plugin: Path | None = None) -> str:
    """Name what a window lacks: a display, or a library that Qt's `plugin` for it needs.

    Empty where nothing is lacking, and everywhere but on Linux.
    """
    if sys.platform != "linux" or environment.keys() & {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}:
        return ""
    if not environment.get("DISPLAY"):
        return "there is no display"
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    try:
        ctypes.CDLL(str(plugin or plugins / _PLUGIN))
    except OSError as error:
        return str(error)
    return ""
