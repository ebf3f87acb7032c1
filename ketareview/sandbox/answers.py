"""What a worker answered, or how it ended: a value or an error of ours."""

import json
import logging
import signal
from collections.abc import Mapping
from concurrent.futures import Future
from typing import Any, NoReturn

from pebble import ProcessExpired

from ketareview.domain.errors import (
    CrashingFileError,
    FileError,
    GreedyFileError,
    KetaReviewError,
    SlowFileError,
    UnreadableFileError,
)
from ketareview.sandbox import worker
from ketareview.sandbox.watching import GREEDY_EXIT

log = logging.getLogger(__name__)

_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0)


def answer_of(done: Future[object], path: str, seconds: float, processor: float) -> Any:  # noqa: ANN401 - JSON or bytes
    """Read an answer as the foreign input that it is; JSON is left to the caller to check.

    `seconds` and `processor` are how long the worker was allowed to take.

    Raises:
        KetaReviewError: the one that the worker's function raised, or what befell the worker.
    """
    if done.cancelled():
        raise CrashingFileError(path=path)
    error = done.exception()
    if error is not None:
        raise _ending(error, path, seconds, processor) from error
    answer = done.result()
    if not isinstance(answer, bytes) or len(answer) > worker.MOST_BYTES:
        raise _garbled(path)
    kind, body = answer[:1], answer[1:]
    if kind == worker.BYTES:
        return body
    if kind == worker.GREEDY:
        raise GreedyFileError(path=path)
    value = _value(body, path)
    if kind == worker.JSON:
        return value
    if kind == worker.ERROR:
        raise _rebuilt(value, path)
    if kind == worker.FAULT:
        raise _fault(value, path)
    raise _garbled(path)


def _value(body: bytes, path: str) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(body, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise _garbled(path) from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _garbled(path: str) -> KetaReviewError:
    return UnreadableFileError(path=path, finding="unintelligible answer")


def _ending(error: BaseException, path: str, seconds: float, processor: float) -> KetaReviewError:
    if isinstance(error, TimeoutError):
        return SlowFileError(path=path, seconds=round(seconds))
    if isinstance(error, ProcessExpired) and error.exitcode == GREEDY_EXIT:
        return GreedyFileError(path=path)
    if isinstance(error, ProcessExpired) and error.exitcode == _OUT_OF_TIME:
        return SlowFileError(path=path, seconds=round(processor))
    return CrashingFileError(path=path)


def _rebuilt(value: object, path: str) -> KetaReviewError:
    """Make the error again that the worker's function raised, by its code and facts."""
    told: Mapping[str, object] = value if isinstance(value, dict) else {}
    facts = told.get("facts")
    known = {kind.code: kind for kind in _below(KetaReviewError)}
    kind = known.get(str(told.get("code")))
    if kind is None or not isinstance(facts, dict):
        return _garbled(path)
    if issubclass(kind, FileError):
        facts = {"path": path} | facts
    return kind(**{str(name): str(fact) for name, fact in facts.items()})


def _fault(value: object, path: str) -> KetaReviewError:
    told: Mapping[str, object] = value if isinstance(value, dict) else {}
    # The error's own words are left out: they may be the file's.
    log.error("%s in a worker, at %s", told.get("kind"), told.get("places"))
    return UnreadableFileError(path=path, finding=str(told.get("kind")))


def _below(kind: type[KetaReviewError]) -> list[type[KetaReviewError]]:
    return [kind, *(below for sub in kind.__subclasses__() for below in _below(sub))]
