"""Words out of the small pieces of HTML that notes and abstracts are written in."""

import html
import re

_BREAKS = re.compile(r"</?(?:p|br|div|li|h[1-6]|tr|ul|ol|blockquote|hr)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def plain(text: str) -> str:
    """Take the tags away; each paragraph stays on a line of its own."""
    if "<" not in text:
        return text.strip()
    words = html.unescape(_TAG.sub("", _BREAKS.sub("\n", text)))
    return "\n".join(line for each in words.split("\n") if (line := " ".join(each.split())))
