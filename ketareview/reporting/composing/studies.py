"""The table of studies: what each card says, value by value, with the words behind it."""

from collections.abc import Iterator, Sequence

from ketareview.domain.study import StudyValue, field_of
from ketareview.reporting.composing.material import Material, Numbers
from ketareview.reporting.conclusions import StudyCell, StudyRow
from ketareview.reporting.prose import with_minus
from ketareview.reporting.words import Words

_NAMED = frozenset({"randomised", "analysed", "n", "guessing", "guessed", "comparator"})
"""Fields whose values say little without their names."""


def studies_of(material: Material, numbers: Numbers) -> tuple[StudyRow, ...]:
    """List the articles with a card, or with a level or an appraisal, by their numbers."""
    return tuple(
        StudyRow(
            source=number,
            article=article,
            cited_as=material.articles[article].record.cited_as,
            cells=tuple(_cells(material, material.studies.get(article, ()))),
            level=material.levels.get(article, ""),
            appraisal=material.appraisals.get(article, ""),
        )
        for article, number in numbers.sources.items()
        if any(article in told for told in (material.levels, material.appraisals))
        or material.studies.get(article)
    )


def _told(value: StudyValue, words: Words) -> str:
    if value.field not in _NAMED:
        return with_minus(value.shown)
    if value.field == "n":
        return words.counted("finding.participants", int(value.value))
    shown = value.shown[:1].lower() + value.shown[1:] if value.field == "guessing" else value.shown
    return words(f"value.{value.field}", value=shown)


def _cells(material: Material, values: Sequence[StudyValue]) -> Iterator[StudyCell]:
    several = len({value.reviewer.id for value in values}) > 1
    for value in values:
        yield StudyCell(
            field=value.field,
            label=field_of(value.field).label,
            position=value.place,
            value=value.shown,
            passage=value.passage,
            place=material.places.get(value.id, ""),
            is_checked=value.passage is None or material.quote_ok.get(value.id, False),
            note=value.reviewer.name if several else "",
            told=_told(value, material.words),
        )
