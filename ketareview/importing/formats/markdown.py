"""Markdown, with the front matter that static site generators and Pandoc know."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ketareview.domain.errors import EmptyFileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.domain.text import BlockKind
from ketareview.importing import signature
from ketareview.importing.cited_works import cited_works
from ketareview.importing.encodings import is_text
from ketareview.importing.frontmatter import ENDINGS, head, split
from ketareview.importing.markup import parts_of
from ketareview.importing.record import dates, identifiers, names
from ketareview.importing.record.findings import FILE_NAME, FIRST_PAGE, METADATA, Finding, settle
from ketareview.importing.record.pagetext import identified, suggested_kind
from ketareview.importing.record.titles import from_file_name
from ketareview.importing.reflow import Part, reflow
from ketareview.importing.textfile import read_text

_REFERENCES = "references"
_KNOWN = frozenset({"title", "author", "date", "doi", "abstract", "url", _REFERENCES})
_KEPT = {"keywords": "keywords", "lang": "language"}


class Markdown:
    """Knows its files by their names: any text is Markdown too."""

    name = "Markdown"
    media_types = ("text/markdown",)
    rank = 50
    is_paper = True

    def recognises(self, path: Path) -> bool:
        """Whether a text is called Markdown and holds no other known kind."""
        start = signature.head(path)
        return (
            path.suffix.lower() in ENDINGS
            and not signature.is_foreign(start)
            and not signature.is_pdf(start)
            and is_text(start)
        )

    def read(self, path: Path, wishes: Wishes) -> Sequence[Draft]:
        """Read the file as one article.

        Raises:
            EmptyFileError: there is no text.
            LargeFileError: there is more text than a library takes.
        """
        decoded = read_text(path)
        text = decoded.text.removeprefix("\ufeff")
        front, body = split(text)
        document = parts_of(body)
        parts = list(document.parts)
        if _REFERENCES in front:
            parts += cited_works(head(text), parts)
        pages = reflow(parts)
        if not pages:
            raise EmptyFileError(path=path)
        record, origin = settle(_findings(path, front, document.parts))
        return (Draft(record, origin, pages, (*decoded.left_out, *document.left_out)),)


def _findings(path: Path, front: Mapping[str, str], parts: Sequence[Part]) -> Iterator[Finding]:
    heading = next((part for part in parts if part.kind is BlockKind.HEADING), None)
    title = front.get("title", "") or (heading.text if heading else "")
    yield Finding("title", front.get("title", ""), METADATA, 0.95)
    if heading:
        yield Finding("title", heading.text, FIRST_PAGE, 0.85 if heading.level == 1 else 0.6)
    yield Finding("title", from_file_name(path), FILE_NAME, 0.3)
    yield Finding("authors", names.authors(front.get("author", "")), METADATA, 0.9)
    yield Finding("year", dates.year(front.get("date", "")), METADATA, 0.9)
    yield Finding("published", front.get("date", ""), METADATA, 0.9)
    yield Finding("doi", identifiers.clean_doi(front.get("doi", "")), METADATA, 0.95)
    yield Finding("abstract", front.get("abstract", ""), METADATA, 0.9)
    yield Finding("url", front.get("url", ""), METADATA, 0.8)
    for name, value in front.items():
        if name not in _KNOWN:
            yield Finding(_KEPT.get(name, f"Markdown {name}"), value, METADATA, 0.9)
    yield from identified("\n".join(part.text for part in parts), FIRST_PAGE, 0.6)
    yield from suggested_kind(title, front.get("abstract", ""), FIRST_PAGE)


IMPORTER = Markdown()
