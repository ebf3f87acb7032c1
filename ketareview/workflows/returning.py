"""Highlights of ours that come back in a copy of their paper, as they left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview.domain.codebook import Codebook, Scheme
from ketareview.domain.copied import Copied, TopicPath
from ketareview.domain.errors import CodeNotFoundError
from ketareview.domain.folding import fold
from ketareview.domain.highlight import Brought, Passage, Tags, Topic

if TYPE_CHECKING:
    from ketareview.library import Library


class Returning:
    """Knows the library's codebook and topics, and which topics are about to be added."""

    def __init__(self, library: Library) -> None:
        self._codebook: Codebook = library.codebooks.current()
        tree = library.topics.tree()
        self._ids = {topic.id for topic in tree}
        self._names = {(topic.parent, _folded(topic.name)): topic.id for topic in tree}

    def brought(self, copied: Copied, author: str, passage: Passage, usual: Tags) -> Brought:
        """Take a highlight as it was; keys that the codebook lacks are told in the note."""
        unknown: list[str] = []

        def known(scheme: Scheme, key: str, otherwise: str) -> str:
            if self._knows(scheme, key):
                return key
            unknown.append(key)
            return otherwise

        topics, new_topics = self._topics(copied.topics)
        tags = Tags(
            claim_type=known(Scheme.CLAIM_TYPE, copied.claim_type, usual.claim_type),
            strength=known(Scheme.STRENGTH, copied.strength, usual.strength),
            stance=known(Scheme.STANCE, copied.stance, usual.stance),
            basis=known(Scheme.BASIS, copied.basis, usual.basis),
            topics=topics,
        )
        kept = f"Tags: {', '.join(unknown)}" if unknown else ""
        return Brought(
            id=copied.id,
            passage=passage,
            tags=replace(tags, note="\n".join(filter(None, (copied.note, kept)))),
            author=author,
            created=copied.created,
            changed=copied.changed,
            is_returned=True,
            new_topics=new_topics,
        )

    def _topics(self, paths: Sequence[TopicPath]) -> tuple[tuple[UUID, ...], tuple[Topic, ...]]:
        """Find topics by id or by name below the same topic; the others are to be added."""
        found: list[UUID] = []
        fresh: list[Topic] = []
        for path in paths:
            above: UUID | None = None
            is_known = path[-1][0] in self._ids
            for id_, name in path[-1:] if is_known else path:
                here = id_ if id_ in self._ids else self._names.get((above, _folded(name)))
                if here is None:
                    fresh.append(Topic(id_, name, above, 0))
                    self._names[above, _folded(name)] = id_
                above = here or id_
            found += [above] if above else []
        return tuple(dict.fromkeys(found)), tuple(fresh)

    def _knows(self, scheme: Scheme, key: str) -> bool:
        try:
            self._codebook.code(scheme, key)
        except CodeNotFoundError:
            return False
        return True


def _folded(name: str) -> str:
    return fold(name).text.strip()
