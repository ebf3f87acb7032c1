"""PDF files as pypdf's objects: what PDFium does not tell."""

import logging
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pypdf
from pypdf.errors import PyPdfError

from ketareview.pdf.passwords import encodings

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every odd font

BROKEN = (
    *(PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError),
    *(RecursionError, AssertionError, NotImplementedError, LookupError),
)
"""What pypdf raises over broken files."""

_LARGEST = 200_000_000

T = TypeVar("T")


def asked(path: str, password: str, question: Callable[[pypdf.PdfReader], T]) -> T | None:
    """Ask the opened file; None where it is too broken, or too large, to answer."""
    if Path(path).stat().st_size > _LARGEST:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Only when it is not strict does pypdf look at each object of the file.
        for is_strict in (True, False):
            try:
                with pypdf.PdfReader(path, strict=is_strict) as reader:
                    if reader.is_encrypted:
                        any(reader.decrypt(each) for each in encodings(password))
                    return question(reader)
            except BROKEN:
                continue
    return None
