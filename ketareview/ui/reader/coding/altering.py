"""Changing single fields of what is stored, whatever the screen showed of the others."""

import threading
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from ketareview.domain.highlight import Tags
from ketareview.library import Library


class Altering:
    """Changes one thing at a time, so that two quick changes never undo each other.

    Its functions write, so they run in tasks.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._turn = threading.Lock()

    def tags(self, highlight: UUID, fields: Mapping[str, Any]) -> Tags:
        """Give some of a highlight's tags other values."""
        with self._turn:
            now = self._library.highlights.get(highlight).tags
            then = replace(now, **fields)
            if then != now:
                self._library.highlights.change(highlight, then)
            return then

    def record(self, article: UUID, fields: Mapping[str, Any]) -> None:
        """Give some fields of an article's record other values.

        Of "extra" those further fields are changed that are named; an empty one goes.
        """
        with self._turn:
            now = self._library.articles.get(article).record
            then = replace(now, **{**fields, "extra": _joined(now.extra, fields.get("extra", {}))})
            if then != now:
                self._library.articles.change(article, then)


def _joined(before: Mapping[str, str], changed: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in {**before, **changed}.items() if value}
