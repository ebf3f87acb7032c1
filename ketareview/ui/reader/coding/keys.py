"""The keys of the page: what one typed text means for a passage's tags.

Knows no window. It follows the text typed, not the key's place, so that it is right on every
keyboard; the letters, digits and signs are the codebook's.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from uuid import UUID

from ketareview.domain.codebook import Codebook, Scheme
from ketareview.domain.highlight import Tags


@dataclass(frozen=True, slots=True)
class Draft:
    """Tags in the making; claim type and strength are empty until they are typed."""

    stance: str
    basis: str
    claim_type: str = ""
    strength: str = ""
    topics: tuple[UUID, ...] = ()
    note: str = ""

    @classmethod
    def of(cls, tags: Tags) -> "Draft":
        """Start from tags that stand already."""
        return cls(tags.stance, tags.basis, tags.claim_type, tags.strength, tags.topics, tags.note)

    @property
    def is_whole(self) -> bool:
        """Whether every facet is set, so that it can be saved."""
        return bool(self.claim_type and self.strength)

    @property
    def tags(self) -> Tags:
        """The tags; asked for only when whole."""
        return Tags(self.claim_type, self.strength, self.stance, self.basis, self.topics, self.note)


class Wish(Enum):
    """What a typed text asks of the window."""

    NOTHING = auto()
    SHOW = auto()
    SAVE = auto()
    TOPICS = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """The draft after a key, and what is to be done with it."""

    draft: Draft
    wish: Wish


def typed(text: str, draft: Draft, codebook: Codebook, last: Tags | None) -> Step:
    """Take one typed text; `last` are the tags saved last, which H repeats."""
    letter = text.casefold()
    command = _COMMANDS.get(letter)
    if command:
        return command(draft, codebook, last)
    for scheme in (Scheme.CLAIM_TYPE, Scheme.STRENGTH, Scheme.STANCE):
        key = _key_of(codebook, scheme, letter)
        if key:
            return chosen(scheme, key, draft)
    return Step(draft, Wish.NOTHING)


def chosen(scheme: Scheme, key: str, draft: Draft) -> Step:
    """Set one facet; tags that are whole by then are saved."""
    after = replace(draft, **{scheme.value: key})  # type: ignore[arg-type] # all four are words
    return Step(after, Wish.SAVE if after.is_whole else Wish.SHOW)


def _key_of(codebook: Codebook, scheme: Scheme, letter: str) -> str:
    for code in codebook.of(scheme):
        if letter in (code.sign.casefold(), *code.also):
            return code.key
    return ""


def _repeat(draft: Draft, _codebook: Codebook, last: Tags | None) -> Step:
    if last is None:
        return Step(draft, Wish.NOTHING)
    return Step(replace(Draft.of(last), note=draft.note), Wish.SAVE)


def _next_basis(draft: Draft, codebook: Codebook, _last: Tags | None) -> Step:
    keys = [code.key for code in codebook.of(Scheme.BASIS)]
    place = keys.index(draft.basis) if draft.basis in keys else -1
    return chosen(Scheme.BASIS, keys[(place + 1) % len(keys)], draft)


def _topics(draft: Draft, _codebook: Codebook, _last: Tags | None) -> Step:
    return Step(draft, Wish.TOPICS)


def _note(draft: Draft, _codebook: Codebook, _last: Tags | None) -> Step:
    return Step(draft, Wish.NOTE)


_COMMANDS: dict[str, Callable[[Draft, Codebook, Tags | None], Step]] = {
    "h": _repeat,
    "u": _next_basis,
    "t": _topics,
    "w": _note,
}
