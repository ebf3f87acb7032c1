"""What the linter warns of, with the numbers that the report gives to what is meant."""

from ketareview.reporting.composing.material import Material, Numbers
from ketareview.reporting.conclusions import WarningEntry


def warnings_of(material: Material, numbers: Numbers) -> tuple[WarningEntry, ...]:
    """List the warnings about what the report holds."""
    found = (
        WarningEntry(
            rule=each.rule,
            words=f"{each.title}: {each.explanation}",
            quote=each.words,
            passage=numbers.passages.get(each.subject),
            source=numbers.sources.get(each.subject),
            claim=numbers.claims.get(each.subject),
            dismissed=dismissed,
        )
        for each, dismissed in material.warnings
    )
    held = (one for one in found if one.passage or one.source or one.claim)
    return tuple(sorted(held, key=lambda one: (one.claim or 0, one.passage or 0, one.source or 0)))
