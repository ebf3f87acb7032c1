"""Highlights for other programs."""

from collections.abc import Callable, Sequence

from ketareview.exporting.passages import annotations, records
from ketareview.exporting.passages.passage import Exported

WRITERS: dict[str, Callable[[Sequence[Exported]], bytes]] = {
    ".jsonld": annotations.written,
    ".csv": records.as_csv,
    ".json": records.as_json,
}
"""By the file's ending; each gives one record a highlight."""

__all__ = ["WRITERS", "Exported"]
