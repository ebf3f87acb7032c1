"""The table of studies: what each card says, value by value, with the words behind it."""

from collections.abc import Iterator, Sequence

from ketareview.domain.study import StudyValue, field_of
from ketareview.reporting.composing.material import Material, Numbers
from ketareview.reporting.conclusions import StudyCell, StudyRow


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
        )
