"""Elements of the project's XML; schema: Project.xsd of 18 March 2019, version 1.0."""

import re
from datetime import UTC, datetime
from uuid import UUID
from xml.etree.ElementTree import Element

NAMESPACE = "urn:QDA-XML:project:1.0"

# XML 1.0 has no place for these, whatever stands for them; line ends of old are one sign each.
_REFUSED = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENDS = {ord("\r"): "\n", ord("\v"): "\n", ord("\f"): "\n", 0xFEFF: "\u2060"}


def plain(text: str) -> str:
    """Write text with signs that XML and every text file may hold, each in the place it had."""
    return _REFUSED.sub("\ufffd", text.replace("\r\n", " \n").translate(_ENDS))


Fact = str | int | UUID | datetime | None


def element(tag: str, /, **facts: Fact) -> Element:
    """Make an element with those attributes that are known, in the order given."""
    made = Element(tag)
    for key, fact in facts.items():
        if fact is not None:
            made.set(key, _written(fact))
    return made


def with_text(tag: str, text: str) -> Element:
    """Make an element that holds words."""
    made = element(tag)
    made.text = plain(text)
    return made


def reference(tag: str, target: UUID) -> Element:
    """Point to something by its id."""
    return element(tag, targetGUID=target)


def _written(fact: str | int | UUID | datetime) -> str:
    if isinstance(fact, datetime):
        return fact.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return plain(fact) if isinstance(fact, str) else str(fact)
