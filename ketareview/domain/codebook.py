"""The vocabulary of tagging: data, not code; the default ships in `resources/codebooks`."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from ketareview.domain.errors import CodeNotFoundError


class Scheme(StrEnum):
    """The four facets of a tag, and the modifiers of strength."""

    CLAIM_TYPE = "claim_type"
    STRENGTH = "strength"
    STANCE = "stance"
    BASIS = "basis"
    MODIFIER = "modifier"


@dataclass(frozen=True, slots=True)
class Code:
    """One choice of a facet.

    `key` is the stable word, `sign` what the reviewer types (a letter, digit or sign), `level` the
    rung of the evidence ladder (0 to 6, None for "unchecked" and for other facets), `family` the
    group whose hue and pattern it shares, `colour` an `#rrggbb` tint for bars and badges.
    """

    id: UUID
    scheme: Scheme
    key: str
    sign: str
    label: str
    definition: str
    use_when: str = ""
    not_when: str = ""
    family: str = ""
    colour: str = ""
    level: int | None = None
    order: int = 0
    retired: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicSeed:
    """A topic that a new library starts with."""

    id: UUID
    name: str
    parent: UUID | None
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Codebook:
    """All codes and the topics to start with; `version` names what a report was made with."""

    name: str
    version: str
    codes: tuple[Code, ...]
    topics: tuple[TopicSeed, ...] = ()

    def of(self, scheme: Scheme) -> tuple[Code, ...]:
        """List the codes of a facet that are in use, in their order."""
        found = (code for code in self.codes if code.scheme is scheme and not code.retired)
        return tuple(sorted(found, key=lambda code: code.order))

    def code(self, scheme: Scheme, key: str) -> Code:
        """Find a code by its stable key, retired ones too.

        Raises:
            CodeNotFoundError: the facet has no such key.
        """
        for code in self.codes:
            if code.scheme is scheme and code.key == key:
                return code
        raise self._unknown(scheme, key)

    def understood(self, scheme: Scheme, typed: str) -> Code:
        """Find a code in use by key, letter, sign, digit or label, as a reviewer types it.

        Raises:
            CodeNotFoundError: nothing of the facet is called so.
        """
        wanted = typed.strip().casefold()
        for code in self.of(scheme):
            names = (code.key, code.sign, code.label, *code.also)
            if wanted in (name.casefold() for name in names):
                return code
        raise self._unknown(scheme, typed)

    def _unknown(self, scheme: Scheme, typed: str) -> CodeNotFoundError:
        known = ", ".join(f"{code.key} ({code.sign})" for code in self.of(scheme))
        return CodeNotFoundError(scheme=scheme.value, typed=typed, known=known)
