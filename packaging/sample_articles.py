"""Sets the sample articles: `python packaging/sample_articles.py`, after a change of their text."""

from pathlib import Path

import typst

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
ARTICLES = ("haas-2024", "lindqvist-2023", "moreau-2019", "okafor-2021")


def main() -> None:
    """Compile each article with the shipped fonts alone."""
    for name in ARTICLES:
        typst.compile(
            RESOURCES / "demo" / "typesetting" / f"{name}.typ",
            output=RESOURCES / "demo" / "articles" / f"{name}.pdf",
            font_paths=[RESOURCES / "fonts"],
            ignore_system_fonts=True,
            timestamp=1767225600,  # 1 January 2026, so that the same text gives the same bytes
        )


if __name__ == "__main__":
    main()
