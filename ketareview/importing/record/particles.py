"""The particles of families, as `van` and `d'`."""

_CLOSE = ("'", "\u2019", "-")


def with_particle(particle: str, family: str) -> str:
    """Put a particle before a family: `van Gogh`, but `d'Este` and `el-Sadat`."""
    parting = "" if particle.endswith(_CLOSE) else " "
    return f"{particle}{parting}{family}".strip()
