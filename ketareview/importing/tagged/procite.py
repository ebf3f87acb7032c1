"""Records of RIS from ProCite, which notes under labels what RIS has no tags for."""

import re

from ketareview.importing.tagged.records import Tagged

_OWN = re.compile(r"Record (?:ID|Number):")
_LABELLED = re.compile(r"([A-Z][A-Za-z ,]{2,30}): (\S.*)$")
_TAGS = {
    "Volume ID": "VL",
    "Issue ID": "IS",
    "Proceedings Title": "T2",
    "Title Monographic": "T2",
    "Title, Monographic": "T2",
    "Series Title": "T3",
}


def told(record: Tagged) -> Tagged:
    """Put what is noted under its tag, unless that says something else already.

    Where the volume is noted, the edition stands in its place.
    """
    if not any(map(_OWN.match, record.peek("N1"))):
        return record
    noted = {found[1]: found[2] for each in record.peek("N1") if (found := _LABELLED.match(each))}
    whole = Tagged(search=record.search)
    for tag, value in record.entries:
        whole.add("ET" if tag == "VL" and "Volume ID" in noted else tag, value)
    for label, tag in _TAGS.items():
        if label in noted and not whole.has(tag):
            whole.add(tag, noted[label])
    return whole
