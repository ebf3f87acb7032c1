"""Texts without what programs write differently."""

import re
import unicodedata


def squeezed(text: str) -> str:
    """Reduce text to its letters and digits, without case and accents."""
    plain = unicodedata.normalize("NFKD", re.sub(r"<[^>]{1,40}>", "", text)).casefold()
    plain = plain.replace("\u0131", "i")  # with an accent of its own, as LaTeX has it
    return "".join(sign for sign in plain if sign.isalnum())
