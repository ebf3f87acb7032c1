"""Articles that belong to another: its preprint, or the paper that it became."""

from dataclasses import dataclass
from uuid import UUID

from ketareview.domain.article import RelationKind
from ketareview.library import Library


@dataclass(frozen=True, slots=True)
class Related:
    """Another article, and how it belongs to this one."""

    words: str
    title: str
    article: UUID


def versions_of(library: Library, article: UUID) -> tuple[Related, ...]:
    """Find the other versions of an article."""
    found: dict[UUID, str] = {}
    for relation in library.relations.all():
        if relation.kind is RelationKind.VERSION:
            if relation.first == article:
                found[relation.second] = "Published as"
            elif relation.second == article:
                found[relation.first] = "Preprint"
    others = library.articles.many(found)
    return tuple(
        Related(words, others[id_].record.called, id_)
        for id_, words in found.items()
        if id_ in others
    )
