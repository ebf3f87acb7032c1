"""Whether a window can open: Qt ends the process, in words of its own, where none can."""

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

from ketareview.domain.errors import NoWindowError

_PLUGIN = "platforms/libqxcb.so"


def expect(environment: Mapping[str, str] = os.environ, plugin: Path | None = None) -> None:
    """Make sure that there is a display, and all that Qt's `plugin` for it needs; Linux alone.

    Raises:
        NoWindowError: nobody says where one is, or a library is missing.
    """
    if sys.platform != "linux" or environment.keys() & {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}:
        return
    if not environment.get("DISPLAY"):
        raise NoWindowError(finding="there is no display")
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    try:
        ctypes.CDLL(str(plugin or plugins / _PLUGIN))
    except OSError as error:
        raise NoWindowError(finding=error) from error
