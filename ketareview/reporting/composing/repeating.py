"""What the reviewer's summary quotes, compared with the passages of the report."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ketareview.domain.showing import printed
from ketareview.reporting.composing.material import Material, Numbers
from ketareview.reporting.prose import Block, Run

_OMITTED = re.compile(r"\s*(?:\[\s?(?:\u2026|\.\.\.)\s?\]|\u2026)\s*")
_MARKS = " \u201c\u201d\u201e\u2018\u2019\u00ab\u00bb\"'"


def compared(blocks: Sequence[Block], material: Material, numbers: Numbers) -> tuple[Block, ...]:
    """Strike quotations whose words no passage says; one that cites must say what that one says.

    A passage that is not what its source says bears out nothing.
    """
    said = {
        numbers.passages[each.id]: printed(each.passage.quote)
        for each in material.highlights
        if each.id in numbers.passages and material.quote_ok[each.id]
    }
    notice = Run(f" {material.words('summary.unsaid')}", is_strong=True)
    return tuple(
        block if block.kind != "quotation" or _is_said(block, said) else _struck(block, notice)
        for block in blocks
    )


def _is_said(block: Block, said: Mapping[int, str]) -> bool:
    cited = {run.passage for run in block.runs if run.passage is not None}
    words = "".join(run.text for run in block.runs if not _cites(run))
    parts = [part for each in _OMITTED.split(printed(words)) if (part := each.strip(_MARKS))]
    return not parts or any(
        _follow(parts, quote) for number, quote in said.items() if not cited or number in cited
    )


def _follow(parts: Sequence[str], quote: str) -> bool:
    """Whether words stand in a quotation one behind the other, letter by letter."""
    place = 0
    for part in parts:
        found = quote.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return True


def _struck(block: Block, notice: Run) -> Block:
    runs = (run if _cites(run) else replace(run, is_struck=True) for run in block.runs)
    return replace(block, runs=(*runs, notice))


def _cites(run: Run) -> bool:
    return run.passage is not None or run.claim is not None
