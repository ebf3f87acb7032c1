"""Keeps None, True and False alive, which PySide6 6.12 otherwise frees under Python 3.11.

It hands them out without counting the reference (tried: each call of `QWidget.update` takes one
from None). Python 3.12 and later never free them (PEP 683); earlier ones end the process with
"deallocating None" after some thousand calls, so here they are made as lasting.
"""

import ctypes
import sys

_NEVER_FREED = (3, 12)
_FOR_GOOD = 1 << 60


def keep_constants() -> None:
    """Give None, True and False more references than a process could ever take away."""
    if sys.version_info < _NEVER_FREED and sys.implementation.name == "cpython":
        for constant in (None, True, False, NotImplemented):
            # The count is the first field of every object (Include/object.h, PyObject).
            ctypes.c_ssize_t.from_address(id(constant)).value = _FOR_GOOD
