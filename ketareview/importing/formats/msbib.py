"""Sources as Word keeps them, in its Sources.xml or as other programs write them."""

from ketareview.importing.xmlrecords import msbib
from ketareview.importing.xmlrecords.importing import XmlFile
from ketareview.importing.xmlrecords.kinds import Root


def _is_ours(root: Root) -> bool:
    return root.name in {"Sources", "Source"} and "bibliography" in root.beginning


IMPORTER = XmlFile(
    name="Word sources",
    is_ours=_is_ours,
    records=frozenset({"Source"}),
    draft=msbib.draft,
)
