"""What the importers of JSON formats share."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.json_records import reading
from ketareview.importing.json_records.outline import outline

Places = Mapping[str, str]
"""What `outline` tells of a file's beginning."""


@dataclass(frozen=True, slots=True)
class JsonFile:
    """Reads one kind of JSON; `is_ours` knows it by its outline.

    Items stand `inside` objects under these keys, or else alone, in lists or one on each line.
    """

    name: str
    is_ours: Callable[[Places], bool]
    draft: Callable[[reading.Item], Draft | Unread | None]
    inside: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ("application/json",)
    rank: int = 10
    is_paper: bool = False

    def recognises(self, path: Path) -> bool:
        """Whether the file begins as JSON of this kind."""
        return self.is_ours(outline(path))

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:  # noqa: ARG002 - as promised
        """Read item by item.

        Raises:
            UnreadableFileError: it is no JSON.
            NoRecordsError: there is no item in it.
        """
        yield from reading.drafts(path, self.inside, self.draft)


def has_several(places: Places, start: str, names: tuple[str, ...], enough: int) -> bool:
    """Whether items that stand behind `start` have enough of these fields."""
    return sum(f"{start}{name}" in places for name in names) >= enough
