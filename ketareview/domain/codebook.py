"""The vocabulary of tagging: data, not code; the default ships in `resources/codebooks`."""

from dataclasses import dataclass, fields
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

    @property
    def levels(self) -> dict[str, int | None]:
        """Tell the rung of each strength by its key, of retired ones too."""
        return {code.key: code.level for code in self.codes if code.scheme is Scheme.STRENGTH}

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

    def rungs(self, low: int | None, high: int | None) -> tuple[Code, ...]:
        """List the strengths in use from one level to another; unchecked evidence has no level."""
        return tuple(
            code
            for code in self.of(Scheme.STRENGTH)
            if code.level is not None
            and (low is None or code.level >= low)
            and (high is None or code.level <= high)
        )

    def _unknown(self, scheme: Scheme, typed: str) -> CodeNotFoundError:
        known = ", ".join(f"{code.key} ({code.sign})" for code in self.of(scheme))
        return CodeNotFoundError(scheme=scheme.value.replace("_", " "), typed=typed, known=known)


class ChangeKind(StrEnum):
    """What taking over another codebook would do to a code."""

    ADDED = "added"
    CHANGED = "changed"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Change:
    """A code that taking over another codebook would add, change or retire; `fields` differ."""

    kind: ChangeKind
    scheme: Scheme
    key: str
    label: str
    fields: tuple[str, ...] = ()


def differences(before: Codebook, after: Codebook) -> tuple[Change, ...]:
    """Tell what taking over `after` changes in the codes of `before`; none is ever removed."""
    old = {code.id: code for code in before.codes}
    found = []
    for code in after.codes:
        names = () if code.id not in old else _differing(old[code.id], code)
        kind = ChangeKind.CHANGED if code.id in old else ChangeKind.ADDED
        if names or kind is ChangeKind.ADDED:
            found.append(Change(kind, code.scheme, code.key, code.label, names))
    kept = {code.id for code in after.codes}
    found += [
        Change(ChangeKind.RETIRED, code.scheme, code.key, code.label)
        for code in before.codes
        if code.id not in kept and not code.retired
    ]
    return tuple(found)


def _differing(before: Code, after: Code) -> tuple[str, ...]:
    names = (field.name for field in fields(Code))
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
