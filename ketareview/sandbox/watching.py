"""A thread that ends its process when it has grown too large, where the system sets no limit."""

import ctypes
import os
import sys
import time

GREEDY_EXIT = 77
_INTERVAL_SECONDS = 0.05


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of the Windows API."""

    _fields_ = (
        ("cb", ctypes.c_uint32),
        ("PageFaultCount", ctypes.c_uint32),
        ("PeakWorkingSetSize", ctypes.c_size_t),
        ("WorkingSetSize", ctypes.c_size_t),
        ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
        ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
        ("PagefileUsage", ctypes.c_size_t),
        ("PeakPagefileUsage", ctypes.c_size_t),
    )


def watch(most: int) -> None:
    """End the process once it has held more than `most` bytes."""
    while _held() <= most:
        time.sleep(_INTERVAL_SECONDS)
    os._exit(GREEDY_EXIT)


def _held() -> int:
    if sys.platform == "win32":
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        process = ctypes.windll.kernel32.GetCurrentProcess()
        ctypes.windll.psapi.GetProcessMemoryInfo(process, ctypes.byref(counters), counters.cb)
        return int(counters.PagefileUsage)
    import resource  # noqa: PLC0415 - Windows has no such module

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # bytes on macOS
