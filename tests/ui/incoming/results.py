"""Results as an import tells them."""

from uuid import uuid4

from ketareview.domain.imports import ImportResult, Outcome, Reason


def added(name: str, record: int | None = None) -> ImportResult:
    return ImportResult(f"/papers/{name}.pdf", Outcome.ADDED, record, uuid4(), f"About {name}")


def duplicate(name: str) -> ImportResult:
    return ImportResult(f"/papers/{name}.pdf", Outcome.DUPLICATE, None, uuid4(), f"About {name}")


def failed(name: str, code: str = "empty-file", record: int | None = None) -> ImportResult:
    return ImportResult(f"/papers/{name}.pdf", Outcome.FAILED, record, reason=Reason(code))
