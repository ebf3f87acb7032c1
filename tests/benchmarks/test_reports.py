"""A report of 10,000 quotations, against Typst alone on the same data."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from ketareview import reporting
from ketareview.domain.ids import fixed_id
from ketareview.reporting import compiling, typesetting
from tests.benchmarks.conftest import Compare
from tests.reporting.sample import small

QUOTATIONS = 10_000
TYPST_ALONE = """
import json, sys, typst
given = json.load(open(sys.argv[1], encoding="utf-8"))
report = json.dumps(given["report"])
typst.compile(
    given["template"],
    format="pdf",
    font_paths=[given["fonts"]],
    ignore_system_fonts=True,
    sys_inputs={"report": report, "evidence": given["evidence"]},
    pdf_standards=["a-3a", "ua-1"],
)
"""


def test_report_of_10_000_quotations(compare: Compare, tmp_path: Path) -> None:
    few = small()
    many = [
        replace(few.highlights[number % len(few.highlights)], id=fixed_id("many", str(number)))
        for number in range(QUOTATIONS)
    ]
    material = replace(
        few,
        highlights=many,
        quote_ok={each.id: True for each in many},
        places={each.id: "1137" for each in many},
    )
    given = typesetting.argument(reporting.compose(material))
    given["report"] = compiling.fitted(given["report"], Path(given["fonts"]))
    data = tmp_path / "given.json"
    data.write_text(json.dumps(given), encoding="utf-8")

    def ours() -> None:
        reporting.to_pdf(reporting.compose(material), tmp_path / "report.pdf")

    def limit() -> None:
        # A process of its own: in one that has set the report before, Typst remembers it.
        subprocess.run([sys.executable, "-c", TYPST_ALONE, str(data)], check=True)

    compare(ours, limit, 1)
