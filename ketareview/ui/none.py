"""Keeps None alive, which PySide6 6.12 otherwise frees under Python 3.11.

Its methods without a result hand out None without counting the reference (tried: each call of
`QWidget.update` takes one away). Python 3.12 and later never free None (PEP 683); earlier ones end
the process with "deallocating None" after some thousand calls, so here None is made as lasting.
"""

import ctypes
import sys

_NEVER_FREED = (3, 12)
_FOR_GOOD = 1 << 60


def keep_none() -> None:
    """Give None more references than a process could ever take away."""
    if sys.version_info < _NEVER_FREED and sys.implementation.name == "cpython":
        # The count is the first field of every object (Include/object.h, PyObject).
        ctypes.c_ssize_t.from_address(id(None)).value = _FOR_GOOD
