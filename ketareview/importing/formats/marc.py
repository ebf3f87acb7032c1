"""MARC 21 in XML, as catalogues of libraries give it, alone or within their answers."""

from ketareview.importing.xmlrecords import marc
from ketareview.importing.xmlrecords.importing import XmlFile
from ketareview.importing.xmlrecords.kinds import Root

_SIGNS = ("loc.gov/MARC21/slim", "marcxml-v1", '<datafield tag="245"')


def _is_ours(root: Root) -> bool:
    """Whether the outermost element, or what is in it, is MARC's."""
    return any(sign in root.beginning for sign in _SIGNS)


IMPORTER = XmlFile(
    name="MARC XML",
    is_ours=_is_ours,
    records=frozenset({"record"}),
    draft=marc.draft,
    media_types=("application/marcxml+xml", "application/xml"),
    rank=6,
)
