"""The words of a report come in reading order, whole across columns and pages."""

from dataclasses import replace
from pathlib import Path

from ketareview.pdf import tagged_text
from ketareview.reporting import compose, to_pdf
from tests.reporting.sample import article, highlight, material


def test_sentences_come_whole_across_columns_and_pages(tmp_path: Path) -> None:
    where = article("Okafor")
    quotes = [f"Passage {n} " + " ".join(f"word{n}x{m}" for m in range(260)) for n in range(6)]
    marked = [
        highlight(where, words, stance="contradicts" if n % 2 else "supports")
        for n, words in enumerate(quotes)
    ]
    made = replace(material(*marked, articles=(where,)), title="Running head")
    to_pdf(compose(made), tmp_path / "report.pdf")

    words = "".join(tagged_text.read(str(tmp_path / "report.pdf")).split())

    for quote in quotes:
        assert "".join(quote.split()) in words
    assert words.count("Runninghead") == 1
