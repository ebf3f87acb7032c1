"""A report of 10,000 quotations, against Typst alone on the same data."""

import json
from dataclasses import replace
from pathlib import Path

import typst

from ketareview import reporting
from ketareview.domain.ids import fixed_id
from ketareview.reporting import typesetting
from tests.benchmarks.conftest import Compare
from tests.reporting.sample import small

QUOTATIONS = 10_000


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
    data = json.dumps({**given["report"], "missing": []})

    def limit() -> None:
        typst.compile(
            Path(given["template"]),
            output=None,
            format="pdf",
            font_paths=[Path(given["fonts"])],
            ignore_system_fonts=True,
            sys_inputs={"report": data, "evidence": given["evidence"]},
            pdf_standards=["a-3a", "ua-1"],
        )

    compare(
        lambda: reporting.to_pdf(reporting.compose(material), tmp_path / "report.pdf"), limit, 1
    )
