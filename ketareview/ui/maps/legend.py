"""What the signs of a map mean, in words."""

from ketareview.domain.codebook import Codebook, Scheme
from ketareview.domain.mapping import MapKind

_AGAINST = "\N{MINUS SIGN}1: one of them contradicts."
_NUMBERS = "Numbers are passages, the deeper the blue the more of them."


def legend(codebook: Codebook, kind: MapKind) -> str:
    """Explain a map."""
    match kind:
        case MapKind.STRENGTH:
            rungs = (f"{code.sign} {code.label}" for code in codebook.of(Scheme.STRENGTH))
            return f"{' · '.join(rungs)}. {_AGAINST} A dot: none found."
        case MapKind.TOPICS:
            types = (f"{code.sign} {code.label}" for code in codebook.of(Scheme.CLAIM_TYPE))
            return f"{' · '.join(types)}. {_NUMBERS} A topic counts those below it. {_AGAINST}"
        case MapKind.GAPS:
            return (
                f"{_NUMBERS} A ring is a gap: articles are filed under the condition, but no"
                f" passage on the outcome. A dot: no article is filed there at all. {_AGAINST}"
            )
