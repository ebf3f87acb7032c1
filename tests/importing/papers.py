"""Small PDF files for tests, written by hand so that each sign of them is known."""

from collections.abc import Mapping, Sequence

Line = tuple[float, float, str]
"""From the top of the page and size, in points, and words in ASCII."""

_BOX_AND_FONT = "/MediaBox [0 0 612 792] /Resources << /Font << /F 3 0 R >> >>"


def pdf(pages: Sequence[Sequence[Line]], info: Mapping[str, str] | None = None) -> bytes:
    """Write a PDF of US letter pages in Helvetica; no page at all is allowed."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    told = " ".join(f"/{name} ({_escaped(words)})" for name, words in (info or {}).items())
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        content = "\n".join(_shown(line) for line in lines)
        objects += [
            f"<< /Type /Page /Parent 2 0 R {_BOX_AND_FONT} /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    objects.append(f"<< {told} >>")
    return _file(objects)


def _shown(line: Line) -> str:
    top, size, words = line
    return f"BT /F {size} Tf 1 0 0 1 72 {792 - top} Tm ({_escaped(words)}) Tj ET"


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: Sequence[str]) -> bytes:
    body = b"%PDF-1.4\n"
    places = []
    for number, words in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{words}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n"
    tail += f"<< /Size {size} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
    return body + f"{tail}startxref\n{len(body)}\n%%EOF\n".encode("ascii")
