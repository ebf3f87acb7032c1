"""The particles of families, as `van` and `d'`."""

import re

_CLOSE = re.compile(r"[^aeiou]['\u2019]$|-$", re.IGNORECASE)


def with_particle(particle: str, family: str) -> str:
    """Put a particle before a family: `van Gogh`, `de' Medici`, but `d'Este` and `el-Sadat`."""
    parting = "" if _CLOSE.search(particle) else " "
    return f"{particle}{parting}{family}".strip()
