"""A report of ours, opened in a worker: its attachment, its keywords, its words in order."""

from base64 import b64encode
from typing import Any

import pypdf

from ketareview.domain.errors import EncryptedFileError
from ketareview.pdf import attached, metadata, tagged_text
from ketareview.pdf.objects import asked


def read(argument: dict[str, Any]) -> dict[str, Any]:
    """Read what `ketareview.pdf.parts_of_report` gives.

    Raises:
        FileError: it cannot be opened, or asks for a password.
    """
    path, name = argument["path"], argument["attachment"]
    words = tagged_text.read(path)  # first, as PDFium says best why a file cannot be opened
    if asked(path, "", _is_locked):
        raise EncryptedFileError(path=path)
    found = asked(path, "", lambda reader: attached.find(reader, name))
    return {
        "attachment": None if found is None else b64encode(found[0]).decode("ascii"),
        "is_whole": found is not None and found[1],
        "keywords": metadata.read(path).keywords,
        "words": words,
    }


def _is_locked(reader: pypdf.PdfReader) -> bool:
    return reader.is_encrypted
