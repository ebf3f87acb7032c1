"""What runs inside a worker process: one function, called by name, bytes in and bytes out."""

import importlib
import json
from collections.abc import Callable
from typing import Any

from ketareview.domain.errors import KetaReviewError
from ketareview.sandbox.limits import Limits, allow_processor, enforce

JSON, BYTES, ERROR, GREEDY = b"J", b"B", b"E", b"G"

_processor_seconds = [Limits().processor]


def prepare(limits: Limits) -> None:
    """Bind the new process to its limits."""
    _processor_seconds[0] = limits.processor
    enforce(limits)


def run(function: str, allowed: str, argument: bytes) -> bytes:
    """Call `package.module:function` with a JSON object; the first byte tells what comes back."""
    allow_processor(_processor_seconds[0])
    try:
        result = _named(function, allowed)(json.loads(argument))
    except KetaReviewError as error:
        return ERROR + json.dumps({"code": error.code, "facts": error.facts}).encode()
    except MemoryError:
        return GREEDY
    if isinstance(result, bytes):
        return BYTES + result
    return JSON + json.dumps(result, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _named(function: str, allowed: str) -> Callable[[dict[str, Any]], Any]:
    module, _, name = function.partition(":")
    if not module.startswith(allowed):
        raise PermissionError(f"{function} is not below {allowed}")
    found: Callable[[dict[str, Any]], Any] = getattr(importlib.import_module(module), name)
    return found
