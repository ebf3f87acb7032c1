"""What runs inside a worker process: one function, called by name, bytes in and bytes out."""

import gc
import importlib
import json
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ketareview.domain.errors import KetaReviewError
from ketareview.sandbox.limits import Limits, allow_processor, enforce

JSON, BYTES, ERROR, GREEDY, FAULT = b"J", b"B", b"E", b"G", b"F"
"""An answer's first byte: a value, bytes, an error of ours, out of memory, any other error."""

MOST_BYTES = 512 * 1024 * 1024
_MOST_PLACES = 12

_FIRST_COLLECTED = 10_000
"""New objects after which garbage is looked for; a page of text has more than Python's 700."""

_processor_seconds = [Limits().processor]
_loaded = [0]


def prepare(limits: Limits) -> None:
    """Bind the new process to its limits."""
    _processor_seconds[0] = limits.processor
    gc.set_threshold(_FIRST_COLLECTED)
    enforce(limits)


def run(function: str, allowed: str, argument: bytes) -> bytes:
    """Call `package.module:function` with a JSON object; nothing but bytes comes back."""
    allow_processor(_processor_seconds[0])
    try:
        called = _named(function, allowed)
        _keep_what_is_loaded()
        return _answer(called(json.loads(argument)))
    except KetaReviewError as error:
        return ERROR + json.dumps({"code": error.code, "facts": error.facts}).encode()
    except MemoryError:
        return GREEDY
    except Exception as error:  # noqa: BLE001 - where a worker's task ends
        return FAULT + json.dumps({"kind": type(error).__name__, "places": _places(error)}).encode()


def is_allowed(function: str, allowed: str) -> bool:
    """Whether a name is `module:function` with the module below `allowed`."""
    module, colon, name = function.partition(":")
    return module.startswith(allowed) and bool(colon) and name.isidentifier()


def _keep_what_is_loaded() -> None:
    """Let no collection of garbage look at modules again, which took a tenth of a paper's time."""
    if _loaded[0] != len(sys.modules):
        _loaded[0] = len(sys.modules)
        gc.collect()
        gc.freeze()


def _answer(result: object) -> bytes:
    if isinstance(result, bytes):
        return BYTES + result
    # ASCII, so that half characters in paths come through.
    answer = JSON + json.dumps(result, separators=(",", ":"), allow_nan=False).encode("ascii")
    if len(answer) > MOST_BYTES:
        raise MemoryError
    return answer


def _named(function: str, allowed: str) -> Callable[[dict[str, Any]], Any]:
    if not is_allowed(function, allowed):
        raise PermissionError(f"{function} is not below {allowed}")
    module, _, name = function.partition(":")
    found: Callable[[dict[str, Any]], Any] = getattr(importlib.import_module(module), name)
    return found


def _places(error: Exception) -> list[str]:
    """Tell where it went wrong without a word of the file's."""
    frames = traceback.extract_tb(error.__traceback__)[-_MOST_PLACES:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
