"""How much a worker may take, and how that is enforced from inside it."""

import sys
import threading
from dataclasses import dataclass

MEGABYTE = 1_000_000
_AF_UNIX = 1  # on every system that has it
_PROGRAMS = frozenset({"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may use: memory and files in bytes, processor time in seconds a task."""

    memory: int | None = 1500 * MEGABYTE
    processor: int = 30
    file: int = 0
    tasks: int = 500
    """A worker is replaced after so many tasks; its start takes as long as ten papers."""


def enforce(limits: Limits) -> None:
    """Bind this process to its limits for life; it reaches no network and starts no program."""
    sys.dont_write_bytecode = True
    sys.addaudithook(_refuse)
    if sys.platform == "win32":
        _watch_memory(limits.memory)
        return
    import resource  # noqa: PLC0415 - Windows has no such module

    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, limits.file)
    if sys.platform == "darwin":  # takes RLIMIT_AS and does not heed it
        _watch_memory(limits.memory)
    elif limits.memory is not None:
        _lower(resource.RLIMIT_AS, limits.memory)


def allow_processor(seconds: int) -> None:
    """Let the task that begins now use so many seconds of processor time."""
    if sys.platform == "win32":
        return  # the wall clock of the pool decides there
    import resource  # noqa: PLC0415 - as above

    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = used + seconds + 1  # what was used is cut to whole seconds
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard < 0 else min(most, hard), hard))


def _lower(kind: int, most: int) -> None:
    import resource  # noqa: PLC0415 - as above

    _, hard = resource.getrlimit(kind)
    most = most if hard < 0 else min(most, hard)  # what was lowered before stays as low
    resource.setrlimit(kind, (most, most))


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.__new__":
        # Some libraries make one on import, to see what the system has; pipes may be AF_UNIX.
        if arguments[1] != _AF_UNIX:
            raise PermissionError("a worker opens no connection")
    elif event.startswith("socket.") and event != "socket.gethostname":
        raise PermissionError("a worker opens no connection")
    if event in _PROGRAMS:
        raise PermissionError("a worker starts no program")


def _watch_memory(most: int | None) -> None:
    if most is None:
        return
    from ketareview.sandbox.watching import watch  # noqa: PLC0415 - for two systems only

    threading.Thread(target=watch, args=(most,), daemon=True).start()
