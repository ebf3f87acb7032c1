"""The codebook as a tree of codes: a folder for each facet, and one for the topics."""

from collections import defaultdict
from uuid import UUID
from xml.etree.ElementTree import Element

from ketareview.domain.codebook import Code, Codebook, Scheme, TopicSeed
from ketareview.domain.highlight import Tags
from ketareview.domain.ids import fixed_id
from ketareview.exporting.projects.elements import element, with_text

_FOLDERS = {
    Scheme.CLAIM_TYPE: "Claim type",
    Scheme.STRENGTH: "Strength",
    Scheme.STANCE: "Stance",
    Scheme.BASIS: "Basis",
}
_TOPICS = "Topics"
_RGB = len("#rrggbb")


class Codes:
    """Ids of all that a highlight may be tagged with; what it has beyond that is added."""

    def __init__(self, codebook: Codebook) -> None:
        self._codes = {
            (code.scheme, code.key): code for code in codebook.codes if code.scheme in _FOLDERS
        }
        self._topics = {topic.id: topic for topic in codebook.topics}

    def of(self, tags: Tags) -> list[UUID]:
        """List the ids of a highlight's codes: its facets, then its topics."""
        facets = (
            (Scheme.CLAIM_TYPE, tags.claim_type),
            (Scheme.STRENGTH, tags.strength),
            (Scheme.STANCE, tags.stance),
            (Scheme.BASIS, tags.basis),
        )
        topics = [topic for topic in dict.fromkeys(tags.topics) if topic in self._topics]
        return [self._code(*facet).id for facet in facets if facet[1]] + topics

    def written(self) -> Element:
        """Write the tree."""
        book = element("CodeBook")
        codes = element("Codes")
        book.append(codes)
        for scheme, name in _FOLDERS.items():
            folder = _folder(name)
            found = (code for code in self._codes.values() if code.scheme is scheme)
            folder.extend(_written(code) for code in sorted(found, key=lambda code: code.order))
            codes.append(folder)
        if self._topics:
            folder = _folder(_TOPICS)
            folder.extend(self._tree())
            codes.append(folder)
        return book

    def _code(self, scheme: Scheme, key: str) -> Code:
        """Find a code; one that the codebook no longer has is called by its key."""
        new = Code(fixed_id("code", scheme.value, key), scheme, key, "", key, "", order=len(key))
        return self._codes.setdefault((scheme, key), new)

    def _tree(self) -> list[Element]:
        children: dict[UUID | None, list[TopicSeed]] = defaultdict(list)
        for topic in self._topics.values():
            children[self._above(topic)].append(topic)
        return [_topic(each, children) for each in children[None]]

    def _above(self, topic: TopicSeed) -> UUID | None:
        """Find the topic above one; none if it is gone, or if a merge made a circle of them."""
        seen, above = {topic.id}, topic.parent
        while above in self._topics and above not in seen:
            seen.add(above)
            above = self._topics[above].parent
        is_whole = above not in seen and topic.parent in self._topics
        return topic.parent if is_whole else None


def _topic(topic: TopicSeed, children: dict[UUID | None, list[TopicSeed]]) -> Element:
    made = element("Code", guid=topic.id, name=topic.name, isCodable="true")
    if topic.definition:
        made.append(with_text("Description", topic.definition))
    made.extend(_topic(each, children) for each in children[topic.id])
    return made


def _folder(name: str) -> Element:
    return element("Code", guid=fixed_id("code folder", name), name=name, isCodable="false")


def _written(code: Code) -> Element:
    colour = code.colour if len(code.colour) == _RGB else None
    made = element("Code", guid=code.id, name=code.label, isCodable="true", color=colour)
    said = {"": code.definition, "Use when: ": code.use_when, "Not when: ": code.not_when}
    words = "\n".join(f"{what}{text}" for what, text in said.items() if text)
    if words:
        made.append(with_text("Description", words))
    return made
