"""A seal on a report's file: the hash of all its bytes, in a comment before the end.

It tells of every byte that was changed by mistake or without care. It is no signature: who means
to deceive can seal anew, and is found out by comparing the quotations with the library.
"""

import hashlib
import re

_END = b"startxref"
_SEAL = re.compile(rb"%KetaReview sha256 ([0-9a-f]{64})\n(?=startxref\s)")


def sealed(pdf: bytes) -> bytes:
    """Put the seal where a comment moves no object: behind the trailer, before its address."""
    place = pdf.rindex(_END)
    digest = hashlib.sha256(pdf).hexdigest().encode("ascii")
    return b"%s%%KetaReview sha256 %s\n%s" % (pdf[:place], digest, pdf[place:])


def is_intact(pdf: bytes) -> bool:
    """Whether the file is, byte for byte, what was sealed; one without a seal is not."""
    seals = list(_SEAL.finditer(pdf))
    if not seals:
        return False
    seal = seals[-1]
    rest = pdf[: seal.start()] + pdf[seal.end() :]
    return hashlib.sha256(rest).hexdigest().encode("ascii") == seal[1]
