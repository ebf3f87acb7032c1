"""EndNote's XML, which other programs write too."""

from ketareview.importing.xmlrecords import endnote
from ketareview.importing.xmlrecords.importing import XmlFile
from ketareview.importing.xmlrecords.kinds import Root

_MARKS = ("<ref-type", "<rec-number", "<source-app", "<contributors>", "<reference_type>")


def _is_ours(root: Root) -> bool:
    """Whether there are records, and in them what EndNote's have."""
    beginning = root.beginning.lower()
    is_list = root.name.lower() in {"xml", "records"} and "<record" in beginning
    return is_list and any(mark in beginning for mark in _MARKS)


IMPORTER = XmlFile(
    name="EndNote XML",
    is_ours=_is_ours,
    records=frozenset({"record", "RECORD"}),
    draft=endnote.draft,
)
