"""Reports of 1,000 and 10,000 quotations under claims, against Typst alone on the same data."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from ketareview import reporting
from ketareview.domain.claim import Claim
from ketareview.domain.highlight import Highlight, Piece
from ketareview.domain.ids import fixed_id
from ketareview.domain.ledger import Standing, Weighed
from ketareview.reporting import typesetting
from ketareview.reporting.printing import shown
from tests.benchmarks.conftest import Compare
from tests.reporting.sample import ANNA, MADE, small

CLAIMS = 20
FEW = 1_000
WORDS = """
ketamine infusion response remission depression patients randomised placebo midazolam within hours
after the of in and a single dose was with for to at day score scale MADRS baseline treatment
resistant effect sustained weeks follow up group adverse events dissociation blood pressure
"""
TYPST_ALONE = """
import json, sys, typst
given = json.load(open(sys.argv[1], encoding="utf-8"))
typst.compile(
    given["template"],
    format="pdf",
    font_paths=given["fonts"],
    ignore_system_fonts=True,
    sys_inputs={name: given[name] for name in ("report", "evidence", "keyword")},
    pdf_standards=given["standards"],
)
"""


def material_of(quotations: int) -> reporting.Material:
    """Make material for a report whose passages all stand under claims."""
    few, random = small(), Random(7)  # noqa: S311 - the same each time
    many = [
        _worded(few.highlights[number % len(few.highlights)], number, sentence(random))
        for number in range(quotations)
    ]
    standings = [
        Standing(
            Claim(
                fixed_id("claim", str(start)), f"Claim {start}", None, start, "", ANNA, MADE, MADE
            ),
            tuple(Weighed(each, each.tags.stance, 5) for each in many[start::CLAIMS]),
        )
        for start in range(CLAIMS)
    ]
    return replace(
        few,
        highlights=many,
        standings=standings,
        quote_ok={each.id: True for each in many},
        places={each.id: "1137" for each in many},
    )


def sentence(random: Random) -> str:
    """Make a sentence of 12 to 40 words, as quotations have."""
    words = random.choices(WORDS.split(), k=random.randint(12, 40))
    words.insert(3, f"{random.randint(2, 99)} %")
    return f"{' '.join(words).capitalize()}."


def _worded(highlight: Highlight, number: int, quote: str) -> Highlight:
    pieces = (Piece(1, 3, 3 + len(quote)),)
    passage = replace(highlight.passage, quote=quote, pieces=pieces)
    return replace(highlight, id=fixed_id("many", str(number)), passage=passage)


@pytest.mark.parametrize("quotations", [FEW, 10_000])
def test_report_of_many_quotations(quotations: int, compare_work: Compare, tmp_path: Path) -> None:
    material = material_of(quotations)
    report = reporting.compose(material)
    given = typesetting.argument(report, shown(report))
    data = tmp_path / "given.json"
    data.write_text(json.dumps(given), encoding="utf-8")

    def ours() -> None:
        reporting.to_pdf(reporting.compose(material), tmp_path / "report.pdf")

    def limit() -> None:
        # A process of its own: in one that has set the report before, Typst remembers it.
        subprocess.run([sys.executable, "-c", TYPST_ALONE, str(data)], check=True)

    compare_work(ours, limit, 1 if quotations > FEW else 5)
