"""Messages of mail."""

import email.utils
from collections.abc import Sequence
from pathlib import Path

from ketareview.domain.article import Author
from ketareview.domain.errors import UnreadableFileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.domain.text import BlockKind
from ketareview.importing import signature
from ketareview.importing.message.parts import Piece, header, headers, message, pieces, sender
from ketareview.importing.paragraphs import parts_of
from ketareview.importing.prose.described import Told, draft, people
from ketareview.importing.reflow import Part
from ketareview.importing.webpage.reading import parsed, whole

_SURE = frozenset({"message-id", "received", "return-path", "x-mailer", "mime-version"})
_USUAL = frozenset({"from", "date", "subject"})
_ENDINGS = frozenset({".eml", ".emlx"})
_SHOWN = ("From", "To", "Cc", "Date")


class Mail:
    """Knows its files by the headers at their beginning."""

    name = "mail"
    media_types = ("message/rfc822",)
    rank = 15
    is_paper = True

    def recognises(self, path: Path) -> bool:
        """Whether the file begins with the headers of a message."""
        start = signature.head(path)
        known = headers(start)
        is_called_so = path.suffix.lower() in _ENDINGS
        if known & _SURE and ("from" in known or is_called_so):
            return True
        return "from" in known and (is_called_so or (known >= _USUAL and b"@" in sender(start)))

    def read(self, path: Path, wishes: Wishes) -> Sequence[Draft]:
        """Read the message in the form that holds more; files attached to it are named only.

        Raises:
            EmptyFileError: it says nothing.
            FileError: it is broken or too large.
        """
        letter = message(path)
        found = list(pieces(path, letter))
        body, left_out = _body(path, found)
        subject = header(letter, "Subject")
        heads = [f"{name}: {words}" for name in _SHOWN if (words := header(letter, name))]
        attached = [each.name or each.media_type for each in found if _is_attached(each)]
        notes = [f"Attached: {name}" for name in attached]
        opening = [
            Part(BlockKind.HEADING, subject, 1),
            Part(BlockKind.PARAGRAPH, "\n".join((*heads, *notes))),
        ]
        told = Told(
            title=subject,
            authors=_author(header(letter, "From")),
            written=_day(header(letter, "Date")),
            sure=0.9,
        )
        lost = {*left_out, *(["attachments"] if attached else [])}
        parts = [*opening, *body] if body or attached else []
        return (draft(path, [part for part in parts if part.text], lost, told),)


def _body(path: Path, found: Sequence[Piece]) -> tuple[list[Part], set[str]]:
    """Choose between the forms of a message; the one in HTML has headings and lists."""
    pages = [each for each in found if each.media_type == "text/html" and _is_body(each)]
    texts = [each for each in found if each.media_type == "text/plain" and _is_body(each)]
    parts: list[Part] = []
    left_out: set[str] = set()
    for page in pages:
        try:
            read, lost = whole(parsed(path, page.text))
        except UnreadableFileError:
            continue
        parts += read
        left_out |= lost
    if not parts:
        parts = [part for text in texts for part in parts_of(text.text)]
    return parts, left_out


def _is_body(piece: Piece) -> bool:
    return not piece.is_attachment and bool(piece.text.strip())


def _is_attached(piece: Piece) -> bool:
    return piece.is_attachment or (bool(piece.name) and not piece.media_type.startswith("image/"))


def _author(sender: str) -> tuple[Author, ...]:
    try:
        name, address = email.utils.parseaddr(sender)
    except RecursionError:  # brackets within brackets without end
        return ()
    return people(name) or ((Author(literal=name or address),) if name or address else ())


def _day(date: str) -> str:
    try:
        return email.utils.parsedate_to_datetime(date).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError, RecursionError):
        return ""


IMPORTER = Mail()
