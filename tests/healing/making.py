"""Other files of the same paper: saved anew, linearised, compressed, printed anew, as HTML."""

import json
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path

import pikepdf
import pypdf
import typst

from ketareview.domain.text import Page
from ketareview.reading.furniture import Furniture

Making = Callable[[Path, Sequence[Page], Path], None]

_PAPER = """
#let given = json(bytes(sys.inputs.paper))
#set page(paper: given.paper, columns: given.columns, margin: 1.6cm,
  header: [A Journal of Reprints #h(1fr) Vol. 7],
  footer: context [#h(1fr) #counter(page).display()])
#set text(font: given.font, size: given.size * 1pt, lang: "en", hyphenate: given.hyphenate)
#set par(justify: given.hyphenate)
#for paragraph in given.paragraphs { par(paragraph) }
"""


def saved(old: Path, _pages: Sequence[Page], new: Path) -> None:
    """Save a PDF anew with pypdf."""
    pypdf.PdfWriter(clone_from=old).write(new)


def compressed(old: Path, _pages: Sequence[Page], new: Path) -> None:
    """Pack all objects into streams."""
    with pikepdf.open(old) as paper:
        paper.save(
            new,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
        )


def linearised(old: Path, _pages: Sequence[Page], new: Path) -> None:
    """Order a PDF for the web."""
    with pikepdf.open(old) as paper:
        paper.save(new, linearize=True)


def unpacked(old: Path, _pages: Sequence[Page], new: Path) -> None:
    """Write a PDF without any compression, in normal form."""
    with pikepdf.open(old) as paper:
        paper.save(new, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, qdf=True)


def narrow(_old: Path, pages: Sequence[Page], new: Path) -> None:
    """Print small pages with hyphens and serifs."""
    _print(pages, new, paper="a5", columns=1, size=9.5, font="Libertinus Serif", hyphenate=True)


def in_columns(_old: Path, pages: Sequence[Page], new: Path) -> None:
    """Print two columns without serifs."""
    _print(pages, new, paper="a4", columns=2, size=8.5, font="Inter", hyphenate=True)


def wide(_old: Path, pages: Sequence[Page], new: Path) -> None:
    """Print wide pages without hyphens."""
    _print(pages, new, paper="us-letter", columns=1, size=12, font="Inter", hyphenate=False)


def as_page(_old: Path, pages: Sequence[Page], new: Path) -> None:
    """Write a page for the web."""
    body = "\n".join(f"<p>{escape(words)}</p>" for words in paragraphs(pages))
    new.write_text(
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>A reprint</title>"
        f"</head><body><article>{body}</article></body></html>",
        encoding="utf-8",
    )


RESAVED: Mapping[str, Making] = {
    "saved anew": saved,
    "compressed": compressed,
    "linearised": linearised,
    "unpacked": unpacked,
}
LAID_OUT: Mapping[str, Making] = {
    "printed small": narrow,
    "printed in columns": in_columns,
    "printed wide": wide,
    "as HTML": as_page,
}


def paragraphs(pages: Sequence[Page]) -> list[str]:
    """Join the lines of pages, without headers and footers, as they would be typed again."""
    furniture = Furniture(pages)
    lines: list[str] = []
    for page in pages:
        start = 0
        for first, last in sorted((*furniture.of(page, ()), (len(page.text), len(page.text)))):
            lines += page.text[start:first].split("\n")
            start = last
    found = [""]
    for line in lines:
        words = "".join(sign for sign in line if sign.isprintable() or sign == "\u00ad").strip()
        found[-1] = _joined(found[-1], words)
        if words.endswith((".", "?", "!")) and len(found[-1]) > 600:
            found.append("")
    return [words for words in found if words]


def _joined(words: str, line: str) -> str:
    if words.endswith("\u00ad"):
        return words[:-1] + line
    return words + line if words.endswith("-") or not words else f"{words} {line}"


def _print(pages: Sequence[Page], new: Path, **look: object) -> None:
    markup = new.with_suffix(".typ")
    markup.write_text(_PAPER, encoding="utf-8")
    given = {"paragraphs": paragraphs(pages), **look}
    typst.compile(
        str(markup),
        output=str(new),
        sys_inputs={"paper": json.dumps(given)},
        font_paths=[str(Path(__file__).resolve().parents[2] / "resources" / "fonts")],
    )
